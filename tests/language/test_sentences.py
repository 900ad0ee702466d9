from __future__ import annotations

import pytest

from legation.language.sentences import CERTAIN, LIKELY, MOST_WORDS, NEVER, Line, bars, segments, sure_breaks, windows


def line(text: str) -> Line:
    """``_`` glues a word to the one before it; ``|`` stands for an empty line."""
    words = [word for word in text.split() if word != "|"]
    gaps = [word == "|" for word in text.split()]
    after = [gaps[i - 1] for i in range(len(gaps)) if not gaps[i]] if any(gaps) else [False] * len(words)
    return Line([word.removeprefix("_") for word in words], [word.startswith("_") for word in words], after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met _. Talks went on _.", [3]),
        ("He left _. “ _We lost _, _” she said _.", [3]),
        ("“ _We lost _. _” The envoy left _.", [5]),
        ('" _We lost _. _" The envoy left _.', [5]),
        ('They met _. " _It is over _. _"', [3]),
        ("Gen. Lee met the U.S. Senate _.", []),
        ("It failed _. and so on", []),
        ("Was it war _? Nobody knew _.", [4]),
        ("They fell out in the U.S. The talks ended _.", [6]),
        ("in the U.S. President Obama met", []),
        ("Talks fail | Envoys left", [2]),
    ],
)
def test_sure_breaks(text: str, expected: list[int]) -> None:
    assert sure_breaks(line(text)) == expected


def test_bars_follow_punctuation() -> None:
    assert bars(line("in the U.S. Senate _. _” Moscow")) == [NEVER, CERTAIN, CERTAIN, LIKELY, NEVER, NEVER, LIKELY]


def test_segments_cut_where_the_network_is_above_the_bar() -> None:
    needed = [NEVER, CERTAIN, LIKELY, LIKELY, NEVER]
    assert segments([9.0, 1.0, 1.0, -1.0, 9.0], needed) == [(0, 2), (2, 5)]


def test_windows_cut_what_is_too_long_after_punctuation() -> None:
    words = ["word"] * 150 + [";"] + ["word"] * 200
    found = windows([1] * len(words), words, most_pieces=500)
    assert found[0] == (0, 151)
    assert found[-1][1] == len(words)
    assert max(end - start for start, end in found) <= MOST_WORDS


def test_windows_bound_the_pieces() -> None:
    found = windows([10] * 100, ["www.example.org/a/b"] * 100, most_pieces=102)
    assert found == [(i, i + 10) for i in range(0, 100, 10)]
