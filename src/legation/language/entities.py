"""From scores of BIO tags to the best legal sequence: an entity's inside never stands without its beginning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
FORBIDDEN = -1e4


class Tagger:
    """Viterbi over ``tags`` such as ``O``, ``B-PER``, ``I-PER``."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        self._start = np.array([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags])
        self._step = np.array([[0.0 if _may_follow(after, before) else FORBIDDEN for after in tags] for before in tags])

    def best(self, scores: Floats) -> list[str]:
        """``scores[word, tag]``; one tag a word."""
        if not len(scores):
            return []
        greedy = scores.argmax(1)
        if self._is_legal(greedy):
            return [self.tags[i] for i in greedy]
        return [self.tags[i] for i in self._viterbi(scores)]

    def _is_legal(self, path: NDArray[np.intp]) -> bool:
        return self._start[path[0]] == 0 and not self._step[path[:-1], path[1:]].any()

    def _viterbi(self, scores: Floats) -> list[int]:
        best = scores[0] + self._start
        back: list[NDArray[np.intp]] = []
        for row in scores[1:]:
            through = best[:, None] + self._step
            back.append(through.argmax(0))
            best = through.max(0) + row
        path = [int(best.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return path[::-1]


def _may_follow(after: str, before: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]
