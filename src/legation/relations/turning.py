"""Where a relation turned: the days from which it kept another level, and the events around them.

Change points in the mean of both directions together (PELT, Killick et al. 2012, in ruptures), in signed square roots, so that one week
of a hundred events does not outweigh a year. What a further change must save is set by the series itself: more than 95 of 100 series with
the same periods, shuffled in blocks of eight, save by their best single change.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from legation.relations.finding import TURNING_POINT, Figure, Finding, Witness, nothing
from legation.relations.model import STATUSES, Direction, Side
from legation.relations.observations import DIRECTIONS, Floats, Observations
from legation.relations.series_model import Scale
from legation.relations.signals import SIDES, Signal, missing, needed, too_little

SHORTEST_SPELL = 4
BLOCK = 8
SHUFFLES = 199
# Events so near before and after a turning point are shown with it.
AROUND = {"day": 3, "week": 14, "month": 31, "year": 183}
MOST_WITNESSES = 6
ASSUMPTIONS = (
    "Each side keeps a level for a while and changes it at once; a slow drift is cut into steps.",
    "A turning point may be off by a few periods; the events around it are shown because they are near, not because they caused it.",
)


def change_points(values: Floats, *, seed: int = 0) -> list[int]:
    """Rows of (periods, series) at which another level begins. Raises ``ImportError`` without the extra ``findings``."""
    import ruptures

    roots = np.sign(values) * np.sqrt(np.abs(values))
    spread = roots.std(axis=0)
    scaled = (roots - roots.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    penalty = _penalty(scaled, seed) if len(scaled) >= 2 * SHORTEST_SPELL else 0.0
    if penalty < 1e-6:  # too short, or without any change at all
        return []
    search = ruptures.KernelCPD(kernel="linear", min_size=SHORTEST_SPELL).fit(scaled)
    return [int(n) for n in search.predict(pen=penalty)[:-1]]


def _penalty(scaled: Floats, seed: int) -> float:
    draws = np.random.default_rng(seed)
    blocks = np.array_split(np.arange(len(scaled)), max(1, len(scaled) // BLOCK))
    saved = [_best_saving(scaled[np.concatenate([blocks[n] for n in draws.permutation(len(blocks))])]) for _ in range(SHUFFLES)]
    return float(np.percentile(saved, 95))


def _best_saving(scaled: Floats) -> float:
    """By how much the best single change lowers the sum of squares about the mean."""
    length = len(scaled)
    sums = np.cumsum(scaled, axis=0)
    before = np.arange(SHORTEST_SPELL, length - SHORTEST_SPELL + 1)
    left, right = sums[before - 1] / before[:, None], (sums[-1] - sums[before - 1]) / (length - before)[:, None]
    return float((before * (length - before) / length * ((left - right) ** 2).sum(axis=1)).max())


def turning_points(signal: Signal | None, observed: Observations, a: Side, b: Side) -> tuple[Finding, ...]:
    """Each turning point, earliest first, with both sides' levels before and after and the events around it that fit the change."""
    refusal = too_little(signal, TURNING_POINT, "turning points", ASSUMPTIONS, a, b)
    if refusal or signal is None:
        return (refusal,) if refusal else ()
    if needed("ruptures") is None:
        return (missing(TURNING_POINT, "ruptures"),)
    points = change_points(signal.values)
    if not points:
        why = f"no {signal.series.by.value} from which the relation kept another level, in {signal.extent}."
        return (nothing(TURNING_POINT, why, assumptions=ASSUMPTIONS),)
    bounds = [0, *points, len(signal.values)]
    return tuple(_finding(signal, observed, a, b, bounds[n : n + 3]) for n in range(len(points)))


def _finding(signal: Signal, observed: Observations, a: Side, b: Side, bounds: Sequence[int]) -> Finding:
    start, at, end = bounds
    before, after = signal.values[start:at].mean(axis=0), signal.values[at:end].mean(axis=0)
    moved = after - before
    better = float((moved / np.maximum(signal.values.std(axis=0), 1e-9)).sum()) > 0
    day, until = signal.periods[at].first, signal.periods[end - 1].last
    witnesses = around(observed, day.toordinal(), AROUND[signal.series.by.value], signal.scale, better=better)
    levels = "; ".join(
        f"{one.name} to {other.name} from {_level(before[n])} to {_level(after[n])}" for n, (one, other) in enumerate(((a, b), (b, a)))
    )
    figures: dict[str, Figure] = {"scale": signal.scale.value, "by": signal.series.by.value, "better": better}
    for n, direction in enumerate(SIDES):
        figures |= {f"before_{direction.value}": round(float(before[n]), 2), f"after_{direction.value}": round(float(after[n]), 2)}
    when = f"From {day.day} {day:%B %Y}" if signal.series.by.value != "year" else f"From {day.year}"
    line = f"{when} the relation was {'better' if better else 'worse'}: {levels} points a {signal.series.by.value}."
    return Finding(
        TURNING_POINT,
        True,
        line,
        None,
        (day, until),
        figures,
        events=tuple(w.id for w in witnesses),
        periods=(day,),
        assumptions=(f"Rests on {signal.extent}.", *ASSUMPTIONS),
        witnesses=witnesses,
    )


def _level(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def around(observed: Observations, day: int, reach: int, scale: Scale, *, better: bool) -> tuple[Witness, ...]:
    """The events nearest in kind to a change: within ``reach`` days, the friendliest for the better, the harshest for the worse."""
    scores = observed.plover if scale is Scale.PLOVER else observed.goldstein
    near = np.flatnonzero(
        (observed.first > 0)
        & (np.abs(observed.first - day) <= reach)
        & (observed.status == STATUSES.index("actual"))
        & ~np.isnan(scores)
        & (scores > 0 if better else scores < 0)
    )
    strongest = sorted(near, key=lambda n: (-abs(scores[n]), abs(observed.first[n] - day), n))[:MOST_WITNESSES]
    return tuple(witness(observed, int(n), scores) for n in sorted(strongest, key=lambda n: (observed.first[n], n)))


def witness(observed: Observations, n: int, scores: Floats) -> Witness:
    """One event of ``observed`` as evidence of a finding."""
    direction: Direction = DIRECTIONS[observed.direction[n]]
    return Witness(
        str(observed.ids[n]), date.fromordinal(int(observed.first[n])), direction, str(observed.kinds[n] or ""), float(scores[n])
    )
