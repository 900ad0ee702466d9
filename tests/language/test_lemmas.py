from __future__ import annotations

import pytest

from legation.language.lemmas import apply_script, correct, make_script


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("countries", "country"),
        ("was", "be"),
        ("Expelled", "expel"),
        ("Moscow", "Moscow"),
        ("RUSSIA", "Russia"),
        ("McFaul", "McFaul"),
        ("NATO", "NATO"),
        ("n't", "not"),
        ("diplomats", "diplomat"),
        ("i", "I"),
    ],
)
def test_script_leads_from_form_to_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma


def test_script_is_shared_by_words_of_one_pattern() -> None:
    assert make_script("parties", "party") == make_script("embassies", "embassy")


def test_script_never_empties_a_word() -> None:
    assert apply_script("is", "L|4+") == "is"


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [("met", "met", "meet"), ("Met", "Met", "Meet"), ("MET", "MET", "MEET"), ("mets", "mets", "mets")],
)
def test_correct_keeps_the_casing(form: str, lemma: str, expected: str) -> None:
    assert correct(form, "VERB", lemma, {"met\tVERB": "meet"}) == expected
