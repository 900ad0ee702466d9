from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from legation.record import RIGHT, Record, Verdict, verdict_json
from tests.record.samples import article, page, report

NOW = datetime(2026, 1, 2, 3, 4, 5)
FIRST = Verdict("r1", "anna", RIGHT, NOW, "legation 1", {"id": "r1", "text": "Envoys met — in Zürich."})
LATER = Verdict("r2", "anna", "wrong type", NOW + timedelta(seconds=1), "legation 1", {"id": "r2", "text": "They spoke."})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.duckdb"


def make_old(path: Path) -> None:
    """A record as it was before there were verdicts."""
    with Record.open(path) as record:
        record.file(page(), article(page()), [report("r1", "AID", ["USA"])])
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE verdicts")


def test_verdicts_are_given_back_in_the_order_of_time(path: Path) -> None:
    with Record.open(path) as record:
        record.judge(LATER)
        record.judge(FIRST)
    with Record.open(path, read_only=True) as record:
        assert record.verdicts() == [FIRST, LATER]
        assert record.counts()["verdicts"] == 2


def test_verdicts_second_thought_replaces_the_first_of_that_judge_alone(path: Path) -> None:
    other = Verdict("r1", "ben", "skip", NOW, "legation 1", FIRST.shown)
    again = Verdict("r1", "anna", "wrong party", NOW, "legation 2", FIRST.shown)
    with Record.open(path) as record:
        for verdict in (FIRST, other, again):
            record.judge(verdict)
        assert record.verdicts() == [again, other]
        record.unjudge("r1", "anna")
        assert record.verdicts() == [other]


def test_verdicts_stay_when_their_page_is_coded_again(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page(), article(page()), [report("r1", "AID", ["USA"])])
        record.judge(FIRST)
        record.file(page(), article(page()), [])
        record.merge()
        assert (record.types(), record.verdicts()) == ({}, [FIRST])


def test_verdicts_old_record_is_read_as_one_without_any(path: Path) -> None:
    make_old(path)
    before = path.read_bytes()
    with Record.open(path, read_only=True) as record:
        assert record.verdicts() == []
        assert (record.counts()["verdicts"], record.counts()["reports"]) == (0, 1)
    assert path.read_bytes() == before


def test_verdicts_old_record_takes_them_once_it_is_opened_to_be_written(path: Path) -> None:
    make_old(path)
    for _ in range(2):
        with Record.open(path) as record:
            record.judge(FIRST)
            assert record.verdicts() == [FIRST]
            assert record.types() == {"r1": "AID"}


def test_verdicts_as_json_are_the_report_and_what_was_said_of_it() -> None:
    assert verdict_json(LATER) == {
        "id": "r2",
        "text": "They spoke.",
        "verdict": "wrong type",
        "judge": "anna",
        "judged": "2026-01-02T03:04:06Z",
    }
