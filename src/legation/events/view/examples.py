"""The corpus sentences that the view finds most like a new one, so that a user sees what its opinion rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TEXTS, VECTORS = "examples.jsonl", "examples.npy"
Floats = NDArray[np.float32]


class Examples:
    """Sentences of the written corpus with their types, and their vectors in 8 bits."""

    def __init__(self, folder: Path) -> None:
        self._rows: list[dict[str, Any]] = [json.loads(line) for line in (folder / TEXTS).read_text("utf-8").splitlines()]
        vectors = np.load(folder / VECTORS).astype(np.float32)
        self._vectors: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-6)

    def nearest(self, vector: Floats, count: int = 3) -> Iterator[tuple[str, str]]:
        """Type and text of the likest sentences (cosine), likest first."""
        scores = self._vectors @ (vector / max(float(np.linalg.norm(vector)), 1e-6))
        for i in np.argsort(-scores, kind="stable")[:count]:
            yield self._rows[i]["type"], self._rows[i]["text"]


def pack(rows: list[dict[str, str]], vectors: Floats, folder: Path) -> None:
    """Writes both files; a row has ``type`` and ``text``."""
    scale = np.abs(vectors).max(1, keepdims=True).clip(1e-6) / 127
    np.save(folder / VECTORS, np.round(vectors / scale).astype(np.int8))
    (folder / TEXTS).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
