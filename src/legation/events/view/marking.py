"""A sentence with two parties and a predicate marked, as the learned view reads it: pieces, casing, and a mark for every piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.language import Encoder

PLAIN, ACTOR, RECIPIENT, PREDICATE, BOTH, OTHER = range(6)  # the order is part of the model's format
MARKS = 6
LONGEST = 180  # pieces; of a longer sentence the stretch around the marks is read
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """Which event, if any, ties two parties: words of a sentence, and spans of words (start, end) of the ``first`` party, the ``second``
    (``None``: is there an event of the first alone), the ``predicate`` (``None``: any), and the sentence's ``others``."""

    words: tuple[str, ...]
    first: Span | None
    second: Span | None
    predicate: Span | None = None
    others: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """The same as numbers, three of each piece."""

    ids: list[int]
    cases: list[int]
    marks: list[int]


def row(question: Question, encoder: Encoder) -> Row:
    """A question as numbers, with start and end marks."""
    ids: list[int] = []
    cases: list[int] = []
    marks: list[int] = []
    for form, mark in zip(question.words, _word_marks(question), strict=True):
        word = encoder.word(form)
        ids.extend(word.pieces)
        cases.extend([word.case] * len(word.pieces))
        marks.extend([mark] * len(word.pieces))
    start, end = _window(marks)
    return Row(
        [encoder.cls, *ids[start:end], encoder.sep],
        [0, *cases[start:end], 0],
        [PLAIN, *marks[start:end], PLAIN],
    )


def _word_marks(question: Question) -> list[int]:
    marks = [PLAIN] * len(question.words)
    for span in question.others:
        _put(marks, span, OTHER)
    for chosen, mark in ((question.predicate, PREDICATE), (question.second, RECIPIENT), (question.first, ACTOR)):
        if chosen is not None:
            _put(marks, chosen, mark)
    if question.first is not None and question.second is not None:
        shared = range(max(question.first[0], question.second[0]), min(question.first[1], question.second[1]))
        _put(marks, (shared.start, shared.stop), BOTH)
    return marks


def _put(marks: list[int], span: Span, mark: int) -> None:
    for i in range(span[0], min(span[1], len(marks))):
        marks[i] = mark


def _window(marks: Sequence[int]) -> Span:
    """The pieces that are read: all, or of a long sentence those around the marks."""
    if len(marks) <= LONGEST:
        return 0, len(marks)
    marked = [i for i, mark in enumerate(marks) if mark not in (PLAIN, OTHER)] or [0]
    middle = (marked[0] + marked[-1]) // 2
    start = min(max(0, middle - LONGEST // 2), len(marks) - LONGEST)
    return start, start + LONGEST
