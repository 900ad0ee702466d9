"""Which words the parser need not read: blocks (mostly one sentence) from which hardly ever a report is filed.

Reading is two fifths of the work. A linear model over the words themselves, before anything is known of them, leaves out the blocks that
tell of no event: questions to readers, colour, sums, the reporter's asides. It is a table, ``screen.tsv``, a weight for each sign;
``python -m legation.events.view.train.screen`` learns it from what the coder files of real articles, and says how many reports it loses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from legation.events.view.network import SHIPPED
from legation.events.view.weights import read_weights

TABLE = "screen.tsv"
_ENDINGS = ("ing", "ed", "es", "s")
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


class Screen:
    """Lets through the blocks of words that may tell of an event."""

    def __init__(self, weights: Mapping[str, float], least: float) -> None:
        self._weights, self._least = weights, least

    def keeps(self, part: str, words: Sequence[str], place: int) -> bool:
        """Whether to read a block: of a ``title``, ``lead`` or ``body``, the ``place``-th of its article."""
        weights = self._weights
        return sum(weights.get(sign, 0.0) for sign in signs(part, words, place)) >= self._least


@cache
def load_screen(folder: Path = SHIPPED) -> Screen:
    """The screen in a folder; :class:`ModelError` with the line for a table that is none."""
    return Screen(*read_weights(folder / TABLE, "legation.events.view.train.screen"))


def signs(part: str, words: Sequence[str], place: int) -> Iterator[str]:
    """What is seen of a block, each sign once: where it stands, how long it is, its capitals, its words and their stems."""
    capitals = sum(word[:1].isupper() for word in words[1:])
    yield "always"
    yield f"part {part}"
    yield f"place {min(place, 5)}"
    yield f"length {min(len(words) // 5, 9)}"
    yield f"capitals {min(capitals, 6)}"
    if not _QUOTES.isdisjoint(words):
        yield "quoted"
    if words and words[-1] == "?":
        yield "asked"
    forms = dict.fromkeys(word.lower() for word in words)  # in order: sums are to be the same in every process
    yield from (f"word {form}" for form in forms)
    yield from (f"stem {stem}" for stem in dict.fromkeys(map(stem_of, forms)))


def stem_of(form: str) -> str:
    """A word without the ending that verbs and plurals have, roughly."""
    ending = next((e for e in _ENDINGS if form.endswith(e) and len(form) > len(e) + 3), "")
    return form[: len(form) - len(ending)]
