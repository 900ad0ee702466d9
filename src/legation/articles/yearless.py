"""A day without a year: which year the weekdays and the days left open give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from legation.articles.bounds import FIRST, LAST, Interval, is_ahead
from legation.articles.stamps import Stamp
from legation.knowledge.calendar import find_times, on_day
from legation.types import Passage

#: Days within which a text is taken to lie from the visit or from the last day it tells, where nothing bounds it on the other side;
#: and from the last year, if it tells no day.
_REACH, _YEAR_REACH = 800, 400
#: Hours before which a report tells of the day before its date line, and after which it does not.
_MORNING, _NOON = 9, 12
_CLOCK = re.compile(r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])[:.][0-5]\d(?!\d)\s*(?P<m>[ap]\.?m)?", re.IGNORECASE)


def best_partial(stamps: Sequence[Stamp]) -> Stamp | None:
    """The likeliest date without a year, if its place makes it one of the page's."""
    return next((s for s in stamps if s.day is None and s.month_day and s.score >= 2.5), None)


def settle_year(
    stamps: Sequence[Stamp], span: Sequence[Interval], told: date | None, crawled: date | None, passages: Sequence[Passage]
) -> date | None:
    """The day that the best date without a year means, where only one of the days in ``span`` fits; else None.

    ``told`` is the last day that the text tells as past, ``crawled`` the day of the visit: where ``span`` is endless, the day lies near to
    one of them. The weekday beside the date decides; else the weekday that the first paragraphs tell: the same day or the day before.
    """
    partial = best_partial(stamps)
    closed = _narrowed(span, told, crawled)
    if partial is None or closed is None:
        return None
    days = [day for day in _candidates(partial, closed) if _holds(day, stamps, partial, passages)]
    return days[0] if len(days) == 1 else None


def _narrowed(span: Sequence[Interval], told: date | None, crawled: date | None) -> list[Interval] | None:
    """The span where it is closed; else so much of it as lies near to the one end that is known; None where that is neither."""
    if not span or (span[0][0] > FIRST and span[-1][1] < LAST):
        return list(span) or None
    near = timedelta(_YEAR_REACH if told and not crawled and (told.month, told.day) == (1, 1) else _REACH)
    if crawled and span[-1][1] == crawled:
        return [(max(a, crawled - near), b) for a, b in span if b >= crawled - near]
    if told and span[-1][0] <= told + near:
        return [(max(a, told), min(b, told + near)) for a, b in span if b >= told and a <= told + near]
    return None


def _candidates(partial: Stamp, span: Sequence[Interval]) -> list[date]:
    """The days of that month and number in ``span``, in order."""
    month, number = partial.month_day or (0, 0)
    days = (on_day(year, month, number) for year in range(span[0][0].year, span[-1][1].year + 1))
    return [d for d in days if d and any(a <= d <= b for a, b in span)]


def _holds(day: date, stamps: Sequence[Stamp], partial: Stamp, passages: Sequence[Passage]) -> bool:
    """Whether the weekday beside the date, or that of the first paragraphs, is the day's."""
    same = [s for s in stamps if s.month_day == partial.month_day]
    weekday = next((s.time.weekday for s in same if s.time and s.time.weekday is not None), None)
    if weekday is not None:
        return day.weekday() == weekday
    told = opening_weekdays(passages)
    return len(told) == 1 and any((day - timedelta(back)).weekday() == told[0] for back in _days_back(same))


def opening_weekdays(passages: Sequence[Passage]) -> list[int]:
    """The weekdays that the first paragraph which tells any tells as past, each once."""
    for passage in passages[:4]:
        times = [t for t in find_times(passage.text) if t.kind == "weekday" and t.shift is None and not is_ahead(passage.text, t)]
        if times:
            return list(dict.fromkeys(t.weekday for t in times if t.weekday is not None))
    return []


def _days_back(stamps: Sequence[Stamp]) -> tuple[int, ...]:
    """How many days before its date a report tells of: a dateline's are its own day's, but not in the morning; others may be either's."""
    clock = next((c for c in (_CLOCK.search(s.text) for s in stamps) if c), None)
    if not any(s.kind == "dateline" for s in stamps):
        return 0, 1
    if clock is None:
        return (0,)
    hour = int(clock["h"]) % 12 + 12 * clock["m"].lower().startswith("p") if clock["m"] else int(clock["h"])
    return (1,) if hour < _MORNING else (0,) if hour >= _NOON else (0, 1)
