from __future__ import annotations

from datetime import date

import pytest

from legation.record.claims import PageFacts, Span, days_of, key_of, party_of, span_of
from tests.record.samples import RUS, USA, actor, report


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-05-09", date(2017, 5, 9), date(2017, 5, 9)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_claims_date_is_read_as_its_days(text: str, first: date, last: date) -> None:
    assert days_of(text) == Span(first, last)


@pytest.mark.parametrize("text", [None, "", "May 2017", "2017-13", "2017-02-30", "2017-00", "0000", "2017-05-00", "2017-05-09T10:00"])
def test_claims_what_is_no_date_has_no_days(text: str | None) -> None:
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (report("a", "CONSULT", [RUS], [USA]), report("b", "CONSULT", [USA, RUS], page="b"), True),
        (report("a", "ACCUSE", [RUS], [USA]), report("b", "ACCUSE", [USA], [RUS]), False),
        (report("a", "AGREE", [RUS, USA]), report("b", "AGREE", [USA, RUS]), True),
        (report("a", "ACCUSE", ["RUS"], [USA]), report("b", "ACCUSE", [RUS], [USA]), True),
        (report("a", "ACCUSE", ["USA:LEG"], [RUS]), report("b", "ACCUSE", [USA], [RUS]), True),
        (report("a", "ASSAULT", ["SYR:REB"], ["SYR:GOV"]), report("b", "ASSAULT", ["SYR:GOV"], ["SYR:GOV"]), False),
        (report("a", "REQUEST", ["IGO=United Nations"], [USA]), report("b", "REQUEST", ["IGO=NATO"], [USA]), False),
        (report("a", "REQUEST", ["IGO=The United Nations"], [USA]), report("b", "REQUEST", ["IGO=United Nations"], [USA]), True),
        (report("a", "CONSULT", [RUS], [USA]), report("b", "CONSULT", [RUS], [USA], status="future"), False),
        (report("a", "PROTEST", []), report("b", "PROTEST", [], page="b.txt"), False),
        (report("a", "PROTEST", []), report("b", "PROTEST", []), True),
    ],
)
def test_claims_key_tells_what_may_be_one_event(one: object, other: object, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same  # type: ignore[arg-type]


def test_claims_actual_event_ends_before_its_page_was_published() -> None:
    told = report("a", "SANCTION", [USA], [RUS], date="2017", date_precision="year")
    assert span_of(told, PageFacts(None, date(2017, 9, 20), date(2017, 9, 20))) == Span(date(2017, 1, 1), date(2017, 9, 20))
    assert span_of(told, PageFacts(None, date(2016, 9, 20), date(2016, 9, 20))) == Span(date(2017, 1, 1), date(2017, 12, 31))


def test_claims_week_and_range_are_read_whole() -> None:
    week = report("a", "CONSULT", [USA], date="2017-09-18", date_precision="week")
    days = report("a", "CONSULT", [USA], date="2017-09-18", enddate="2017-09-20", date_precision="range")
    assert span_of(week, PageFacts()) == Span(date(2017, 9, 18), date(2017, 9, 24))
    assert span_of(days, PageFacts()) == Span(date(2017, 9, 18), date(2017, 9, 20))


def test_claims_party_is_named_with_its_sector_where_known() -> None:
    assert [party_of(actor("RUS:GOV")), party_of(actor("RUS"))] == ["RUS:GOV", "RUS"]
