"""A relation over time: what A does to B above the line, what B does to A below it, and beneath them how much was read at all.

Deeds are filled and stand next to the line, words are pale and stand beyond them; blue is cooperation, red is conflict. What did not
happen (yet) is outlined at the end. A bracket at a bar shows between what its length would lie had other outlets been read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.desk.charts.drawing import Drawing, Group, Line, Rect, Text

WIDTH, GUTTER, TOP = 960.0, 46.0, 26.0
HALF, STRIP, GAP, FOOT = 132.0, 34.0, 14.0, 20.0
MOST_LABELS = 9
# From the line outwards.
STACK = ("quad4", "quad2", "quad3", "quad1")
UNREAL = ("future", "negated", "hypothetical")


@dataclass(frozen=True, slots=True)
class Bar:
    """How long the parts of a bar are, by kind; ``low`` and ``high`` are the ends of the interval of its real part."""

    parts: Mapping[str, float] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None

    @property
    def reach(self) -> float:
        return max(sum(self.parts.values()), self.high or 0.0)


@dataclass(frozen=True, slots=True)
class Slot:
    """One period: what each side does, what both do together, how many pages were read of it, and what that says in words."""

    label: str
    first: date
    last: date
    above: Bar
    below: Bar
    both: Bar
    pages: int
    title: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: the day, and the number under which its reason is told."""

    day: date
    number: int
    reason: str


def timeline(
    slots: Sequence[Slot], names: tuple[str, str], unit: str, turns: Sequence[Turn], address: Callable[[Slot], str], title: str
) -> Drawing:
    """The chart. ``unit`` names what is counted; ``address`` gives where a period leads."""
    pitch = (WIDTH - GUTTER) / max(1, len(slots))
    together = any(slot.both.parts for slot in slots)
    most = max((bar.reach for slot in slots for bar in (slot.above, slot.below, slot.both)), default=0.0) or 1.0
    axis = TOP + HALF
    # One scale for all; what both do together takes as much room as it needs.
    room = max(24.0, max((slot.both.reach for slot in slots), default=0.0) * HALF / most)
    third = axis + HALF + (GAP + room if together else 0.0)
    foot = third + GAP
    bottom = foot + STRIP
    frame = _Frame(slots, pitch, HALF / most, axis, third, bottom, foot)
    items: list[Rect | Line | Text | Group] = [
        *_grid(most, axis, HALF / most),
        *_ticks(frame),
        *_coverage(frame),
        *(_slot(frame, n, slot, together, address) for n, slot in enumerate(slots)),
        Line(GUTTER, axis, WIDTH, axis, "axis"),
        *_labels(names, unit, axis, third, foot, together),
        *_turns(frame, turns),
    ]
    if together:
        items.append(Line(GUTTER, frame.third, WIDTH, frame.third, "axis"))
    summary = _summary(slots, names, unit)
    facts = {"left": f"{GUTTER:.0f}", "pitch": f"{pitch:.4f}", "slots": str(len(slots)), "foot": f"{bottom:.0f}", "top": f"{TOP:.0f}"}
    return Drawing(WIDTH, bottom + FOOT, tuple(items), title, summary, facts)


@dataclass(frozen=True, slots=True)
class _Frame:
    slots: Sequence[Slot]
    pitch: float
    scale: float
    axis: float
    third: float
    bottom: float
    foot: float

    def x(self, n: int) -> float:
        return GUTTER + n * self.pitch


def _slot(frame: _Frame, n: int, slot: Slot, together: bool, address: Callable[[Slot], str]) -> Group:
    width = min(28.0, max(frame.pitch * 0.8, 0.8))
    x = frame.x(n) + (frame.pitch - width) / 2
    shapes: list[Rect | Line | Text] = [Rect(frame.x(n), TOP, frame.pitch, frame.bottom - TOP, "hit")]
    if not slot.pages:
        shapes.append(Rect(frame.x(n), TOP, frame.pitch, frame.axis + HALF - TOP, "blank"))
    shapes += _bar(slot.above, x, width, frame.axis, -frame.scale)
    shapes += _bar(slot.below, x, width, frame.axis, frame.scale)
    if together:
        shapes += _bar(slot.both, x, width, frame.third, -frame.scale)
    facts = {"n": str(n), "first": slot.first.isoformat(), "last": slot.last.isoformat()}
    return Group(tuple(shapes), slot.title, address(slot), facts)


def _bar(bar: Bar, x: float, width: float, axis: float, scale: float) -> list[Rect | Line]:
    shapes: list[Rect | Line] = []
    y = axis
    for kind in (*STACK, *UNREAL):
        if length := bar.parts.get(kind, 0.0) * abs(scale):
            y = y - length if scale < 0 else y
            shapes.append(Rect(x, y, width, length, kind))
            y = y if scale < 0 else y + length
    if bar.low is not None and bar.high is not None and bar.high > bar.low:
        middle = x + width / 2
        low, high = axis + bar.low * scale, axis + bar.high * scale
        shapes.append(Line(middle, low, middle, high, "whisker"))
        if width > 4:
            shapes += [Line(middle - 2, end, middle + 2, end, "whisker") for end in (low, high)]
    return shapes


def _grid(most: float, axis: float, scale: float) -> list[Line | Text]:
    step = nice(most / 4)
    found: list[Line | Text] = []
    value = step
    while value <= most:
        for y in (axis - value * scale, axis + value * scale):
            found += [Line(GUTTER, y, WIDTH, y, "grid"), Text(GUTTER - 6, y + 4, f"{value:g}", anchor="end")]
        value += step
    return found


def nice(value: float) -> float:
    """The round number at or above ``value``: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** len(str(int(value))) / 10 if value >= 1 else 0.001
    steps = (power * factor for power in (power, power * 10, power * 100, power * 1000) for factor in (1, 2, 5))
    return next((round(step, 6) for step in steps if step >= value), value)


def _labels(names: tuple[str, str], unit: str, axis: float, third: float, foot: float, together: bool) -> list[Text]:
    a, b = names
    found = [
        Text(GUTTER + 4, TOP + 12, f"{a} → {b}", "strong"),
        Text(WIDTH, TOP - 10, unit, anchor="end"),
        Text(GUTTER + 4, axis + HALF - 5, f"{b} → {a}", "strong"),
        Text(GUTTER + 4, foot + 12, "pages read"),
    ]
    return [*found, Text(GUTTER + 4, axis + HALF + 12, f"{a} and {b} together", "strong")] if together else found


def _ticks(frame: _Frame) -> list[Line | Text]:
    years = [n for n, slot in enumerate(frame.slots) if n == 0 or slot.first.year != frame.slots[n - 1].first.year]
    if len(years) > 3:
        every = -(-len(years) // MOST_LABELS)
        shown = [(n, str(frame.slots[n].first.year)) for n in years[:: max(every, 1)]]
    else:
        every = -(-len(frame.slots) // MOST_LABELS)
        shown = [(n, frame.slots[n].label) for n in range(0, len(frame.slots), max(every, 1))]
    found: list[Line | Text] = []
    for n, label in shown:
        x = frame.x(n)
        anchor = "end" if x > WIDTH - 60 else "start"
        found += [Line(x, TOP, x, frame.bottom, "grid"), Text(x, frame.bottom + 14, label, anchor=anchor)]
    return found


def _coverage(frame: _Frame) -> list[Rect | Line]:
    most = max((slot.pages for slot in frame.slots), default=0) or 1
    width = max(frame.pitch * 0.8, 0.8)
    bars: list[Rect | Line] = [
        Rect(frame.x(n) + (frame.pitch - width) / 2, frame.bottom - STRIP * slot.pages / most, width, STRIP * slot.pages / most, "coverage")
        for n, slot in enumerate(frame.slots)
        if slot.pages
    ]
    return [*bars, Line(GUTTER, frame.bottom, WIDTH, frame.bottom, "axis")]


def _turns(frame: _Frame, turns: Sequence[Turn]) -> list[Group]:
    found = []
    for turn in turns:
        n = next((n for n, slot in enumerate(frame.slots) if slot.first <= turn.day <= slot.last), None)
        if n is not None:
            x = frame.x(n)
            shapes = (
                Line(x, TOP - 4, x, frame.axis + HALF, "turn"),
                Rect(x - 8, TOP - 20, 16, 16, "flag"),
                Text(x, TOP - 8, str(turn.number), "onflag", "middle"),
            )
            found.append(Group(shapes, f"Turning point {turn.number}: {turn.reason}", f"#turn-{turn.number}"))
    return found


def _summary(slots: Sequence[Slot], names: tuple[str, str], unit: str) -> str:
    if not slots:
        return "Nothing to draw."
    a, b = names
    up, down = (sum(sum(getattr(slot, side).parts.values()) for slot in slots) for side in ("above", "below"))
    return (
        f"{unit} from {slots[0].label} to {slots[-1].label}: {a} to {b} {up:,.4g}, {b} to {a} {down:,.4g}. "
        "The same as a table below; each period leads to a closer view."
    )
