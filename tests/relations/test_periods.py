"""Which period a day lies in."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from legation.relations import By
from legation.relations.periods import label, number_of, span_of


@pytest.mark.parametrize(
    ("by", "day", "first", "last", "name"),
    [
        (By.DAY, "2000-09-28", "2000-09-28", "2000-09-28", "2000-09-28"),
        (By.WEEK, "2000-09-28", "2000-09-25", "2000-10-01", "2000-W39"),
        (By.WEEK, "2009-01-01", "2008-12-29", "2009-01-04", "2009-W01"),
        (By.MONTH, "2000-02-29", "2000-02-01", "2000-02-29", "2000-02"),
        (By.MONTH, "1969-12-31", "1969-12-01", "1969-12-31", "1969-12"),
        (By.YEAR, "1987-12-09", "1987-01-01", "1987-12-31", "1987"),
    ],
)
def test_a_day_lies_in_its_period(by: By, day: str, first: str, last: str, name: str) -> None:
    number = int(number_of(np.array([date.fromisoformat(day).toordinal()]), by)[0])
    found = span_of(number, by)
    assert tuple(map(str, found)) == (first, last)
    assert label(found[0], by) == name


@given(some.dates(date(1900, 1, 1), date(2100, 1, 1)), some.sampled_from(list(By)))
def test_periods_follow_each_other_without_gap(day: date, by: By) -> None:
    number = int(number_of(np.array([day.toordinal()]), by)[0])
    first, last = span_of(number, by)
    assert first <= day <= last
    assert span_of(number + 1, by)[0] == last + timedelta(days=1)
    assert (last - first).days < by.longest
