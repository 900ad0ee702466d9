"""Days, weeks, months and years: which periods there are, and which one a day lies in. Weeks begin on Monday, as in ISO 8601."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
_MONDAY = date(1, 1, 1).toordinal()  # 1 January of year 1 is a Monday in the calendar that Python extends backwards.


class By(StrEnum):
    """How long a period of a series is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def longest(self) -> int:
        """Of how many days such a period is at most. An event that spans more belongs to none of them in particular."""
        return {"day": 1, "week": 7, "month": 31, "year": 366}[self.value]


def number_of(days: Days, by: By) -> Days:
    """The number of the period that each day (``date.toordinal``) lies in; periods that follow each other have numbers that do."""
    if by is By.DAY:
        return days
    if by is By.WEEK:
        return (days - _MONDAY) // 7
    stamps = (days - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    unit = "datetime64[M]" if by is By.MONTH else "datetime64[Y]"
    return stamps.astype(unit).astype(np.int64)


def span_of(number: int, by: By) -> tuple[date, date]:
    """First and last day of the period of this number."""
    if by is By.DAY:
        return date.fromordinal(number), date.fromordinal(number)
    if by is By.WEEK:
        first = date.fromordinal(number * 7 + _MONDAY)
        return first, first + timedelta(days=6)
    first, after = (_start(n, by) for n in (number, number + 1))
    return first, after - timedelta(days=1)


def _start(number: int, by: By) -> date:
    return date(1970 + number // 12, number % 12 + 1, 1) if by is By.MONTH else date(1970 + number, 1, 1)


def label(first: date, by: By) -> str:
    """``2017-08-14``, ``2017-W33``, ``2017-08`` or ``2017``."""
    if by is By.WEEK:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return first.isoformat()[: {"day": 10, "month": 7, "year": 4}[by.value]]
