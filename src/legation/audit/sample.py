"""Which reports of a record are judged, and in which order: by type, so that rare types are met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from hashlib import sha256
from math import sqrt

# So many of each type come first: fewer say next to nothing about it.
FLOOR = 5


def draw(types: Mapping[str, str], *, size: int, seed: int = 0) -> tuple[str, ...]:
    """The first ``size`` of the reports whose ``types`` are given, put in an order that depends on them and on ``seed`` alone.

    A smaller sample is the beginning of a larger one, and every beginning is a stratified sample: one may stop at any point.
    """
    strata = _strata(types, seed)
    taken: Counter[str] = Counter()
    drawn = []
    for _ in range(min(size, len(types))):
        kind = min((kind for kind in strata if taken[kind] < len(strata[kind])), key=lambda k: _claim(k, taken[k], len(strata[k])))
        drawn.append(strata[kind][taken[kind]])
        taken[kind] += 1
    return tuple(drawn)


def _strata(types: Mapping[str, str], seed: int) -> dict[str, list[str]]:
    """The reports of each type in the order of a number that each has by chance, whatever other reports there are."""
    strata: dict[str, list[str]] = defaultdict(list)
    for report in sorted(types, key=lambda id: sha256(f"{seed} {id}".encode()).digest()):
        strata[types[report]].append(report)
    return strata


def _claim(kind: str, taken: int, of: int) -> tuple[int, float, str]:
    """The least claim is served next: first a floor for each type, then by the root of its number.

    Shares by the root (Bankier's power allocation, The American Statistician 42, 1988) lie between equal ones, best for each type by
    itself, and proportional ones, best for all together. Sainte-Laguë's rule turns them into whole numbers one at a time.
    """
    return min(taken, FLOOR), (taken + 0.5) / sqrt(of), kind
