"""Which number of 08/10/2017 is the day: as the page's other dates are written, else as the outlet's country writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from legation.articles.stamps import Stamp
from legation.knowledge.calendar import TimeExpression

#: Ends of addresses where 08/10/2017 is the 10th of August; most other countries have the day first.
_MONTH_FIRST = frozenset({"us", "ph", "gov", "mil", "edu"})
#: Ends that say nothing of it, because they are everybody's or because the country writes both.
_UNKNOWN = frozenset({"ca", "com", "info", "int", "io", "net", "news", "org", "press", "tv"})


def writes_day_first(url: str | None, language: str | None) -> bool | None:
    """Whether pages at such an address, or in such a language, have the day before the month; None where that is not known."""
    end = (urlsplit(url).hostname or "").rpartition(".")[2] if url else ""
    if end in _MONTH_FIRST:
        return False
    if len(end) == 2 and end not in _UNKNOWN:
        return True
    return True if language not in (None, "en") else None


def read_day(stamp: Stamp, stamps: Sequence[Stamp], day_first: bool | None, weekdays: Sequence[int] = ()) -> date | None:
    """The stamp's day; 08/10/2017 is read as the page's other dates have it, else as the outlet's country does.

    Where neither is known, ``weekdays``, those that the first paragraphs tell, decide if one reading only is such a day or the day after.
    """
    if stamp.day or not stamp.time or stamp.time.kind != "ambiguous":
        return stamp.day
    agreeing = [day for day in stamp.time.alternatives if any(_is_near(day, s) for s in stamps)]
    if len(agreeing) == 1:
        return agreeing[0]
    ordered = next((o for s in stamps if s.day and (o := _day_leads(s.day, s.time)) is not None), day_first)
    if ordered is None:
        fitting = [d for d in stamp.time.alternatives if len(weekdays) == 1 and (d.weekday() - weekdays[0]) % 7 <= 1]
        return fitting[0] if len(fitting) == 1 else None
    return next((d for d in stamp.time.alternatives if _day_leads(d, stamp.time) == ordered), None)


def _is_near(day: date, other: Stamp) -> bool:
    """Whether another date of the page, with or without a year, is within a week of ``day``."""
    if other.day:
        return abs((other.day - day).days) <= 7
    near = other.time.resolve(day) if other.time and other.month_day else None
    return near is not None and abs((near.first - day).days) <= 7


def _day_leads(day: date, time: TimeExpression | None) -> bool | None:
    """Whether a numeric date has its day before its month; None where it is not numeric, or both are the same."""
    numbers = re.fullmatch(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?\d{2,4}", time.text) if time else None
    if not numbers or day.day == day.month:
        return None
    return int(numbers[1]) == day.day
