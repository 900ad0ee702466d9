"""How sure a count is: the share of right reports in one type and in a whole record, and how far two judges agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt

# The normal deviate that leaves 2.5% on either side.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """A share, 0 to 1, and the ends of its 95% interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stratum:
    """Of the ``of`` reports of one type, ``judged`` were drawn and judged, and ``right`` of these are right."""

    right: int
    judged: int
    of: int


def wilson(stratum: Stratum) -> Share:
    """Which share of the reports of one type is right; ``stratum`` has at least one that was judged."""
    return _score(stratum.right / stratum.judged, _variance(stratum))


def whole(strata: Sequence[Stratum]) -> Share | None:
    """Which share of all reports is right, each type weighted by its number; ``None`` if none was judged.

    Types without a verdict are left out. Of one type alone, it is ``wilson``.
    """
    seen = [stratum for stratum in strata if stratum.judged]
    total = sum(stratum.of for stratum in seen)
    if not total:
        return None
    value = sum(stratum.of * stratum.right / stratum.judged for stratum in seen) / total
    return _score(min(1.0, value), sum((stratum.of / total) ** 2 * _variance(stratum) for stratum in seen))


def _score(share: float, variance: float) -> Share:
    """Wilson's score interval (1927); ``variance`` is that of the estimate in units of ``share * (1 - share)``.

    Its inverse is the number of independent draws that would tell as much, as in Kish's effective sample size (1965). That number
    is taken to be the same whether types are equally good or not: where they are not, the interval is somewhat too wide.
    """
    spread = Z**2 * variance
    centre = (share + spread / 2) / (1 + spread)
    half = sqrt(share * (1 - share) * spread + spread**2 / 4) / (1 + spread)
    return Share(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


def _variance(stratum: Stratum) -> float:
    """Of draws that are not put back: nothing is left to chance once all reports of a type are judged."""
    left = stratum.of - stratum.judged
    return left / (stratum.of - 1) / stratum.judged if left > 0 else 0.0


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa (1960) of two judges' labels: 1 in full agreement, 0 as by chance; ``None`` where chance alone would agree."""
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first)
    if chance == len(pairs) ** 2:
        return None
    seen = sum(one == other for one, other in pairs) * len(pairs)
    return (seen - chance) / (len(pairs) ** 2 - chance)
