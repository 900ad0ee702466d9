from __future__ import annotations

import json
from dataclasses import replace

from legation.record import report_json
from legation.types import Candidate, Cue, Place
from tests.record.samples import RUS, USA, full_article, page, report

KEYS = (
    "id page date enddate date_precision actor recipient event mode context status historical said_by size deadline event_loc "
    "quad_code event_scale confidence event_text text text_info cite_info answers"
)


def test_jsonl_report_has_the_keys_of_the_contract_in_its_order() -> None:
    line = report_json(report("r1", "CONSULT", [RUS], [USA]), full_article(page()), coder="legation 9", codebook="book")
    assert " ".join(line) == KEYS
    assert line["actor"] == [{"code": "RUS", "sector": "GOV", "entity_text": "Rus", "identifier_text": None, "office": None}]
    assert line["event"] == ["CONSULT"]
    assert (line["said_by"], line["event_loc"], line["size"], line["mode"]) == (None, None, {}, [])
    assert line["cite_info"] == {
        "title": "Envoys meet", "publication": "Gazette", "url": "https://example.org/a", "language": "en",
        "coder": "legation 9", "codebook": "book",
    }  # fmt: skip


def test_jsonl_numbers_are_rounded_and_nested_values_plain() -> None:
    told = report("r1", "AID", [USA], confidence=0.123456, said_by="An envoy", place=Place("Sochi", "RUS"), size={"b": 2, "a": 1})
    line = json.loads(json.dumps(report_json(told, full_article(page()))))
    assert line["confidence"] == 0.123
    assert line["said_by"] == {"code": None, "name": "An envoy", "entity_text": "An envoy"}
    assert line["event_loc"] == {"extracted_place": "Sochi", "country_code": "RUS"}
    assert all("candidates" not in party for party in line["actor"])
    assert list(line["size"]) == ["a", "b"]


def test_jsonl_has_the_town_of_a_place_and_the_candidates_of_a_party() -> None:
    both = (Candidate("PAK", "Nawaz Sharif", 0.6, "prime minister"), Candidate("PAK", "Raheel Sharif", 0.4, "army"))
    told = report("r1", "AID", [USA], place=Place("Sochi", "RUS", "Sochi", 43.6, 39.73, "Sochi, RUS"))
    told = replace(told, actors=(replace(told.actors[0], candidates=both),))
    line = json.loads(json.dumps(report_json(told, full_article(page()))))
    assert line["event_loc"] == {
        "extracted_place": "Sochi", "country_code": "RUS", "city": "Sochi", "lat": 43.6, "lon": 39.73, "why": "Sochi, RUS"
    }  # fmt: skip
    assert [c["name"] for c in line["actor"][0]["candidates"]] == ["Nawaz Sharif", "Raheel Sharif"]


def test_jsonl_words_that_make_it_an_answer_stand_with_their_characters() -> None:
    told = report("r1", "SANCTION", [USA], [RUS], cues=(Cue("answers", "in response to", 4, 18, "the raid", ("r0",), ("ASSAULT",)),))
    (answer,) = report_json(told, full_article(page()))["answers"]
    assert answer == {"words": "in response to", "start": 4, "end": 18, "answered": "the raid", "reports": ["r0"]}
