"""Batches: each row once, none too large, and no cut of the rows by length is cheaper."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from legation.language import load_parser
from legation.language.runtime import A_CALL, batches

MOST = 100


@given(st.lists(st.integers(1, 200), max_size=60))
def test_runtime_each_row_is_in_one_batch_and_none_is_too_large(lengths: list[int]) -> None:
    found = list(batches(lengths, MOST))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= MOST for batch in found)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=7))
def test_runtime_no_other_cut_is_cheaper(lengths: list[int]) -> None:
    found = sum(A_CALL + len(batch) * max(lengths[i] for i in batch) for batch in batches(lengths, MOST))
    rising = sorted(lengths)
    inner = range(1, len(rising))
    cuts = ((0, *chosen, len(rising)) for size in range(len(rising)) for chosen in combinations(inner, size))
    costs = [[(rising[b - 1] * (b - a), b - a) for a, b in pairwise(cut)] for cut in cuts]
    assert found == min(sum(A_CALL + cost for cost, _ in cut) for cut in costs if all(n == 1 or cost <= MOST for cost, n in cut))


def test_runtime_a_row_longer_than_a_batch_stands_alone() -> None:
    assert list(batches([500, 3], MOST)) == [[1], [0]]


def test_runtime_leaves_the_smallest_numbers_of_the_process_alone() -> None:
    load_parser().parse_sentence("Kenya recalled its envoy.")
    assert np.float32(1e-40) * np.float32(1.0) > 0
