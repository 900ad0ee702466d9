"""Observations counted by period: quads, scores, shares of what was read, and intervals over outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from legation import knowledge
from legation.relations.model import MATERIAL, STATUSES, VERBAL
from legation.relations.observations import DIRECTIONS, Floats, Integers, Observations
from legation.relations.periods import By, label, number_of, span_of
from legation.relations.resampling import Spans, resample
from legation.relations.series_model import Cell, Interval, Period, Scale, Score, Series

RESAMPLES = 1000
# A year before the first page, what pages remember begins to say little.
REMEMBERED = 365


def tabulate(
    observed: Observations, by: By | str = By.MONTH, *, intervals: bool = True, seed: int = 0, resamples: int = RESAMPLES
) -> Series:
    """The series of ``observed`` by day, week, month or year, on both scales.

    With ``intervals``, outlets are drawn anew with replacement ``resamples`` times (``seed`` makes it repeatable), and each figure gets
    the span that 95 of 100 draws lie in; from fewer than three outlets there is none, and ``notes`` say so.
    """
    by = By(by)
    fits = observed.placed & (observed.first > 0) & (observed.last - observed.first < by.longest)
    earlier = fits & (observed.first < _start(observed))
    used = np.flatnonzero(fits & ~earlier)
    actual = observed.status == STATUSES.index("actual")
    left_out = int((actual & ~fits).sum())
    if not (actual[used]).any():
        return Series(by, data=observed.data, left_out=left_out, earlier=int((earlier & actual).sum()), versions=versions(observed))
    table = _Table.of(observed, used, by, resamples if intervals else 0, seed)
    return Series(
        by=by,
        periods=tuple(table.period(n) for n in range(table.length)),
        data=observed.data,
        outlets=len(observed.outlets),
        left_out=left_out,
        earlier=int((earlier & actual).sum()),
        versions=versions(observed),
        notes=table.notes,
    )


def versions(observed: Observations) -> dict[Scale, str]:
    """The versions of the tables that scores were taken from."""
    scales = knowledge.load().ontology.scales
    return {Scale.PLOVER: scales["plover"], Scale.GOLDSTEIN: scales[observed.goldstein_table]}


def _start(observed: Observations) -> int:
    read = observed.reading.day
    return int(read.min()) - REMEMBERED if len(read) and observed.data == "" else 0


@dataclass(slots=True)
class _Table:
    """Sums by period and direction, made once for all periods."""

    by: By
    base: int
    length: int
    counts: Integers
    apart: Integers
    totals: Mapping[Scale, Floats]
    scored: Mapping[Scale, Integers]
    halves: Mapping[Scale, tuple[Floats, Integers]]
    pages: Integers
    outlets: Integers
    per_outlet: Floats
    spans: Spans | None
    notes: tuple[str, ...]

    @classmethod
    def of(cls, observed: Observations, used: Integers, by: By, resamples: int, seed: int) -> _Table:
        number = number_of(observed.first, by)
        actual = used[observed.status[used] == STATUSES.index("actual")]
        base, length = int(number[actual].min()), int(number[actual].max() - number[actual].min()) + 1
        # What did not happen (yet) is counted apart, in the periods of what did.
        inside = used[(number[used] >= base) & (number[used] < base + length)]
        cell = (number - base) * len(DIRECTIONS) + observed.direction
        size = length * len(DIRECTIONS)
        grid = (length, len(DIRECTIONS))
        events = actual[observed.quad[actual] > 0]
        scores = {Scale.PLOVER: observed.plover, Scale.GOLDSTEIN: observed.goldstein}
        pages, outlets, shares = _coverage(observed, number, cell, events, base, grid, by)
        spans = resample(observed, cell, actual, scores, size, resamples, seed) if resamples else None
        return cls(
            by=by,
            base=base,
            length=length,
            counts=_count(cell[events] * 5 + observed.quad[events], size * 5).reshape(*grid, 5)[:, :, 1:],
            apart=_count(cell[inside] * len(STATUSES) + observed.status[inside], size * len(STATUSES)).reshape(*grid, len(STATUSES)),
            totals={scale: _sum(cell[actual], values[actual], size).reshape(grid) for scale, values in scores.items()},
            scored={scale: _count(cell[actual][~np.isnan(values[actual])], size).reshape(grid) for scale, values in scores.items()},
            halves={scale: _halves(observed, cell, actual, values, grid) for scale, values in scores.items()},
            pages=pages,
            outlets=outlets,
            per_outlet=shares,
            spans=spans,
            notes=_notes(observed, spans, resamples),
        )

    def period(self, n: int) -> Period:
        first, last = span_of(self.base + n, self.by)
        cells = {direction: self._cell(n, d) for d, direction in enumerate(DIRECTIONS)}
        return Period(label(first, self.by), first, last, int(self.pages[n]), int(self.outlets[n]), cells)

    def _cell(self, n: int, d: int) -> Cell:
        one, two, three, four = map(int, self.counts[n, d])
        count, pages = one + two + three + four, int(self.pages[n])
        covered = pages > 0
        return Cell(
            counts=(one, two, three, four),
            scores={scale: self._score(scale, n, d) for scale in Scale},
            per_page=count / pages if covered else None,
            per_outlet=float(self.per_outlet[n, d]) if covered and self.outlets[n] else None,
            interval=self._interval(self.spans.count if self.spans else None, n, d),
            apart={status: int(self.apart[n, d, s]) for s, status in enumerate(STATUSES) if status != "actual"},
        )

    def _score(self, scale: Scale, n: int, d: int) -> Score:
        total, scored = float(self.totals[scale][n, d]), int(self.scored[scale][n, d])
        if not scored:
            return Score()
        sums, counts = (half[:, n, d] for half in self.halves[scale])
        words, deeds = (float(s / c) if c else None for s, c in zip(sums, counts, strict=True))
        spans = self.spans
        return Score(
            total=round(total, 6),
            mean=total / scored,
            words=words,
            deeds=deeds,
            total_interval=self._interval(spans.total[scale] if spans else None, n, d),
            mean_interval=self._interval(spans.mean[scale] if spans else None, n, d),
        )

    def _interval(self, spans: Floats | None, n: int, d: int) -> Interval | None:
        if spans is None:
            return None
        low, high = spans[:, n * len(DIRECTIONS) + d]
        return None if np.isnan(low) else Interval(round(float(low), 4), round(float(high), 4))


def _halves(observed: Observations, cell: Integers, actual: Integers, values: Floats, grid: tuple[int, int]) -> tuple[Floats, Integers]:
    """Sums and numbers of scores, of words and of deeds: two arrays of (2, periods, directions)."""
    sums, counts = [], []
    for quads in (VERBAL, MATERIAL):
        some = actual[np.isin(observed.quad[actual], quads) & ~np.isnan(values[actual])]
        sums.append(_sum(cell[some], values[some], grid[0] * grid[1]).reshape(grid))
        counts.append(_count(cell[some], grid[0] * grid[1]).reshape(grid))
    return np.stack(sums), np.stack(counts)


def _count(at: Integers, size: int) -> Integers:
    return np.bincount(at, minlength=size).astype(np.int64)


def _sum(at: Integers, values: Floats, size: int) -> Floats:
    return np.bincount(at, weights=np.nan_to_num(values), minlength=size).astype(float)


def _coverage(
    observed: Observations, number: Integers, cell: Integers, events: Integers, base: int, grid: tuple[int, int], by: By
) -> tuple[Integers, Integers, Floats]:
    """Pages and outlets read in each period; and the mean over its outlets of the events that each tells for each page of its own."""
    length = grid[0]
    read = observed.reading
    at = number_of(read.day, by) - base
    inside = (at >= 0) & (at < length)
    at, outlet, pages = at[inside], read.outlet[inside], read.pages[inside]
    total = np.bincount(at, weights=pages, minlength=length).astype(np.int64)
    named = outlet >= 0
    many = max(len(observed.outlets), 1)
    by_outlet = (
        np.bincount(at[named] * many + outlet[named], weights=pages[named], minlength=length * many).reshape(length, many).astype(float)
    )
    told = observed.told[np.isin(observed.told[:, 0], events)]
    shares = np.zeros(grid)
    if len(told):
        period, direction = number[told[:, 0]] - base, observed.direction[told[:, 0]]
        for d in range(grid[1]):
            some = direction == d
            tells = np.bincount(period[some] * many + told[some, 1], minlength=length * many).reshape(length, many)
            # An outlet whose page came out in the next period told this one all the same; it has no pages here to divide by.
            share = np.divide(tells, by_outlet, out=np.zeros_like(by_outlet), where=by_outlet > 0)
            shares[:, d] = share.sum(axis=1) / np.maximum((by_outlet > 0).sum(axis=1), 1)
    return total, (by_outlet > 0).sum(axis=1).astype(np.int64), shares


def _notes(observed: Observations, spans: Spans | None, resamples: int) -> tuple[str, ...]:
    if not resamples or spans is not None:
        return ()
    outlets = len(np.unique(observed.told[:, 1])) if len(observed.told) else 0
    told = "no outlets are named" if not outlets else f"{outlets} outlet{'s tell' if outlets > 1 else ' tells'} of these events"
    return (f"No intervals: {told}, and drawing outlets anew takes at least three.",)
