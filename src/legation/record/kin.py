"""Events that the steps before left apart though they are one: a measure told under two types, a number or a sentence told again.

A cut of staff is SANCTION expel to one outlet and REQUEST to the next, the closing of a house COERCE or SANCTION; and what a page tells
without any date is found by its number (``60 diplomats``) or by its very sentence. Two events are joined if enough speaks for it, their
dates allow it, and no report of the one speaks against any report of the other; if a third event would do as well and cannot be the
same, they stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from legation.record.claims import TO, Key, Span, agree
from legation.record.clusters import BACKGROUND_DAYS, FAR, WEEK, Claim, Cluster, apart, told_by
from legation.record.traits import TELLING_NUMBER, Weight, contradict, weigh

Made = tuple[Key, Cluster]
Feature = tuple[object, ...]
Bonds = dict[tuple[int, int], Weight]
# An order and its being carried out, or told in numbers, lie no further apart than this.
ORDER_DAYS = 3
# What speaks for one measure under two types: its subject, and a number or words as well.
KIN = 2


def join_kin(made: Sequence[Made]) -> list[Made]:
    """``made`` with events joined that are one measure or one telling; the order of ``made`` does not matter."""
    ordered = sorted(made, key=lambda item: (item[0], item[1].reports[0].id, item[1].reports[0].page))
    bonds = _bonds(ordered)
    near = _near(bonds)
    group = {number: [number] for number in range(len(ordered))}
    for _, (a, b) in sorted((-weight.score, pair) for pair, weight in bonds.items()):
        one, other = group[a], group[b]
        apart = one is other or any(_barred(ordered[i][1], ordered[j][1]) for i, j in product(one, other))
        if not apart and not _rivals(a, b, ordered, near) and not _rivals(b, a, ordered, near):
            one += other
            group.update(dict.fromkeys(other, one))
    return [_joined(sorted(numbers), ordered, bonds) for first, numbers in group.items() if first == min(numbers)]


def _bonds(made: Sequence[Made]) -> Bonds:
    """For each pair of events that may be one, how much speaks for it."""
    alike: dict[Feature, list[int]] = defaultdict(list)
    for number, (key, cluster) in enumerate(made):
        for feature in _features(key, cluster):
            alike[feature].append(number)
    pairs = sorted({pair for numbers in alike.values() for pair in combinations(numbers, 2)})
    found = ((pair, _bond(made[pair[0]][1], made[pair[1]][1])) for pair in pairs)
    return {pair: weight for pair, weight in found if weight}


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


def _bond(a: Cluster, b: Cluster) -> Weight | None:
    if _barred(a, b):
        return None
    able = [found for one, other in product(a.tellers, b.tellers) if (found := _weigh(one, other)) and _in_time(one, other, found)]
    return max(able, key=lambda weight: (weight.score, weight.why), default=None)


def _weigh(one: Claim, other: Claim) -> Weight | None:
    kin = one.traits.subject is not None and one.traits.subject == other.traits.subject
    found = weigh(one.traits, other.traits, across_types=kin and (one.type, one.modes) != (other.type, other.modes))
    if kin and found.score >= KIN:
        return found
    strong = found.same_number or found.same_sentence
    return found if strong and one.type == other.type and found.score >= FAR else None


def _barred(a: Cluster, b: Cluster) -> bool:
    """Whether any report of the one speaks against any of the other: by its modes, numbers, speakers, or its day."""
    return any(_against(one, other) for one, other in product(a.heads.values(), b.heads.values()))


def _against(one: Claim, other: Claim) -> bool:
    kin = one.traits.subject is not None and one.traits.subject == other.traits.subject
    if one.type != other.type and not kin:
        return True
    if not agree(one.speakers, other.speakers) or contradict(one.traits, other.traits, across_types=kin):
        return True
    return bool(one.span and other.span) and _days_between(one.span, other.span) > _tolerance(one, other)


def _tolerance(one: Claim, other: Claim) -> int:
    return ORDER_DAYS if one.type != other.type and one.narrow and other.narrow else 0


def _days_between(one: Span | None, other: Span | None) -> int:
    assert one
    assert other
    return max((max(one.first, other.first) - min(one.last, other.last)).days, 0)


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


def _near(bonds: Bonds) -> dict[int, dict[int, int]]:
    """For each event those that it may be one with, each with what speaks for it."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for (a, b), weight in bonds.items():
        found[a][b] = found[b][a] = weight.score
    return found


def _rivals(number: int, partner: int, made: Sequence[Made], near: dict[int, dict[int, int]]) -> bool:
    """Whether a third event would do for ``number`` as well as ``partner`` does, and cannot be the same event as that."""
    score = near[number][partner]
    others = (other for other, found in near[number].items() if other != partner and found >= score)
    return any(_barred(made[other][1], made[partner][1]) for other in others)


def _joined(numbers: Sequence[int], made: Sequence[Made], bonds: Bonds) -> Made:
    """One event of several: that which is dated best and told most takes in the others."""
    host = min(numbers, key=lambda n: _rank(made[n][1]))
    key, cluster = made[host]
    for number in numbers:
        if number != host:
            weight = _strongest(number, numbers, bonds)
            cluster.take(made[number][1], f"{_told_as(made[number][1], cluster)}{told_by(weight)}")
    return key, cluster


def _rank(cluster: Cluster) -> tuple[bool, int, int, str]:
    first = cluster.first
    return first.span is None, first.span.days if first.span else 0, -len(cluster.pages), cluster.reports[0].id


def _told_as(cluster: Cluster, host: Cluster) -> str:
    report = cluster.first.report
    when = f"dates it {cluster.first.span}" if cluster.first.span else "gives no date"
    same = (report.type, report.modes) == (host.first.report.type, host.first.report.modes)
    return when if same else f"{when}, tells of it as {' '.join((report.type, *report.modes))}"


def _strongest(number: int, numbers: Iterable[int], bonds: Bonds) -> Weight:
    found = [weight for pair, weight in bonds.items() if number in pair and set(pair) <= set(numbers)]
    return max(found, key=lambda weight: (weight.score, weight.why))
