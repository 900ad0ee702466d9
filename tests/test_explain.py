"""Why a sentence is coded as it is: all that led to the report is in the explanation."""

from __future__ import annotations

import json
from datetime import date

import pytest

from legation.explain import Explanation, explain
from legation.pipeline import House
from legation.settings import Settings

SENTENCE = "Norway expelled two Belarusian diplomats on Monday."


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(SENTENCE, House.open(Settings()), on=date(2021, 3, 10))


def test_explain_has_the_parse_as_a_tree(explanation: Explanation) -> None:
    words = {word.text: word for word in explanation.words}
    assert words["expelled"].head == words["expelled"].at
    assert words["Norway"].head == words["expelled"].at
    assert words["Norway"].relation == "nsubj"


def test_explain_says_why_a_party_is_taken_for_what_it_is(explanation: Explanation) -> None:
    assert {(p.code, p.entity_text) for p in explanation.parties} >= {("NOR", "Norway")}
    assert all(p.why for p in explanation.parties)


def test_explain_shows_steps_view_and_likes_of_a_reading(explanation: Explanation) -> None:
    reading = next(r for r in explanation.readings if r.type == "SANCTION")
    assert reading.steps
    assert reading.filed == "SANCTION"
    assert reading.view[0][0] == "SANCTION"
    assert sum(chance for _, chance in reading.view) <= 1.01
    assert len(reading.like) == 3
    assert "SANCTION" in {kind for kind, _ in reading.like}


def test_explain_gives_the_report_with_its_date(explanation: Explanation) -> None:
    assert [(r.type, r.date) for r in explanation.reports] == [("SANCTION", "2021-03-08")]


def test_explain_is_data_too(explanation: Explanation) -> None:
    data = json.loads(json.dumps(explanation.to_dict()))
    assert data["reports"][0]["event"] == ["SANCTION"]
    assert data["on"] == "2021-03-10"


def test_explain_by_the_lexicon_alone_asks_no_view() -> None:
    found = explain(SENTENCE, House.open(Settings(by="lexicon")))
    assert all(not reading.view for reading in found.readings)
