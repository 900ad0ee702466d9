"""Reports of one event, on one page or many, become one event.

Reports are one event if type, status, parties and direction are the same and their dates allow it, in this order: reports that state a
day, or days of one week; reports without a date, which join the event that their own page dates, else the only one in the days before
publication, else each other within a week; reports that state a month or more, which join the only event that lies in it. Last, a deed
told as done to some of the recipients joins the only event that tells it of them and others. Where two events would do, a report joins
neither. All members of an event are measured against its first one, so that no chain of reports leads from one day to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from legation.record.claims import MUTUAL, SPOKEN, TO, Key, PageFacts, Span, agree, key_of, modes_of, published, span_of, speakers_of
from legation.record.clusters import MONTH, WEEK, Claim, Cluster, alike, apart, names_both, only, same_week
from legation.record.summary import summarise
from legation.types import Event, Report

# A page, and whether it tells of the event as background.
Telling = tuple[str, bool]


def merge(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> list[Event]:
    """The events that ``reports`` tell of, by date, then id. The order of ``reports`` does not matter."""
    blocks: dict[Key, list[Report]] = defaultdict(list)
    for report in reports:
        blocks[key_of(report)].append(report)
    made = [(key, cluster) for key, block in blocks.items() for cluster in _clusters(key, block, pages)]
    events = [
        summarise(key, str(cluster.first.span or cluster.first.published), cluster.first.modes, cluster.reports, cluster.why, pages)
        for key, cluster in _absorb(made)
    ]
    return sorted(events, key=lambda event: (event.date is None, event.date or "", event.id))


def _clusters(key: Key, block: Sequence[Report], pages: Mapping[str, PageFacts]) -> list[Cluster]:
    dated, undated = _claims(block, pages)
    across = names_both(key)
    clusters = _place_narrow([claim for claim in dated if claim.narrow])
    dating = _dating(clusters)
    loose = [claim for claim in undated if not _place_undated(claim, clusters, dating, across=across)]
    clusters += _place_loose(loose, across=across)
    for claim in dated:
        if not claim.narrow:
            _place_wide(claim, clusters, across=across)
    return clusters


def _claims(block: Sequence[Report], pages: Mapping[str, PageFacts]) -> tuple[list[Claim], list[Claim]]:
    """Reports that state a date, and those that do not; each list in the order in which they are placed."""
    found: dict[tuple[Span | None, str, bool, frozenset[str]], list[Report]] = defaultdict(list)
    for report in sorted(block, key=lambda r: (r.id, r.page)):
        span = span_of(report, pages.get(report.page, PageFacts()))
        found[span, report.page, report.historical, modes_of(report)].append(report)
    claims = [
        Claim(tuple(told), modes, _speakers(told, span), span, page, published(pages.get(page, PageFacts())), historical)
        for (span, page, historical, modes), told in found.items()
    ]
    dated, undated = ([c for c in claims if c.span], [c for c in claims if not c.span])
    return sorted(dated, key=_narrow_first), sorted(undated, key=_early_first)


def _speakers(reports: Iterable[Report], span: Span | None) -> frozenset[str]:
    # On one day the word of two officials is one stand of their country; without a day it may be two.
    return frozenset() if span else frozenset().union(*map(speakers_of, reports))


def _narrow_first(claim: Claim) -> tuple[int, bool, str, list[str], str, bool]:
    assert claim.span
    return claim.span.days, not claim.modes, str(claim.span), sorted(claim.modes), claim.page, claim.historical


def _early_first(claim: Claim) -> tuple[bool, str, str, bool, list[str]]:
    return not claim.modes, str(claim.published or "~"), claim.page, claim.historical, sorted(claim.modes)


def _place_narrow(claims: Iterable[Claim]) -> list[Cluster]:
    by_span: dict[Span, list[Cluster]] = defaultdict(list)
    for claim in claims:
        span = claim.span
        assert span
        at = by_span[span] if not span.days else [c for inner, cs in by_span.items() if span.holds(inner) for c in cs]
        inside = [cluster for cluster in at if agree(cluster.modes, claim.modes)]
        same = only([c for c in inside if c.first.span == span and c.first.modes == claim.modes]) or only(inside)
        if same:
            same.add(claim, f"dates it {span}")
        else:
            by_span[span].append(Cluster.of(claim, f"dates it {span}"))
    return [cluster for clusters in by_span.values() for cluster in clusters]


def _place_undated(claim: Claim, clusters: Sequence[Cluster], dating: Mapping[Telling, Sequence[Cluster]], *, across: bool) -> bool:
    """Put a claim without a date to the one dated event that it must mean, if there is one."""
    own = [c for c in dating.get((claim.page, claim.historical), ()) if c.admits(claim)]
    if one := only(own):
        one.add(claim, "gives no date, but dates only this such event")
        return True
    window = claim.window if across and not own else None
    near = [c for c in clusters if window and c.days and window.meets(c.days) and c.admits(claim)]
    near = [c for c in near if not claim.historical or alike(claim, c)]
    if window and (one := only(near)):
        one.add(claim, f"gives no date; the only such event from {window.first} to {window.last}")
        return True
    return False


def _dating(clusters: Iterable[Cluster]) -> Mapping[Telling, Sequence[Cluster]]:
    """Which events each page dates, as news or as background."""
    found: dict[Telling, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for telling in cluster.tellings:
            found[telling].append(cluster)
    return found


def _place_loose(claims: Iterable[Claim], *, across: bool) -> list[Cluster]:
    """Claims without a date and without a dated event: those of one week are one."""
    weeks: dict[int, list[Cluster]] = defaultdict(list)
    for claim in claims:
        week = claim.published.last.toordinal() // WEEK if claim.published else -WEEK
        near = (c for at in (week - 1, week, week + 1) for c in weeks.get(at, ()))
        able = [c for c in near if c.admits(claim) and same_week(claim, c.first) and (across or c.first.page == claim.page)]
        able = [c for c in able if c.first.modes == claim.modes] or able
        if able and len({c.first.modes for c in able}) == 1:
            nearest = min(able, key=lambda c: apart(claim, c.first))
            again = claim.page in {page for page, _ in nearest.tellings}
            nearest.add(claim, "tells of it again" if again else "gives no date; tells of such an event in the same week")
        else:
            weeks[week].append(Cluster.of(claim, "gives no date"))
    return [cluster for clusters in weeks.values() for cluster in clusters]


def _place_wide(claim: Claim, clusters: list[Cluster], *, across: bool) -> None:
    """Put a claim that states a month or more to the only event in it; for more than a month, mode or size must be the same as well."""
    assert claim.span
    inside = [c for c in clusters if c.days and claim.span.holds(c.days) and agree(c.modes, claim.modes)]
    own = only([c for c in inside if (claim.page, claim.historical) in c.tellings])
    one = own or (only(inside) if across else None)
    if one and (one is own or claim.span.days <= MONTH or alike(claim, one)):
        one.add(claim, f"dates it {claim.span}, where no other such event lies")
    else:
        clusters.append(Cluster.of(claim, f"dates it {claim.span}"))


def _absorb(made: Sequence[tuple[Key, Cluster]]) -> list[tuple[Key, Cluster]]:
    """Put a deed that names some recipients to the one event that names them and more."""
    blocks: dict[Key, list[Cluster]] = defaultdict(list)
    for key, cluster in made:
        blocks[key].append(cluster)
    into: dict[int, Cluster] = {}
    for key, wider in _wider_keys(blocks).items():
        for cluster in blocks[key]:
            if taker := only([other for more in wider for other in blocks[more] if _compatible(cluster, other)]):
                into[id(cluster)] = taker
    kept = []
    for key, cluster in sorted(made, key=lambda item: (item[0], item[1].reports[0].id)):
        found = into.get(id(cluster))
        if found is None or id(found) in into:
            kept.append((key, cluster))
        else:
            for claim in cluster.claims:
                found.add(claim, "names some of the recipients")
    return kept


def _wider_keys(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """For each key of a deed those of the same deed, done by the same to all of its recipients and to others."""
    sides: dict[Key, list[tuple[frozenset[str], Key]]] = defaultdict(list)
    for key in keys:
        if key[0] not in MUTUAL | SPOKEN:
            at = key.index(TO)
            sides[key[:at]].append((frozenset(key[at + 1 :]), key))
    found = {key: [more for others, more in side if named and named < others] for side in sides.values() for named, key in side}
    return {key: sorted(wider) for key, wider in found.items() if wider}


def _compatible(one: Cluster, other: Cluster) -> bool:
    if not agree(one.modes, other.modes):
        return False
    if not one.first.span and not other.first.span:
        return same_week(one.first, other.first)
    a, b = one.days, other.days
    if not a or not b or not (a.holds(b) or b.holds(a)):
        return False
    return max(a.days, b.days) <= MONTH or alike(one.first, other)
