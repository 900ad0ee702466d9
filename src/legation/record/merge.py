"""Reports of one event, on one page or many, become one event.

Reports are one event if type, status, parties and direction are the same, nothing in them speaks against it (``traits.contradict``),
enough speaks for it (``traits.weigh``), and their dates allow it, in this order: reports that state a day, or days of one week; reports
without a date, which join the event that their own page dates, else the one in the days before publication, else each other within a
week; reports that state a month or more, which join the event that lies in it. Then a deed told as done to some of the recipients joins
the event that tells it of them and others, then comes what differs in its day, its parties or its status and is one all the same
(``differing``), and last are reports of one measure under two types (``kin``). Where two events would do equally well, a report joins
neither. What the user has pinned comes after all (``pins``). Days are measured against the first report of an event and all else
against every one, so that no chain of reports leads from one event to another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.record.claims import MUTUAL, SPOKEN, TO, Key, PageFacts, Span, key_of, published, span_of, speakers_of
from legation.record.clusters import (
    MONTH,
    WEEK,
    Claim,
    Cluster,
    apart,
    best,
    least_on_one_page,
    names_both,
    only,
    same_week,
    told_by,
)
from legation.record.differing import join_differing
from legation.record.joining import Made, rank
from legation.record.kin import join_kin
from legation.record.links import with_links
from legation.record.pins import Pin, apply_pins
from legation.record.points import points
from legation.record.summary import summarise
from legation.record.traits import Traits
from legation.types import Event, Report

# A page, and whether it tells of the event as background.
Telling = tuple[str, bool]


def merge(reports: Iterable[Report], pages: Mapping[str, PageFacts], *, pins: Iterable[Pin] = ()) -> list[Event]:
    """The events that ``reports`` tell of, by date, then id, as ``pins`` want them. The order of ``reports`` does not matter."""
    told, blocks = list(reports), defaultdict[Key, list[Report]](list)
    for report in told:
        blocks[key_of(report)].append(report)
    made = [(key, cluster) for key, block in blocks.items() for cluster in _clusters(key, block, pages)]
    pinned = apply_pins(join_kin(join_differing(_absorb(made))), pins, reports=_ids, join=_join, part=_part)
    joined = sorted(pinned, key=lambda item: (item[1].reports[0].id, item[1].reports[0].page))
    events = _distinct(
        summarise(key, str(cluster.first.span or cluster.first.published), cluster.first.modes, cluster.reports, cluster.why, pages)
        for key, cluster in joined
    )
    return sorted(with_links(events, told, pages), key=lambda event: (event.date is None, event.date or "", event.id))


def _ids(made: Made) -> Iterable[str]:
    return (claim.report.id for claim in made[1].claims)


def _join(made: Sequence[Made], pin: Pin) -> Made:
    """One event of several, because the user says so: that which is dated best and told most takes in the others."""
    (key, host), *others = sorted(made, key=lambda item: rank(item[1]))
    for _, other in others:
        host.take(other, pin.reason)
    return key, host


def _part(made: Made, out: frozenset[str], pin: Pin) -> tuple[Made, Made]:
    """The reports ``out`` of an event, and the rest of it, because the user says so."""
    whole = list(zip(made[1].claims, made[1].why, strict=True))
    parts = ([c for c in whole if (c[0].report.id in out) is inside] for inside in (True, False))
    gone, rest = ((key_of(part[0][0].report), Cluster.again(part)) for part in parts)
    gone[1].why.append(pin.reason)
    return gone, rest


def _distinct(events: Iterable[Event]) -> list[Event]:
    """``events`` with an id each: two of one type, day and parties are told apart by their place among such events."""
    met: Counter[str] = Counter()
    found = []
    for event in events:
        met[event.id] += 1
        found.append(event if met[event.id] == 1 else replace(event, id=f"{event.id}-{met[event.id]}"))
    return found


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
    claims = [_claim(report, pages.get(report.page, PageFacts())) for report in block]
    dated, undated = ([c for c in claims if c.span], [c for c in claims if not c.span])
    return sorted(dated, key=_narrow_first), sorted(undated, key=_early_first)


def _claim(report: Report, page: PageFacts) -> Claim:
    span = span_of(report, page)
    # On one day the word of two officials is one stand of their country; without a day it may be two.
    return Claim(Traits(report), frozenset() if span else speakers_of(report), span, published(page))


def _narrow_first(claim: Claim) -> tuple[int, bool, str, list[str], str, bool, str]:
    assert claim.span
    return claim.span.days, not claim.modes, str(claim.span), sorted(claim.modes), claim.page, claim.historical, claim.report.id


def _early_first(claim: Claim) -> tuple[bool, str, str, bool, list[str], str]:
    return not claim.modes, str(claim.published or "~"), claim.page, claim.historical, sorted(claim.modes), claim.report.id


def _place_narrow(claims: Iterable[Claim]) -> list[Cluster]:
    by_span: dict[Span, list[Cluster]] = defaultdict(list)
    for claim in claims:
        span = claim.span
        assert span
        inside = by_span[span] if not span.days else [c for inner, cs in by_span.items() if span.holds(inner) for c in cs]
        own = [c for c in inside if claim.page in c.pages]
        same = [c for c in inside if c.first.span == span and c.first.modes == claim.modes]
        found = best(claim, own, least=least_on_one_page(claim))
        found = found or best(claim, same, least=points()["needs_one_day"]) or best(claim, inside, least=points()["needs_one_day"])
        if found:
            cluster, weight = found
            cluster.add(claim, f"dates it {span}{told_by(weight)}")
        else:
            by_span[span].append(Cluster.of(claim, f"dates it {span}"))
    return [cluster for clusters in by_span.values() for cluster in clusters]


def _place_undated(claim: Claim, clusters: Sequence[Cluster], dating: Mapping[Telling, Sequence[Cluster]], *, across: bool) -> bool:
    """Put a claim without a date to the one dated event that it must mean, if there is one."""
    own = [c for c in dating.get((claim.page, claim.historical), ()) if c.admits(claim)]
    own = [c for c in own if c.weigh(claim).score >= least_on_one_page(claim)]
    if found := best(claim, own, least=least_on_one_page(claim)):
        found[0].add(claim, f"gives no date, but dates only this such event{told_by(found[1])}")
        return True
    window = claim.window if across and not own else None
    near = [c for c in clusters if window and c.days and window.meets(c.days)]
    if window and (found := best(claim, near, least=points()["needs_across"], by_type=not claim.historical)):
        found[0].add(claim, f"gives no date; the only such event from {window.first} to {window.last}{told_by(found[1])}")
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
        able = [c for c in near if same_week(claim, c.first) and (across or c.first.page == claim.page)]
        own = best(claim, [c for c in able if claim.page in c.pages], least=least_on_one_page(claim))
        if own:
            own[0].add(claim, f"tells of it again{told_by(own[1])}")
        elif nearest := _nearest(claim, able):
            nearest.add(claim, f"gives no date; tells of such an event in the same week{told_by(nearest.weigh(claim))}")
        else:
            weeks[week].append(Cluster.of(claim, "gives no date"))
    return [cluster for clusters in weeks.values() for cluster in clusters]


def _nearest(claim: Claim, clusters: Iterable[Cluster]) -> Cluster | None:
    """Of the clusters that ``claim`` fits best the one told nearest to it; none where it might be either of two acts."""
    able = [(c.weigh(claim).score, c) for c in clusters if c.admits(claim)]
    most = max((score for score, _ in able), default=0)
    top = [c for score, c in able if score == most >= points()["needs_across"]]
    top = [c for c in top if c.first.modes == claim.modes] or top
    return min(top, key=lambda c: apart(claim, c.first)) if len({c.first.modes for c in top}) == 1 else None


def _place_wide(claim: Claim, clusters: list[Cluster], *, across: bool) -> None:
    """Put a claim that states a month or more to the one event in it; for more than a month, the type alone does not say enough."""
    assert claim.span
    inside = [c for c in clusters if c.days and claim.span.holds(c.days)]
    own = [c for c in inside if (claim.page, claim.historical) in c.tellings]
    found = best(claim, own, least=least_on_one_page(claim))
    if not found and across:
        found = best(claim, inside, least=points()["needs_across"], by_type=claim.span.days <= MONTH)
    if found:
        found[0].add(claim, f"dates it {claim.span}, where no other such event lies{told_by(found[1])}")
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
            if taker := _taker(cluster, [other for more in wider for other in blocks[more]]):
                into[id(cluster)] = taker
    kept = []
    for key, cluster in sorted(made, key=lambda item: (item[0], item[1].reports[0].id)):
        found = into.get(id(cluster))
        if found is None or id(found) in into:
            kept.append((key, cluster))
        else:
            found.take(cluster, "names some of the recipients")
    return kept


def _taker(cluster: Cluster, wider: Iterable[Cluster]) -> Cluster | None:
    """The event that ``cluster`` fits best; of equals one that is dated as it is, if there is but one."""
    able = [other for other in wider if _compatible(cluster, other)]
    ranks = [(other.weigh(cluster.first).score, other.first.span == cluster.first.span) for other in able]
    return only([other for other, rank in zip(able, ranks, strict=True) if rank == max(ranks)])


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
    if not all(other.admits(claim) for claim in one.claims):
        return False
    if not one.first.span and not other.first.span:
        return same_week(one.first, other.first)
    a, b = one.days, other.days
    if not a or not b or not (a.holds(b) or b.holds(a)):
        return False
    return max(a.days, b.days) <= MONTH or other.weigh(one.first, by_type=False).score >= points()["needs_across"]
