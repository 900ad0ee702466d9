from __future__ import annotations

from pathlib import Path

import pytest

from legation.audit.cases import AROUND, find_case, make_case
from legation.record import Record
from legation.types import Article, Passage
from tests.audit.samples import make
from tests.record.samples import report


def test_case_has_its_sentence_in_the_passage_around_it(tmp_path: Path) -> None:
    with Record.open(make(tmp_path / "r.duckdb"), read_only=True) as record:
        case = find_case(record, "r2")
    assert (case.source.title, case.source.outlet) == ("Envoys meet", "Gazette")
    assert case.before == "The envoys of Russia met the Americans on Monday."
    assert case.marked == "Moscow blamed London."
    assert case.after == "It asked Paris for help."


def case_of(sentence: str, *paragraphs: str) -> tuple[str, str, str]:
    body = tuple(Passage(text, 0, len(text)) for text in paragraphs)
    case = make_case(report("r", "AID", ["USA"], text=sentence), Article("a.txt", None, (), body))
    return case.before, case.marked, case.after


def test_case_of_a_headline_is_followed_by_the_story() -> None:
    article = Article("a.txt", Passage("Aid sent", 0, 8), (), (Passage("It left today.", 10, 24),))
    case = make_case(report("r", "AID", ["USA"], text="Aid sent"), article)
    assert (case.before, case.marked, case.after) == ("", "Aid sent", "It left today.")


@pytest.mark.parametrize("sentence", ["It <b>sent</b> aid.", "It  sent\naid."])
def test_case_shows_the_sentence_as_it_reads(sentence: str) -> None:
    assert case_of(sentence, "War broke out. It sent aid. Others did not.") == ("War broke out.", "It sent aid.", "Others did not.")


def test_case_without_its_paragraph_is_the_sentence_alone() -> None:
    assert case_of("It sent aid.", "Another text.") == ("", "It sent aid.", "")


def test_case_is_cut_between_words() -> None:
    before, _, after = case_of("It sent aid.", "word " * 500 + "It sent aid." + " other" * 500)
    assert before.startswith("… word word")
    assert after.endswith("other other …")
    assert AROUND - 10 < len(before) <= AROUND + 2
    assert AROUND - 10 < len(after) <= AROUND + 2
