from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from legation.articles.bounds import LAST, find_bounds
from legation.types import Passage


def bounds(people: Any, text: str) -> dict[str, tuple[date, date]]:
    found = find_bounds([Passage(text, 0, len(text))], people)
    assert all(text[b.evidence.start : b.evidence.end] for b in found)
    return {b.evidence.kind: b.days[0] for b in found}


@pytest.mark.parametrize(
    "text",
    [
        "US Secretary of State Rex Tillerson said on Tuesday that the talks would go on.",
        "Rex Tillerson, the US Secretary of State, said that the talks would go on.",
        "Talks with Secretary of State Rex Tillerson were held on Monday.",
        "Tillerson told reporters that the talks would go on. Rex Tillerson stayed. The Secretary of State said he was glad.",
    ],
)
def test_find_bounds_office_bounds_the_day(people: Any, text: str) -> None:
    assert bounds(people, text)["office"] == (date(2017, 2, 1), date(2018, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Former US Secretary of State Rex Tillerson said on Tuesday that he would not come.",
        "The nominee for the next Secretary of State Rex Tillerson said that he would wait.",
        "In 2017, Secretary of State Rex Tillerson said that the talks would go on.",
        "Rex Tillerson said that he would not come.",
        "The house where President Barack Obama was once a guest is for sale.",
    ],
)
def test_find_bounds_no_bound_from_past_or_future_office(people: Any, text: str) -> None:
    assert "office" not in bounds(people, text)


def test_find_bounds_the_dead_do_not_speak(people: Any) -> None:
    assert bounds(people, "On Friday, Vitaly Churkin met his colleague, he said.")["death"][1] == date(2017, 2, 20)
    assert "death" not in bounds(people, "Vitaly Churkin, who died last week, said so often.")


def test_find_bounds_latest_day_told_as_past(people: Any) -> None:
    told = bounds(people, "They met on January 28, 2017, and on 3 March 2016. A summit is planned for May 4, 2019.")
    assert told["told as past"] == (date(2017, 1, 28), LAST)
