"""What a series is: period after period, each direction apart. Nothing here is drawn, and nothing is counted here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from legation.relations.model import Direction
from legation.relations.periods import By

Quads = tuple[int, int, int, int]


class Scale(StrEnum):
    """By which table events are scored, both from -10 (conflict) to +10 (cooperation)."""

    PLOVER = "plover"
    GOLDSTEIN = "goldstein"


@dataclass(frozen=True, slots=True)
class Interval:
    """Between what two values 95 of 100 resamples of the outlets lie: how much a figure hangs on which outlets were read."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of the counted events of a cell on one scale; ``None`` where there is nothing to take a mean of.

    ``words`` and ``deeds`` are the means of the verbal and of the material events alone.
    """

    total: float = 0.0
    mean: float | None = None
    words: float | None = None
    deeds: float | None = None
    total_interval: Interval | None = None
    mean_interval: Interval | None = None

    @property
    def gap(self) -> float | None:
        """Deeds less words: below zero, deeds are harsher than words."""
        return None if self.words is None or self.deeds is None else self.deeds - self.words


@dataclass(frozen=True, slots=True)
class Cell:
    """One direction in one period. ``counts`` are actual events by quad 1 to 4; ``apart`` counts what did not happen (yet) by status.

    ``per_page`` is events for each page of the record published in the period, whatever it is about (of other people's data: the share
    of all its events). ``per_outlet`` takes that for each outlet alone, then the mean over outlets: an outlet with many pages weighs
    no more than another. ``interval`` is that of the count. ``None`` where the record does not bear it.
    """

    counts: Quads = (0, 0, 0, 0)
    scores: Mapping[Scale, Score] = field(default_factory=dict)
    per_page: float | None = None
    per_outlet: float | None = None
    interval: Interval | None = None
    apart: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.counts)

    @property
    def words(self) -> int:
        return self.counts[0] + self.counts[2]

    @property
    def deeds(self) -> int:
        return self.counts[1] + self.counts[3]


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month or year: all three directions, and what was read of it.

    ``pages`` were published in it (of other people's data: events between anybody), by ``outlets``. A period without any is not
    ``covered``: no events in it then means that nobody looked, not that nothing happened; events in it are remembered by later pages.
    """

    label: str
    first: date
    last: date
    pages: int
    outlets: int
    cells: Mapping[Direction, Cell]

    @property
    def covered(self) -> bool:
        return self.pages > 0

    @property
    def total(self) -> int:
        """Events of all directions."""
        return sum(cell.count for cell in self.cells.values())

    def count(self, direction: Direction) -> int | None:
        """Events of ``direction``; ``None``, and not zero, where there are none because nothing was read."""
        count = self.cells[direction].count
        return count if self.covered or count else None


@dataclass(frozen=True, slots=True)
class Series:
    """Period after period without gaps, from the first with an event to the last.

    ``data`` names whose events these are: ``""`` the pages of the record, else a data set that was imported. ``versions`` are those of
    the tables behind the scores. ``left_out`` actual events have no date that falls in one period; ``earlier`` ones lie more than a year
    before the first page was published: what pages remember of those days says little about them. ``notes`` say in plain words why
    something is missing (no intervals from two outlets, for instance).
    """

    by: By = By.MONTH
    periods: tuple[Period, ...] = ()
    data: str = ""
    outlets: int = 0
    left_out: int = 0
    earlier: int = 0
    versions: Mapping[Scale, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def values(self, direction: Direction, scale: Scale | None = None, what: str = "total") -> list[float | None]:
        """One value a period: of ``scale`` its ``total``, ``mean``, ``words``, ``deeds`` or ``gap``; without a scale the count.

        ``None`` where nothing was read, or there is nothing to take a mean of; a total of nothing in a covered period is 0.
        """
        return [_value(period, direction, scale, what) for period in self.periods]


def _value(period: Period, direction: Direction, scale: Scale | None, what: str) -> float | None:
    count = period.count(direction)
    if count is None or scale is None:
        return count
    value: float | None = getattr(period.cells[direction].scores.get(scale, Score()), what)
    return value
