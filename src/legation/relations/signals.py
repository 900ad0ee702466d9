"""A series as the numbers that an analysis takes: the longest stretch without a gap, and whether it is long and dense enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

import numpy as np

from legation.relations.finding import Finding, nothing
from legation.relations.model import Direction, Side
from legation.relations.observations import Floats
from legation.relations.series_model import Period, Scale, Series

SIDES = (Direction.FORTH, Direction.BACK)
# Fewer periods with events than this, and every other test finds what chance put there.
FEWEST_PERIODS = 60
FEWEST_BUSY = 30
LEAST_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """Sums of scores of both directions, period after period: ``values`` is (periods, 2), columns in the order of ``SIDES``."""

    series: Series
    scale: Scale
    periods: tuple[Period, ...]
    values: Floats

    @property
    def span(self) -> tuple[date, date]:
        return self.periods[0].first, self.periods[-1].last

    def unit(self, count: int | None = None) -> str:
        """``week``, ``weeks``."""
        return self.series.by.value + ("" if count == 1 else "s")

    @property
    def extent(self) -> str:
        """``1,272 weeks from 1979-04-15 to 2003-10-11``, and that they are not all, where they are not."""
        all_ = len(self.series.periods)
        part = "" if all_ == len(self.periods) else f", the longest stretch without a gap in what was read, of {all_:,}"
        return f"{len(self.periods):,} {self.unit()} from {self.span[0]} to {self.span[1]}{part}"


def signal_of(series: Series, scale: Scale) -> Signal | None:
    """The longest run of periods that were read; ``None`` for a series without periods. A covered period without events is 0."""
    rows = [[series_value(period, direction, scale) for direction in SIDES] for period in series.periods]
    known = [None not in row for row in rows]
    start, stop = _longest(known)
    if start == stop:
        return None
    return Signal(series, scale, series.periods[start:stop], np.array(rows[start:stop], dtype=float))


def series_value(period: Period, direction: Direction, scale: Scale) -> float | None:
    """The total of a scale in a period; ``None`` where nothing was read and nothing is remembered."""
    return None if period.count(direction) is None else period.cells[direction].scores[scale].total


def _longest(known: list[bool]) -> tuple[int, int]:
    best, start = (0, 0), 0
    for n, fine in enumerate([*known, False]):
        if not fine:
            best = max(best, (start, n), key=lambda run: run[1] - run[0])
            start = n + 1
    return best


def too_little(signal: Signal | None, kind: str, what: str, assumptions: tuple[str, ...], a: Side, b: Side) -> Finding | None:
    """In words, why a series is too short or too sparse for ``what``; ``None`` if it is not."""
    if signal is None:
        return nothing(kind, f"there is no series of events to look for {what} in.", assumptions=assumptions)
    length = len(signal.periods)
    if length < FEWEST_PERIODS:
        few = f"{length:,} {signal.unit(length)} without a gap {'is' if length == 1 else 'are'} too few"
        return nothing(kind, f"{few} to look for {what} in; it takes at least {FEWEST_PERIODS}.", assumptions=assumptions)
    need = int(np.ceil(max(FEWEST_BUSY, LEAST_SHARE * length)))
    for (one, other), column in zip(((a, b), (b, a)), signal.values.T, strict=True):
        busy = int(np.count_nonzero(column))
        if busy < need:
            told = f"{busy:,} of {length:,} {signal.unit()} {'has' if busy == 1 else 'have'} scored events from {one.name} to {other.name}"
            return nothing(kind, f"only {told}; to look for {what} takes at least {need:,}.", assumptions=assumptions)
    return None


def needed(module: str) -> Any:
    """A library of the extra ``findings``; ``None`` where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


def missing(kind: str, library: str) -> Finding:
    """That an analysis was not made, and how to have it made."""
    return nothing(kind, f"not looked for, because {library} is not installed; with it: pip install 'legation[findings]'")
