"""Events that their reports tell differently: a day or two apart, a party left out, another one blamed, announced or denied.

They are one if enough else speaks for it (``needs_far`` of the table): the day, the number, the place, the words. A page that tells of
both days tells of two events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from legation.record.claims import MUTUAL, TO, Key, agree, days_between
from legation.record.clusters import Claim, Cluster
from legation.record.joining import Feature, Made, join
from legation.record.points import points
from legation.record.traits import Weight, contradict, weigh

# What is told as done by one outlet may be denied, or may have been announced, by another.
STATUSES = (frozenset({"actual", "negated"}), frozenset({"actual", "future"}))
MOST_DAYS = 2
Sides = tuple[frozenset[str], frozenset[str]]
# Features of the table that hold of two events, each with what it is called among the reasons.
Held = list[tuple[str, str]]


def join_differing(made: list[Made]) -> list[Made]:
    """``made`` with events joined that differ in their day, parties or status; the order of ``made`` does not matter."""
    return join(made, features=_features, bond=_bond, barred=_barred, told_as=_told_as)


def _features(key: Key, cluster: Cluster) -> Iterator[Feature]:
    """What two events must share to be compared: the type, and days near each other with the same parties, or one side and the day."""
    span = cluster.first.span
    if not cluster.first.narrow or not span or key[1] == "hypothetical":
        return
    actors, recipients = _sides(key)
    day = span.first.toordinal()
    for near in (day - 1, day, day + 1) if len(actors | recipients) > 1 else ():
        yield "near", key[0], actors, recipients, near
    if key[0] in MUTUAL:
        yield from (("party", key[0], code, day) for code in sorted(actors))
        return
    if actors:
        yield "actors", key[0], actors, day
    if recipients:
        yield "recipients", key[0], recipients, day


def _sides(key: Key) -> Sides:
    at = key.index(TO)
    actors, recipients = (frozenset(part.split(":")[0] for part in side) for side in (key[2:at], key[at + 1 :]))
    return actors, recipients if key[0] not in MUTUAL else frozenset()


def _bond(one: Made, other: Made) -> Weight | None:
    if _barred(one, other):
        return None
    differs = _parties_differ(one[0], other[0]) + _statuses_differ(one[0], other[0])
    blamed = any(feature == "other_actor" for feature, _ in differs)
    found = (_weigh(differs, a, b) for a, b in product(one[1].tellers, other[1].tellers))
    enough = [w for w in found if w and w.score >= points()["needs_far"] and (w.same_number or w.same_sentence or not blamed)]
    return max(enough, key=lambda weight: (weight.score, weight.why), default=None)


def _weigh(differs: Held, one: Claim, other: Claim) -> Weight | None:
    if not one.narrow or not other.narrow:
        return None
    found = weigh(one.traits, other.traits)
    more = [*_days(one, other), *differs, *([("telling_number", "")] if found.same_number else [])]
    score = found.score + sum(points()[feature] for feature, _ in more)
    return replace(found, score=score, why=(*found.why, *(why for _, why in more if why)))


def _days(one: Claim, other: Claim) -> Held:
    assert one.span
    assert other.span
    gap = days_between(one.span, other.span)
    if not gap:
        return [("same_day", "same day")]
    if one.historical or other.historical:
        return [("a_day_apart", "")] if gap > 1 else []
    return [("two_days_apart" if gap > 1 else "a_day_apart", "")]


def _parties_differ(one: Key, other: Key) -> Held:
    a, b = _sides(one), _sides(other)
    if a == b:
        return []
    if a[0] and b[0] and not a[0] & b[0]:
        return [("other_actor", "laid to another actor")]
    return [("party_left_out", "one leaves out a party")]


def _statuses_differ(one: Key, other: Key) -> Held:
    return [("other_status", f"told as {' and as '.join(sorted((one[1], other[1])))}")] if one[1] != other[1] else []


def _barred(one: Made, other: Made) -> bool:
    if one[0][0] != other[0][0] or not _parties_allow(one[0], other[0]):
        return True
    if one[0][1] != other[0][1] and frozenset((one[0][1], other[0][1])) not in STATUSES:
        return True
    return any(_against(a, b) for a, b in product(one[1].heads.values(), other[1].heads.values()))


def _parties_allow(one: Key, other: Key) -> bool:
    """Whether one names the parties of the other or more, on both sides; or an attack on the same is laid to others."""
    a, b = _sides(one), _sides(other)
    if all(x <= y for x, y in zip(a, b, strict=True)) or all(y <= x for x, y in zip(a, b, strict=True)):
        return True
    return one[0] == "ASSAULT" and bool(a[1]) and a[1] == b[1] and not a[0] & b[0]


def _against(one: Claim, other: Claim) -> bool:
    if not agree(one.speakers, other.speakers) or contradict(one.traits, other.traits):
        return True
    if not _announced(one, other) or not _announced(other, one):
        return True
    if not one.span or not other.span:
        return False
    gap = days_between(one.span, other.span)
    return gap > MOST_DAYS or (gap > 0 and one.page == other.page)


def _announced(plan: Claim, done: Claim) -> bool:
    """Whether a plan was published no later than the day on which it was carried out; of what is no plan, always."""
    if plan.report.status != "future" or done.report.status == "future":
        return True
    return bool(plan.published and done.span and plan.published.first <= done.span.last)


def _told_as(cluster: Cluster, host: Cluster) -> str:
    return f"dates it {cluster.first.span}" if cluster.first.span else "gives no date"
