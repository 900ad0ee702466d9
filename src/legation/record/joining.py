"""Joining events in the making two by two, the best pair first: blocks, bonds, bars and rivals.

Only events that share a feature are compared. Two become one if something speaks for it (their bond), no event of the one group is
barred from any of the other, and no third event would do as well that is barred from the first: where two would do, neither is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from legation.record.claims import Key
from legation.record.clusters import Cluster, told_by
from legation.record.traits import Weight

Made = tuple[Key, Cluster]
Feature = tuple[object, ...]
Bonds = dict[tuple[int, int], Weight]
Barred = Callable[[Made, Made], bool]
Features = Callable[[Key, Cluster], Iterable[Feature]]
Bond = Callable[[Made, Made], Weight | None]
# Of events that share one feature, each is compared with so many that come after it: one day has many words and few deeds.
NEAREST = 100


def join(
    made: Sequence[Made],
    *,
    features: Features,
    bond: Bond,
    barred: Barred,
    told_as: Callable[[Cluster, Cluster], str],
) -> list[Made]:
    """``made`` with events joined; the order of ``made`` does not matter. ``told_as`` says how the second event was told."""
    ordered = sorted(made, key=lambda item: (item[0], item[1].reports[0].id, item[1].reports[0].page))
    bonds = _bonds(ordered, features, bond)
    near = _near(bonds)
    group = {number: [number] for number in range(len(ordered))}
    for _, (a, b) in sorted((-weight.score, pair) for pair, weight in bonds.items()):
        one, other = group[a], group[b]
        apart = one is other or any(barred(ordered[i], ordered[j]) for i, j in product(one, other))
        if not apart and not _rivals(a, b, ordered, near, barred) and not _rivals(b, a, ordered, near, barred):
            one += other
            group.update(dict.fromkeys(other, one))
    return [_joined(sorted(numbers), ordered, bonds, told_as) for first, numbers in group.items() if first == min(numbers)]


def rank(cluster: Cluster) -> tuple[bool, bool, int, int, str]:
    """By how well an event is dated and how much it is told: of several that are one, the first gives the others its name."""
    first = cluster.first
    happened = first.report.status == "actual"
    return not happened, first.span is None, first.span.days if first.span else 0, -len(cluster.pages), cluster.reports[0].id


def _bonds(made: Sequence[Made], features: Features, bond: Bond) -> Bonds:
    """For each pair of events that may be one, how much speaks for it."""
    alike: dict[Feature, list[int]] = defaultdict(list)
    for number, (key, cluster) in enumerate(made):
        for feature in dict.fromkeys(features(key, cluster)):
            alike[feature].append(number)
    pairs = {(a, b) for numbers in alike.values() for i, a in enumerate(numbers) for b in numbers[i + 1 : i + 1 + NEAREST]}
    found = (((a, b), bond(made[a], made[b])) for a, b in sorted(pairs))
    return {pair: weight for pair, weight in found if weight}


def _near(bonds: Bonds) -> dict[int, dict[int, int]]:
    """For each event those that it may be one with, each with what speaks for it."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for (a, b), weight in bonds.items():
        found[a][b] = found[b][a] = weight.score
    return found


def _rivals(number: int, partner: int, made: Sequence[Made], near: dict[int, dict[int, int]], barred: Barred) -> bool:
    """Whether a third event would do for ``number`` as well as ``partner`` does, and cannot be the same event as that."""
    score = near[number][partner]
    others = (other for other, found in near[number].items() if other != partner and found >= score)
    return any(barred(made[other], made[partner]) for other in others)


def _joined(numbers: Sequence[int], made: Sequence[Made], bonds: Bonds, told_as: Callable[[Cluster, Cluster], str]) -> Made:
    """One event of several: that which is dated best and told most takes in the others."""
    host = min(numbers, key=lambda n: rank(made[n][1]))
    key, cluster = made[host]
    for number in numbers:
        if number != host:
            weight = _strongest(number, numbers, bonds)
            cluster.take(made[number][1], f"{told_as(made[number][1], cluster)}{told_by(weight)}")
    return key, cluster


def _strongest(number: int, numbers: Iterable[int], bonds: Bonds) -> Weight:
    found = [weight for pair, weight in bonds.items() if number in pair and set(pair) <= set(numbers)]
    return max(found, key=lambda weight: (weight.score, weight.why))
