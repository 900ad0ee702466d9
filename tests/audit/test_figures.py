from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.audit import Stratum, kappa, whole, wilson

# So many that it makes no difference that none is judged twice.
MANY = 10**9

strata = st.integers(1, 60).flatmap(
    lambda of: st.integers(1, of).flatmap(lambda judged: st.builds(Stratum, st.integers(0, judged), st.just(judged), st.just(of)))
)


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_published_intervals(right: int, judged: int, low: float, high: float) -> None:
    """Newcombe 1998, table I, method 3: https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E."""
    share = wilson(Stratum(right, judged, MANY))
    assert (share.value, share.low, share.high) == pytest.approx((right / judged, low, high), abs=5e-5)


def test_wilson_is_certain_when_all_are_judged_and_surer_when_few_are_left() -> None:
    every, most, few = (wilson(Stratum(8, 10, of)) for of in (10, 12, 1000))
    assert (every.low, every.high) == (0.8, 0.8)
    assert few.low < most.low < 0.8 < most.high < few.high


@given(strata)
def test_wilson_holds_its_share(stratum: Stratum) -> None:
    share = wilson(stratum)
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_whole_weighs_types_by_their_number_in_the_record() -> None:
    share = whole([Stratum(9, 10, 900), Stratum(0, 5, 100), Stratum(0, 0, 500)])
    assert share
    assert share.value == pytest.approx(0.9 * 0.9 + 0.1 * 0)  # The third type, of which none was judged, is left out.
    assert share.low < share.value < share.high


def test_whole_of_one_type_is_wilson_and_of_none_nothing() -> None:
    assert whole([Stratum(7, 9, 40)]) == wilson(Stratum(7, 9, 40))
    assert whole([Stratum(0, 0, 40)]) is None
    assert whole([]) is None


@given(st.lists(strata, min_size=1, max_size=6))
def test_whole_holds_its_share(some: list[Stratum]) -> None:
    share = whole(some)
    assert share
    assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize(
    ("precision", "most"),
    # Where types differ much, the interval is on the safe side.
    [((0.8, 0.8, 0.8), 0.97), ((0.97, 0.97, 0.97), 0.97), ((0.95, 0.5, 0.7), 1.0)],
)
def test_whole_holds_the_truth_as_often_as_it_says(precision: tuple[float, ...], most: float) -> None:
    chance, held, runs = Random(1), 0, 1500
    for _ in range(runs):
        record = [[chance.random() < p for _ in range(of)] for p, of in zip(precision, (600, 150, 12), strict=True)]
        drawn = [chance.sample(type, judged) for type, judged in zip(record, (40, 20, 5), strict=True)]
        share = whole([Stratum(sum(some), len(some), len(type)) for some, type in zip(drawn, record, strict=True)])
        assert share
        held += share.low <= sum(map(sum, record)) / 762 <= share.high
    assert 0.935 < held / runs < most


def test_kappa_of_two_labels_by_hand() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    # They agree on 35 of 50, 0.7; by chance on 25/50 x 30/50 + 25/50 x 20/50 = 0.5.
    assert kappa(pairs) == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_kappa_of_three_labels_by_hand() -> None:
    pairs = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "c"), ("c", "a")]
    # They agree on 4 of 6; by chance on (3 x 3 + 1 x 2 + 2 x 1) / 36 = 13/36.
    assert kappa(pairs) == pytest.approx((24 - 13) / (36 - 13))


def test_kappa_in_full_agreement_against_each_other_and_where_it_says_nothing() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "b"), ("b", "a")]) == -1
    assert kappa([("a", "a"), ("a", "a")]) is None
    assert kappa([]) is None
