"""Reports of one event, on one page or many, become one event.

Reports are one event if type, status, parties and direction are the same and their dates allow it. Reports that state a date come first,
the narrowest before the wider ones; a wider one joins only if exactly one event lies in its days. Then reports without a date: they
join the event that their own page dates, else the only one in the days before publication, else each other within a week. Last, a deed
told as done to some of the recipients joins the only event that tells it of them and others. Where two events would do, a report joins
neither. All members of an event are measured against its first one, so that no chain of reports leads
from one day to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from legation.record.claims import MUTUAL, SPOKEN, TO, Key, PageFacts, Span, agree, key_of, modes_of, published, span_of, speakers_of
from legation.record.summary import summarise
from legation.types import Event, Report

WEEK = 7
# Measures stay in the news longer than talks and words, which soon give way to new ones of their kind.
RECENT_DAYS = {"SANCTION": 14, "COERCE": 14, "CONCEDE": 14, "RETREAT": 14}
BACKGROUND_DAYS = 365
# A page whose day of publication is less certain than this dates nothing but its own reports.
WIDEST_PUBLICATION = 31


@dataclass(frozen=True, slots=True)
class Claim:
    """Reports that claim the same: ``span`` of the event if they state one, else only when their page was ``published``."""

    reports: tuple[Report, ...]
    modes: frozenset[str]
    speakers: frozenset[str]
    span: Span | None = None
    page: str | None = None
    published: Span | None = None
    historical: bool = False

    @property
    def type(self) -> str:
        return self.reports[0].type


@dataclass(slots=True)
class Cluster:
    """An event in the making.

    ``first`` is the claim that all others are measured against; ``why`` says how each came to join; ``tellings`` are the pages that date
    it, each with whether it tells it as background.
    """

    first: Claim
    claims: list[Claim] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    modes: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    tellings: frozenset[tuple[str, bool]] = frozenset()

    def add(self, claim: Claim, why: str) -> None:
        self.claims.append(claim)
        self.why.append(f"{', '.join(sorted({r.page for r in claim.reports}))}: {why}")
        self.modes |= claim.modes
        self.speakers |= claim.speakers
        if claim.span:
            self.tellings |= {(report.page, report.historical) for report in claim.reports}

    @property
    def reports(self) -> list[Report]:
        return sorted((report for claim in self.claims for report in claim.reports), key=lambda r: (r.id, r.page))


def merge(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> list[Event]:
    """The events that ``reports`` tell of, by date, then id. The order of ``reports`` does not matter."""
    blocks: dict[Key, list[Report]] = defaultdict(list)
    for report in reports:
        blocks[key_of(report)].append(report)
    made = [(key, cluster) for key, block in blocks.items() for cluster in _clusters(block, pages)]
    events = [
        summarise(key, str(cluster.first.span or cluster.first.published), cluster.first.modes, cluster.reports, cluster.why, pages)
        for key, cluster in _absorb(made)
    ]
    return sorted(events, key=lambda event: (event.date is None, event.date or "", event.id))


def _clusters(block: Sequence[Report], pages: Mapping[str, PageFacts]) -> list[Cluster]:
    dated, undated = _claims(block, pages)
    clusters = _place_dated(dated)
    loose = [claim for claim in undated if not _place_undated(claim, clusters)]
    return clusters + _place_loose(loose)


def _claims(block: Sequence[Report], pages: Mapping[str, PageFacts]) -> tuple[list[Claim], list[Claim]]:
    """Reports that state a date, and those that do not; each list in the order in which they are placed."""
    dated: dict[tuple[Span, frozenset[str]], list[Report]] = defaultdict(list)
    undated: dict[tuple[str, bool, frozenset[str]], list[Report]] = defaultdict(list)
    for report in sorted(block, key=lambda r: (r.id, r.page)):
        span = span_of(report, pages.get(report.page, PageFacts()))
        if span:
            dated[span, modes_of(report)].append(report)
        else:
            undated[report.page, report.historical, modes_of(report)].append(report)
    stated = [Claim(tuple(told), modes, _speakers(told), span) for (span, modes), told in dated.items()]
    bare = [
        Claim(tuple(told), modes, _speakers(told), None, page, published(pages.get(page, PageFacts())), historical)
        for (page, historical, modes), told in undated.items()
    ]
    return sorted(stated, key=_narrow_first), sorted(bare, key=_early_first)


def _speakers(reports: Iterable[Report]) -> frozenset[str]:
    return frozenset().union(*map(speakers_of, reports))


def _narrow_first(claim: Claim) -> tuple[int, bool, str, list[str]]:
    assert claim.span
    return claim.span.days, not claim.modes, str(claim.span), sorted(claim.modes)


def _early_first(claim: Claim) -> tuple[bool, str, str, bool, list[str]]:
    return not claim.modes, str(claim.published or "~"), claim.page or "", claim.historical, sorted(claim.modes)


def _place_dated(claims: Iterable[Claim]) -> list[Cluster]:
    by_span: dict[Span, list[Cluster]] = defaultdict(list)
    for claim in claims:
        span = claim.span
        assert span
        inside = by_span[span] if not span.days else [c for at, cs in by_span.items() if span.holds(at) for c in cs]
        able = [cluster for cluster in inside if agree(cluster.modes, claim.modes)]
        if len(able) == 1:
            able[0].add(claim, f"dates it {span}, where there is no other such event than that of {able[0].first.span}")
        else:
            by_span[span].append(_new(claim, f"dates it {span}"))
    return [cluster for clusters in by_span.values() for cluster in clusters]


def _place_undated(claim: Claim, clusters: Sequence[Cluster]) -> bool:
    """Put a claim without a date to the one dated event that it must mean, if there is one."""
    able = [c for c in clusters if agree(c.modes, claim.modes) and agree(c.speakers, claim.speakers)]
    own = [c for c in able if (claim.page, claim.historical) in c.tellings]
    if len(own) == 1:
        own[0].add(claim, "gives no date, but dates only this such event")
        return True
    window = None if own else _window(claim)
    near = [c for c in able if window and c.first.span and window.meets(c.first.span) and (not claim.historical or _alike(claim, c))]
    if len(near) == 1:
        near[0].add(claim, f"gives no date; the only such event from {window.first} to {window.last}" if window else "")
        return True
    return False


def _window(claim: Claim) -> Span | None:
    """The days in which an event lies that a page tells of without a date."""
    if not claim.published or claim.published.days > WIDEST_PUBLICATION:
        return None
    status = claim.reports[0].status
    if status == "future":
        return claim.published.widened(0, 2 * WEEK)
    if status != "actual":
        return claim.published.widened(WEEK, WEEK)
    return claim.published.widened(BACKGROUND_DAYS if claim.historical else RECENT_DAYS.get(claim.type, WEEK), 0)


def _alike(claim: Claim, cluster: Cluster) -> bool:
    """Whether more than type and parties speaks for it: background may be about anything in a year."""
    sizes = {item for report in claim.reports for item in report.size.items()}
    return bool(claim.modes & cluster.modes) or any(item in sizes for report in cluster.reports for item in report.size.items())


def _place_loose(claims: Iterable[Claim]) -> list[Cluster]:
    """Claims without a date and without a dated event: those of one week are one."""
    clusters: list[Cluster] = []
    for claim in claims:
        able = [c for c in clusters if agree(c.modes, claim.modes) and agree(c.speakers, claim.speakers) and _same_week(claim, c.first)]
        able = [c for c in able if c.first.modes == claim.modes] or able
        if able and len({c.first.modes for c in able}) == 1:
            nearest = min(able, key=lambda c: _apart(claim, c.first))
            again = claim.page in _pages(nearest)
            nearest.add(claim, "tells of it again" if again else "gives no date; tells of such an event in the same week")
        else:
            clusters.append(_new(claim, "gives no date"))
    return clusters


def _absorb(made: Sequence[tuple[Key, Cluster]]) -> list[tuple[Key, Cluster]]:
    """Put a deed that names some recipients to the one event that names them and more."""
    sides: dict[Key, list[tuple[Key, Cluster]]] = defaultdict(list)
    for key, cluster in made:
        if cluster.first.type not in MUTUAL | SPOKEN:
            sides[key[: key.index(TO)]].append((key, cluster))
    into: dict[int, Cluster] = {}
    for group in sides.values():
        for key, cluster in group:
            wider = [other for to, other in group if _among(key, to) and _compatible(cluster, other)]
            if len(wider) == 1:
                into[id(cluster)] = wider[0]
    kept = []
    for key, cluster in sorted(made, key=lambda item: (item[0], item[1].reports[0].id)):
        taker = into.get(id(cluster))
        if taker is None or id(taker) in into:
            kept.append((key, cluster))
        else:
            for claim in cluster.claims:
                taker.add(claim, "names some of the recipients")
    return kept


def _among(some: Key, more: Key) -> bool:
    few, many = (set(key[key.index(TO) + 1 :]) for key in (some, more))
    return bool(few) and few < many


def _compatible(one: Cluster, other: Cluster) -> bool:
    a, b = one.first, other.first
    if not agree(one.modes, other.modes):
        return False
    if a.span and b.span:
        return a.span.holds(b.span) or b.span.holds(a.span)
    if not a.span and not b.span:
        return _same_week(a, b)
    dated, (bare, span) = (one, (b, a.span)) if a.span else (other, (a, b.span))
    window = _window(bare)
    return bool(window and span and window.meets(span) and (not bare.historical or _alike(bare, dated)))


def _pages(cluster: Cluster) -> set[str]:
    return {report.page for report in cluster.reports}


def _same_week(one: Claim, other: Claim) -> bool:
    if one.historical != other.historical:
        return False
    if one.page == other.page:
        return True
    sure = all(c.published and c.published.days <= WIDEST_PUBLICATION for c in (one, other))
    return sure and _apart(one, other) <= WEEK


def _apart(one: Claim, other: Claim) -> int:
    if not one.published or not other.published:
        return 0
    return abs((one.published.last - other.published.last).days)


def _new(claim: Claim, why: str) -> Cluster:
    cluster = Cluster(claim)
    cluster.add(claim, why)
    return cluster
