"""The series: counted by hand, with what was not read told from what did not happen."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from legation.relations import Cell, Direction, Observations, Scale, Series, Source, tabulate
from legation.relations.model import Placing
from legation.relations.observe import columns
from legation.relations.placing import days_of
from legation.types import Event, Voices
from tests.relations.samples import RUS, USA, event

FORTH, BACK, MUTUAL = Direction


def page(name: str, day: str, outlet: str | None = None) -> Source:
    return Source(name, outlet=outlet, published_on=date.fromisoformat(day))


def observed(events: list[Event], pages: list[Source]) -> Observations:
    placed = [(one, Placing(*(days_of(one.date) or (None, None)), "day", "event" if one.date else "none")) for one in events]
    return columns(USA, RUS, placed, {source.page: source for source in pages})


PAGES = [
    page("a1", "2017-01-10", "A"), page("a2", "2017-01-20", "A"), page("b1", "2017-01-12", "B"), page("b2", "2017-03-05", "B"),
    page("c1", "2017-03-06"),
]  # fmt: skip
EVENTS = [
    event("x", "SANCTION", ["USA"], ["RUS"], scale=-5.5, modes=("expel",), date="2017-01-09", pages=("a1", "b1")),
    event("y", "CONSULT", ["USA"], ["RUS"], scale=4.0, modes=("visit",), date="2017-01-19", pages=("a2",)),
    event("z", "ACCUSE", ["RUS"], ["USA"], scale=-3.0, date="2017-03-04", pages=("b2", "c1")),
    event("later", "SANCTION", ["USA"], ["RUS"], scale=-6.0, status="future", date="2017-03-20", pages=("b2",)),
    event("sometime", "CONSULT", ["USA"], ["RUS"], scale=2.5, date="2017", pages=("b2",)),
]


@pytest.fixture(scope="module")
def series() -> Series:
    return tabulate(observed(EVENTS, PAGES), "month")


def cell(series: Series, label: str, direction: Direction) -> Cell:
    return next(period.cells[direction] for period in series.periods if period.label == label)


def test_counts_and_scores_of_a_month(series: Series) -> None:
    january = cell(series, "2017-01", FORTH)
    assert january.counts == (1, 0, 0, 1)
    plover = january.scores[Scale.PLOVER]
    assert (plover.total, plover.mean, plover.words, plover.deeds, plover.gap) == (-1.5, -0.75, 4.0, -5.5, -9.5)
    # CONSULT visit: the mean of CAMEO 042 (1.9) and 043 (2.8); SANCTION expel: CAMEO 166 and below, -8.0.
    assert january.scores[Scale.GOLDSTEIN].total == pytest.approx(2.35 - 8.0)
    assert cell(series, "2017-01", BACK).count == 0


def test_a_month_in_which_nothing_was_read_is_no_zero(series: Series) -> None:
    assert [(p.label, p.pages, p.outlets, p.covered) for p in series.periods] == [
        ("2017-01", 3, 2, True),
        ("2017-02", 0, 0, False),
        ("2017-03", 2, 2, True),
    ]
    assert [period.count(FORTH) for period in series.periods] == [2, None, 0]
    assert series.values(FORTH, Scale.PLOVER) == [-1.5, None, 0.0]
    assert series.values(FORTH, Scale.PLOVER, "mean") == [-0.75, None, None]


def test_shares_are_of_what_was_read(series: Series) -> None:
    january = cell(series, "2017-01", FORTH)
    assert january.per_page == pytest.approx(2 / 3)
    # A told 2 events on 2 pages, B 1 event on 1 page: 1 and 1, whatever the number of pages.
    assert january.per_outlet == pytest.approx(1.0)
    # In March B told 1 event on 1 page, the page without an outlet 1 on 1.
    assert cell(series, "2017-03", BACK).per_outlet == pytest.approx(1.0)
    assert cell(series, "2017-02", FORTH).per_page is None


def test_what_did_not_happen_is_counted_apart(series: Series) -> None:
    assert cell(series, "2017-03", FORTH).apart == {"future": 1, "hypothetical": 0, "negated": 0}
    assert series.left_out == 1


def test_versions_of_the_scales_are_told(series: Series) -> None:
    assert series.versions == {Scale.PLOVER: "plover-base-0.8", Scale.GOLDSTEIN: "goldstein-1992-cameo-1"}


@pytest.mark.parametrize(("by", "labels"), [("day", 55), ("week", 8), ("year", 1)])
def test_periods_without_gap(by: str, labels: int) -> None:
    found = tabulate(observed(EVENTS, PAGES), by)
    assert len(found.periods) == labels
    assert sum(period.total for period in found.periods) == (4 if by == "year" else 3)


def test_intervals_come_from_drawing_outlets_anew() -> None:
    pages = [page(f"{o}{n}", f"2017-01-{n + 1:02}", o) for o in "ABCD" for n in range(4)]
    told = [("ABCD", -6.0), ("A", -2.0), ("B", 4.0), ("C", 2.5)]
    events = [
        event(str(n), "SANCTION", ["USA"], ["RUS"], scale=s, date="2017-01-05", pages=tuple(f"{o}{n}" for o in who))
        for n, (who, s) in enumerate(told)
    ]
    found = tabulate(observed(events, pages), "month", seed=1)
    one = cell(found, "2017-01", FORTH)
    assert one.interval is not None
    assert one.interval.low < one.count == 4 < one.interval.high
    mean = one.scores[Scale.PLOVER]
    assert mean.mean_interval is not None
    assert mean.mean_interval.low < (mean.mean or 0) < mean.mean_interval.high
    again = tabulate(observed(events, pages), "month", seed=1)
    assert again == found
    assert tabulate(observed(events, pages), "month", seed=2) != found
    assert tabulate(observed(events, pages), "month", intervals=False).periods[0].cells[FORTH].interval is None


def test_fewer_than_three_outlets_give_no_interval_and_say_so() -> None:
    found = tabulate(observed(EVENTS[:2], PAGES), "month")
    assert cell(found, "2017-01", FORTH).interval is None
    assert found.notes == ("No intervals: 2 outlets tell of these events, and drawing outlets anew takes at least three.",)


def test_a_page_that_copies_another_is_no_second_voice() -> None:
    copied = event("x", "AID", ["USA"], ["RUS"], date="2017-01-09", pages=("a1", "b1"), voices=Voices(outlets=("A",), copies=("b1",)))
    found = observed([copied], PAGES)
    assert [found.outlets[n] for n in found.told[:, 1]] == ["A"]


def test_nothing_gives_an_empty_series() -> None:
    found = tabulate(observed([], []), "week")
    assert (found.periods, found.left_out) == ((), 0)
    assert found.values(FORTH) == []
    assert np.all(observed([], []).told.shape == (0, 2))
