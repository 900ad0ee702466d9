"""When a thing took place, read against the day of publication: Wednesday, 10 June 2020."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.marked import reports

DAY = date(2020, 6, 10)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[FRA:France] expelled a [RUS:Russian envoy] on Monday.", "2020-06-08"),
        ("[FRA:France] expelled a [RUS:Russian envoy] yesterday.", "2020-06-09"),
        ("In May, [FRA:France] expelled a [RUS:Russian envoy].", "2020-05"),
        ("[FRA:France] expelled a [RUS:Russian envoy] in 2018.", "2018"),
        ("On 3 March 2019 [FRA:France] expelled a [RUS:Russian envoy].", "2019-03-03"),
        ("[FRA:France] expelled a [RUS:Russian envoy], the ministry said on Tuesday.", "2020-06-09"),
        ("After the vote on 2 June, [FRA:France] expelled a [RUS:Russian envoy].", None),
        ("[FRA:France] expelled a [RUS:Russian envoy].", None),
    ],
)
def test_date_is_that_of_the_predicate(sentence: str, wanted: str | None) -> None:
    (report,) = reports(sentence, on=DAY)
    assert report.date == wanted


def test_date_says_what_it_was_inferred_from() -> None:
    (report,) = reports("[FRA:France] expelled a [RUS:Russian envoy] on Monday.", on=DAY)
    assert (report.date_precision, report.date_from) == ("day", "Monday")


def test_date_of_an_undated_page_stays_open() -> None:
    (report,) = reports("[FRA:France] expelled a [RUS:Russian envoy] on Monday.", on=None)
    assert report.date is None


def test_historical_marks_what_lies_weeks_before_the_page() -> None:
    (old,) = reports("In April [FRA:France] expelled a [RUS:Russian envoy].", on=DAY)
    (new,) = reports("On Monday [FRA:France] expelled a [RUS:Russian envoy].", on=DAY)
    assert (old.historical, new.historical) == (True, False)


def test_deadline_of_a_demand_is_kept_apart_from_its_date() -> None:
    (report,) = reports("On Monday [IRN:Tehran] demanded that [GBR:London] return the tanker by 30 June.", on=DAY)
    assert (report.type, report.date, report.deadline) == ("REQUEST", "2020-06-08", "2020-06-30")


def test_quotation_that_runs_on_keeps_its_day_and_speaker() -> None:
    text = '"The talks were good," [NOR:the Norwegian minister] said on Monday. "[NOR:We] will cooperate with [ISL:Iceland]."'
    agreed = next(r for r in reports(text, on=DAY) if r.type == "AGREE")
    assert agreed.date == "2020-06-08"
    assert agreed.said_by is not None
    assert agreed.said_by.entity_text == "the Norwegian minister"


@pytest.mark.parametrize(
    ("sentence", "type_", "wanted"),
    [
        ("[TUR:Turkey] apologised to [RUS:Russia] for having downed a jet in November.", "CONCEDE", None),
        ("[GBR:Britain] accused [RUS:Russia] of having poisoned a man on 4 March.", "ACCUSE", None),
        ("[GBR:Britain] on Monday accused [RUS:Russia] of having poisoned a man on 4 March.", "ACCUSE", "2020-06-08"),
        ("[IND:India] bombed a camp of [PAK:the group that killed forty people on 14 February].", "ASSAULT", None),
        ("[RUS:Russia] denied that it meddled in the election of 2016.", "REJECT", None),
        ("[RUS:The Kremlin] telephoned [TUR:Ankara] a day after the vote.", "CONSULT", None),
    ],
)
def test_date_is_not_that_of_what_the_act_is_about(sentence: str, type_: str, wanted: str | None) -> None:
    assert next(r.date for r in reports(sentence, on=DAY) if r.type == type_) == wanted


def test_date_of_a_meeting_runs_on_into_what_both_sides_wanted_there() -> None:
    told = (
        "A call between [FRA:France]'s president and [RUS:Russia]'s leader on Sunday may ease relations. "
        "The [FRA:Élysée] described the call as friendly. Both [FRA:France] and [RUS:Russia] were ready to cooperate, the note added."
    )
    assert "2020-06-07" in {r.date for r in reports(told, on=DAY) if r.type == "AGREE"}


def test_date_of_a_meeting_does_not_run_on_into_another_paragraph_or_plan() -> None:
    told = (
        "A call between [FRA:France]'s president and [RUS:Russia]'s leader on Sunday may ease relations. "
        "The [FRA:Élysée] described the call as friendly. Both [FRA:France] and [RUS:Russia] will cooperate."
    )
    assert "2020-06-07" not in {r.date for r in reports(told, on=DAY) if r.type == "AGREE"}
