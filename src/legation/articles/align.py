"""Finding paragraphs that another tool took from a page's markup in the page's plain text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from legation.types import Passage

_EDGE = 24
_WORD = re.compile(r"\S+")


@lru_cache(maxsize=1)  # body, captions and comments of a page are looked for one after the other
def _dense(plain: str) -> tuple[str, list[int], list[int]]:
    """The text without white space; where in it each word begins, and how much white space stands before that."""
    words = plain.split()
    starts = list(accumulate(map(len, words), initial=0))[:-1]
    gaps = [match.start() - start for match, start in zip(_WORD.finditer(plain), starts, strict=True)]
    return "".join(words), starts, gaps


class Aligner:
    """Finds texts in ``plain`` where white space may differ; each search goes on from the last find, then from the top."""

    def __init__(self, plain: str, start: int = 0) -> None:
        self._plain = plain
        self._next = start

    def find(self, text: str) -> Passage | None:
        """The passage of the page that is ``text``; None where the page has no such text in one piece."""
        exact = text.strip()
        if not exact:
            return None
        for start in (self._next, 0):
            first = self._plain.find(exact, start)
            found = (first, first + len(exact)) if first >= 0 else self._loosely(exact, start)
            if found:
                self._next = found[1]
                return Passage(self._plain[slice(*found)], *found)
        return None

    def _loosely(self, text: str, start: int) -> tuple[int, int] | None:
        """Where a text stands in the page, whatever white space either has in it."""
        dense, words, gaps = _dense(self._plain)

        def at(place: int) -> int:
            return place + gaps[bisect_right(words, place) - 1]

        found = _search(dense, "".join(text.split()), bisect_left(range(len(dense)), start, key=at))
        return (at(found[0]), at(found[1] - 1) + 1) if found else None


def _search(dense: str, want: str, start: int) -> tuple[int, int] | None:
    at = dense.find(want, start)
    if at >= 0:
        return at, at + len(want)
    if len(want) < 2 * _EDGE:
        return None
    first = dense.find(want[:_EDGE], start)
    last = dense.find(want[-_EDGE:], first + _EDGE, first + 2 * len(want)) if first >= 0 else -1
    return (first, last + _EDGE) if last >= 0 else None


def align(plain: str, texts: Iterable[str], start: int = 0) -> tuple[Passage, ...]:
    """The passages of ``plain`` that are ``texts``, in the order given, none twice; what cannot be found is left out.

    The search begins at ``start``, so that a teaser at the top of the page is not taken for the paragraph itself.
    """
    aligner = Aligner(plain, start)
    found = (aligner.find(text) for text in texts)
    return tuple(dict.fromkeys(p for p in found if p))
