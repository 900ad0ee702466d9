"""The closed lists of words: what they must say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import word_lists
from legation.knowledge.word_lists import read_word_lists


def test_word_lists_have_what_the_room_reads() -> None:
    lists = word_lists()
    assert "near" in lists.set("locative")
    assert lists.maps["states_for_short"]["Va."] == "Virginia"
    assert {half.code for half in lists.halves if half.word == "north"} >= {"PRK", "SDN"}


@pytest.mark.parametrize(
    "wrong",
    ["[list.x]\nwords = ['a']", "[list.x]\nabout = 'a'\nwords = []", "[list.x]\nabout = 'a'\nwords = [1]", "[halves.x]\nnorth = 'A'"],
)
def test_word_lists_say_what_is_wrong(tmp_path: Path, wrong: str) -> None:
    table = tmp_path / "words.toml"
    table.write_text(wrong, encoding="utf-8")
    with pytest.raises(TableError, match="x] needs"):
        read_word_lists(table)
