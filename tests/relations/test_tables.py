"""Words against deeds, the series and the types: counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from legation.relations import Direction, Relation
from tests.relations.samples import event, relation, report, sample, source

FORTH, BACK, MUTUAL = Direction


@pytest.fixture(scope="module")
def told() -> Relation:
    return sample()


def test_ledger_counts_events_of_each_side_by_words_and_deeds(told: Relation) -> None:
    forth, back, mutual = told.ledgers
    assert (forth.words.count, forth.words.cooperative, forth.words.conflictual) == (5, 2, 3)
    # CONSULT phone 1.5, CONSULT visit 4.0, ACCUSE -2.0, ACCUSE -3.5, THREATEN -3.5
    assert forth.words.mean == pytest.approx(-0.7)
    assert (forth.deeds.count, forth.deeds.cooperative) == (2, 0)
    assert forth.deeds.mean == pytest.approx((-5.5 - 6.0) / 2)
    assert (back.words.count, back.words.mean) == (0, None)
    assert back.deeds.count == 3
    assert back.deeds.mean == pytest.approx((-5.5 - 7.0 - 5.5) / 3)
    assert (mutual.words.count, mutual.words.mean, mutual.deeds.count) == (1, 2.5, 0)


def test_ledger_counts_apart_what_did_not_happen_and_flags_background(told: Relation) -> None:
    forth, back, _ = told.ledgers
    assert forth.historical == 2
    assert forth.apart == {"future": 0, "hypothetical": 0, "negated": 0}
    assert back.apart == {"future": 0, "hypothetical": 1, "negated": 0}


@pytest.mark.parametrize("status", ["future", "hypothetical", "negated"])
def test_ledger_and_series_leave_out_events_that_are_not_actual(status: str) -> None:
    found = relation([event("e", "SANCTION", ["USA"], ["RUS"], scale=-6.0, status=status, date="2017-08-02")])
    assert found.ledgers[0].deeds.count == 0
    assert found.ledgers[0].apart[status] == 1
    assert found.series.periods == ()
    assert found.types == ()


def test_an_event_told_by_many_reports_counts_once() -> None:
    found = relation([event("e", "SANCTION", ["USA"], ["RUS"], scale=-6.0, reports=("a", "b", "c"), pages=("1", "2"))])
    assert found.ledgers[0].deeds.count == 1


def test_series_has_every_month_between_the_first_and_the_last(told: Relation) -> None:
    months = [period.label for period in told.series.periods]
    assert months[0] == "2017-01"
    assert months[-1] == "2019-05"
    assert len(months) == 29


def test_series_counts_by_direction_and_quad(told: Relation) -> None:
    by_month = {p.label: {d: cell.counts for d, cell in p.cells.items()} for p in told.series.periods}
    assert by_month["2017-07"][FORTH] == (0, 0, 1, 1)
    assert by_month["2017-07"][BACK] == (0, 0, 0, 2)
    assert by_month["2017-01"][MUTUAL] == (1, 0, 0, 0)
    assert by_month["2017-09"][FORTH] == (0, 0, 0, 0)


def test_series_leaves_out_background_without_a_date(told: Relation) -> None:
    assert told.series.left_out == 1
    drawn = sum(period.total for period in told.series.periods)
    assert drawn + told.series.left_out == 11


@pytest.mark.parametrize(
    ("date", "enddate", "drawn"), [("2017", None, 0), ("2017-05", None, 1), ("2017-05-30", "2017-06-02", 1), ("2017-01", "2017-06", 0)]
)
def test_series_draws_only_what_falls_in_a_month(date: str, enddate: str | None, drawn: int) -> None:
    found = relation([event("e", "AID", ["USA"], ["RUS"], date=date, enddate=enddate)])
    assert (len(found.series.periods), found.series.left_out) == (drawn, 1 - drawn)


def test_series_starts_a_year_before_the_first_page_and_coverage_leaves_background_aside() -> None:
    page, told = source("p", published_on=date(2017, 8, 3)), report("r", "p", "They met.")
    dates = {"old": "1962-10-22", "edge": "2016-08-31", "news": "2017-08-02"}
    events = [event(name, "CONSULT", ["USA"], ["RUS"], date=day, historical=name != "news", reports=("r",)) for name, day in dates.items()]
    found = relation(events, [told], [page])
    assert (found.series.periods[0].label, found.series.periods[-1].label, found.series.earlier) == ("2016-08", "2017-08", 1)
    assert (found.coverage.first, found.coverage.last) == (date(2017, 8, 2), date(2017, 8, 2))


def test_types_are_ordered_by_use(told: Relation) -> None:
    assert [(t.type, t.total) for t in told.types][:3] == [("SANCTION", 4), ("ACCUSE", 2), ("CONSULT", 2)]
    assert told.types[0].counts == {FORTH: 2, BACK: 2, MUTUAL: 0}


def test_coverage_counts_pages_and_outlets_once(told: Relation) -> None:
    assert told.coverage.pages == 5
    assert told.coverage.outlets == (("Example Wire", 2), ("Example Weekly", 1), ("The Example Daily", 1), (None, 1))
    assert (str(told.coverage.first), str(told.coverage.last)) == ("2017-01-28", "2019-05-14")
    assert str(told.coverage.published_last) == "2019-05-15"
