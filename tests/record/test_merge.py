from __future__ import annotations

from datetime import date
from itertools import combinations, permutations
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.record import PageFacts, merge
from legation.types import Report
from tests.record.samples import RUS, USA, report


def facts(day: str | None, outlet: str | None = None) -> PageFacts:
    at = date.fromisoformat(day) if day else None
    return PageFacts(outlet, at, at)


AUGUST = facts("2017-08-10", "Wire")
SEPTEMBER = facts("2017-09-20", "TASS")
PAGES = {"aug": AUGUST, "sep": SEPTEMBER, "sep2": facts("2017-09-22"), "dec": facts("2017-12-01"), "bare": PageFacts()}


def groups(*reports: Report) -> set[tuple[str, ...]]:
    return {event.reports for event in merge(reports, PAGES)}


def talk(id: str, page: str, day: str | None = None, **more: object) -> Report:
    return report(id, "CONSULT", [RUS], [USA], page=page, date=day, **more)  # type: ignore[arg-type]


def expulsion(id: str, page: str, day: str | None = None, **more: object) -> Report:
    return report(id, "SANCTION", [RUS], [USA], page=page, date=day, modes=["expel"], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (talk("a", "sep", "2017-09-19"), talk("b", "sep2", "2017-09-19")),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep2", "2017-09")),
        (expulsion("a", "sep", "2017-07-28"), expulsion("b", "dec", "2017")),
        (expulsion("a", "aug"), expulsion("b", "dec", "2017")),
        (talk("a", "sep"), talk("b", "dec", "2017-09")),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep", "2017")),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep", None)),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep2", None)),
        (talk("a", "sep"), talk("b", "sep2")),
        (talk("a", "bare"), talk("b", "bare")),
        (expulsion("a", "aug", size={"personnel": 755}), expulsion("b", "sep", "2017-07-28", historical=True, size={"personnel": 455})),
        (expulsion("a", "dec", None, historical=True), expulsion("b", "sep", "2017-07-28")),
        (talk("a", "sep", "2017-09-19", modes=["phone"]), talk("b", "sep2", "2017-09-19", modes=["multilateral"])),
        (expulsion("a", "sep", historical=True), expulsion("b", "sep2", historical=True)),
        (talk("a", "sep", "2017-10-01", status="future"), talk("b", "sep2", None, status="future")),
    ],
)  # fmt: skip
def test_merge_reports_of_one_event(one: Report, other: Report) -> None:
    assert groups(one, other) == {("a", "b")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (talk("a", "aug", "2017-08-07"), talk("b", "sep", "2017-09-19")),
        (talk("a", "aug", None), talk("b", "sep", "2017-09-19")),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep2", "2017-09-20")),
        (talk("a", "aug"), talk("b", "sep")),
        (talk("a", "bare"), talk("b", "sep")),
        (talk("a", "sep", "2017-09-19"), talk("b", "dec", "2017")),
        (talk("a", "sep", "2017"), talk("b", "dec", "2017")),
        (report("a", "CONSULT", [USA], page="sep"), report("b", "CONSULT", [USA], page="sep2")),
        (report("a", "CONSULT", [USA], page="sep", date="2017-09-19"), report("b", "CONSULT", [USA], page="sep2")),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep2", "2017-09-19", status="negated")),
        (expulsion("a", "sep", "2017-07-28"), report("b", "SANCTION", [RUS], [USA], page="aug", date="2017-07-28", modes=["discontinue"])),
        (report("a", "ACCUSE", [USA], [RUS], page="sep", said_by="One"), report("b", "ACCUSE", [USA], [RUS], page="sep2", said_by="Two")),
        (talk("a", "dec", None, historical=True), talk("b", "sep", "2017-09-19")),
        (report("a", "SUPPORT", [RUS], [USA], page="sep"), report("b", "SUPPORT", [RUS], [USA], page="sep", historical=True)),
        (talk("a", "sep", "2017-09-19"), talk("b", "sep", None, historical=True)),
        (report("a", "REQUEST", [RUS], [USA], page="sep"), report("b", "REQUEST", [USA], [RUS], page="sep")),
    ],
)
def test_merge_keeps_apart_what_differs(one: Report, other: Report) -> None:
    assert groups(one, other) == {("a",), ("b",)}


def test_merge_wide_date_joins_nothing_where_two_events_lie_in_it() -> None:
    assert groups(talk("a", "sep", "2017-09-05"), talk("b", "sep", "2017-09-19"), talk("c", "dec", "2017-09")) == {("a",), ("b",), ("c",)}


def test_merge_undated_report_joins_nothing_where_two_events_would_do() -> None:
    assert groups(talk("a", "sep2", "2017-09-18"), talk("b", "sep2", "2017-09-19"), talk("c", "sep", None)) == {("a",), ("b",), ("c",)}


def test_merge_week_is_measured_from_the_first_page_and_never_chained() -> None:
    pages = {str(day): facts(f"2017-09-{day:02}") for day in (1, 6, 12, 18)}
    told = [talk(f"r{day:02}", str(day)) for day in (1, 6, 12, 18)]
    assert {event.reports for event in merge(told, pages)} == {("r01", "r06"), ("r12", "r18")}


def test_merge_deed_done_to_several_takes_in_reports_that_name_some_of_them() -> None:
    law = report("a", "SANCTION", [USA], [RUS, "IRN:GOV", "PRK:GOV"], page="sep", date="2017", modes=["discontinue"])
    bill = report("b", "SANCTION", ["USA:LEG"], [RUS], page="aug", modes=["discontinue"], confidence=0.9)
    (event,) = merge([law, bill], PAGES)
    assert event.recipients == (RUS, "IRN:GOV", "PRK:GOV")
    assert event.reasons[-1] == "aug: names some of the recipients"


@pytest.mark.parametrize(
    ("type", "more"), [("ACCUSE", {}), ("SANCTION", {"modes": ["expel"]}), ("SANCTION", {"date": "2014"}), ("CONSULT", {})]
)
def test_merge_of_some_recipients_needs_a_deed_mode_and_date_that_agree(type: str, more: dict[str, object]) -> None:
    several = report("a", type, [USA], [RUS, "IRN:GOV"], page="sep", date="2017-09", modes=["discontinue"])
    one = report("b", type, [USA], [RUS], page="sep", **{"date": "2017-09", "modes": ["discontinue"], **more})  # type: ignore[arg-type]
    assert groups(several, one) == {("a",), ("b",)}


def test_merge_keeps_disagreements_with_their_pages() -> None:
    told = [
        expulsion("a", "aug", "2017-07-30", size={"personnel": 755}, said_by="Putin", confidence=0.9),
        expulsion("b", "sep", "2017-07-30", size={"personnel": 455}),
        expulsion("c", "sep2", "2017-07-30", size={"personnel": 755}, said_by="Ryabkov"),
    ]
    (event,) = merge(told, PAGES)
    assert event.size == {"personnel": 755}
    assert event.outlets == ("TASS", "Wire")
    assert event.pages == ("aug", "sep", "sep2")
    assert event.said_by == ("Putin", "Ryabkov")
    found = {d.field: d.values for d in event.disagreements}
    assert found == {
        "size personnel": (("455", ("sep",)), ("755", ("aug", "sep2"))),
        "said_by": (("Putin", ("aug",)), ("Ryabkov", ("sep2",))),
    }


def _strike(id: str, event_text: str, text: str, day: str | None = None, **more: object) -> Report:
    return report(id, "ASSAULT", ["PAK:GOV"], ["IND:MIL"], page=id[0], event_text=event_text, text=text, date=day, **more)  # type: ignore[arg-type]


def test_merge_capture_downing_and_killing_of_one_day_are_three_events() -> None:
    told = [
        _strike("a1", "shot jet", "The air force shot down a fighter jet and took its pilot.", "2019-02-27", modes=["destroy"]),
        _strike("a2", "captured pilot", "The air force shot down a fighter jet and captured its pilot.", "2019-02-27", modes=["abduct"]),
        _strike("a3", "captures airman", "Airman captured as jets clash", modes=["abduct"]),
        _strike("b1", "shot jets", "The army shot down two jets.", "2019-02-27", modes=["destroy"], size={"vehicles": 2}),
        _strike("b2", "said downed jets", "The army said that it had downed two jets.", modes=["destroy"], size={"vehicles": 2}),
        _strike("b3", "captured pilot", "The captured pilot is well.", modes=["abduct"]),
        _strike("b4", "killed members", "Shells killed three members of a family in a village.", "2019-02-27", size={"killed": 3}),
    ]
    pages = {"a": facts("2019-02-27"), "b": facts("2019-03-01")}
    events = merge(told, pages)
    assert {event.reports for event in events} == {("a1", "b1", "b2"), ("a2", "a3", "b3"), ("b4",)}
    assert len({event.id for event in events}) == 3


def test_merge_size_told_equally_often_is_the_larger_and_disputed() -> None:
    told = [expulsion("a", "aug", "2017-07-30", size={"personnel": 48}), expulsion("b", "sep", "2017-07-30", size={"personnel": 60})]
    (event,) = merge(told, PAGES)
    assert event.size == {"personnel": 60}
    assert [d.values for d in event.disagreements] == [(("48", ("aug",)), ("60", ("sep",)))]


def test_merge_size_of_most_outlets_then_of_the_surest_report() -> None:
    def size(*rows: tuple[str, str, int, float]) -> int:
        told = [expulsion(id, page, "2017-07-30", size={"personnel": n}, confidence=sure) for id, page, n, sure in rows]
        return merge(told, {**PAGES, "aug2": AUGUST})[0].size["personnel"]

    assert size(("a", "aug", 48, 0.5), ("b", "sep", 60, 0.5), ("c", "dec", 48, 0.5)) == 48
    assert size(("a", "aug", 48, 0.9), ("b", "sep", 60, 0.5)) == 48
    assert size(("a", "aug", 48, 0.5), ("b", "aug2", 48, 0.5), ("c", "sep", 60, 0.6)) == 60


def test_merge_modes_and_speakers_of_one_page_do_not_dispute_each_other() -> None:
    def fields(*pages: str) -> set[str]:
        one = talk("a", pages[0], "2017-09-19", modes=["visit"], said_by="One")
        other = talk("b", pages[1], "2017-09-19", modes=["multilateral"], said_by="Two")
        return {d.field for event in merge([one, other], PAGES) for d in event.disagreements}

    assert fields("sep", "sep") == set()
    assert fields("sep", "sep2") == {"mode", "said_by"}


@pytest.mark.parametrize(("other", "disagree"), [("2017-09", False), ("2017-09-19", False)])
def test_merge_wider_date_is_no_disagreement(other: str, disagree: bool) -> None:
    (event,) = merge([talk("a", "sep", "2017-09-19"), talk("b", "sep2", other)], PAGES)
    assert event.date == "2017-09-19"
    assert any(d.field == "date" for d in event.disagreements) is disagree


def test_merge_says_why_each_report_joined() -> None:
    (event,) = merge([talk("a", "sep", "2017-09-19"), talk("b", "sep2", None)], PAGES)
    assert event.reasons == ("sep: dates it 2017-09-19", "sep2: gives no date; the only such event from 2017-09-15 to 2017-09-22")


def test_merge_event_is_historical_only_if_all_tell_it_as_background() -> None:
    (mixed,) = merge([talk("a", "sep", "2017-09-19"), talk("b", "dec", "2017-09-19", historical=True)], PAGES)
    (past,) = merge([talk("b", "dec", "2017-09-19", historical=True)], PAGES)
    assert (mixed.historical, past.historical) == (False, True)


def test_merge_takes_parties_as_the_surest_report_names_them() -> None:
    told = [
        report("a", "CONSULT", ["USA"], ["RUS"], date="2017-09-19"),
        report("b", "CONSULT", [RUS, USA], date="2017-09-19", confidence=0.9),
    ]
    (event,) = merge(told, {})
    assert (event.actors, event.recipients) == ((RUS, USA), ())


def test_merge_id_stays_when_a_report_is_added() -> None:
    before = merge([talk("b", "sep", "2017-09-19")], PAGES)
    after = merge([talk("b", "sep", "2017-09-19"), talk("a", "sep2", "2017-09-19")], PAGES)
    assert [event.id for event in before] == [event.id for event in after]


POOL = [
    talk("a", "sep", "2017-09-19", modes=["visit"]), talk("b", "sep2", "2017-09-19"), talk("c", "sep2"), talk("d", "aug"),
    talk("e", "dec", "2017"), talk("f", "bare"), expulsion("g", "aug"), expulsion("h", "sep", "2017-07-28", historical=True),
    report("i", "SANCTION", [RUS], [USA], page="sep", date="2017-07"), report("j", "SANCTION", [RUS], [USA], page="aug", modes=["convict"]),
    report("m", "SANCTION", [RUS], [USA, "FRA:GOV"], page="aug", date="2017-07", modes=["expel"]),
    talk("k", "sep", "2017-09-18", enddate="2017-09-20"), talk("l", "dec", None, historical=True),
]  # fmt: skip


@given(st.permutations(POOL))
@settings(max_examples=60, deadline=None)
def test_merge_does_not_depend_on_the_order_of_reports(told: list[Report]) -> None:
    assert merge(told, PAGES) == merge(POOL, PAGES)


def test_merge_puts_every_report_in_exactly_one_event() -> None:
    for some in combinations(POOL, 5):
        assert sorted(id for event in merge(some, PAGES) for id in event.reports) == sorted(r.id for r in some)
    ids = [event.id for event in merge(POOL, PAGES)]
    assert len(ids) == len(set(ids))


def test_merge_pairs_do_not_depend_on_order_either() -> None:
    assert all(groups(*some) == groups(*reversed(some)) for some in permutations(POOL[:6], 3))


def test_merge_twenty_thousand_reports_in_seconds() -> None:
    random = Random(1)
    pages = {f"p{i}": facts(f"2017-{i % 12 + 1:02}-{i % 28 + 1:02}") for i in range(5_000)}
    types = ["CONSULT", "ACCUSE", "SANCTION", "AGREE"]
    sides = [USA, RUS, "SYR:GOV", "CHN:GOV"]
    told = [
        report(f"r{i:05}", random.choice(types), [random.choice(sides)], [random.choice(sides)], page=f"p{random.randrange(5_000)}",
               date=random.choice([None, f"2017-{random.randrange(12) + 1:02}", f"2017-{random.randrange(12) + 1:02}-11"]))
        for i in range(20_000)
    ]  # fmt: skip
    started = process_time()
    events = merge(told, pages)
    assert sum(len(event.reports) for event in events) == 20_000
    assert process_time() - started < 15
