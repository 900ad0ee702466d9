"""How many, in which context, with what evidence."""

from __future__ import annotations

import pytest

from tests.events.marked import reports, unmark


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[GBR:Britain] expelled 23 [RUS:Russian diplomats].", {"personnel": 23}),
        ("[IDN:Indonesia] arrested twelve [CHN:Chinese fishermen].", {"arrested": 12}),
        ("[EGY:Egypt] freed 1,200 [SDN:Sudanese prisoners].", {"prisoners": 1200}),
        ("[FRA:France] praised [SEN:Senegal].", {}),
    ],
)
def test_size_counts_with_a_unit(sentence: str, wanted: dict[str, int]) -> None:
    (report,) = reports(sentence)
    assert dict(report.size) == wanted


def test_evidence_is_the_sentence_by_its_characters() -> None:
    text = "It rained. [PER:Peru] expelled the [BOL:Bolivian consul]. It was late."
    (report,) = reports(text)
    assert unmark(text)[0][report.start : report.end] == report.text == "Peru expelled the Bolivian consul."


def test_reasons_tell_how_the_meaning_was_composed() -> None:
    (report,) = reports("[PER:Peru] refused to meet [BOL:Bolivian officials].")
    assert [step.split()[0] for step in report.reasons] == ["meet:", "refuse"]


def test_scores_are_those_of_the_ontology() -> None:
    (report,) = reports("[PER:Peru] expelled the [BOL:Bolivian consul].")
    assert (report.type, report.modes, report.quad_code, report.event_scale) == ("SANCTION", ("expel",), 4, -5.5)


def test_reports_are_the_same_every_time() -> None:
    text = "[PER:Peru] expelled the [BOL:Bolivian consul] and [BOL:Bolivia] threatened to retaliate against [PER:Peru]."
    assert reports(text) == reports(text)


def test_id_differs_between_two_acts_of_one_sentence() -> None:
    found = reports("[PER:Peru] expelled the [BOL:Bolivian consul] and praised [CHL:Chile].")
    assert len({r.id for r in found}) == len(found) == 2
