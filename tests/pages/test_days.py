from __future__ import annotations

from datetime import date, datetime

import pytest

from legation.pages.days import day_of

DAY = date(2017, 9, 20)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2017, 9, 20, 23, 30),
        "2017-09-20",
        " 2017-09-20 ",
        "2017-9-20",
        "2017/09/20",
        "20170920",
        20170920,
        "2017-09-20T23:30:00-04:00",
        "2017-09-20 06:19:00+03",
        "20 September 2017",
        "20th Sept. 2017",
        "20-Sep-2017",
        "September 20, 2017",
        "Wednesday, September 20, 2017",
        "Wed, 20 Sep 2017 23:30:00 -0400",
        "Wed Sep 20 10:00:00 2017",
        "Wed Sep 20 10:00:00 UTC 2017",
    ],
)
def test_day_of_a_day(value: object) -> None:
    assert day_of(value) == DAY


@pytest.mark.parametrize("value", [None, "", "  ", "null", "NaN", float("nan"), "N/A"])
def test_day_of_nothing(value: object) -> None:
    assert day_of(value) is None


@pytest.mark.parametrize(
    "value",
    ["03/04/2018", "2017-02-30", "2017-09", "2017", "yesterday", "September", "20 Brumaire 2017", "0001-01-01", 1505865600, [], True],
)
def test_day_of_no_day(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_of(value)
