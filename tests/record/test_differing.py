"""Events told differently that are one all the same: other days, parties left out, other actors, denied or announced."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from legation.record import PageFacts, merge
from legation.types import Event, Place, Report
from tests.record.samples import report

_DAYS = {"mon": "2019-01-07", "tue": "2019-01-08", "wed": "2019-01-09", "jan": "2019-01-30"}
PAGES = {page: PageFacts(page.title(), date.fromisoformat(day), date.fromisoformat(day)) for page, day in _DAYS.items()}


def strike(id: str, page: str, day: str, *, by: str = "ISR:MIL", on: str | None = "SYR:GOV", killed: int = 21, **more: Any) -> Report:
    given = {"modes": ["aerial"], "event_text": "bombed depot", "size": {"killed": killed}, "place": Place("Homs"), "text": "", **more}
    return report(id, "ASSAULT", [by] if by else [], [on] if on else [], page=page, date=f"2019-01-{day}", **given)


def groups(*told: Report) -> set[tuple[str, ...]]:
    found = {event.reports for event in merge(told, PAGES)}
    assert all({event.reports for event in merge(order, PAGES)} == found for order in permutations(told))
    return found


def only(*told: Report) -> Event:
    (event,) = merge(told, PAGES)
    return event


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (strike("a", "mon", "06"), strike("b", "tue", "07"), "date"),
        (strike("a", "mon", "06"), strike("b", "tue", "08"), "date"),
        (strike("a", "mon", "06", killed=3), strike("b", "jan", "07", killed=3, historical=True), "date"),
        (strike("a", "mon", "06"), strike("b", "tue", "06", by="USA:MIL"), "actor"),
        (strike("a", "mon", "06"), strike("b", "tue", "06", status="negated"), "status"),
        (strike("a", "mon", "08", status="future"), strike("b", "wed", "08"), "status"),
        (strike("a", "mon", "06"), strike("b", "tue", "06", on=None), None),
    ],
)
def test_differing_is_one_and_says_in_what(one: Report, other: Report, field: str | None) -> None:
    assert groups(one, other) == {("a", "b")}
    fields = {d.field for d in only(one, other).disagreements}
    assert fields == ({field} if field else set())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (strike("a", "mon", "06"), strike("b", "wed", "09")),  # three days apart
        (strike("a", "wed", "06"), strike("b", "wed", "07")),  # one page tells of both
        (strike("a", "mon", "06", killed=3), strike("b", "wed", "08", killed=3)),  # few, and two days apart
        (strike("a", "mon", "06"), strike("b", "tue", "07", killed=90)),
        (strike("a", "mon", "06", killed=3), strike("b", "tue", "07", killed=3, place=Place("Latakia"))),
        (strike("a", "mon", "06", killed=3, event_text="shelled"), strike("b", "tue", "06", by="USA:MIL", killed=4)),  # nothing else shared
        (strike("a", "wed", "08", status="future"), strike("b", "tue", "08", historical=True)),  # announced when it was done
        (strike("a", "mon", "06"), strike("b", "tue", "06", status="hypothetical")),
        (strike("a", "mon", "06"), strike("b", "tue", "07", on="LBN:GOV")),
    ],
)
def test_differing_keeps_apart(one: Report, other: Report) -> None:
    assert groups(one, other) == {("a",), ("b",)}


def test_differing_where_two_would_do_neither_is_meant() -> None:
    told = [strike("a", "mon", "06"), strike("b", "wed", "08", killed=30, place=Place("Hama")), strike("c", "jan", "07", killed=25)]
    assert all(not {"a", "b"} <= set(group) for group in groups(*told))


def test_differing_what_happened_gives_the_status_and_a_denial_disputes_it() -> None:
    event = only(strike("a", "mon", "06"), strike("b", "tue", "06", status="negated"))
    assert event.status == "actual"
    assert event.voices.disputed_by == ("Tue",)


def test_differing_plan_carried_out_is_no_dispute() -> None:
    event = only(strike("a", "mon", "08", status="future"), strike("b", "wed", "08"))
    assert (event.status, event.voices.disputed_by) == ("actual", ())


def test_differing_day_told_by_fewer_disputes_the_event() -> None:
    event = only(strike("a", "mon", "06"), strike("c", "jan", "06", historical=True), strike("b", "tue", "07"))
    assert event.date == "2019-01-06"
    assert event.voices.disputed_by == ("Tue",)
