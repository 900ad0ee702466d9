"""The day of publication as a row or a feed gives it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

FIRST_YEAR, LAST_YEAR = 1600, 2100
"""The first newspapers, and a year that only a typing error gives."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_VALUE = {"", "null", "none", "nan", "nat", "na", "n/a", "unknown", "-"}

# Year first, the only order of figures that all read alike; 03/04/2018 is two days, so it is none.
_FIGURES = re.compile(r"(?P<y>\d{4})(?P<sep>[-/.]?)(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?:[a-z]+\.?,?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<n>[a-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?:[a-z]+\.?,?\s+)?(?P<n>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})\b", re.IGNORECASE)
_UNIX = re.compile(r"[a-z]{3}\s+(?P<n>[a-z]{3})\s+(?P<d>\d{1,2})\s+[\d:]{5,8}\s+(?:[a-z]+\s+)?(?P<y>\d{4})$", re.IGNORECASE)


def day_of(value: object) -> date | None:
    """A day from a date, a time stamp, or text; ``None`` if no value was given; :class:`ValueError` if it is no day.

    A time stamp gives the day that it names in its own time zone, which is the outlet's.
    """
    if isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    text = str(value).strip()
    return None if text.lower() in _NO_VALUE else _day_in(text)


def _day_in(text: str) -> date:
    for pattern in (_FIGURES, _DAY_FIRST, _MONTH_FIRST, _UNIX):
        if found := pattern.match(text):
            parts = found.groupdict()
            month = int(parts["m"]) if "m" in parts else _month(parts["n"])
            return _checked(int(parts["y"]), month, int(parts["d"]))
    raise ValueError(f"no whole day with its year: {text[:40]!r}")


def _month(name: str) -> int:
    if name[:3].lower() not in _MONTHS:
        raise ValueError(f"no month: {name!r}")
    return _MONTHS.index(name[:3].lower()) + 1


def _checked(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return date(year, month, day)
