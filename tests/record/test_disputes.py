"""What the reports of one event disagree on, outlet by outlet, and by whom it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from legation.record import PageFacts, Record, merge
from legation.types import Event, Report
from tests.record.samples import RUS, USA, article, page, report
from tests.record.test_copies import WIRE

DAY = date(2017, 7, 31)
PAGES = {
    "tass": PageFacts("TASS", DAY, DAY),
    "afp": PageFacts("AFP", DAY, DAY),
    "ap": PageFacts("AP", DAY, DAY),
    "reprint": PageFacts("Hill Valley Gazette", DAY, DAY, copy_of="ap"),
    "nameless": PageFacts(None, DAY, DAY),
    "un": PageFacts("UN News", DAY, DAY),
}


def cut(page: str, number: int | None, *, day: str = "2017-07-30", **more: object) -> Report:
    size = {"personnel": number} if number else {}
    return report(f"r-{page}-{number}", "SANCTION", [RUS], [USA], page=page, date=day, modes=["expel"], size=size, **more)  # type: ignore[arg-type]


def the_event(*reports: Report) -> Event:
    (event,) = merge(reports, PAGES)
    return event


def test_disputes_numbers_stand_by_outlet_and_copies_count_once() -> None:
    event = the_event(cut("tass", 455), cut("afp", 455), cut("ap", 755), cut("reprint", 755))
    (found,) = event.disagreements
    assert found.values == (("455", ("afp", "tass")), ("755", ("ap", "reprint")))
    assert found.outlets == (("455", ("AFP", "TASS")), ("755", ("AP",)))
    assert event.size == {"personnel": 455}


def test_disputes_number_of_many_copies_does_not_outvote_two_outlets() -> None:
    pages = {**PAGES, **{f"copy{i}": PageFacts(f"Gazette {i}", DAY, DAY, copy_of="ap") for i in range(9)}}
    told = [cut("ap", 755), cut("tass", 455), cut("afp", 455), *(cut(f"copy{i}", 755) for i in range(9))]
    (event,) = merge(told, pages)
    assert event.size == {"personnel": 455}
    assert len(event.voices.copies) == 9


def test_disputes_told_by_outlets_of_countries_disputed_by() -> None:
    voices = the_event(cut("tass", 755), cut("afp", 455), cut("ap", 755), cut("reprint", 755), cut("nameless", None)).voices
    assert voices.outlets == ("AFP", "AP", "TASS")
    assert voices.countries == ("FRA", "RUS", "USA")
    assert voices.disputed_by == ("AFP",)
    assert voices.copies == ("reprint",)
    assert voices.unnamed == 1


def test_disputes_outlet_that_also_gives_the_number_of_the_event_disputes_nothing() -> None:
    assert the_event(cut("tass", 755), cut("ap", 755), cut("afp", 755), cut("afp", 455)).voices.disputed_by == ()


def test_disputes_what_is_left_unsaid_is_no_dispute() -> None:
    event = the_event(cut("tass", 755), cut("afp", None), cut("ap", None, day="2017-07"))
    assert (event.disagreements, event.voices.disputed_by) == ((), ())


def test_disputes_outlet_of_a_body_of_states_is_of_no_country() -> None:
    assert the_event(cut("un", 755)).voices.countries == ()


def test_disputes_copies_that_the_record_finds_are_one_voice(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.duckdb") as record:
        for name, outlet, number in (("ap", "AP", 755), ("reprint", "Hill Valley Gazette", 755), ("tass", "TASS", 455)):
            text = f"Told by wire\n\n{WIRE}" if name != "tass" else "Told at length\n\nMoscow set a ceiling."
            told = page(name, text)
            day = date(2017, 7, 31) if name != "reprint" else date(2017, 8, 1)
            record.file(told, article(told, outlet=outlet, published_on=day), [cut(name, number)])
        record.merge()
        (event,) = record.events()
    assert event.outlets == ("AP", "Hill Valley Gazette", "TASS")
    assert event.voices.outlets == ("AP", "TASS")
    assert event.voices.copies == ("reprint",)
