"""How networks are run here: ONNX Runtime on one thread, inputs of like length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

A_CALL = 16  # pieces that could be read in the time that a call of the network takes beside them


def session(path: Path) -> Any:
    """A graph ready to run, on one thread: pages are spread over processes, and threads would only fight them."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # no two calls have inputs of the same size
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Positions of like length together, at most ``most`` pieces with padding, cut where calls and padding cost least together."""
    order = sorted(range(len(lengths)), key=lambda k: lengths[k])
    for start, end in _cuts([lengths[i] for i in order], most):
        yield order[start:end]


def _cuts(lengths: Sequence[int], most: int) -> list[tuple[int, int]]:
    """The cheapest way to cut rising lengths into runs, each padded to its longest: the shortest path from the first to the last."""
    cost, come_from = [0], [0]
    for end, longest in enumerate(lengths, start=1):
        starts = range(end - 1, max(-1, end - 1 - max(1, most // longest)), -1)
        paid, start = min((cost[start] + longest * (end - start) + A_CALL, start) for start in starts)
        cost.append(paid)
        come_from.append(start)
    runs, end = [], len(lengths)
    while end:
        runs.append((come_from[end], end))
        end = come_from[end]
    return runs[::-1]
