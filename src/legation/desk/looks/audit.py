"""Audit: one report after another with its passage, judged with one key each; how far one is, and what follows for the record."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from legation.audit import KEYS, QUIT, UNDO, Session, Summary, agreements, draw, summaries
from legation.desk.asked import Asked
from legation.desk.state import Desk, Look
from legation.desk.view import View
from legation.record import RIGHT, SKIP, Record, now, report_json

SIZE, MOST, READER = 200, 5_000, "reader"
LONGEST_NAME = 60


def look(look: Look) -> View:
    """The next report for ``judge`` in a sample of ``sample`` drawn by ``seed``; with ``result``, what the verdicts say."""
    asked = look.asked
    judge, size, seed = sampling(asked)
    if asked.flag("result"):
        return result(look)
    started = bool(asked.text("judge"))
    with look.desk.shelf.read() as record:
        session = session_of(look.desk, record, judge, size, seed)
        case = session.next() if started else None
        coder, codebook = record.provenance().get(case.report.page, ("", "")) if case else ("", "")
    data = {
        "judge": judge,
        "sample": size,
        "seed": seed,
        "done": session.done,
        "total": session.total,
        "report": report_json(case.report, case.article, coder=coder, codebook=codebook) if case else None,
        "before": case.before if case else None,
        "marked": case.marked if case else None,
        "after": case.after if case else None,
    }
    keys = [key for key in KEYS if key.answer != QUIT]
    more = {"case": case, "started": started, "keys": keys, "undo": UNDO, "skip": SKIP, "right": RIGHT}
    return View("audit.html", "Audit", data, more)


def result(look: Look) -> View:
    """What each judge found: shares that are right, with 95% intervals, and how far judges agree."""
    with look.desk.shelf.read() as record:
        found, agree = summaries(record), agreements(record)
    data = {"judges": [_summary(summary) for summary in found], "agreements": [asdict(one) for one in agree]}
    return View("audit_result.html", "How far to trust this record", data, {"found": found, "agree": agree, "skip": SKIP})


def sampling(asked: Asked) -> tuple[str, int, int]:
    """Whose session it is, and which sample."""
    judge = asked.text("judge")[:LONGEST_NAME] or READER
    return judge, asked.number("sample", SIZE, least=1, most=MOST), asked.number("seed", 0, least=0, most=999_999_999)


def session_of(desk: Desk, record: Record, judge: str, size: int, seed: int) -> Session:
    """The session of a judge, with the sample drawn once for each state of the record."""
    sample = desk.shelf.catalogue().once(("sample", size, seed), lambda: draw(record.types(), size=size, seed=seed))
    return Session(record, sample, judge, now)


def _summary(summary: Summary) -> dict[str, Any]:
    whole = summary.whole
    return {
        "judge": summary.judge,
        "judged": summary.judged,
        "reports": summary.reports,
        "gone": summary.gone,
        "right": asdict(whole) if whole else None,
        "types": [
            {"type": row.type, "of": row.of, "verdicts": dict(row.verdicts), "right": asdict(row.share) if row.share else None}
            for row in summary.rows
        ],
    }
