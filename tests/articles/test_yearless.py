from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from legation.articles import read_article
from tests.articles.conftest import dump

OFFICE = "US Secretary of State Mike Pompeo told reporters that the talks would go on and that nothing had been agreed as yet."
CLOSING = "The two sides have spoken about the treaty for many months, and neither of them has said when it will be signed."


def published(knowledge: Any, date_line: str, opening: str, *rest: str) -> date | None:
    text = "\n\n".join(("Ministers speak about treaty", date_line, opening, *rest, CLOSING))
    return read_article(dump(text), knowledge).published_on


@pytest.mark.parametrize(
    ("date_line", "opening", "day"),
    [
        # Pompeo held the office from April 2018 to January 2021; June 12 was a Tuesday, a Wednesday and a Friday
        ("Tuesday, June 12", "The ministers met in the capital and spoke about the treaty that both want.", date(2018, 6, 12)),
        ("Friday, June 12", "The ministers met in the capital and spoke about the treaty that both want.", date(2020, 6, 12)),
        ("Monday, June 12", "The ministers met in the capital and spoke about the treaty that both want.", None),
        (
            "June 12, 18:40 UTC+3",
            "GENEVA, June 12. /Meridian/. The ministers met on Wednesday and spoke about the treaty.",
            date(2019, 6, 12),
        ),
        (
            "June 12, 6:10 UTC+3",
            "GENEVA, June 12. /Meridian/. The ministers met on Thursday and spoke about the treaty.",
            date(2020, 6, 12),
        ),
        ("June 12", "The ministers met in the capital on Friday and spoke about the treaty that both want.", date(2020, 6, 12)),
        (
            "June 12",
            "The ministers met in the capital on Tuesday and spoke about the treaty that both want.",
            None,
        ),  # 2018, or 2019's day before
        ("June 12", "The ministers met in the capital and spoke about the treaty that both want.", None),
    ],
)
def test_settle_year_within_an_office(knowledge: Any, date_line: str, opening: str, day: date | None) -> None:
    assert published(knowledge, date_line, opening, OFFICE) == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("They had met on Monday, November 13, 2017, and agreed on little.", date(2019, 11, 20)),
        ("They had met on March 3, 2003, and agreed on little.", None),  # the next such Wednesday is far from the day told
    ],
)
def test_settle_year_near_to_the_last_day_told(knowledge: Any, told: str, day: date | None) -> None:
    opening = "The ministers came together in the capital and spoke about the treaty that both of them want."
    assert published(knowledge, "Wed, Nov 20", opening, told) == day
