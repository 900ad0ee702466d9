from __future__ import annotations

import pytest
from spacy.language import Language

from legation.language.words import blank, is_blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-Russia talks", "U.S. - Russia talks"),
        ("Russian-made T-72 tanks", "Russian - made T-72 tanks"),
        ("pro-Russian re-election", "pro-Russian re-election"),
        ("Bashar al-Assad's army", "Bashar al - Assad 's army"),
        ("Moscow’s envoy", "Moscow ’s envoy"),
        ("They don't agree.", "They do n't agree ."),
        ("We can’t sign", "We ca n’t sign"),
        ("the State Dept. said", "the State Dept. said"),
        ("Gen. Mark Milley", "Gen. Mark Milley"),
        ("at 3 p.m. in the U.S.", "at 3 p.m. in the U.S."),
        ("from 2014-2015", "from 2014 - 2015"),
        ("a ceasefire—which held", "a ceasefire — which held"),
        ("US$3 million", "US $ 3 million"),
        ('it failed."He left', 'it failed . " He left'),
        ("really?!", "really ?!"),
        ("(AP)—The talks", "( AP ) — The talks"),
        ("35-year-old", "35 - year - old"),
    ],
)
def test_words_are_cut_as_in_the_treebank(nlp: Language, text: str, words: str) -> None:
    assert [token.text for token in nlp.tokenizer(text)] == words.split()


@pytest.mark.parametrize("text", ["", "   ", "a  b", "a\u00a0b\n\nc", "\ta\u200b ", "A.B..C!?\"'", "x" * 5000])
def test_words_give_back_the_text(nlp: Language, text: str) -> None:
    assert nlp.tokenizer(text).text == text


@pytest.mark.parametrize(("text", "expected"), [("\n", True), ("\u200b", True), ("\u00a0", True), ("a", False), ("", True), (".", False)])
def test_is_blank(text: str, expected: bool) -> None:
    assert is_blank(text) is expected
