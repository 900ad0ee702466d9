"""One judge at one sample: which report is next, and what was said of those before. What is said is in the record at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime

from legation.audit.cases import Case, find_case
from legation.audit.summary import standing
from legation.record import Record, Verdict, report_json

UNDO, QUIT = "undo", "quit"


class Session:
    """Goes on where this judge stopped: reports of ``sample`` that he or she has judged are not asked again.

    ``now`` gives the time in UTC. ``total`` is the size of the sample; ``done`` counts its reports that are judged or skipped.
    """

    def __init__(self, record: Record, sample: Iterable[str], judge: str, now: Callable[[], datetime]) -> None:
        self.judge = judge
        self._record = record
        self._now = now
        self._coders = record.provenance()
        wanted = list(dict.fromkeys(sample))
        said = dict.fromkeys(v.report for v in standing(record) if v.judge == judge)
        self._done = [report for report in said if report in set(wanted)]
        self._left = deque(report for report in wanted if report not in said)
        self.total = len(wanted)

    @property
    def done(self) -> int:
        return len(self._done)

    def next(self) -> Case | None:
        """The report to judge, ``None`` when all are done."""
        return find_case(self._record, self._left[0]) if self._left else None

    def give(self, case: Case, verdict: str) -> None:
        """Keep what the judge says of ``case``, which is the next one."""
        coder, codebook = self._coders[case.report.page]
        shown = report_json(case.report, case.article, coder=coder, codebook=codebook)
        self._record.judge(Verdict(case.report.id, self.judge, verdict, self._now(), coder, shown))
        self._done.append(self._left.popleft())

    def undo(self) -> bool:
        """Take the last verdict back, of this session or of one before, so that its report is next; whether there was one."""
        if not self._done:
            return False
        last = self._done.pop()
        self._record.unjudge(last, self.judge)
        self._left.appendleft(last)
        return True


def hold(session: Session, ask: Callable[[Case], str]) -> None:
    """Ask about one report after another, until all are judged or the answer is ``QUIT``."""
    while (case := session.next()) is not None:
        answer = ask(case)
        if answer == QUIT:
            return
        if answer == UNDO:
            session.undo()
        else:
            session.give(case, answer)
