"""The days that the bounds of a text leave, narrowed by a date without a year and by the weekdays told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from legation.articles.bounds import FIRST, LAST, Bound, Interval, is_ahead
from legation.articles.stamps import Stamp
from legation.articles.yearless import best_partial
from legation.knowledge.calendar import TimeExpression, find_times
from legation.types import DateEvidence, Passage

#: Intervals longer than this, in days, are not searched day by day.
_SEARCHED = 6000


def agreeing(bounds: Sequence[Bound]) -> list[Bound]:
    """The bounds that leave most of them true at once; of equals, the latest days.

    Texts tell of people who have left office, never of those who are yet to come: a bound that lies behind is half met.
    """
    if not bounds:
        return []
    starts = sorted({first for bound in bounds for first, _ in bound.days})
    _, best = max((sum(b.weight * _met(b, day) for b in bounds), day) for day in starts)
    return [b for b in bounds if b.allows(best)]


def _met(bound: Bound, day: date) -> float:
    if bound.allows(day):
        return 1.0
    return 0.6 if day > max(last for _, last in bound.days) else 0.0


def span_of(bounds: Sequence[Bound]) -> list[Interval]:
    """The days that all bounds allow."""
    span: list[Interval] = [(FIRST, LAST)]
    for bound in bounds:
        span = [(max(a, c), min(b, d)) for a, b in span for c, d in bound.days if max(a, c) <= min(b, d)]
    return span


def search(
    span: Sequence[Interval], stamps: Sequence[Stamp], bounds: Sequence[Bound], passages: Sequence[Passage]
) -> tuple[tuple[date, date] | None, list[DateEvidence]]:
    """First and last of the days that the bounds, a date without a year, and the weekdays told leave; None if they are endless."""
    closed = [(first, last) for first, last in span if first > FIRST and last < LAST]
    if not closed or len(closed) < len(span) or sum((last - first).days for first, last in closed) > _SEARCHED:
        return None, []
    days = [first + timedelta(n) for first, last in closed for n in range((last - first).days + 1)]
    partial = best_partial(stamps)
    if partial and partial.month_day:
        yearless = [d for d in days if (d.month, d.day) == partial.month_day]
        named = [d for d in yearless if partial.time and partial.time.weekday in (None, d.weekday())]
        days = named or yearless or days
    times = _weekday_times(passages)
    told = _days_that_hold(days, {t.weekday for t, _ in times if t.weekday is not None}, bounds)
    evidence = [_weekday_evidence(t, start) for t, start in times[:4]]
    days = told or days
    return ((days[0], days[-1]) if days else None), evidence


def _weekday_times(passages: Sequence[Passage]) -> list[tuple[TimeExpression, int]]:
    """Weekdays told without more, not of what is to come."""
    told = ((t, p) for p in passages for t in find_times(p.text) if t.kind == "weekday" and t.shift is None)
    return [(t, p.start) for t, p in told if not is_ahead(p.text, t)]


def _weekday_evidence(time: TimeExpression, start: int) -> DateEvidence:
    return DateEvidence("weekday", time.text, time.text, start + time.start, start + time.end)


def _days_that_hold(days: Sequence[date], weekdays: set[int], bounds: Sequence[Bound]) -> list[date]:
    """The days read from which the weekdays told fall in office and lie as close together as weekdays of one story do."""
    in_office = [(bound, weekday) for bound in bounds if bound.evidence.kind == "office" for weekday in bound.weekdays]
    spreads = {day.weekday(): _spread(day, weekdays) for day in (FIRST + timedelta(n) for n in range(7))} if len(weekdays) == 2 else {}
    close = {weekday for weekday, spread in spreads.items() if spread <= min(spreads.values()) + 2} or set(range(7))
    return [d for d in days if d.weekday() in close and all(bound.allows(_last(d, weekday)) for bound, weekday in in_office)]


def _spread(day: date, weekdays: Iterable[int]) -> int:
    told = [_last(day, weekday) for weekday in weekdays]
    return (max(told) - min(told)).days


def _last(day: date, weekday: int) -> date:
    return day - timedelta((day.weekday() - weekday) % 7)
