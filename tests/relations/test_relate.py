"""From a record to a relation."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.record import Provenance, Record
from legation.relations import dyads, relate
from legation.types import Actor, Article, Page, Passage, Report
from tests.relations.samples import report

TEXT = "Washington expelled 60 Russians on 26 March 2018."


def _file(record: Record, name: str, reports: tuple[Report, ...]) -> None:
    page = Page(name=name, source=TEXT, kind="body", digest=name, plain=TEXT)
    record.file(page, Article(name, None, (), (Passage(TEXT, 0, len(TEXT)),), outlet="Example Wire"), reports)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.duckdb"
    french = {"actors": (Actor("FRA", "Paris", 0, 5, "GOV"),)}
    with Record.open(path) as open_record:
        open_record.begin(Provenance(), datetime(2026, 1, 1))
        _file(open_record, "a", (report("1", "a", TEXT, type="SANCTION", date="2018-03-26", quad_code=4, event_scale=-5.5),))
        _file(open_record, "b", (report("2", "b", TEXT, type="SANCTION", date="2018-03-26", quad_code=4, event_scale=-5.5),))
        _file(open_record, "c", (report("3", "c", TEXT, type="SANCTION", date="2018-03-27", quad_code=4, event_scale=-5.5, **french),))
        _file(open_record, "d", ())
        open_record.merge()
    return path


@pytest.mark.parametrize(("a", "b"), [("USA", "RUS"), ("United States", "Russian Federation")])
def test_relate_reads_two_countries_of_a_record(record: Path, a: str, b: str) -> None:
    with Record.open(record, create=False, read_only=True) as opened:
        found = relate(opened, a, b)
    assert (found.a.code, found.b.code) == ("USA", "RUS")
    assert [told.event.date for told in found.events] == ["2018-03-26"]
    assert [e.source.page for e in found.events[0].evidence] == ["a", "b"]
    assert found.events[0].evidence[0].marked == TEXT
    assert (found.coverage.pages, found.coverage.pages_in_record) == (2, 4)


def test_relate_refuses_one_country_and_unknown_ones(record: Path) -> None:
    with Record.open(record, create=False, read_only=True) as opened:
        with pytest.raises(UsageError, match="same country"):
            relate(opened, "RUS", "Russia")
        with pytest.raises(UsageError, match="Ruritania"):
            relate(opened, "RUS", "Ruritania")


def test_relate_two_of_whom_nothing_is_told(record: Path) -> None:
    with Record.open(record, create=False, read_only=True) as opened:
        found = relate(opened, "USA", "FRA")
    assert found.events == ()
    assert found.findings[0].startswith("Nothing found")


def test_dyads_of_a_record(record: Path) -> None:
    with Record.open(record, create=False, read_only=True) as opened:
        found = dyads(opened)
    assert [(d.a.code, d.b.code, d.events, d.pages) for d in found] == [("FRA", "RUS", 1, 1), ("RUS", "USA", 1, 2)]
    assert (found[1].first, found[1].last) == ("2018-03-26", "2018-03-26")
