from __future__ import annotations

import pytest

from legation.language.sentences import MOST_WORDS, possible_breaks, segments, sure_breaks, windows


def breaks(text: str) -> list[int]:
    words = text.split()
    return sure_breaks(words, [False] * len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met . Talks went on .", [3]),
        ("He left . “ We lost , ” she said .", [3]),
        ("“ We lost . ” The envoy left .", [5]),
        ("Gen. Lee met the U.S. Senate .", []),
        ("It failed . and so on", []),
        ("Was it war ? Nobody knew .", [4]),
        ("They fell out in the U.S. The talks ended .", [6]),
        ("in the U.S. President Obama met", []),
    ],
)
def test_sure_breaks(text: str, expected: list[int]) -> None:
    assert breaks(text) == expected


def test_sure_breaks_at_an_empty_line() -> None:
    assert sure_breaks(["Talks", "fail", "Envoys", "left"], [False, False, True, False]) == [2]


def test_segments_need_the_network_and_punctuation_or_a_certain_network() -> None:
    words = ["in", "the", "U.S.", "Senate", "voted", "Moscow", "answered"]
    may = possible_breaks(words)
    assert may == [False, False, False, True, False, False, False]
    assert segments(words, [0, 0, 0, 1.0, 0, 1.0, 0], may) == [(0, 3), (3, 7)]
    assert segments(words, [0, 0, 0, -1.0, 0, 9.0, 0], may) == [(0, 5), (5, 7)]


def test_windows_cut_what_is_too_long_after_punctuation() -> None:
    words = ["word"] * 150 + [";"] + ["word"] * 200
    found = windows([1] * len(words), words, most_pieces=500)
    assert found[0] == (0, 151)
    assert found[-1][1] == len(words)
    assert max(end - start for start, end in found) <= MOST_WORDS


def test_windows_bound_the_pieces() -> None:
    found = windows([10] * 100, ["www.example.org/a/b"] * 100, most_pieces=102)
    assert found == [(i, i + 10) for i in range(0, 100, 10)]
