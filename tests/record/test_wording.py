from __future__ import annotations

import pytest

from legation.record.wording import ceiling, deed_words, numbers_in, sentence_words, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("expelled", "expels", "expulsion"),
        ("closes", "closing", "shut"),
        ("properties", "property"),
        ("shot", "downed"),
        ("bombed", "struck"),
    ],
)
def test_wording_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1


def test_wording_deed_leaves_out_verbs_of_saying() -> None:
    assert deed_words("said downed jets") == {"shoot": "downed", "jet": "jets"}
    assert deed_words("ordered") == {}


def test_wording_sentence_leaves_out_names_tags_and_small_words() -> None:
    text = "Moscow has <a href='/x'>closed</a> a warehouse in the Moscow district of Ramenki"
    assert sentence_words(text, ["Moscow"]) == {"clos", stem("warehouse"), stem("district")}


def test_wording_numbers_are_read_with_their_commas() -> None:
    assert numbers_in("755 of its 1,200 staff") == {755, 1200}


@pytest.mark.parametrize(
    ("text", "expected"), [("cut its staff to 455", True), ("cut 455 of its staff", False), ("cut to some 1,455 people", False)]
)
def test_wording_ceiling_is_what_is_left(text: str, expected: bool) -> None:
    assert ceiling(text, 455) is expected
