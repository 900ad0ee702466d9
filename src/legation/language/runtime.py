"""How networks are run here: ONNX Runtime on one thread, inputs of like length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def session(path: Path) -> Any:
    """A graph ready to run, on one thread: pages are spread over processes, and threads would only fight them."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Positions of like length together, at most ``most`` pieces with padding, shortest first."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda k: lengths[k]):
        if batch and lengths[i] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
