"""The two countries that an article is mostly about, for nouns that name no party: "bilateral ties", "the relationship"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from legation.knowledge import Knowledge
from legation.types import Actor

_LEAST = 2  # mentions of the second country before the two are taken for the article's


def dyad_of(actors: Sequence[Actor], knowledge: Knowledge, *, until: int) -> tuple[Actor, ...]:
    """The two states named most often before ``until``, as actors without a place of their own; empty while there are no two."""
    said = [a for a in actors if a.start < until and not a.why.startswith("place") and _is_state(a, knowledge)]
    counts = Counter(a.code for a in said)
    top = [code for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])) if count >= _LEAST or len(counts) == 2]
    third = sorted(counts.values(), reverse=True)[2:3]
    if len(top) < 2 or (third and third[0] >= counts[top[1]]):
        return ()
    return tuple(Actor(code, code, 0, 0, sector="GOV", why="one of the two countries of the article") for code in top[:2])


def _is_state(actor: Actor, knowledge: Knowledge) -> bool:
    return knowledge.countries.by_code(actor.code) is not None
