from __future__ import annotations

import pytest

from legation.language.datelines import dateline_end


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("UN, September 20. /TASS/. ", "Talks were held."),
        ("UNITED NATIONS (Sputnik) – ", "Envoys met."),
        ("MOSCOW — ", "Russia answered."),
        ("KILIS, Turkey -- ", "A court ruled."),
        ("BEIJING, March 3 (Xinhua) -- ", "China replied."),
        ("Geneva (AFP) - ", "Delegates arrived."),
        ("WASHINGTON, D.C. - ", "“We will see,” he said."),
    ],
)
def test_dateline_ends_where_the_first_sentence_begins(dateline: str, rest: str) -> None:
    assert dateline_end(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Russia (and China) said no.",
        "Merkel (left) arrived.",
        "NATO - the alliance - met.",
        "U.S.-Russia talks stalled.",
        "MOSCOW",
        "Paris said - again - no.",
    ],
)
def test_dateline_is_not_seen_in_a_sentence(text: str) -> None:
    assert dateline_end(text) == 0
