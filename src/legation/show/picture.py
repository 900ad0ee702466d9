"""The relation over time as a picture: where each bar stands. Cooperation rises above the line, conflict hangs below it.

Deeds stand next to the line, words beyond them. All panels share one scale. Lengths are in units of the SVG's view box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.relations import Direction, Month, Relation
from legation.show.words import MONTHS, heading, quads

WIDTH = 720.0
GUTTER = 34.0
FOOT = 26.0
TALLEST = 96.0
UNIT = 16.0
FEWEST_SLOTS = 12
MOST_SLOTS = 120
MOST_LABELS = 7
WIDEST_BAR = 26.0

# Quads upwards and downwards from the line: the deed first, then the word.
ABOVE = (2, 1)
BELOW = (4, 3)

_Counts = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Slot:
    """A month, quarter or year of the picture, with its label and its counts by direction and quad."""

    label: str
    year: int
    month: int
    counts: dict[Direction, _Counts]


@dataclass(frozen=True, slots=True)
class Bar:
    quad: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stack:
    """All bars of one slot, and what they say in words."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A label at a place on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One direction: its bars around the line at ``axis``, grid marks beside and tick marks below (labelled in the last panel only)."""

    heading: str
    summary: str
    width: float
    height: float
    axis: float
    left: float
    foot: float
    stacks: tuple[Stack, ...]
    grid: tuple[Mark, ...]
    ticks: tuple[Mark, ...]


def picture(relation: Relation) -> tuple[Panel, ...]:
    """One panel for each direction that has events in the series; none where the series is empty."""
    slots = pad(group(relation.series.months))
    shown = [d for d in Direction if any(sum(slot.counts[d]) for slot in slots)]
    tallest = max((_reach(slots, d, side) for d in shown for side in (ABOVE, BELOW)), default=0)
    return tuple(_panel(relation, slots, direction, tallest, last=direction is shown[-1]) for direction in shown)


def group(months: Sequence[Month]) -> list[Slot]:
    """Months, or where these are too many quarters, or years."""
    size = next((n for n in (1, 3, 12) if len(months) <= n * MOST_SLOTS), 12)
    if size == 1:
        return [_slot([month], size) for month in months]
    keys = dict.fromkeys(_key(month, size) for month in months)
    return [_slot([month for month in months if _key(month, size) == key], size) for key in keys]


def _key(month: Month, size: int) -> int:
    return (int(month.month[:4]) * 12 + int(month.month[5:]) - 1) // size


def _slot(months: Sequence[Month], size: int) -> Slot:
    year, month = int(months[0].month[:4]), int(months[0].month[5:])
    label = {1: f"{MONTHS[month - 1]} {year}", 3: f"quarter {(month - 1) // 3 + 1} of {year}", 12: str(year)}[size]
    counts = {d: _sum(m.counts[d] for m in months) for d in Direction}
    return Slot(label, year, (month - 1) // size * size + 1, counts)


def _sum(rows: Iterable[_Counts]) -> _Counts:
    one, two, three, four = (sum(column) for column in zip(*rows, strict=True))
    return one, two, three, four


def pad(slots: list[Slot]) -> list[Slot]:
    """Empty months on both sides, so that the bars of a short relation do not fill the page."""
    missing = FEWEST_SLOTS - len(slots)
    if not slots or missing <= 0:
        return slots
    before = [_empty(slots[0], -n) for n in range(missing // 2, 0, -1)]
    after = [_empty(slots[-1], n) for n in range(1, missing - len(before) + 1)]
    return [*before, *slots, *after]


def _empty(slot: Slot, months: int) -> Slot:
    n = slot.year * 12 + slot.month - 1 + months
    return Slot("", n // 12, n % 12 + 1, {d: (0, 0, 0, 0) for d in Direction})


def _reach(slots: Sequence[Slot], direction: Direction, side: tuple[int, int]) -> int:
    return max(sum(slot.counts[direction][quad - 1] for quad in side) for slot in slots)


def _panel(relation: Relation, slots: Sequence[Slot], direction: Direction, tallest: int, *, last: bool) -> Panel:
    unit = min(UNIT, TALLEST / tallest)
    up, down = (_reach(slots, direction, side) for side in (ABOVE, BELOW))
    axis = 10 + up * unit
    bottom = axis + down * unit + 8
    pitch = (WIDTH - GUTTER) / len(slots)
    places = ((slot, GUTTER + n * pitch) for n, slot in enumerate(slots) if any(slot.counts[direction]))
    stacks = tuple(_stack(slot, direction, x, pitch, axis, unit) for slot, x in places)
    head = heading(relation, direction)
    summary, height = _summary(head, slots, direction), bottom + (FOOT if last else 0)
    ticks = tuple(Mark(tick.at, tick.label if last else "") for tick in _ticks(slots, pitch))
    return Panel(head, summary, WIDTH, height, axis, GUTTER, bottom, stacks, _grid(up, down, axis, unit), ticks)


def _stack(slot: Slot, direction: Direction, x: float, pitch: float, axis: float, unit: float) -> Stack:
    width = min(WIDEST_BAR, pitch * 0.78)
    left = x + (pitch - width) / 2
    counts = slot.counts[direction]
    bars = (*_pile(counts, ABOVE, axis, -unit, left, width), *_pile(counts, BELOW, axis, unit, left, width))
    return Stack(f"{slot.label}: {quads(counts)}", bars)


def _pile(counts: _Counts, side: tuple[int, int], axis: float, step: float, x: float, width: float) -> list[Bar]:
    bars, y = [], axis
    for quad in side:
        reach = y + counts[quad - 1] * step
        if reach != y:
            bars.append(Bar(quad, round(x, 2), round(min(y, reach), 2), round(width, 2), round(abs(reach - y), 2)))
        y = reach
    return bars


def _grid(up: int, down: int, axis: float, unit: float) -> tuple[Mark, ...]:
    step = _round_step(max(up, down), unit)
    above = [Mark(round(axis - n * unit, 2), str(n)) for n in range(step, up + 1, step)]
    below = [Mark(round(axis + n * unit, 2), str(n)) for n in range(step, down + 1, step)]
    return (*above, *below)


def _round_step(most: int, unit: float) -> int:
    # Two labels need some thirty units between them, on a phone as well.
    steps = (n * 10**power for power in range(7) for n in (1, 2, 5))
    return next((step for step in steps if step * unit >= 30), most or 1)


def _ticks(slots: Sequence[Slot], pitch: float) -> tuple[Mark, ...]:
    years = [n for n, slot in enumerate(slots) if slot.month == 1]
    if len(years) >= 2:
        step = -(-len(years) // MOST_LABELS)
        return tuple(Mark(round(GUTTER + n * pitch, 2), str(slots[n].year)) for n in years[::step])
    step = -(-len(slots) // (MOST_LABELS - 2))
    return tuple(Mark(round(GUTTER + n * pitch, 2), _short(slots[n])) for n in range(0, len(slots), step))


def _short(slot: Slot) -> str:
    return f"{MONTHS[slot.month - 1][:3]} {slot.year}"


def _summary(head: str, slots: Sequence[Slot], direction: Direction) -> str:
    return f"{head} over time: {quads(_sum(slot.counts[direction] for slot in slots))}"
