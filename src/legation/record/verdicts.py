"""What readers said of reports, as rows of the record and as lines of JSON that can serve as gold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from legation.record.rows import Row

RIGHT, SKIP = "right", "skip"
WRONG = ("wrong type", "wrong party", "wrong status", "not an event")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``judge`` said of a report: ``RIGHT``, one of ``WRONG``, or ``SKIP``; ``judged`` is in UTC.

    ``shown`` is the report as it was judged, in the form of ``report_json``: it outlives the report, which goes when its page is
    coded otherwise. ``coder`` is what it was coded with.
    """

    report: str
    judge: str
    verdict: str
    judged: datetime
    coder: str
    shown: Mapping[str, Any]


def verdict_row(verdict: Verdict) -> Row:
    """In the order of ``schema.VERDICTS``."""
    v = verdict
    return v.report, v.judge, v.verdict, v.judged, v.coder, json.dumps(v.shown, ensure_ascii=False)


def verdict_from(row: Row) -> Verdict:
    """From a row of ``schema.VERDICTS``."""
    report, judge, verdict, judged, coder, shown = row
    return Verdict(report, judge, verdict, judged, coder, json.loads(shown))


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """The report as it was judged, and what was said of it, by whom and when: ready for ``json.dumps``."""
    return {**verdict.shown, "verdict": verdict.verdict, "judge": verdict.judge, "judged": f"{verdict.judged.isoformat()}Z"}
