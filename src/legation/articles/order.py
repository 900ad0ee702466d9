"""Which number of 08/10/2017 is the day: as the page's other dates are written, else as the outlet's country writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from legation.articles.stamps import Stamp
from legation.knowledge.calendar import TimeExpression


def read_day(stamp: Stamp, stamps: Sequence[Stamp], day_first: bool | None) -> date | None:
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
