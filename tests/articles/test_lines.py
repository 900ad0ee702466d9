from __future__ import annotations

import pytest

from legation.articles.lines import split_lines, squash


def test_split_lines_positions_lie_in_the_page() -> None:
    plain = "  Head\n\n\t• A point.\n---\n3. Third\n"
    lines = split_lines(plain)
    assert [line.text for line in lines] == ["Head", "A point.", "Third"]
    assert all(plain[line.start : line.end] == line.text for line in lines)
    assert [line.bullet for line in lines] == ["", "•", "3."]
    assert [line.gap for line in lines] == [0, 1, 1]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He left.", True),
        ('"He left."', True),
        ("Has he left?", True),
        ("Envoy leaves capital", False),
        ("He left,", False),
        ("他走了。", True),
    ],
)
def test_split_lines_knows_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert split_lines(text)[0].ends is ends


def test_split_lines_counts_scripts_without_spaces() -> None:
    assert split_lines("両国の外相は月曜日に会談し軍縮について話し合った")[0].length > 8


def test_squash_evens_out_marks() -> None:
    assert squash("“Talks” –  Kremlin’s man.") == squash('"Talks" - Kremlin\'s man')
