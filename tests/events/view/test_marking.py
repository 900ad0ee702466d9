"""How a question becomes numbers: marks at the right pieces, long sentences cut around them."""

from __future__ import annotations

import pytest

from legation.events.view.marking import ACTOR, BOTH, LONGEST, OTHER, PLAIN, PREDICATE, RECIPIENT, Question, row
from legation.language import SHIPPED, Encoder, shipped_encoder

WORDS = ("Oslo", "thanked", "Helsinki", "and", "Riga")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return shipped_encoder(SHIPPED)


def marks_of_words(question: Question, encoder: Encoder) -> list[int]:
    """The mark of each word's first piece."""
    numbers, at, found = row(question, encoder), 1, []
    for word in question.words:
        found.append(numbers.marks[at])
        at += len(encoder.word(word).pieces)
    return found


def test_marking_puts_each_mark_on_its_words(encoder: Encoder) -> None:
    question = Question(WORDS, (0, 1), (2, 3), (1, 2), ((4, 5),))
    assert marks_of_words(question, encoder) == [ACTOR, PREDICATE, RECIPIENT, PLAIN, OTHER]


def test_marking_has_a_mark_of_its_own_for_words_of_both_parties(encoder: Encoder) -> None:
    question = Question(("Their", "leaders", "met"), (0, 2), (0, 2))
    assert marks_of_words(question, encoder) == [BOTH, BOTH, PLAIN]


def test_marking_leaves_out_the_second_party_where_there_is_none(encoder: Encoder) -> None:
    assert RECIPIENT not in row(Question(WORDS, (0, 1), None), encoder).marks


def test_marking_cuts_a_long_sentence_around_its_marks(encoder: Encoder) -> None:
    words = ("and",) * 400 + ("Oslo", "thanked", "Riga")
    numbers = row(Question(words, (400, 401), (402, 403)), encoder)
    assert len(numbers.ids) == LONGEST + 2 == len(numbers.marks) == len(numbers.cases)
    assert {ACTOR, RECIPIENT} <= set(numbers.marks)
