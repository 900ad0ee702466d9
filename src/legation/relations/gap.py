"""Words against deeds, and how the gap between them moves."""

from __future__ import annotations

from datetime import date

import numpy as np

from legation.relations.finding import GAP, Figure, Finding, nothing
from legation.relations.findings import ENOUGH, TELLING, number, signed
from legation.relations.model import MATERIAL, VERBAL, Direction, Side
from legation.relations.observations import Floats, Integers, Observations
from legation.relations.series_model import Scale, Series
from legation.relations.signals import SIDES
from legation.relations.turning import MOST_WITNESSES, witness

DRAWS = 1000
LEVEL = (2.5, 97.5)
# Words and deeds of each half: fewer, and the gap of a half is that of a few pages.
ENOUGH_OF_A_HALF = 10
ASSUMPTIONS = (
    "Words and deeds that were reported stand for those that were not.",
    "The scales set words and deeds against each other as if a point were a point.",
)


def gaps(observed: Observations, yearly: Series, scale: Scale) -> tuple[Finding, ...]:
    """For each side that acted: are its deeds harsher than its words, and does the gap grow or shrink?"""
    scores = observed.plover if scale is Scale.PLOVER else observed.goldstein
    found = []
    for direction, who, whom in zip(SIDES, (observed.a, observed.b), (observed.b, observed.a), strict=True):
        rows = np.flatnonzero(observed.among(direction) & ~np.isnan(scores) & (observed.quad > 0))
        if len(rows):
            found.append(_gap(observed, rows, scores, yearly, scale, direction, who, whom))
    return tuple(found) or (nothing(GAP, f"no scored events between {observed.a.name} and {observed.b.name}.", assumptions=ASSUMPTIONS),)


def _gap(
    observed: Observations, rows: Integers, scores: Floats, yearly: Series, scale: Scale, direction: Direction, who: Side, whom: Side
) -> Finding:
    words, deeds = (rows[np.isin(observed.quad[rows], quads)] for quads in (VERBAL, MATERIAL))
    head = f"{who.name} to {whom.name}"
    if min(len(words), len(deeds)) < ENOUGH:
        told = f"{number(len(words), 'word')} and {number(len(deeds), 'deed')} with a score"
        why = f"{head}: {told} are too few to set one against the other; it takes {ENOUGH} each."
        return nothing(GAP, why, direction=direction, assumptions=ASSUMPTIONS)
    said, done = float(scores[words].mean()), float(scores[deeds].mean())
    figures: dict[str, Figure] = {
        "words": len(words),
        "deeds": len(deeds),
        "words_mean": round(said, 3),
        "deeds_mean": round(done, 3),
        "gap": round(done - said, 3),
        "scale": scale.value,
    }
    moved, more = _movement(observed, words, deeds, scores)
    years, curve = _by_year(yearly, direction, scale)
    strongest = sorted(deeds, key=lambda n: (-abs(scores[n]), n))[:MOST_WITNESSES]
    witnesses = tuple(
        witness(observed, int(n), scores) for n in sorted(strongest, key=lambda n: (observed.first[n], n)) if observed.first[n]
    )
    return Finding(
        GAP,
        abs(done - said) >= TELLING,
        f"{head}: {_verdict(said, done)} {moved}",
        direction,
        None,
        {**figures, **more},
        {"gap_by_year": curve} if curve else {},
        tuple(w.id for w in witnesses),
        years,
        ASSUMPTIONS,
        witnesses,
    )


def _verdict(said: float, done: float) -> str:
    means = f"(means {signed(done)} and {signed(said)})"
    if abs(done - said) < TELLING:
        return f"Nothing found: deeds match words {means}."
    return f"deeds are {'friendlier' if done > said else 'harsher'} than words by {abs(done - said):.1f} points {means}."


def _movement(observed: Observations, words: Integers, deeds: Integers, scores: Floats) -> tuple[str, dict[str, Figure]]:
    """How the gap moved from the earlier half of the events to the later one, if more than chance moves it."""
    dated = np.sort(observed.first[np.concatenate([words, deeds])])
    dated = dated[dated > 0]
    middle = int(dated[len(dated) // 2]) if len(dated) else 0
    halves = [
        [rows[(observed.first[rows] > 0) & ((observed.first[rows] >= middle) == later)] for rows in (words, deeds)]
        for later in (False, True)
    ]
    if min(len(rows) for half in halves for rows in half) < ENOUGH_OF_A_HALF:
        return f"Whether the gap moves cannot be said: it takes {ENOUGH_OF_A_HALF} words and deeds in each half of the time.", {}
    draws = np.random.default_rng(0)
    before, after = (scores[half[1]].mean() - scores[half[0]].mean() for half in halves)
    moves = _drawn(halves[1], scores, draws) - _drawn(halves[0], scores, draws)
    low, high = np.percentile(moves, LEVEL)
    since = np.datetime64("0001-01-01") + (middle - 1)
    figures: dict[str, Figure] = {
        "gap_before": round(float(before), 3),
        "gap_after": round(float(after), 3),
        "since": str(since),
        "moved_low": round(float(low), 3),
        "moved_high": round(float(high), 3),
    }
    means = f"{signed(before)} before {since}, {signed(after)} since"
    if low <= 0 <= high:
        return f"The gap did not move by more than chance ({means}).", figures
    return f"The gap {'widened' if abs(after) > abs(before) else 'narrowed'} ({means}).", figures


def _drawn(half: list[Integers], scores: Floats, draws: np.random.Generator) -> Floats:
    """What the gap of a half might have been with other events of the same kind."""
    words, deeds = (scores[rows] for rows in half)
    # As means of draws are near to normal from ten events on, their spread says all, at any size.
    wide = [draws.normal(part.mean(), part.std(ddof=1) / np.sqrt(len(part)), DRAWS) for part in (words, deeds)]
    return wide[1] - wide[0]


def _by_year(yearly: Series, direction: Direction, scale: Scale) -> tuple[tuple[date, ...], tuple[float, ...]]:
    told = [
        (period.first, gap)
        for period in yearly.periods
        if min(period.cells[direction].words, period.cells[direction].deeds) >= ENOUGH
        and (gap := period.cells[direction].scores[scale].gap) is not None
    ]
    return tuple(day for day, _ in told), tuple(round(gap, 3) for _, gap in told)
