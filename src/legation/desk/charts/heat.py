"""Relations as a field of squares: a row a pair, a column a year; warm or cold by colour, much or little by size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from legation.desk.charts.drawing import Drawing, Group, Line, Rect, Text

LEFT, TOP, PITCH, WIDTH = 250.0, 26.0, 22.0, 960.0
WIDEST = 34.0
FEWEST = 3
BOUNDS = (0.5, 1.5, 2.5, 4.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of countries; ``years`` has for each year with events how many and their mean score."""

    a: str
    b: str
    name: str
    years: Mapping[int, tuple[int, float]]

    @property
    def events(self) -> int:
        return sum(events for events, _ in self.years.values())

    @property
    def mean(self) -> float:
        return sum(events * mean for events, mean in self.years.values()) / self.events

    @property
    def change(self) -> float:
        """How far the warmest and the coldest year with enough events lie apart."""
        means = [mean for events, mean in self.years.values() if events >= FEWEST]
        return max(means) - min(means) if means else 0.0


def shade_of(mean: float) -> str:
    """A colour for a mean score: ``warm0`` is neither, ``warm5`` and ``cold5`` are the ends."""
    step = sum(abs(mean) >= bound for bound in BOUNDS) + (abs(mean) >= BOUNDS[0])
    return "warm0" if not step else f"{'warm' if mean > 0 else 'cold'}{min(step, 5)}"


def heat(rows: Sequence[Row], years: Sequence[int], address: Callable[[Row, int | None], str]) -> Drawing:
    """The field. Squares grow with the root of the number of events."""
    step = min(WIDEST, (WIDTH - LEFT) / max(1, len(years)))
    most = max((events for row in rows for events, _ in row.years.values()), default=1)
    height = TOP + PITCH * len(rows) + 6
    items: list[Rect | Line | Text | Group] = list(_columns(years, step, height))
    for n, row in enumerate(rows):
        items += _row(row, TOP + n * PITCH, years, step, most, address)
    width = LEFT + step * len(years) + 4
    summary = f"{len(rows)} pairs of countries from {years[0]} to {years[-1]}; the same as a table below." if years else "No events."
    return Drawing(max(width, 420.0), height, tuple(items), "Who is warm with whom", summary)


def _columns(years: Sequence[int], step: float, height: float) -> list[Line | Text]:
    every = 1 if step >= 32 else 2 if step >= 17 else 5 if step >= 8 else 10
    found: list[Line | Text] = []
    for n, year in enumerate(years):
        if year % every == 0 or len(years) < 4:
            x = LEFT + (n + 0.5) * step
            found += [Text(x, TOP - 9, str(year), anchor="middle"), Line(x, TOP - 4, x, height, "grid")]
    return found


def _row(row: Row, y: float, years: Sequence[int], step: float, most: int, address: Callable[[Row, int | None], str]) -> list[Group]:
    name = row.name if len(row.name) <= 36 else f"{row.name[:35]}…"
    said = f"{row.name}: {row.events:,} events, mean score {row.mean:+.1f}"
    groups = [Group((Text(LEFT - 8, y + PITCH / 2 + 4, name, "strong", "end"),), said, address(row, None))]
    for n, year in enumerate(years):
        if year in row.years:
            events, mean = row.years[year]
            side = max(4.0, (min(step, PITCH) - 2) * sqrt(events / most) ** 0.6)
            x, top = LEFT + (n + 0.5) * step - side / 2, y + (PITCH - side) / 2
            kind = shade_of(mean) if events >= FEWEST else "warm0"
            words = f"{row.name}, {year}: {events:,} event{'' if events == 1 else 's'}, mean score {mean:+.1f}"
            groups.append(Group((Rect(x, top, side, side, kind),), words, address(row, year)))
    return groups
