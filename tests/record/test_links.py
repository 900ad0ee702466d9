"""Which event another one answers."""

from __future__ import annotations

from datetime import date

import pytest

from legation.record import PageFacts, merge
from legation.types import Cue, Report
from tests.record.samples import RUS, USA, report

PAGES = {
    name: PageFacts(name, date.fromisoformat(day), date.fromisoformat(day))
    for name, day in (("mon", "2018-03-26"), ("thu", "2018-03-29"), ("fri", "2018-03-30"), ("year", "2019-03-30"))
}


def cue(*reports: str, answered: str = "", types: tuple[str, ...] = ()) -> tuple[Cue, ...]:
    return (Cue("answers", "in retaliation for", 20, 38, answered, reports, types),)


def expulsion(id: str, by: str, of: str, page: str, day: str | None = None, **more: object) -> Report:
    return report(id, "SANCTION", [by], [of], page=page, date=day, modes=["expel"], **more)  # type: ignore[arg-type]


def linked(*reports: Report) -> dict[str, tuple[str, ...]]:
    """For each event, by its first report, those that it answers, by their first reports."""
    events = merge(reports, PAGES)
    assert merge(reports[::-1], PAGES) == events
    first = {event.id: event.reports[0] for event in events}
    return {first[event.id]: tuple(first[link.event] for link in event.links) for event in events if event.links}


def test_links_answer_names_what_its_own_sentence_tells() -> None:
    cause = expulsion("a", USA, RUS, "thu", "2018-03-26")
    assert linked(cause, expulsion("b", RUS, USA, "thu", "2018-03-29", cues=cue("a"))) == {"b": ("a",)}


def test_links_carry_words_characters_and_why() -> None:
    told = [expulsion("a", USA, RUS, "mon", "2018-03-26"), expulsion("b", RUS, USA, "thu", "2018-03-29", cues=cue())]
    (event,) = (event for event in merge(told, PAGES) if event.links)
    (link,) = event.links
    assert (link.kind, link.words, link.report, link.page, link.start, link.end) == ("answers", "in retaliation for", "b", "thu", 20, 38)
    assert link.why == "the other side's act before it"


def test_links_reach_events_of_other_pages_and_what_they_are_merged_with() -> None:
    told = [
        expulsion("a1", USA, RUS, "mon", "2018-03-26"),
        expulsion("a2", USA, RUS, "fri", "2018-03-26"),
        expulsion("b1", RUS, USA, "thu", "2018-03-29", cues=cue(answered="the American expulsions", types=("SANCTION",))),
        expulsion("b2", RUS, USA, "fri", "2018-03-29"),
    ]
    assert linked(*told) == {"b1": ("a1",)}


@pytest.mark.parametrize(
    "cause",
    [
        expulsion("a", USA, RUS, "fri", "2018-03-30"),  # later
        expulsion("a", USA, RUS, "mon", "2017-03-26"),  # long before
        expulsion("a", "FRA:GOV", RUS, "mon", "2018-03-26"),  # by another
        expulsion("a", RUS, USA, "mon", "2018-03-26"),  # its own
        expulsion("a", USA, RUS, "mon", "2018-03-26", status="negated"),
        report("a", "CONSULT", [USA], [RUS], page="mon", date="2018-03-26"),
        report("a", "ACCUSE", [USA], [RUS], page="mon", date="2018-03-26", text="It blamed a bank."),  # other words
    ],
)
def test_links_no_event_that_cannot_be_meant(cause: Report) -> None:
    answer = expulsion("b", RUS, USA, "thu", "2018-03-29", cues=cue(answered="the closing of its consulate", types=("REQUEST",)))
    assert linked(cause, answer) == {}


def test_links_take_the_act_that_the_words_describe() -> None:
    told = [
        expulsion("a", USA, RUS, "mon", "2018-03-26", text="Washington expelled sixty diplomats."),
        report("c", "COERCE", [USA], [RUS], page="mon", date="2018-03-27", text="Washington seized a villa of the embassy."),
        expulsion("b", RUS, USA, "thu", "2018-03-29", cues=cue(answered="the seizure of a villa")),
    ]
    assert linked(*told) == {"b": ("c",)}


def test_links_words_that_point_back_mean_what_the_page_told_before() -> None:
    told = [
        report("a", "COERCE", [USA], [RUS], page="thu", date="2018-03-28", start=0, text="Washington seized a villa."),
        report("c", "COERCE", [USA], [RUS], page="thu", date="2018-03-20", start=300, text="Earlier it froze accounts."),
        report("b", "SANCTION", [RUS], [USA], page="thu", date="2018-03-29", start=100, modes=["expel"], cues=cue()),
    ]
    assert linked(*told) == {"b": ("a",)}


def test_links_event_never_answers_itself() -> None:
    assert linked(expulsion("a", RUS, USA, "thu", "2018-03-29", cues=cue("a"))) == {}
