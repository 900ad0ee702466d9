"""A tiny record to judge: three reports on one page, one on another."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from legation.audit import Session
from legation.record import Provenance, Record
from tests.record.samples import article, page, report

NOW = datetime(2026, 1, 2, 3, 4, 5)
TEXT = "Envoys meet\n\nThe envoys of Russia met the Americans on Monday.\n\nMoscow blamed London. It asked Paris for help."
A, B = page("a.txt", TEXT), page("b.txt", "Talks in Bern\n\nFrance met Russia.")
REPORTS = (
    report("r1", "CONSULT", ["RUS:GOV"], ["USA:GOV"], text="The envoys of Russia met the Americans on Monday."),
    report("r2", "ACCUSE", ["RUS:GOV"], ["GBR:GOV"], text="Moscow blamed London.", said_by="a spokesman"),
    report("r3", "REQUEST", ["RUS:GOV"], ["FRA:GOV"], text="It asked Paris for help.", modes=["assist"]),
)
OTHER = report("r4", "CONSULT", ["FRA:GOV", "RUS:GOV"], page="b.txt", text="France met Russia.")


def make(path: Path) -> Path:
    """The record, coded by ``coder 1``."""
    with Record.open(path) as record:
        record.begin(Provenance("coder 1", "book", "m", "t", "s"), NOW)
        record.file(A, article(A, outlet="Gazette"), REPORTS)
        record.file(B, article(B), [OTHER])
    return path


def session(record: Record, judge: str = "anna", sample: tuple[str, ...] = ("r1", "r2", "r3", "r4")) -> Session:
    """A session whose clock goes on by a second at each verdict."""
    ticks = count(len(record.verdicts()))
    return Session(record, sample, judge, lambda: NOW + timedelta(seconds=next(ticks)))


def judge(record: Record, judge: str, *verdicts: str) -> None:
    """Give ``verdicts`` on the reports of the sample, in order."""
    held = session(record, judge)
    for verdict in verdicts:
        case = held.next()
        assert case is not None
        held.give(case, verdict)
