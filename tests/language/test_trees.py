from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.language.trees import decode, is_tree


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([2, 0, 2], True), ([0], True), ([2, 1], False), ([0, 0], False), ([2, 3, 2], False), ([0, 3, 2], False), ([], False)],
)
def test_is_tree(heads: list[int], expected: bool) -> None:
    assert is_tree(heads) is expected


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads))
    return max(sum(scores[i, head] for i, head in enumerate(heads)) for heads in trees)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_decode_finds_the_best_tree(size: int, seed: int) -> None:
    scores = np.log(np.random.default_rng(seed).dirichlet(np.ones(size + 1), size))
    scores[np.arange(size), np.arange(1, size + 1)] = -50  # a word is not its own head
    heads = decode(scores)
    assert is_tree(heads)
    assert sum(scores[i, head] for i, head in enumerate(heads)) == pytest.approx(best_by_trying_all(scores))
