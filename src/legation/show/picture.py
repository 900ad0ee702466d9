"""Events over time as a picture: where each bar stands. Cooperation rises above the line, conflict hangs below it.

Deeds stand next to the line, words beyond them. All panels share one scale. Lengths are in units of the SVG's view box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.relations import By, Direction, Period, Series, Side
from legation.show.words import MONTHS, heading_of, period_label, quads

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
    """A period of the picture, or several of them together, with its label and its counts by direction and quad.

    ``unread`` says that nothing was read of it: no bar then means that nobody looked.
    """

    label: str
    year: int
    month: int
    counts: dict[Direction, _Counts]
    unread: bool = False
    tick: str = ""


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
    unread: tuple[tuple[float, float], ...] = ()


def picture(series: Series, a: Side, b: Side) -> tuple[Panel, ...]:
    """One panel for each direction that has events in the series; none where the series is empty."""
    slots = pad(group(series), series.by)
    shown = [d for d in Direction if any(sum(slot.counts[d]) for slot in slots)]
    tallest = max((_reach(slots, d, side) for d in shown for side in (ABOVE, BELOW)), default=0)
    return tuple(_panel(heading_of(a, b, d), slots, d, tallest, last=d is shown[-1]) for d in shown)


def group(series: Series) -> list[Slot]:
    """The periods of a series, or where these are too many months, quarters, or years."""
    periods, months = series.periods, 0
    for months in (0, 1, 3, 12):
        keys = [_key(period, months) for period in periods]
        if len(dict.fromkeys(keys)) <= MOST_SLOTS:
            break
    found: dict[int, list[Period]] = {}
    for key, period in zip(keys if periods else [], periods, strict=True):
        found.setdefault(key, []).append(period)
    return [_slot(some, series.by, months) for some in found.values()]


def _key(period: Period, months: int) -> int:
    return (period.first.year * 12 + period.first.month - 1) // months if months else period.first.toordinal()


def _slot(periods: Sequence[Period], by: By, months: int) -> Slot:
    first = periods[0].first
    whole = months or {By.MONTH: 1, By.YEAR: 12}.get(by, 0)
    month = (first.month - 1) // whole * whole + 1 if whole else first.month
    label = {1: f"{MONTHS[month - 1]} {first.year}", 3: f"quarter {(month - 1) // 3 + 1} of {first.year}", 12: str(first.year)}
    counts = {d: _sum(period.cells[d].counts for period in periods) for d in Direction}
    unread = not any(period.covered for period in periods)
    tick = f"{first.day} {MONTHS[month - 1][:3]} {first.year}" if not whole else f"{MONTHS[month - 1][:3]} {first.year}"
    return Slot(
        label.get(whole) or period_label(periods[0], by), first.year, month, counts, unread, tick if whole < 12 else str(first.year)
    )


def _sum(rows: Iterable[_Counts]) -> _Counts:
    one, two, three, four = (sum(column) for column in zip(*rows, strict=True))
    return one, two, three, four


def pad(slots: list[Slot], by: By = By.MONTH) -> list[Slot]:
    """Empty periods on both sides, so that the bars of a short relation do not fill the page."""
    missing = FEWEST_SLOTS - len(slots)
    if not slots or missing <= 0:
        return slots
    step = {By.MONTH: 1, By.YEAR: 12}.get(by, 0)
    before = [_empty(slots[0], -n * step) for n in range(missing // 2, 0, -1)]
    after = [_empty(slots[-1], n * step) for n in range(1, missing - len(before) + 1)]
    return [*before, *slots, *after]


def _empty(slot: Slot, months: int) -> Slot:
    n = slot.year * 12 + slot.month - 1 + months
    year, month = n // 12, n % 12 + 1
    tick = (str(year) if slot.tick == str(slot.year) else f"{MONTHS[month - 1][:3]} {year}") if months else ""
    return Slot("", year, month, {d: (0, 0, 0, 0) for d in Direction}, tick=tick)


def _reach(slots: Sequence[Slot], direction: Direction, side: tuple[int, int]) -> int:
    return max(sum(slot.counts[direction][quad - 1] for quad in side) for slot in slots)


def _panel(head: str, slots: Sequence[Slot], direction: Direction, tallest: int, *, last: bool) -> Panel:
    unit = min(UNIT, TALLEST / tallest)
    up, down = (_reach(slots, direction, side) for side in (ABOVE, BELOW))
    axis = 10 + up * unit
    bottom = axis + down * unit + 8
    pitch = (WIDTH - GUTTER) / len(slots)
    places = ((slot, GUTTER + n * pitch) for n, slot in enumerate(slots) if any(slot.counts[direction]))
    stacks = tuple(_stack(slot, direction, x, pitch, axis, unit) for slot, x in places)
    summary, height = _summary(head, slots, direction), bottom + (FOOT if last else 0)
    marks = ticks([(slot.year, slot.tick) for slot in slots], [GUTTER + n * pitch for n in range(len(slots))])
    below = tuple(Mark(tick.at, tick.label if last else "") for tick in marks)
    unread = runs([slot.unread for slot in slots], pitch)
    return Panel(head, summary, WIDTH, height, axis, GUTTER, bottom, stacks, _grid(up, down, axis, unit), below, unread)


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


def ticks(slots: Sequence[tuple[int, str]], at: Sequence[float]) -> tuple[Mark, ...]:
    """Marks under a time axis: where years begin, if two of them do, else at some of the slots. A slot is its year and its own label."""
    years = [n for n in range(1, len(slots)) if slots[n][0] != slots[n - 1][0]]
    if slots and slots[0][1].startswith(("Jan", str(slots[0][0]))):
        years.insert(0, 0)
    if len(years) >= 2:
        step = -(-len(years) // MOST_LABELS)
        return tuple(Mark(round(at[n], 2), str(slots[n][0])) for n in years[::step])
    step = -(-len(slots) // (MOST_LABELS - 2))
    return tuple(Mark(round(at[n], 2), slots[n][1]) for n in range(0, len(slots), step))


def runs(flags: Sequence[bool], pitch: float) -> tuple[tuple[float, float], ...]:
    """Stretches of slots of which nothing was read: where each begins on the picture, and how wide it is."""
    found: list[tuple[float, float]] = []
    for n, flag in enumerate(flags):
        if not flag:
            continue
        left = GUTTER + n * pitch
        if found and abs(found[-1][0] + found[-1][1] - left) < 0.01:
            found[-1] = (found[-1][0], found[-1][1] + pitch)
        else:
            found.append((left, pitch))
    return tuple((round(left, 2), round(width, 2)) for left, width in found)


def _summary(head: str, slots: Sequence[Slot], direction: Direction) -> str:
    return f"{head} over time: {quads(_sum(slot.counts[direction] for slot in slots))}"
