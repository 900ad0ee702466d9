"""When an event took place, and in which order events stand."""

from __future__ import annotations

from datetime import date

import pytest

from legation.relations import Relation, Source
from legation.relations.placing import days_of
from tests.relations.samples import event, relation, report, sample, source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", ("2017-01-01", "2017-12-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2017-05-09", ("2017-05-09", "2017-05-09")),
    ],
)
def test_days_of_a_date(text: str, expected: tuple[str, str]) -> None:
    first, last = days_of(text) or (None, None)
    assert (str(first), str(last)) == expected


@pytest.mark.parametrize("text", [None, "", "2017-13", "2017-02-30", "0000", "2017-00", "2017-01-00", "May 2017", "2017-5"])
def test_days_of_what_is_no_date(text: str | None) -> None:
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("stated", "enddate", "said", "expected"),
    [
        ("2017-05-09", None, "day", ("day", "2017-05-09", "2017-05-09")),
        ("2017-05", None, None, ("month", "2017-05-01", "2017-05-31")),
        ("2017-05-01", None, "month", ("month", "2017-05-01", "2017-05-31")),
        ("2017-05-01", "2017-05-31", None, ("month", "2017-05-01", "2017-05-31")),
        ("2017-01-01", None, "year", ("year", "2017-01-01", "2017-12-31")),
        ("2017-05-08", None, "week", ("week", "2017-05-08", "2017-05-14")),
        ("2017-05-08", "2017-05-10", "range", ("range", "2017-05-08", "2017-05-10")),
        ("2017-05-08", "2017-05-01", None, ("day", "2017-05-08", "2017-05-08")),
    ],
)
def test_place_dated_event(stated: str, enddate: str | None, said: str | None, expected: tuple[str, str, str]) -> None:
    told = report("r", "p", "They met.", date=stated, date_precision=said)
    found = relation([event("e", "CONSULT", ["USA"], ["RUS"], date=stated, enddate=enddate, reports=("r",))], [told]).events[0].placing
    assert (found.precision, str(found.first), str(found.last)) == expected
    assert found.basis == "event"


def _undated(*pages: Source) -> Relation:
    reports = [report(f"r-{page.page}", page.page, "They met.") for page in pages]
    return relation([event("e", "CONSULT", ["USA"], ["RUS"], reports=tuple(r.id for r in reports))], reports, pages)


def test_place_undated_event_by_its_earliest_page() -> None:
    late, early = source("late", published_on=date(2017, 8, 9)), source("early", published_on=date(2017, 8, 3))
    placing = _undated(late, early).events[0].placing
    assert (placing.basis, placing.anchor) == ("published", date(2017, 8, 3))


def test_place_undated_event_of_a_page_of_uncertain_day_no_later_than_the_last() -> None:
    placing = _undated(source("p", published_between=(date(2017, 2, 3), date(2017, 2, 20)))).events[0].placing
    assert (placing.basis, placing.precision, placing.anchor) == ("published", "range", date(2017, 2, 20))


def test_place_event_that_nothing_dates() -> None:
    placing = _undated(source("p")).events[0].placing
    assert (placing.basis, placing.anchor) == ("none", None)


def test_events_stand_in_order_of_date() -> None:
    found = [told.event.id for told in sample().events]
    assert found == ["e01", "e02", "e11", "e03", "e04", "e05", "e09", "e10", "e12", "e06", "e07", "e08"]


def test_order_does_not_depend_on_the_order_of_rows() -> None:
    from tests.relations.samples import EVENTS, REPORTS, SOURCES

    assert relation(EVENTS[::-1], REPORTS[::-1], SOURCES[::-1]) == sample()


def test_dated_events_stand_before_undated_ones_of_the_same_day_and_dateless_ones_last() -> None:
    page = source("p", published_on=date(2017, 8, 3))
    told = report("r", "p", "They met.")
    events = [
        event("nowhere", "AID", ["USA"], ["RUS"]),
        event("told", "AID", ["USA"], ["RUS"], reports=("r",)),
        event("dated", "AID", ["USA"], ["RUS"], date="2017-08-03"),
    ]
    assert [t.event.id for t in relation(events, [told], [page]).events] == ["dated", "told", "nowhere"]


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (None, None, ["day", "month", "never"]),
        (date(2017, 5, 20), None, ["month"]),
        (None, date(2017, 5, 9), ["day", "month"]),
        (date(2017, 6, 1), None, []),
        (date(2017, 5, 9), date(2017, 5, 9), ["day", "month"]),
    ],
)
def test_since_and_until_keep_what_may_lie_between(since: date | None, until: date | None, kept: list[str]) -> None:
    dates = {"day": "2017-05-09", "month": "2017-05", "never": None}
    events = [event(name, "AID", ["USA"], ["RUS"], date=day) for name, day in dates.items()]
    assert sorted(t.event.id for t in relation(events, since=since, until=until).events) == kept
