"""What the verdicts in a record say: precision by type and over all, and how far two judges agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legation.audit.figures import Share, Stratum, kappa, whole, wilson
from legation.record import RIGHT, SKIP, Record, Verdict


@dataclass(frozen=True, slots=True)
class TypeRow:
    """The reports of one type: how many the record has (``of``), how often each verdict was given, and the share that is right."""

    type: str
    of: int
    verdicts: Mapping[str, int]
    share: Share | None

    @property
    def judged(self) -> int:
        return sum(count for verdict, count in self.verdicts.items() if verdict != SKIP)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one judge found. ``rows``: each type of the record, most reports first. ``whole``: the share that is right of all reports
    of types with a verdict. ``gone`` counts verdicts on reports that the record no longer has as they were judged."""

    judge: str
    rows: tuple[TypeRow, ...]
    whole: Share | None
    gone: int = 0

    @property
    def reports(self) -> int:
        return sum(row.of for row in self.rows)

    def count(self, verdict: str) -> int:
        return sum(row.verdicts.get(verdict, 0) for row in self.rows)

    @property
    def judged(self) -> int:
        return sum(row.judged for row in self.rows)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two judges on the ``both`` reports that neither skipped: the share with the same verdict, and Cohen's kappa of all verdicts and
    of right against wrong; ``None`` where both gave one and the same verdict throughout."""

    judges: tuple[str, str]
    both: int
    same: float
    kappa: float | None
    kappa_right: float | None


def standing(record: Record) -> list[Verdict]:
    """The verdicts whose report the record holds as it was judged, earliest first.

    An id stands for page, place, type, status and parties; the sentence is compared too, for a page may have changed around it.
    """
    said = record.verdicts()
    texts = {report.id: report.text for report in record.reports({verdict.report for verdict in said})}
    return [verdict for verdict in said if texts.get(verdict.report) == verdict.shown["text"]]


def summaries(record: Record, judge: str | None = None) -> list[Summary]:
    """What each judge found, by name; or ``judge`` alone."""
    types, stands = record.types(), standing(record)
    given = Counter(verdict.judge for verdict in record.verdicts())
    names = sorted(given) if judge is None else [judge]
    own = {name: [verdict for verdict in stands if verdict.judge == name] for name in names}
    return [summarise(name, types, own[name], gone=given[name] - len(own[name])) for name in names]


def summarise(judge: str, types: Mapping[str, str], verdicts: Iterable[Verdict], *, gone: int = 0) -> Summary:
    """What one judge's ``verdicts`` say about reports of these ``types``."""
    said: dict[str, Counter[str]] = {kind: Counter() for kind in types.values()}
    for verdict in verdicts:
        said[types[verdict.report]][verdict.verdict] += 1
    sizes = Counter(types.values())
    rows = tuple(_row(kind, sizes[kind], said[kind]) for kind in sorted(sizes, key=lambda kind: (-sizes[kind], kind)))
    return Summary(judge, rows, whole([_stratum(row.verdicts, row.of) for row in rows]), gone)


def _row(kind: str, of: int, said: Counter[str]) -> TypeRow:
    stratum = _stratum(said, of)
    return TypeRow(kind, of, dict(said), wilson(stratum) if stratum.judged else None)


def _stratum(said: Mapping[str, int], of: int) -> Stratum:
    return Stratum(said.get(RIGHT, 0), sum(count for verdict, count in said.items() if verdict != SKIP), of)


def agreements(record: Record, judge: str | None = None) -> list[Agreement]:
    """How far each two judges agree who judged some of the same reports; those with ``judge`` alone, if given."""
    said: dict[str, dict[str, str]] = {}
    for verdict in standing(record):
        if verdict.verdict != SKIP:
            said.setdefault(verdict.judge, {})[verdict.report] = verdict.verdict
    pairs = [pair for pair in combinations(sorted(said), 2) if judge is None or judge in pair]
    shared = {(a, b): [(said[a][report], said[b][report]) for report in said[a] if report in said[b]] for a, b in pairs}
    return [_agreement(judges, found) for judges, found in shared.items() if found]


def _agreement(judges: tuple[str, str], pairs: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(one == other for one, other in pairs) / len(pairs)
    return Agreement(judges, len(pairs), same, kappa(pairs), kappa([(one == RIGHT, other == RIGHT) for one, other in pairs]))
