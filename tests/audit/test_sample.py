from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.audit import draw
from legation.audit.sample import FLOOR

TYPES = {**{f"c{i}": "CONSULT" for i in range(900)}, **{f"a{i}": "ACCUSE" for i in range(100)}, **{f"p{i}": "PROTEST" for i in range(3)}}
some_types = st.dictionaries(st.text("abc", max_size=4), st.sampled_from(["CONSULT", "ACCUSE", "AID"]), max_size=40)


def counts(sample: tuple[str, ...]) -> Counter[str]:
    return Counter(TYPES[report] for report in sample)


def test_draw_meets_each_type_before_any_twice() -> None:
    assert counts(draw(TYPES, size=3)) == {"CONSULT": 1, "ACCUSE": 1, "PROTEST": 1}


def test_draw_gives_rare_types_their_floor_and_the_rest_by_the_root_of_their_number() -> None:
    assert counts(draw(TYPES, size=3 + 2 * FLOOR)) == {"CONSULT": FLOOR, "ACCUSE": FLOOR, "PROTEST": 3}
    assert counts(draw(TYPES, size=83)) == {"CONSULT": 60, "ACCUSE": 20, "PROTEST": 3}


def test_draw_depends_on_the_seed_and_not_on_the_order_of_the_record() -> None:
    backwards = dict(reversed(TYPES.items()))
    assert draw(TYPES, size=50, seed=7) == draw(backwards, size=50, seed=7)
    assert set(draw(TYPES, size=50, seed=7)) != set(draw(TYPES, size=50, seed=8))


def test_draw_within_a_type_every_report_has_the_same_chance() -> None:
    drawn = Counter(report for seed in range(600) for report in draw(dict.fromkeys("abcdefgh", "AID"), size=2, seed=seed))
    assert [drawn[report] for report in "abcdefgh"] == [pytest.approx(150, abs=35)] * 8


def test_draw_of_a_record_that_grew_keeps_the_order_of_what_was_there() -> None:
    few = dict.fromkeys("abcdefgh", "AID")
    more = few | dict.fromkeys("ijklmnop", "AID")
    assert tuple(report for report in draw(more, size=16) if report in few) == draw(few, size=8)


@given(some_types, st.integers(1, 50), st.integers(0, 50), st.integers())
def test_draw_smaller_sample_begins_the_larger_and_none_is_drawn_twice(types: dict[str, str], size: int, more: int, seed: int) -> None:
    large = draw(types, size=size + more, seed=seed)
    assert draw(types, size=size, seed=seed) == large[:size]
    assert len(set(large)) == len(large) == min(len(types), size + more)
    assert set(large) <= set(types)
