"""What the user decides of events, held to on every later merge."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from legation.errors import UsageError
from legation.record import MERGE, SPLIT, PageFacts, Pin, Record, merge
from legation.types import Report
from tests.record.samples import RUS, USA, article, page, report

NOW = datetime(2026, 1, 2, 3, 4, 5)


def talk(id: str, day: str) -> Report:
    return report(id, "CONSULT", [RUS], [USA], page=id, date=day)


TALKS = [talk("a", "2017-09-19"), talk("b", "2017-09-19"), talk("c", "2017-10-01"), talk("d", "2017-11-01")]


def pin(number: int, kind: str, *events: str) -> Pin:
    return Pin(number, kind, tuple(tuple(event) for event in events), None, NOW)


def groups(*pins: Pin, told: list[Report] = TALKS) -> set[str]:
    found = merge(told, {}, pins=pins)
    assert merge(told[::-1], {}, pins=pins[::-1]) == found
    assert len({event.id for event in found}) == len(found)
    return {"".join(event.reports) for event in found}


@pytest.mark.parametrize(
    ("pins", "wanted"),
    [
        ([], {"ab", "c", "d"}),
        ([pin(1, MERGE, "ab", "c")], {"abc", "d"}),
        ([pin(1, MERGE, "ab", "c"), pin(2, MERGE, "c", "d")], {"abcd"}),
        ([pin(1, SPLIT, "a", "b")], {"a", "b", "c", "d"}),
        ([pin(1, MERGE, "ab", "c"), pin(2, SPLIT, "b", "ac")], {"ac", "b", "d"}),
        ([pin(1, SPLIT, "a", "b"), pin(2, MERGE, "a", "b")], {"ab", "c", "d"}),
        ([pin(1, MERGE, "xy", "c")], {"ab", "c", "d"}),  # of reports that are gone
        ([pin(1, SPLIT, "a", "y")], {"ab", "c", "d"}),
    ],
)
def test_pins_are_held_to(pins: list[Pin], wanted: set[str]) -> None:
    assert groups(*pins) == wanted


def test_pins_hold_for_reports_that_come_later() -> None:
    later = [*TALKS, talk("e", "2017-09-19"), talk("f", "2017-10-01")]
    assert groups(pin(1, MERGE, "ab", "c"), told=later) == {"abcef", "d"}
    assert groups(pin(1, SPLIT, "a", "b"), told=later) == {"a", "be", "cf", "d"}


def test_pins_give_their_reason() -> None:
    why = Pin(3, MERGE, (("a",), ("c",)), "one summit", NOW)
    (event,) = (event for event in merge(TALKS, {}, pins=[why]) if "c" in event.reports)
    assert event.reasons[-1] == "c: merged by the user (pin 3): one summit"


def test_pins_merge_across_types_and_parties() -> None:
    told = [talk("a", "2017-09-19"), report("z", "ACCUSE", ["FRA:GOV"], [RUS], page="z")]
    (event,) = merge(told, {"a": PageFacts("TASS"), "z": PageFacts("AFP")}, pins=[pin(1, MERGE, "a", "z")])
    assert {d.field for d in event.disagreements} >= {"type"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "r.duckdb") as record:
        for told in TALKS:
            record.file(page(told.page), article(page(told.page)), [told])
        record.merge()
    return tmp_path / "r.duckdb"


def _groups(record: Record) -> set[str]:
    return {"".join(event.reports) for event in record.events()}


def test_pins_are_kept_in_the_record_and_taken_back(path: Path) -> None:
    with Record.open(path) as record:
        kept = record.pin(MERGE, [["a", "b"], ["c"]], because="one summit", now=NOW)
        assert (kept.id, _groups(record)) == (1, {"abc", "d"})
        assert record.pin(SPLIT, [["d"], ["c"]], because=None, now=NOW).id == 2
    with Record.open(path) as record:
        record.file(page("e"), article(page("e")), [talk("e", "2017-10-01")])
        record.merge()
        assert _groups(record) == {"abce", "d"}
        record.unpin([1])
        assert _groups(record) == {"ab", "ce", "d"}
        assert [pin.id for pin in record.pins()] == [2]


def test_pins_old_record_has_none(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE pins")
    with Record.open(path, read_only=True) as record:
        assert record.pins() == []
    with Record.open(path) as record:
        assert record.pin(MERGE, [["a", "b"], ["c"]], because=None, now=NOW).id == 1


def test_pins_event_is_found_by_how_its_id_begins(path: Path) -> None:
    with Record.open(path, read_only=True) as record:
        one = next(record.events())
        assert record.event(one.id[:10]) == one
        for wrong, said in (("zzz", "is no event of"), ("", "an empty id")):
            with pytest.raises(UsageError, match=said):
                record.event(wrong)
