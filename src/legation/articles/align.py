"""Finding paragraphs that another tool took from a page's markup in the page's plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from legation.types import Passage

_EDGE = 24


class Aligner:
    """Finds texts in ``plain`` where white space may differ; each search goes on from the last find, then from the top."""

    def __init__(self, plain: str, start: int = 0) -> None:
        self._plain = plain
        kept = [(c, i) for i, c in enumerate(plain) if not c.isspace()]
        self._dense = "".join(c for c, _ in kept)
        self._at = [i for _, i in kept]
        self._next = bisect_left(self._at, start)

    def find(self, text: str) -> Passage | None:
        """The passage of the page that is ``text``; None where the page has no such text in one piece."""
        want = re.sub(r"\s+", "", text)
        if not want:
            return None
        for start in (self._next, 0):
            found = self._search(want, start)
            if found:
                self._next = found[1]
                first, last = self._at[found[0]], self._at[found[1] - 1] + 1
                return Passage(self._plain[first:last], first, last)
        return None

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
