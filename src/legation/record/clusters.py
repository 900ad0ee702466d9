"""Claims and the clusters that they form: what may be compared with what, and by which measure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from legation.record.claims import MUTUAL, TO, Key, Span, agree
from legation.record.points import points
from legation.record.traits import Traits, Weight, contradict, weigh
from legation.types import Report

WEEK = 7
MONTH = 31
# Measures stay in the news longer than talks and words, which soon give way to new ones of their kind.
RECENT_DAYS = {"SANCTION": 14, "COERCE": 14, "CONCEDE": 14, "RETREAT": 14}
BACKGROUND_DAYS = 365
ONE_STAND = MUTUAL | {"AGREE"}
TELLERS = 30
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one report claims: ``span`` are the days of the event if it states them; else only its page's are known (``published``)."""

    traits: Traits
    speakers: frozenset[str] = frozenset()
    span: Span | None = None
    published: Span | None = None

    @property
    def report(self) -> Report:
        return self.traits.report

    @property
    def type(self) -> str:
        return self.report.type

    @property
    def page(self) -> str:
        return self.report.page

    @property
    def historical(self) -> bool:
        return self.report.historical

    @property
    def modes(self) -> frozenset[str]:
        return self.traits.modes

    @property
    def narrow(self) -> bool:
        """Whether it states a day, or days of one week: only such a date can tell one event from the next."""
        return self.span is not None and self.span.days < WEEK

    @property
    def window(self) -> Span | None:
        """The days in which the event lies that a page tells of without a date; ``None`` where the page has none itself."""
        if not self.published or self.published.days > MONTH:
            return None
        status = self.report.status
        if status == "future":
            return self.published.widened(0, 2 * WEEK)
        if status != "actual":
            return self.published.widened(WEEK, WEEK)
        recent = 2 * WEEK if self.traits.subject else RECENT_DAYS.get(self.type, WEEK)
        return self.published.widened(BACKGROUND_DAYS if self.historical else recent, 0)


@dataclass(slots=True)
class Cluster:
    """An event in the making.

    ``first`` is the claim against which dates are measured, and ``days`` its days: as stated, else as its page leads to expect. All
    else is measured against every claim. ``why`` says how each claim came to join; ``tellings`` are the pages that tell of it, each
    with whether it tells it as background.
    """

    first: Claim
    days: Span | None
    claims: list[Claim] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    modes: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    tellings: set[tuple[str, bool]] = field(default_factory=set)
    # Of claims that say the same as far as a contradiction goes, the first.
    heads: dict[Hashable, Claim] = field(default_factory=dict)

    @classmethod
    def of(cls, claim: Claim, why: str) -> Cluster:
        cluster = cls(claim, claim.span or claim.window)
        cluster.add(claim, why)
        return cluster

    @classmethod
    def again(cls, told: Sequence[tuple[Claim, str]]) -> Cluster:
        """Of claims that were in another cluster, each with how it came to join that; the best dated comes first."""
        ordered = sorted(told, key=lambda item: (item[0].span is None, item[0].span.days if item[0].span else 0, item[0].report.id))
        cluster = cls.of(ordered[0][0], "")
        for claim, _ in ordered[1:]:
            cluster.add(claim, "")
        cluster.why = [why for _, why in ordered]
        return cluster

    def add(self, claim: Claim, why: str) -> None:
        self.claims.append(claim)
        self.why.append(f"{claim.page}: {why}")
        self.modes |= claim.modes
        self.speakers |= claim.speakers
        self.tellings.add((claim.page, claim.historical))
        self.heads.setdefault((claim.traits.stance, claim.span, claim.speakers), claim)

    def take(self, other: Cluster, why: str) -> None:
        """Join ``other`` to this one."""
        for claim in other.claims:
            self.add(claim, why)

    def admits(self, claim: Claim) -> bool:
        """Whether no report in it speaks against ``claim``."""
        if not agree(self.modes, claim.modes) or not agree(self.speakers, claim.speakers):
            return False
        return not any(contradict(claim.traits, head.traits) for head in self.heads.values())

    def weigh(self, claim: Claim, *, by_type: bool = True) -> Weight:
        """How much speaks for ``claim``, by the report in it that is most like it; of an event told by very many, by its first ones."""
        return max((weigh(claim.traits, member.traits, by_type=by_type) for member in self.tellers), key=lambda w: (w.score, w.why))

    @property
    def tellers(self) -> list[Claim]:
        return self.claims[:TELLERS]

    @property
    def pages(self) -> frozenset[str]:
        return frozenset(page for page, _ in self.tellings)

    @property
    def reports(self) -> list[Report]:
        return sorted((claim.report for claim in self.claims), key=lambda r: (r.id, r.page))


def best(claim: Claim, clusters: Iterable[Cluster], *, least: int, by_type: bool = True) -> tuple[Cluster, Weight] | None:
    """The cluster that ``claim`` fits best, if it fits well enough and no other does as well: where two would do, neither is meant."""
    able = [(cluster, cluster.weigh(claim, by_type=by_type)) for cluster in clusters if cluster.admits(claim)]
    able = [(cluster, weight) for cluster, weight in able if weight.score >= least]
    most = max((weight.score for _, weight in able), default=0)
    return only([(cluster, weight) for cluster, weight in able if weight.score == most])


def least_on_one_page(claim: Claim) -> int:
    """Talks and willingness are one on one page, in however many sentences and words; of the others it may tell two."""
    return points()["needs_one_stand" if claim.type in ONE_STAND else "needs_one_day"]


def told_by(weight: Weight) -> str:
    """``; same number (60 personnel), same mode (expel)``, to be put after a reason."""
    return f"; {', '.join(weight.why)}" if weight.why else ""


def names_both(key: Key) -> bool:
    """Whether at least two parties are named: with one alone, nothing but the very day tells events apart."""
    return len({part for part in key[2:] if part != TO}) > 1


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


def only(found: Sequence[T]) -> T | None:
    """The one that was found, if there is exactly one."""
    return found[0] if len(found) == 1 else None
