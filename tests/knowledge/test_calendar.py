"""Time expressions: where they stand, and which days they mean."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from legation.knowledge.calendar import TimeExpression, find_times

WEDNESDAY = date(2017, 9, 20)


def only(text: str) -> TimeExpression:
    times = find_times(text)
    assert len(times) == 1, times
    assert text[times[0].start : times[0].end] == times[0].text
    return times[0]


def meant(text: str, anchor: date | tuple[date, date] = WEDNESDAY, tense: str | None = None) -> tuple[str, str, str]:
    resolved = only(text).resolve(anchor, tense=tense)
    assert resolved is not None
    return resolved.first.isoformat(), resolved.last.isoformat(), resolved.precision


@pytest.mark.parametrize(
    "text",
    [
        "10 August 2017",
        "Aug. 10, 2017",
        "August 10th 2017",
        "2017-08-10",
        "2017/08/10",
        "10.08.2017",
        "10.08.17",
        "the 10th of August 2017",
        "Thursday, August 10, 2017",
        "Thu, 10 Aug 2017",
        "AUGUST 10, 2017",
        "10 august 2017",
        "Published 10 August 2017Share",
        "2017, August 10",
    ],
)
def test_find_times_full_dates(text: str) -> None:
    assert only(text).absolute == date(2017, 8, 10)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("signed on September 20", "2017-09-20", "2017-09-20", "day"),
        ("signed on 20 September", "2017-09-20", "2017-09-20", "day"),
        ("in July 2018", "2018-07-01", "2018-07-31", "month"),
        ("in May", "2017-05-01", "2017-05-31", "month"),
        ("since 2014", "2014-01-01", "2014-12-31", "year"),
        ("said on Tuesday", "2017-09-19", "2017-09-19", "day"),
        ("said late on Tuesday night", "2017-09-19", "2017-09-19", "day"),
        ("a Wednesday meeting", "2017-09-20", "2017-09-20", "day"),
        ("last Wednesday", "2017-09-13", "2017-09-13", "day"),
        ("last Friday", "2017-09-15", "2017-09-15", "day"),
        ("next Monday", "2017-09-25", "2017-09-25", "day"),
        ("yesterday", "2017-09-19", "2017-09-19", "day"),
        ("tomorrow morning", "2017-09-21", "2017-09-21", "day"),
        ("tonight", "2017-09-20", "2017-09-20", "day"),
        ("the day before yesterday", "2017-09-18", "2017-09-18", "day"),
        ("two days ago", "2017-09-18", "2017-09-18", "day"),
        ("a week earlier", "2017-09-10", "2017-09-16", "week"),
        ("three years ago", "2014-01-01", "2014-12-31", "year"),
        ("six months ago", "2017-03-01", "2017-03-31", "month"),
        ("last week", "2017-09-11", "2017-09-17", "week"),
        ("next week", "2017-09-25", "2017-10-01", "week"),
        ("this month", "2017-09-01", "2017-09-30", "month"),
        ("earlier this year", "2017-01-01", "2017-09-20", "range"),
        ("later this month", "2017-09-20", "2017-09-30", "range"),
        ("over the weekend", "2017-09-16", "2017-09-17", "range"),
        ("in late July", "2017-07-21", "2017-07-31", "range"),
        ("mid-August", "2017-08-11", "2017-08-20", "range"),
        ("from 3 to 5 May", "2017-05-03", "2017-05-05", "range"),
        ("May 3-5, 2016", "2016-05-03", "2016-05-05", "range"),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31", "range"),
        ("April 30 – May 2, 2018", "2018-04-30", "2018-05-02", "range"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "range"),
        ("last summer", "2017-06-01", "2017-08-31", "range"),
        ("in the winter of 2016", "2015-12-01", "2016-02-29", "range"),
        ("within 48 hours", "2017-09-20", "2017-09-22", "range"),
        ("over the past three years", "2014-09-20", "2017-09-20", "range"),
    ],
)
def test_resolve_from_the_day_of_publication(text: str, first: str, last: str, precision: str) -> None:
    assert meant(text) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "tense", "first"),
    [
        ("on Friday", "past", "2017-09-15"),
        ("on Friday", "future", "2017-09-22"),
        ("on October 1", "past", "2016-10-01"),
        ("on October 1", "future", "2017-10-01"),
        ("on October 1", None, "2017-10-01"),
        ("in December", "past", "2016-12-01"),
        ("in June", "future", "2018-06-01"),
        ("this Friday", None, "2017-09-22"),
        ("at the weekend", "future", "2017-09-23"),
    ],
)
def test_resolve_follows_the_tense(text: str, tense: str | None, first: str) -> None:
    assert meant(text, tense=tense)[0] == first


def test_resolve_weekday_fixes_the_year_of_a_day() -> None:
    assert meant("on Tuesday, September 5", date(2019, 2, 1))[0] == "2017-09-05"


def test_resolve_from_an_interval_spans_its_readings() -> None:
    tenure = (date(2017, 2, 1), date(2018, 3, 31))
    assert meant("September 20", tenure, "past") == ("2016-09-20", "2017-09-20", "range")
    assert meant("in 2012", tenure) == ("2012-01-01", "2012-12-31", "year")


def test_find_times_ambiguous_date_has_both_readings_and_no_meaning() -> None:
    time = only("08/10/2017")
    assert time.alternatives == (date(2017, 8, 10), date(2017, 10, 8))
    assert time.resolve(WEDNESDAY) is None
    assert only("08/25/2017").absolute == date(2017, 8, 25)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital, may he not?",
        "Prime Minister May spoke to the house.",
        "Theresa May's party",
        "The Women's March drew crowds.",
        "as Russia Today reported",
        "Black Friday sales",
        "some 2000 troops crossed the river",
        "the vote was 52-48",
        "build 2017.1.2.3 of the program",
        "at 09:45 GMT",
    ],
)
def test_find_times_words_that_are_no_times(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(("text", "found"), [("09:45 GMT +327 March 2017", "27 March 2017"), ("16:20 20.09.2017 (GMT)", "20.09.2017")])
def test_find_times_clock_glued_to_the_date(text: str, found: str) -> None:
    assert only(text).text == found


def test_find_times_keeps_the_preposition_of_a_deadline() -> None:
    time = only("must leave by September 1")
    assert time.preposition == "by"
    assert time.is_deadline
    assert not only("met on September 1").is_deadline


def test_find_times_year_of_a_named_event() -> None:
    assert [t.text for t in find_times("meddling in the 2016 presidential election, as in 2008")] == ["2016", "2008"]


def test_find_times_in_order_without_overlap() -> None:
    text = "On Monday, July 3, 2017, and again last week, after talks in March 2016, the two met for three hours."
    times = find_times(text)
    assert [t.kind for t in times] == ["day", "period", "month"]
    assert all(a.end <= b.start for a, b in pairwise(times))


def test_find_times_anaphoric_offsets_are_marked() -> None:
    assert only("two days later").anaphoric
    assert not only("two days ago").anaphoric
