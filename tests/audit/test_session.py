from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.audit import QUIT, UNDO, hold
from legation.record import RIGHT, SKIP, Record
from tests.audit.samples import A, judge, make, session
from tests.record.samples import article, report


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(make(tmp_path / "r.duckdb")) as opened:
        yield opened


def asked(record: Record, *answers: str, by: str = "anna") -> list[str]:
    """Which reports a session asks about that is given these answers, then quits."""
    told, said = [], iter(answers)

    def ask(case: object) -> str:
        told.append(case.report.id)  # type: ignore[attr-defined]
        return next(said, QUIT)

    hold(session(record, by), ask)
    return told


def said(record: Record, by: str = "anna") -> dict[str, str]:
    return {verdict.report: verdict.verdict for verdict in record.verdicts() if verdict.judge == by}


def test_session_asks_in_order_to_the_end(record: Record) -> None:
    assert asked(record, RIGHT, "wrong type", RIGHT, "not an event") == ["r1", "r2", "r3", "r4"]
    assert said(record) == {"r1": RIGHT, "r2": "wrong type", "r3": RIGHT, "r4": "not an event"}
    assert asked(record) == []


def test_session_goes_on_with_what_is_left(record: Record) -> None:
    assert asked(record, RIGHT, SKIP) == ["r1", "r2", "r3"]
    again = session(record)
    assert (again.done, again.total) == (2, 4)
    assert asked(record, RIGHT, RIGHT) == ["r3", "r4"]


def test_session_undo_reaches_back_even_into_the_session_before(record: Record) -> None:
    assert asked(record, RIGHT, RIGHT, UNDO, "wrong party") == ["r1", "r2", "r3", "r2", "r3"]
    assert said(record) == {"r1": RIGHT, "r2": "wrong party"}
    assert asked(record, UNDO, UNDO, UNDO, "wrong status") == ["r3", "r2", "r1", "r1", "r2"]
    assert said(record) == {"r1": "wrong status"}


def test_session_of_another_judge_begins_at_the_beginning(record: Record) -> None:
    judge(record, "anna", RIGHT, RIGHT)
    assert asked(record, "wrong type", UNDO, by="ben") == ["r1", "r2", "r1"]
    assert said(record, "anna") == {"r1": RIGHT, "r2": RIGHT}
    assert said(record, "ben") == {}


def test_session_asks_again_where_the_page_was_coded_otherwise(record: Record) -> None:
    judge(record, "anna", RIGHT, RIGHT, RIGHT, RIGHT)
    record.file(A, article(A), [report("r1", "CONSULT", ["RUS:GOV"], ["USA:GOV"], text="Another sentence by now.")])
    record.flush()
    again = session(record, sample=("r1", "r4"))
    assert again.done == 1
    case = again.next()
    assert case
    assert (case.report.id, case.marked) == ("r1", "Another sentence by now.")


def test_session_keeps_the_report_as_it_was_shown(record: Record) -> None:
    judge(record, "anna", RIGHT)
    record.file(A, article(A), [])
    record.flush()
    (verdict,) = record.verdicts()
    assert (verdict.coder, verdict.shown["cite_info"]["coder"]) == ("coder 1", "coder 1")
    assert (verdict.shown["text"], verdict.shown["event"]) == ("The envoys of Russia met the Americans on Monday.", ["CONSULT"])
