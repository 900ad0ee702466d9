"""A series as a table: one row for each period and direction, for R, pandas and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from legation.relations import Direction, Interval, Period, Scale, Score, Series, Side

SERIES_COLUMNS = (
    "data",
    "period",
    "first",
    "last",
    "direction",
    "actor",
    "recipient",
    "covered",
    "pages",
    "outlets",
    "events",
    "events_low",
    "events_high",
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
    "per_page",
    "per_outlet",
    *(
        f"{scale.value}_{what}"
        for scale in Scale
        for what in ("sum", "sum_low", "sum_high", "mean", "mean_low", "mean_high", "words", "deeds", "gap")
    ),
    "future",
    "hypothetical",
    "negated",
    "plover_version",
    "goldstein_version",
)


def series_rows(series: Series, a: Side, b: Side) -> Iterator[list[Any]]:
    """Rows in the order of ``SERIES_COLUMNS``; ``None`` for what is not known. Where nothing was read there is no count, and not 0."""
    versions = [series.versions.get(scale) for scale in Scale]
    for period in series.periods:
        for direction in Direction:
            one, other = (b, a) if direction is Direction.BACK else (a, b)
            head = [series.data or "record", period.label, period.first.isoformat(), period.last.isoformat()]
            yield [*head, direction.value, one.code, other.code, *_cell(period, direction), *versions]


def _cell(period: Period, direction: Direction) -> list[Any]:
    cell, count = period.cells[direction], period.count(direction)
    known = count is not None
    return [
        period.covered,
        period.pages,
        period.outlets,
        count,
        *_ends(cell.interval if known else None),
        *(cell.counts if known else (None,) * 4),
        _round(cell.per_page),
        _round(cell.per_outlet),
        *(value for scale in Scale for value in _score(cell.scores.get(scale, Score()), known=known)),
        *(cell.apart.get(status, 0) for status in ("future", "hypothetical", "negated")),
    ]


def _score(score: Score, *, known: bool) -> list[Any]:
    total = _round(score.total) if known else None
    sums = [total, *_ends(score.total_interval if known else None)]
    return [*sums, _round(score.mean), *_ends(score.mean_interval), _round(score.words), _round(score.deeds), _round(score.gap)]


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
