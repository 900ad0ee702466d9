from __future__ import annotations

import pytest

from legation.knowledge.datelines import find_dateline


@pytest.mark.parametrize(
    ("dateline", "rest", "agency"),
    [
        ("UN, September 20. /TASS/. ", "Talks were held.", "TASS"),
        ("UNITED NATIONS (Sputnik) – ", "Envoys met.", "Sputnik"),
        ("MOSCOW — ", "Russia answered.", None),
        ("KILIS, Turkey -- ", "A court ruled.", None),
        ("BEIJING, March 3 (Xinhua) -- ", "China replied.", "Xinhua"),
        ("Geneva (AFP) - ", "Delegates arrived.", "AFP"),
        ("Sochi (Harbour Wire) - ", "The two spoke.", "Harbour Wire"),
        ("WASHINGTON, D.C. - ", "“We will see,” he said.", None),
        ("ST. PETERSBURG, Russia (AP) — ", "A ship came in.", "AP"),
        ("LISBON/MADRID (Harbour Wire) - ", "Both capitals agreed.", "Harbour Wire"),
        ("Oslo (CNN) ", "The prime minister spoke.", "CNN"),
        ("(CNN) — ", "Two ships met.", "CNN"),
        ("JERUSALEM [AP] — ", "Shots were heard.", "AP"),
    ],
)
def test_find_dateline_ends_where_the_first_sentence_begins(dateline: str, rest: str, agency: str | None) -> None:
    found = find_dateline(dateline + rest)
    assert found is not None
    assert (found.end, found.agency) == (len(dateline), agency)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("MANILA, 14 November 2017. /TASS/. Talks went on.", "14 November 2017"),
        ("REYKJAVIK, Oct. 12 - The two parted.", "Oct. 12"),
        ("WASHINGTON, Sunday - The president spoke.", "Sunday"),
        ("AL-ULA, Tuesday. The border was opened.", "Tuesday"),
        ("Vienna, Sept. 3 — Talks began.", "Sept. 3"),
        ("GENEVA (AP) - Talks began.", None),
    ],
)
def test_find_dateline_knows_where_its_day_stands(text: str, day: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (text[slice(*found.day)] if found.day else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "Russia (and China) said no.",
        "Merkel (left) arrived.",
        "NATO - the alliance - met.",
        "U.S.-Russia talks stalled.",
        "MOSCOW",
        "MOSCOW (AP) -",
        "Paris said - again - no.",
        "Angela Merkel (CDU) said so.",
        "Russia – Ukraine gas talks fail",
        "North Atlantic Treaty Organization (NATO) Secretary General Jens Stoltenberg spoke.",
        "EU (European Union) Foreign Ministers met.",
        "MPs on Tuesday. They voted.",
    ],
)
def test_find_dateline_sees_none_in_a_sentence(text: str) -> None:
    assert find_dateline(text) is None
