"""Who speaks where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.actors.party import PERSON, Mention, Referent
from legation.actors.quotes import quoted, speaker
from legation.actors.words import Words

Build = Callable[[str], Words]
SAID = '"/PUNCT/punct/2 We/PRON/nsubj/2 agree/VERB/ccomp/6 "/PUNCT/punct/2 ,/PUNCT/punct/6 Lavrov/PROPN/nsubj/6 said/VERB/root/6'


@pytest.mark.parametrize(
    ("marks", "open_before", "expected"),
    [
        ('" a " b', False, [False, True, False, False]),
        ("“ a ” b", False, [False, True, False, False]),
        ("a “ b", False, [False, False, True]),
        ("a ” b", True, [True, False, False]),
    ],
)
def test_quoted(doc: Build, marks: str, open_before: bool, expected: list[bool]) -> None:
    words = doc(" ".join(f"{mark}/X/dep/0" for mark in marks.split()))
    assert quoted(words, open_before=open_before) == [e and words.text[i] not in '“”"' for i, e in enumerate(expected)]


def test_speaker_is_the_subject_outside_the_quotation(doc: Build) -> None:
    words = doc(SAID)
    lavrov = Mention(5, 6, 5, PERSON, (Referent("RUS", PERSON),))
    ours = Mention(1, 2, 1, PERSON, (Referent("USA", PERSON),))
    assert speaker(words, (0, 7), quoted(words), [ours, lavrov]) is lavrov


def test_speaker_needs_a_quotation(doc: Build) -> None:
    words = doc("Lavrov/PROPN/nsubj/1 agreed/VERB/root/1")
    assert speaker(words, (0, 2), quoted(words), [Mention(0, 1, 0, PERSON, (Referent("RUS", PERSON),))]) is None
