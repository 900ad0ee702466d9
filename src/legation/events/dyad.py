"""The two countries that an article is mostly about, for nouns that name no party: "bilateral ties", "the relationship"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from legation.knowledge import Knowledge
from legation.types import Actor

_LEAST = 2  # mentions of the second country before the two are taken for the article's


class Dyads:
    """The pairs of countries of one article, as far as it has been read."""

    def __init__(self, actors: Sequence[Actor], knowledge: Knowledge) -> None:
        self._states = [a for a in actors if not a.why.startswith("place") and knowledge.countries.by_code(a.code) is not None]

    def until(self, end: int) -> tuple[Actor, ...]:
        """The two states named most often before ``end``, as actors without a place of their own; empty while there are no two."""
        counts = Counter(a.code for a in self._states if a.start < end)
        top = [code for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= _LEAST or len(counts) == 2]
        third = sorted(counts.values(), reverse=True)[2:3]
        if len(top) < 2 or (third and third[0] >= counts[top[1]]):
            return ()
        return tuple(Actor(code, code, 0, 0, sector="GOV", why="one of the two countries of the article") for code in top[:2])
