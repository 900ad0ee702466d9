from __future__ import annotations

import pytest

from legation.record.rows import event_from, event_row, report_from, report_row
from legation.record.schema import EVENTS, REPORTS
from legation.types import Cue, Disagreement, Event, Link, Place, Voices
from tests.record.samples import RUS, USA, report

BARE = report("r1", "CONSULT", [])
FULL = report(
    "r2", "SANCTION", [RUS], [USA, "IGO=United Nations"], modes=["expel"], contexts=("diplomatic",), status="future", historical=True,
    said_by="Sergey Lavrov", date="2017-07", enddate="2017-08", date_precision="month", date_from="last month", size={"personnel": 755},
    deadline="2017-09-01", place=Place("Moscow", "RUS"), reasons=("order + cut",), event_text="ordered",
    cues=(Cue("answers", "in response to", 4, 18, "the expulsion", ("r1",), ("SANCTION",)),),
)  # fmt: skip
EVENT = Event(
    "e1", "SANCTION", ("expel",), ("diplomatic",), (RUS,), (USA,), "actual", False, "2017-07-28", None, 4, -5.5, 0.75, {"personnel": 755},
    ("r1", "r2"), ("a.txt",), ("TASS",), ("Lavrov",),
    (Disagreement("size personnel", (("455", ("a",)), ("755", ("b", "c"))), (("455", ("TASS",)), ("755", ()))),), ("same day",),
    Voices(("TASS",), ("RUS",), ("Wire",), ("c",), 2), (Link("answers", "e0", "in response to", "r2", "a.txt", 4, 18, "named in it"),),
)  # fmt: skip


@pytest.mark.parametrize("told", [BARE, FULL], ids=["bare", "full"])
def test_rows_report_comes_back_as_it_went(told: object) -> None:
    row = report_row(told)  # type: ignore[arg-type]
    assert len(row) == len(REPORTS)
    assert report_from(row) == told


def test_rows_event_comes_back_as_it_went() -> None:
    row = event_row(EVENT)
    assert len(row) == len(EVENTS)
    assert row[list(EVENTS).index("countries")] == ["RUS", "USA"]
    assert event_from(row) == EVENT


def test_rows_number_too_large_for_the_record_is_cut_to_the_largest() -> None:
    kept = report_from(report_row(report("r", "AID", [USA], [RUS], size={"dollars": 10**30, "tons": 3})))
    assert kept.size == {"dollars": 2**63 - 1, "tons": 3}
