"""From scores to a tree: greedy where greedy gives one, Chu-Liu-Edmonds where it does not.

Heads are counted from 1, 0 is the root: ``heads[i]`` is the head of word ``i + 1``.
Chu, Liu (1965); Edmonds (1967); one root per sentence as Universal Dependencies demand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
IMPOSSIBLE = -1e9
ROOTS_TRIED = 4


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word leads to the root, and only one does so directly."""
    return sum(head == 0 for head in heads) == 1 and _cycle([0, *heads]) is None


def decode(scores: Scores) -> list[int]:
    """``scores[word, head]`` of shape (n, n + 1), log-probabilities; the heads of the best tree with one root."""
    greedy: list[int] = scores.argmax(1).tolist()
    if is_tree(greedy):
        return greedy
    full = np.full((len(scores) + 1, len(scores) + 1), IMPOSSIBLE)
    full[:, 1:] = scores.T
    tree = _arborescence(full)
    return tree if sum(head == 0 for head in tree) == 1 else _one_root(full, tree)


def _one_root(full: Scores, tree: Sequence[int]) -> list[int]:
    roots = sorted((i + 1 for i, head in enumerate(tree) if head == 0), key=lambda r: -float(full[0, r]))
    tried = [_with_root(full, root) for root in roots[:ROOTS_TRIED]]
    return max(tried, key=lambda heads: sum(float(full[head, i + 1]) for i, head in enumerate(heads)))


def _with_root(full: Scores, root: int) -> list[int]:
    only = full.copy()
    only[0, 1:] = IMPOSSIBLE / 1e3
    only[0, root] = full[0, root]
    return _arborescence(only)


def _arborescence(scores: Scores) -> list[int]:
    """``scores[head, word]``, node 0 the root; heads of nodes 1..n."""
    scores = scores.astype(np.float64)
    np.fill_diagonal(scores, IMPOSSIBLE)
    scores[:, 0] = IMPOSSIBLE
    heads: list[int] = _contract(scores)[1:].tolist()
    return heads


def _contract(scores: Scores) -> NDArray[np.int64]:
    heads = np.asarray(scores.argmax(0), dtype=np.int64)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    smaller, enter, leave = _smaller(scores, heads, inside, outside)
    np.fill_diagonal(smaller, IMPOSSIBLE)
    return _expand(_contract(smaller), heads, inside, outside, enter, leave)


def _smaller(
    scores: Scores, heads: NDArray[np.int64], inside: NDArray[np.int64], outside: NDArray[np.int64]
) -> tuple[Scores, NDArray[np.int64], NDArray[np.int64]]:
    size = len(outside)
    smaller = np.full((size + 1, size + 1), IMPOSSIBLE)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    within = scores[heads[inside], inside]
    into = scores[np.ix_(outside, inside)] - within[None, :] + within.sum()
    smaller[:size, size] = into.max(1)
    out_of = scores[np.ix_(inside, outside)]
    smaller[size, :size] = out_of.max(0)
    smaller[:, 0] = IMPOSSIBLE
    return smaller, into.argmax(1), out_of.argmax(0)


def _expand(
    sub: NDArray[np.int64],
    heads: NDArray[np.int64],
    inside: NDArray[np.int64],
    outside: NDArray[np.int64],
    enter: NDArray[np.int64],
    leave: NDArray[np.int64],
) -> NDArray[np.int64]:
    size = len(outside)
    out = np.zeros(len(heads), dtype=np.int64)
    out[inside] = heads[inside]
    for node in range(1, size):
        head = sub[node]
        out[outside[node]] = outside[head] if head < size else inside[leave[node]]
    entry = sub[size]
    out[inside[enter[entry]]] = outside[entry]
    return out


def _cycle(heads: Sequence[int]) -> list[int] | None:
    """A cycle among ``heads`` (node 0 is the root and heads itself), or ``None``."""
    done = [False] * len(heads)
    done[0] = True
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while not done[node]:
            done[node] = True
            path.append(node)
            node = heads[node]
        if node in path:
            return path[path.index(node) :]
    return None
