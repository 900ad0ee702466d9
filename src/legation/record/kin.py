"""Events that the steps before left apart though they are one: a measure told under two types, a number or a sentence told again.

A cut of staff is SANCTION expel to one outlet and REQUEST to the next, the closing of a house COERCE or SANCTION; and what a page tells
without any date is found by its number (``60 diplomats``) or by its very sentence. Two events are joined if enough speaks for it, their
dates allow it, and no report of the one speaks against any report of the other; if a third event would do as well and cannot be the
same, they stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from legation.record.claims import TO, Key, agree, days_between
from legation.record.clusters import BACKGROUND_DAYS, WEEK, Claim, Cluster, apart
from legation.record.joining import Feature, Made, join
from legation.record.points import points
from legation.record.traits import TELLING_NUMBER, Weight, contradict, weigh

# An order and its being carried out, or told in numbers, lie no further apart than this.
ORDER_DAYS = 3


def join_kin(made: Sequence[Made]) -> list[Made]:
    """``made`` with events joined that are one measure or one telling; the order of ``made`` does not matter."""
    return join(made, features=_features, bond=_bond, barred=lambda one, other: _barred(one[1], other[1]), told_as=_told_as)


def _features(key: Key, cluster: Cluster) -> frozenset[Feature]:
    """What two events must share to be compared at all: countries, direction and status, and a subject, a number or a sentence."""
    at = key.index(TO)
    actors, recipients = (frozenset(part.split(":")[0] for part in side) for side in (key[2:at], key[at + 1 :]))
    if len(actors | recipients) < 2:
        return frozenset()
    return frozenset((key[1], actors, recipients, *feature) for claim in cluster.claims for feature in _telling(claim))


def _telling(claim: Claim) -> Iterator[Feature]:
    traits = claim.traits
    if traits.subject:
        yield ("subject", traits.subject)
    for unit, number in traits.sizes.items():
        if number >= TELLING_NUMBER:
            yield (claim.type, unit, number)
    # Sentences that are nearly the same share two of their three longest words.
    yield from ((claim.type, *two) for two in combinations(sorted(traits.words, key=lambda w: (-len(w), w))[:3], 2))


def _bond(one: Made, other: Made) -> Weight | None:
    a, b = one[1], other[1]
    if _barred(a, b):
        return None
    able = [found for x, y in product(a.tellers, b.tellers) if (found := _weigh(x, y)) and _in_time(x, y, found)]
    return max(able, key=lambda weight: (weight.score, weight.why), default=None)


def _weigh(one: Claim, other: Claim) -> Weight | None:
    kin = one.traits.subject is not None and one.traits.subject == other.traits.subject
    found = weigh(one.traits, other.traits, across_types=kin and (one.type, one.modes) != (other.type, other.modes))
    if kin and found.score >= points()["needs_kin"]:
        return found
    strong = found.same_number or found.same_sentence
    return found if strong and one.type == other.type and found.score >= points()["needs_far"] else None


def _barred(a: Cluster, b: Cluster) -> bool:
    """Whether any report of the one speaks against any of the other: by its modes, numbers, speakers, or its day."""
    return any(_against(one, other) for one, other in product(a.heads.values(), b.heads.values()))


def _against(one: Claim, other: Claim) -> bool:
    kin = one.traits.subject is not None and one.traits.subject == other.traits.subject
    if one.type != other.type and not kin:
        return True
    if not agree(one.speakers, other.speakers) or contradict(one.traits, other.traits, across_types=kin):
        return True
    return one.span is not None and other.span is not None and days_between(one.span, other.span) > _tolerance(one, other)


def _tolerance(one: Claim, other: Claim) -> int:
    return ORDER_DAYS if one.type != other.type and one.narrow and other.narrow else 0


def _in_time(one: Claim, other: Claim, weight: Weight) -> bool:
    """Whether the dates allow it; days that both state have been compared before."""
    if (one.span and other.span) or one.page == other.page:
        return True
    far = weight.same_number or weight.same_sentence
    if not one.span and not other.span:
        if not one.published or not other.published:
            return far
        return apart(one, other) <= (BACKGROUND_DAYS if far else 2 * WEEK)
    undated, dated = (other, one) if one.span else (one, other)
    assert dated.span
    if undated.window and undated.window.meets(dated.span):
        return True
    if not undated.published:
        return far
    earliest = BACKGROUND_DAYS if undated.window else 0
    return far and undated.published.widened(earliest, 0).meets(dated.span)


def _told_as(cluster: Cluster, host: Cluster) -> str:
    report = cluster.first.report
    when = f"dates it {cluster.first.span}" if cluster.first.span else "gives no date"
    same = (report.type, report.modes) == (host.first.report.type, host.first.report.modes)
    return when if same else f"{when}, tells of it as {' '.join((report.type, *report.modes))}"
