"""Whose a party is: which of the names around a noun says its country."""

from __future__ import annotations

from legation.actors.behind import Tail
from legation.actors.english import ABOUT, PLACES
from legation.actors.hits import Hit
from legation.actors.scene import JOINTS, Scene
from legation.actors.words import Words


def owners(s: Scene, start: int, noun: int, tails: list[Tail]) -> list[Hit]:
    """The names that say whose ``noun`` is: those between ``start`` and it first, then those behind it."""
    inside = sorted({s.at[k] for k in range(start, noun) if k in s.at}, key=lambda h: h.start)
    before = first_and_joined(s, [h for h in inside if h.is_country or h.kind == "person"])
    if before and s.words.lemma[before[-1].end] in ABOUT and before[-1].kind in ("country", "capital", "body"):
        before = []  # a "Ukraine expert" knows Ukraine; a "Ukrainian expert" is of it
    if before:
        return _without_ethnicity(s, before, tails)
    spoken_for = ("for",) if any(s.words.lemma[k].startswith("spokes") for k in range(noun, tails[0].start if tails else noun)) else ()
    for preposition in ("of", "from", "in", "at", *spoken_for):
        for tail in (t for t in tails if t.preposition == preposition):
            if found := first_and_joined(s, [h for h in tail.hits if _owns(s, h, tail)]):
                return found
    return []


def _owns(s: Scene, hit: Hit, tail: Tail) -> bool:
    """The X of "people of X" and of "people of the X government", not of "supporters of X sanctions"."""
    if hit.kind == "person":
        return True
    noun = s.words.head[s.words.first(hit.root)]
    before = s.words.premodifies(hit.root, noun) and hit.end <= noun < tail.end
    return hit.is_country and (not before or noun in s.at or s.words.lemma[noun] in PLACES)


def _without_ethnicity(s: Scene, found: list[Hit], tails: list[Tail]) -> list[Hit]:
    """ "Ethnic Albanians in Serbia" are Serbia's."""
    first = found[0]
    if first.start > s.start and s.words.lower[first.start - 1] == "ethnic":
        there = [h for t in tails if t.preposition in ("in", "of", "from") for h in t.hits if h.is_country]
        return there[:1]
    return found


def is_possessor(words: Words, hit: Hit) -> bool:
    """Whether the name stands with "of" or "'s"."""
    return words.case(hit.root) == "of" or words.relation(hit.root) == "nmod:poss"


def first_and_joined(s: Scene, hits: list[Hit]) -> list[Hit]:
    """The first name and those joined to it by "and", a comma or a hyphen; what follows otherwise is detail."""
    kept = hits[:1]
    for hit in hits[1:]:
        between = range(kept[-1].end, hit.start)
        joined = any(s.words.lower[k] in JOINTS for k in between) and all(
            s.words.lower[k] in JOINTS or s.words.lower[k] in ("the", "both") or s.words.pos[k] in ("ADJ", "DET") for k in between
        )
        if not joined:
            break
        kept.append(hit)
    return kept
