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
        self._dense, self._words, self._gaps = _dense(plain)
        self._next = self._before(start)

    def find(self, text: str) -> Passage | None:
        """The passage of the page that is ``text``; None where the page has no such text in one piece."""
        want = re.sub(r"\s+", "", text)
        if not want:
            return None
        for start in (self._next, 0):
            found = self._search(want, start)
            if found:
                self._next = found[1]
                first, last = self._at(found[0]), self._at(found[1] - 1) + 1
                return Passage(self._plain[first:last], first, last)
        return None

    def _at(self, place: int) -> int:
        """The position in the page of a character of the dense text."""
        return place + self._gaps[bisect_right(self._words, place) - 1]

    def _before(self, start: int) -> int:
        """How many characters of the dense text stand before ``start`` in the page."""
        return bisect_left(range(len(self._dense)), start, key=self._at)

    def _search(self, want: str, start: int) -> tuple[int, int] | None:
        at = self._dense.find(want, start)
        if at >= 0:
            return at, at + len(want)
        if len(want) < 2 * _EDGE:
            return None
        first = self._dense.find(want[:_EDGE], start)
        last = self._dense.find(want[-_EDGE:], first + _EDGE, first + 2 * len(want)) if first >= 0 else -1
        return (first, last + _EDGE) if last >= 0 else None


def align(plain: str, texts: Iterable[str], start: int = 0) -> tuple[Passage, ...]:
    """The passages of ``plain`` that are ``texts``, in the order given, none twice; what cannot be found is left out.

    The search begins at ``start``, so that a teaser at the top of the page is not taken for the paragraph itself.
    """
    aligner = Aligner(plain, start)
    found = (aligner.find(text) for text in texts)
    return tuple(dict.fromkeys(p for p in found if p))
