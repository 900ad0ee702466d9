"""The tables of acts and operators: what is read, and what is refused with file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import load
from legation.knowledge.lexicon import TYPES
from legation.knowledge.lexicon_reading import load_lexicon
from legation.knowledge.tables import data

FOLDER = data("")


def test_every_type_has_acts() -> None:
    acts = [act for entries in load().lexicon.acts.values() for act in entries]
    assert {act.type for act in acts} == set(TYPES)


def test_every_mode_is_one_of_its_type() -> None:
    knowledge = load()
    wrong = [
        (act.type, act.mode, act.lemma)
        for entries in knowledge.lexicon.acts.values()
        for act in entries
        if act.mode and act.mode not in knowledge.ontology.types[act.type].modes
    ]
    assert wrong == []


def test_every_context_is_one_of_the_ontology() -> None:
    knowledge = load()
    named = {c for entries in knowledge.lexicon.acts.values() for act in entries for c in act.context}
    named |= {c for contexts in knowledge.lexicon.contexts.values() for c in contexts}
    assert named <= set(knowledge.ontology.contexts)


@pytest.mark.parametrize(("form", "lemma", "wanted"), [("expelled", "expell", "expel"), ("freed", "fre", "free"), ("met", "meet", "meet")])
def test_lemma_that_no_table_has_gives_way_to_a_regular_stem(form: str, lemma: str, wanted: str) -> None:
    assert load().lexicon.lemma("verb", form, lemma) == wanted


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[act]]\nverbs = ["nudge"]\ntype = "NUDGE"\n', "NUDGE"),
        ('[[act]]\nverbs = ["nudge"]\ntype = "REQUEST"\nobjekt = ["x"]\n', "objekt"),
        ('[[act]]\nverbs = ["nudge"]\ntype = "REQUEST"\nobject = ["@nowhere"]\n', "@nowhere"),
        ('[[operator]]\nname = "nudge"\nverbs = ["nudge"]\nof = {everything = "REQUEST"}\n', "everything"),
        ("[[act]\n", "not valid TOML"),
    ],
)
def test_wrong_table_is_refused_with_its_file_and_place(tmp_path: Path, text: str, complaint: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=r"own\.toml") as caught:
        load_lexicon(FOLDER, load().ontology, extra=own)
    assert complaint in str(caught.value)


def test_users_acts_come_before_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[act]]\nverbs = ["praise"]\ntype = "ACCUSE"\n', encoding="utf-8")
    assert load_lexicon(FOLDER, load().ontology, extra=own).find_acts("verb", "praise")[0].type == "ACCUSE"
