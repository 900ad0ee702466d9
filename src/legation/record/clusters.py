"""Claims and the clusters that they form: what may be compared with what, and by which measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.record.claims import TO, Key, Span, agree
from legation.types import Report

WEEK = 7
MONTH = 31
# Measures stay in the news longer than talks and words, which soon give way to new ones of their kind.
RECENT_DAYS = {"SANCTION": 14, "COERCE": 14, "CONCEDE": 14, "RETREAT": 14}
BACKGROUND_DAYS = 365


@dataclass(frozen=True, slots=True)
class Claim:
    """Reports that claim the same: ``span`` of the event if they state one, else only when their page was ``published``."""

    reports: tuple[Report, ...]
    modes: frozenset[str]
    speakers: frozenset[str]
    span: Span | None = None
    page: str = ""
    published: Span | None = None
    historical: bool = False

    @property
    def type(self) -> str:
        return self.reports[0].type

    @property
    def narrow(self) -> bool:
        """Whether it states a day, or days of one week: only such a date can tell one event from the next."""
        return self.span is not None and self.span.days < WEEK

    @property
    def window(self) -> Span | None:
        """The days in which the event lies that a page tells of without a date; ``None`` where the page has none itself."""
        if not self.published or self.published.days > MONTH:
            return None
        status = self.reports[0].status
        if status == "future":
            return self.published.widened(0, 2 * WEEK)
        if status != "actual":
            return self.published.widened(WEEK, WEEK)
        return self.published.widened(BACKGROUND_DAYS if self.historical else RECENT_DAYS.get(self.type, WEEK), 0)


@dataclass(slots=True)
class Cluster:
    """An event in the making.

    ``first`` is the claim that all others are measured against, and ``days`` its days: as stated, else as its page leads to expect.
    ``why`` says how each claim came to join; ``tellings`` are the pages that tell of it, each with whether it tells it as background.
    """

    first: Claim
    days: Span | None
    claims: list[Claim] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    modes: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    tellings: frozenset[tuple[str, bool]] = frozenset()

    @classmethod
    def of(cls, claim: Claim, why: str) -> Cluster:
        cluster = cls(claim, claim.span or claim.window)
        cluster.add(claim, why)
        return cluster

    def add(self, claim: Claim, why: str) -> None:
        self.claims.append(claim)
        self.why.append(f"{', '.join(sorted({r.page for r in claim.reports}))}: {why}")
        self.modes |= claim.modes
        self.speakers |= claim.speakers
        self.tellings |= {(report.page, report.historical) for report in claim.reports}

    def admits(self, claim: Claim) -> bool:
        """Whether neither modes nor speakers speak against ``claim``."""
        return agree(self.modes, claim.modes) and agree(self.speakers, claim.speakers)

    @property
    def reports(self) -> list[Report]:
        return sorted((report for claim in self.claims for report in claim.reports), key=lambda r: (r.id, r.page))


def names_both(key: Key) -> bool:
    """Whether at least two parties are named: with one alone, nothing but the very day tells events apart."""
    return len({part for part in key[2:] if part != TO}) > 1


def alike(claim: Claim, cluster: Cluster) -> bool:
    """Whether more than type and parties speaks for it: the same mode, or the same number of the same unit."""
    sizes = {item for report in claim.reports for item in report.size.items()}
    return bool(claim.modes & cluster.modes) or any(item in sizes for report in cluster.reports for item in report.size.items())


def same_week(one: Claim, other: Claim) -> bool:
    """Whether two claims without a date were told within a week of each other."""
    if one.historical != other.historical:
        return False
    if one.page == other.page:
        return True
    sure = all(c.published and c.published.days <= MONTH for c in (one, other))
    return sure and apart(one, other) <= WEEK


def apart(one: Claim, other: Claim) -> int:
    """Days between the publication of two claims."""
    if not one.published or not other.published:
        return 0
    return abs((one.published.last - other.published.last).days)


def only(clusters: Sequence[Cluster]) -> Cluster | None:
    """The one cluster, if there is exactly one: where two would do, neither is meant for certain."""
    return clusters[0] if len(clusters) == 1 else None
