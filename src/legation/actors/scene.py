"""A sentence with the names found in it: what the rules for phrases look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.actors.hits import Hit
from legation.actors.words import Words

NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
JOINTS = frozenset({"and", "or", ",", "-", "–", "/", "&"})
OWN = frozenset({"his", "her", "its", "their", "our", "my", "your"})


@dataclass(slots=True)
class Scene:
    """Tokens ``[start, end)`` of ``words``; ``at[i]`` is the hit on token i; ``taken`` are the tokens that a phrase already has."""

    words: Words
    start: int
    end: int
    at: dict[int, Hit]
    taken: set[int] = field(default_factory=set)

    def hit(self, i: int) -> Hit | None:
        """The hit on token ``i`` of the sentence."""
        return self.at.get(i) if self.start <= i < self.end else None


def listed(s: Scene, i: int) -> list[Hit]:
    """The persons of a list that begins at token ``i``."""
    found: list[Hit] = []
    while i < s.end and (hit := s.at.get(i)) is not None and hit.kind == "person" and hit.start == i and i not in s.taken:
        found.append(hit)
        i = hit.end
        while i < s.end and s.words.lower[i] in (",", "and"):
            i += 1
    return found
