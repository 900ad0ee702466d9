"""Scores over time as a picture: a line for each side, its interval as a band, what was read beneath, turning points as marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from legation.relations import Direction, Finding, Scale, Series, Side, signed
from legation.show.picture import GUTTER, WIDTH, Mark, runs, ticks
from legation.show.words import MONTHS, SCALE_NAMES, day, heading_of, period_label

HEIGHT = 150.0
TOP = 22.0
STRIP = 18.0
FOOT = 24.0
Place = Callable[[float], float]
SIDES = (Direction.FORTH, Direction.BACK)
# A dot stands for a value that has no neighbour to draw a line to.
DOT = 2.4


@dataclass(frozen=True, slots=True)
class Line:
    """One side: its path, the band of its intervals, lone values as dots (x, y), and its name where the line ends."""

    heading: str
    path: str
    band: str
    dots: tuple[tuple[float, float], ...]
    dashed: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A turning point: where it stands, its number in the list of findings, and what it says."""

    at: float
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture, in units of the SVG's view box. ``strip`` are bars (x, width, height) of what was read, above ``floor``."""

    heading: str
    summary: str
    width: float
    height: float
    left: float
    top: float
    bottom: float
    floor: float
    zero: float
    lines: tuple[Line, ...]
    grid: tuple[Mark, ...]
    ticks: tuple[Mark, ...]
    points: tuple[Point, ...]
    unread: tuple[tuple[float, float], ...]
    strip: tuple[tuple[float, float, float], ...]


def chart(series: Series, a: Side, b: Side, scale: Scale, found: Iterable[Finding] = ()) -> Chart | None:
    """Sums of ``scale`` for both sides; ``None`` where there are fewer than two periods to draw a line through."""
    if len(series.periods) < 2:
        return None
    pitch = (WIDTH - GUTTER) / len(series.periods)
    at = [GUTTER + (n + 0.5) * pitch for n in range(len(series.periods))]
    values = {direction: series.values(direction, scale) for direction in SIDES}
    low, high = _range(series, values, scale)
    bottom = TOP + HEIGHT

    def place(value: float) -> float:
        return round(TOP + (high - value) / (high - low) * HEIGHT, 2)

    lines = tuple(_line(series, d, scale, values[d], at, place, heading_of(a, b, d)) for d in SIDES if any(values[d]))
    name = f"Sum of {SCALE_NAMES[scale]} scores by {series.by.value}"
    floor = bottom + 8 + STRIP
    return Chart(
        heading=name,
        summary=_summary(name, series, a, b, values),
        width=WIDTH,
        height=floor + FOOT,
        left=GUTTER,
        top=TOP,
        bottom=bottom,
        floor=floor,
        zero=place(0.0),
        lines=lines,
        grid=tuple(Mark(place(value), signed(value).removesuffix(".0")) for value in _steps(low, high)),
        ticks=ticks([(p.first.year, f"{MONTHS[p.first.month - 1][:3]} {p.first.year}") for p in series.periods], at),
        points=tuple(_points(series, found, at)),
        unread=runs([not period.covered for period in series.periods], pitch),
        strip=_strip(series, at, pitch),
    )


def _range(series: Series, values: dict[Direction, list[float | None]], scale: Scale) -> tuple[float, float]:
    all_ = [value for column in values.values() for value in column if value is not None]
    spans = [p.cells[d].scores[scale].total_interval for p in series.periods for d in SIDES if scale in p.cells[d].scores]
    all_ += [end for span in spans if span for end in (span.low, span.high)]
    low, high = min([*all_, 0.0]), max([*all_, 0.0])
    return (low, high) if high > low else (-1.0, 1.0)


def _line(
    series: Series, direction: Direction, scale: Scale, values: Sequence[float | None], at: Sequence[float], place: Place, heading: str
) -> Line:
    path: list[str] = []
    dots: list[tuple[float, float]] = []
    pen = False
    for n, value in enumerate(values):
        if value is None:
            pen = False
            continue
        alone = not pen and (n + 1 == len(values) or values[n + 1] is None)
        if alone:
            dots.append((round(at[n], 2), place(value)))
        else:
            path.append(f"{'L' if pen else 'M'}{at[n]:.2f} {place(value)}")
        pen = not alone
    return Line(heading, "".join(path), _band(series, direction, scale, at, place), tuple(dots), direction is Direction.BACK)


def _band(series: Series, direction: Direction, scale: Scale, at: Sequence[float], place: Place) -> str:
    """The intervals as one outline for each stretch that has them."""
    parts: list[str] = []
    stretch: list[tuple[float, float, float]] = []
    for n, period in enumerate([*series.periods, None]):
        score = period.cells[direction].scores.get(scale) if period and period.count(direction) is not None else None
        span = score.total_interval if score else None
        if span:
            stretch.append((at[n], place(span.high), place(span.low)))
        elif stretch:
            upper = "L".join(f"{x:.2f} {high}" for x, high, _ in stretch)
            lower = "L".join(f"{x:.2f} {low}" for x, _, low in reversed(stretch))
            parts.append(f"M{upper}L{lower}Z")
            stretch = []
    return "".join(parts)


def _steps(low: float, high: float) -> Sequence[float]:
    """Round values for the grid, at most some five of them."""
    raw = (high - low) / 5
    step = next((n * 10.0**power for power in range(-1, 7) for n in (1, 2, 5) if n * 10.0**power >= raw), raw)
    first = int(low // step)
    return [n * step for n in range(first, int(high // step) + 1) if low <= n * step <= high]


def _points(series: Series, found: Iterable[Finding], at: Sequence[float]) -> Iterable[Point]:
    place = {period.first: n for n, period in enumerate(series.periods)}
    turned = [finding for finding in found if finding.kind == "turning_point" and finding.found and finding.periods]
    for number, finding in enumerate(turned, 1):
        n = place.get(finding.periods[0])
        if n is not None:
            yield Point(round(at[n], 2), str(number), finding.line)


def _strip(series: Series, at: Sequence[float], pitch: float) -> tuple[tuple[float, float, float], ...]:
    most = max((period.pages for period in series.periods), default=0)
    width = round(max(pitch * 0.9, 0.3), 2)
    bars = ((x - width / 2, period.pages / most * STRIP) for x, period in zip(at, series.periods, strict=True) if period.pages)
    return tuple((round(x, 2), width, round(height, 2)) for x, height in bars)


def _summary(name: str, series: Series, a: Side, b: Side, values: dict[Direction, list[float | None]]) -> str:
    """The picture in a sentence for who cannot see it: from when to when, and the lowest point of each side."""
    parts = []
    for direction in SIDES:
        known = [(value, n) for n, value in enumerate(values[direction]) if value is not None]
        if known:
            (low, n), (high, m) = min(known), max(known)
            head = heading_of(a, b, direction)
            worst, best = (period_label(series.periods[k], series.by) for k in (n, m))
            parts.append(f"{head}: lowest {signed(low)} ({worst}), highest {signed(high)} ({best})")
    first, last = series.periods[0].first, series.periods[-1].last
    return f"{name}, {day(first)} to {day(last)}. {'; '.join(parts)}."
