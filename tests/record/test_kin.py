"""One measure under two types, and what is found by its number or its sentence."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from legation.record import PageFacts, merge
from legation.types import Event, Report
from tests.record.samples import RUS, USA, report

_DAYS = {"jul": "2017-07-31", "jul2": "2017-07-31", "aug": "2017-08-10", "sep": "2017-09-20", "next": "2018-08-30"}
PAGES = {page: PageFacts(page, date.fromisoformat(day), date.fromisoformat(day)) for page, day in _DAYS.items()} | {"bare": PageFacts()}


def expulsion(id: str, page: str, day: str | None = None, number: int = 755, **more: object) -> Report:
    given = {"modes": ["expel"], "event_text": "expelled diplomats", "size": {"personnel": number}, **more}
    return report(id, "SANCTION", [RUS], [USA], page=page, date=day, quad_code=4, **given)  # type: ignore[arg-type]


def demand(id: str, page: str, day: str | None = None, number: int = 455, **more: object) -> Report:
    given = {"modes": ["change"], "event_text": "ordered cut staff", "size": {"people": number}, **more}
    return report(id, "REQUEST", [RUS], [USA], page=page, date=day, quad_code=3, **given)  # type: ignore[arg-type]


def groups(*reports: Report) -> set[tuple[str, ...]]:
    found = {event.reports for event in merge(reports, PAGES)}
    assert all({event.reports for event in merge(order, PAGES)} == found for order in permutations(reports))
    return found


def only(*reports: Report) -> Event:
    (event,) = merge(reports, PAGES)
    return event


def test_kin_cut_of_staff_is_one_event_of_disputed_type() -> None:
    told = only(demand("a", "jul", "2017-07-28"), demand("b", "jul2", "2017-07-28"), expulsion("c", "aug", "2017-07-30"))
    assert (told.type, told.quad_code, told.modes) == ("REQUEST", 3, ("change",))
    found = {d.field: d.values for d in told.disagreements}
    assert found["type"] == (("REQUEST", ("jul", "jul2")), ("SANCTION", ("aug",)))
    assert found["size personnel"] == (("455", ("jul", "jul2")), ("755", ("aug",)))
    assert told.size == {"personnel": 455}
    assert told.reasons[-1] == "aug: dates it 2017-07-30, tells of it as SANCTION expel; numbers of one measure, both about staff"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (expulsion("a", "jul", "2017-07-30"), demand("b", "sep", "2017-07", 755, historical=True)),
        (expulsion("a", "jul"), demand("b", "aug", "2017-07-28")),
        (demand("a", "aug", None, 755), demand("b", "sep", "2017-07-28", historical=True)),
        (
            expulsion("a", "jul", "2017-07-30"),
            report("b", "SANCTION", [RUS], ["USA:CVL"], page="jul", modes=["expel"], event_text="expels"),
        ),
        (expulsion("a", "bare"), expulsion("b", "jul", "2017-07-30")),
        (expulsion("a", "sep", None, 35), expulsion("b", "jul", "2016-12", 35, historical=True)),
    ],
)
def test_kin_joins(one: Report, other: Report) -> None:
    assert groups(one, other) == {("a", "b")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (expulsion("a", "aug", "2017-07-30"), demand("b", "aug", "2017-07-20")),
        (expulsion("a", "aug", "2017-07-30", 23), demand("b", "aug", "2017-07-30", 755)),
        (expulsion("a", "aug", "2017-07-30"), demand("b", "aug", "2017-07-30", status="negated")),
        (expulsion("a", "aug", "2017-07-28", 5), expulsion("b", "aug", "2017-07-30", 5)),
        (expulsion("a", "bare", None, 5), expulsion("b", "jul", "2017-07-30", 5)),
        (expulsion("a", "bare", None, 60), expulsion("b", "jul", "2017-07-30", 755)),
        (expulsion("a", "next", None), expulsion("b", "jul", "2017-07-30")),
        (expulsion("a", "jul", "2017-07-30"), demand("b", "jul", "2017-07-30", event_text="ordered close consulate", size={})),
    ],
)
def test_kin_keeps_apart(one: Report, other: Report) -> None:
    assert groups(one, other) == {("a",), ("b",)}


def test_kin_number_that_two_events_have_joins_neither() -> None:
    told = [expulsion("a", "bare", None, 60), expulsion("b", "jul", "2017-07-30", 60), expulsion("c", "sep", "2017-09-19", 60)]
    assert groups(*told) == {("a",), ("b",), ("c",)}


def test_kin_is_not_passed_on_over_a_contradiction() -> None:
    told = [expulsion("a", "jul", "2017-07-30", 40), demand("b", "jul", "2017-07-30", 70), expulsion("c", "sep", "2017-07-30", 130)]
    assert all(not {"a", "c"} <= set(group) for group in groups(*told))


def _premises(id: str, page: str, type: str, mode: str, event_text: str, text: str) -> Report:
    return report(id, type, [RUS], [USA], page=page, modes=[mode] if mode else [], event_text=event_text, text=text)


def test_kin_closing_of_one_house_is_one_event() -> None:
    seized = _premises("a", "jul", "COERCE", "seize", "seized house", "It also seized a country house and a warehouse.")
    barred = _premises("b", "jul2", "COERCE", "restrict", "barred diplomats", "It barred diplomats from a country house and a warehouse.")
    closed = _premises("c", "aug", "SANCTION", "", "closed house", "It closed a country house and a warehouse of the embassy.")
    assert groups(seized, barred, closed) == {("a", "b", "c")}


def test_kin_sentence_told_again_is_one_event() -> None:
    text = "Officials have repeatedly welcomed the statements about an improvement of bilateral ties after the vote."
    told = [report(id, "SUPPORT", [RUS], [USA], page=page, text=text) for id, page in (("a", "jul"), ("b", "sep"))]
    assert groups(*told) == {("a", "b")}
