"""When an article was published: one place that weighs all that its page shows, and says why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from legation.articles.bounds import FIRST, LAST, Bound, Interval, is_ahead
from legation.articles.stamps import Stamp
from legation.articles.yearless import best_partial, settle_year
from legation.knowledge.calendar import TimeExpression, find_times, on_day
from legation.types import DateEvidence, Passage

#: Intervals longer than this, in days, are not searched day by day.
_SEARCHED = 6000
NEVER = 1000.0


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of publication, or the days that it lies between; the day of the crawl where the page shows it; and the evidence."""

    published_on: date | None = None
    published_between: tuple[date, date] | None = None
    crawled_on: date | None = None
    evidence: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known from outside the text: ``kind`` (row, metadata or url) and the day."""

    kind: str
    text: str
    day: date


def weigh(
    outside: Sequence[Outside],
    stamps: Sequence[Stamp],
    bounds: Sequence[Bound],
    passages: Sequence[Passage],
    day_first: bool | None,
    crawled: date | None = None,
) -> Dating:
    """The day of publication from all evidence.

    What comes with the page goes first; then the date that stands best and that the text does not contradict; then a day without
    a year that the bounds leave only one year for; then the days that the bounds leave. ``crawled`` is the day of the crawl where
    that is known from outside.
    """
    kept = _agreeing(bounds)
    span = _span(kept)
    evidence = [DateEvidence(o.kind, o.text, o.day.isoformat()) for o in outside]
    if outside:
        same = next((s for s in stamps if s.day == outside[0].day and not s.top), None)
        crawled = crawled or _crawl(stamps, same, outside[0].day, ())
        return Dating(outside[0].day, None, crawled, _sorted([*evidence, *_shown(stamps[:3]), *_told(kept)]))
    dated = [_read(stamp, stamps, day_first) for stamp in stamps]
    against = {id(s) for s, day in zip(stamps, dated, strict=True) if day and _contradicted(s, day, kept)}
    chosen, best = _best(stamps, dated, against)
    crawled = crawled or _crawl(stamps, chosen, best, against)
    evidence += [*_shown(stamps[:4]), *_told(kept)]
    if best:
        return Dating(best, None, crawled, _sorted(evidence))
    if crawled and span:
        span = [(first, min(last, crawled)) for first, last in span if first <= crawled]
    days, weekdays = _search(span, stamps, kept, passages)
    evidence += weekdays
    partial = best_partial(stamps)
    if partial and days and days[0] == days[1]:
        meant = days[0] if (days[0].month, days[0].day) == partial.month_day and _is_on(days[0], partial) else None
    else:
        meant = settle_year(stamps, span, _last_told(kept), crawled, passages)
    return Dating(meant, None if meant else days, crawled, _sorted(evidence))


def _is_on(day: date, stamp: Stamp) -> bool:
    """Whether the day is of the weekday that stands beside the date, if one does."""
    return stamp.time is None or stamp.time.weekday in (None, day.weekday())


def _last_told(bounds: Iterable[Bound]) -> date | None:
    return max((b.days[0][0] for b in bounds if b.evidence.kind == "told as past"), default=None)


def _read(stamp: Stamp, stamps: Sequence[Stamp], day_first: bool | None) -> date | None:
    """The stamp's day; 08/10/2017 is read as the page's other dates, or the outlet's country, have it."""
    if stamp.day or not stamp.time or stamp.time.kind != "ambiguous":
        return stamp.day
    agreeing = [day for day in stamp.time.alternatives if any(_is_near(day, s) for s in stamps)]
    if len(agreeing) == 1:
        return agreeing[0]
    ordered = next((o for s in stamps if s.day and (o := _day_leads(s.day, s.time)) is not None), day_first)
    return next((d for d in stamp.time.alternatives if _day_leads(d, stamp.time) == ordered), None) if ordered is not None else None


def _is_near(day: date, other: Stamp) -> bool:
    """Whether another date of the page, with or without a year, is within a week of ``day``."""
    if other.day:
        return abs((other.day - day).days) <= 7
    near = other.time.resolve(day) if other.time and other.month_day else None
    return near is not None and abs((near.first - day).days) <= 7


def _day_leads(day: date, time: TimeExpression | None) -> bool | None:
    """Whether a numeric date has its day before its month; None where it is not numeric, or both are the same."""
    numbers = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}", time.text) if time else None
    if not numbers or day.day == day.month:
        return None
    return int(numbers[1]) == day.day


def _best(stamps: Sequence[Stamp], dated: Sequence[date | None], against: Iterable[int]) -> tuple[Stamp | None, date | None]:
    """The best stamp, and its day, that is not contradicted; one at the top of the page gives way to an earlier one of the article's."""
    refused = set(against)
    able = [(s, day) for s, day in zip(stamps, dated, strict=True) if id(s) not in refused and s.score >= _least(s, day)]
    if not able or not able[0][1]:
        unread = bool(able) and able[0][0].time is not None and able[0][0].time.kind == "ambiguous"
        return (None, None) if unread else next(((s, d) for s, d in able if d), (None, None))
    if able[0][0].top:
        own = next(((s, d) for s, d in able if d and d < able[0][1] and not s.top and s.score >= 5.0), None)
        return own or able[0]
    return able[0]


def _least(stamp: Stamp, day: date | None) -> float:
    """The score that a stamp must have: a masthead, and a date that cannot be read in full, more than others."""
    return NEVER if stamp.kind == "masthead" else 5.0 if day is None else 1.0


def _contradicted(stamp: Stamp, day: date, bounds: Sequence[Bound]) -> bool:
    """A date is refuted by what the text tells of its own week; a masthead by anything."""
    return any(not b.allows(day) and (b.weight > 1 or stamp.kind == "masthead") for b in bounds)


def _crawl(stamps: Sequence[Stamp], chosen: Stamp | None, published: date | None, against: Iterable[int]) -> date | None:
    """The day of the visit: a date that the text refutes, or one at the top of the page beside the one that the article was dated by."""
    refused = set(against)
    for stamp in sorted(stamps, key=lambda s: s.start or 0):
        if not stamp.day or stamp is chosen or not (stamp.top or id(stamp) in refused):
            continue
        if published is None or stamp.day > published or (stamp.day == published and chosen is not None and stamp.kind == "masthead"):
            return stamp.day
    return None


def _agreeing(bounds: Sequence[Bound]) -> list[Bound]:
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


def _span(bounds: Sequence[Bound]) -> list[Interval]:
    """The days that all bounds allow."""
    span: list[Interval] = [(FIRST, LAST)]
    for bound in bounds:
        span = [(max(a, c), min(b, d)) for a, b in span for c, d in bound.days if max(a, c) <= min(b, d)]
    return span


def _search(
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
    told = [d for d in days if _weekdays_hold(d, [t for t, _ in times], bounds)]
    evidence = [_weekday_evidence(t, start) for t, start in times[:4]]
    days = told or days
    return ((days[0], days[-1]) if days else None), evidence


def _weekday_times(passages: Sequence[Passage]) -> list[tuple[TimeExpression, int]]:
    """Weekdays told without more, not of what is to come."""
    told = ((t, p) for p in passages for t in find_times(p.text) if t.kind == "weekday" and t.shift is None)
    return [(t, p.start) for t, p in told if not is_ahead(p.text, t)]


def _weekday_evidence(time: TimeExpression, start: int) -> DateEvidence:
    return DateEvidence("weekday", time.text, time.text, start + time.start, start + time.end)


def _weekdays_hold(day: date, times: Sequence[TimeExpression], bounds: Sequence[Bound]) -> bool:
    """Whether the weekdays told, read from ``day``, fall in office and lie as close together as weekdays of one story do."""
    for bound in bounds:
        if any(not bound.allows(_last(day, weekday)) for weekday in bound.weekdays if bound.evidence.kind == "office"):
            return False
    weekdays = {t.weekday for t in times if t.weekday is not None}
    if len(weekdays) != 2:
        return True
    return _spread(day, weekdays) <= min(_spread(day + timedelta(n), weekdays) for n in range(7)) + 2


def _spread(day: date, weekdays: Iterable[int]) -> int:
    told = [_last(day, weekday) for weekday in weekdays]
    return (max(told) - min(told)).days


def _last(day: date, weekday: int) -> date:
    return day - timedelta((day.weekday() - weekday) % 7)


def _shown(stamps: Iterable[Stamp]) -> Iterable[DateEvidence]:
    for stamp in stamps:
        time = stamp.time
        if stamp.day:
            gives = stamp.day.isoformat()
        elif stamp.month_day:
            gives = f"{stamp.month_day[0]:02}-{stamp.month_day[1]:02}"
        else:
            gives = " or ".join(d.isoformat() for d in time.alternatives) if time else ""
        yield DateEvidence(stamp.kind, time.text if time else stamp.text, gives, stamp.start, stamp.end)


def _told(bounds: Iterable[Bound]) -> Iterable[DateEvidence]:
    return (bound.evidence for bound in bounds)


def _sorted(evidence: Iterable[DateEvidence]) -> tuple[DateEvidence, ...]:
    return tuple(sorted(dict.fromkeys(evidence), key=lambda e: (-1 if e.start is None else e.start, e.kind)))


__all__ = ["Dating", "Outside", "on_day", "weigh"]
