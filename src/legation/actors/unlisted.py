"""Nouns for parties that no table has: people by the ending of the word, bodies by their capitals, crowds by their number, pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.actors.english import (
    EVENTS,
    NOT_OWNERS,
    NOT_PARTIES,
    NOT_PERSONS,
    PAIR_PERSONS,
    PAIR_STATES,
    PERSON_ENDINGS,
    PLACES,
    POWERS,
    QUANTITIES,
)
from legation.actors.hits import Hit
from legation.actors.words import PREMODIFIERS, Words

_NO_ORGANS = PLACES | EVENTS


def unlisted(words: Words, start: int, end: int, hits: Sequence[Hit]) -> list[Hit]:
    """Further heads of phrases in a sentence, beside the names and nouns that the tables have found."""
    used = {k for hit in hits for k in range(hit.start, hit.end)}
    countries = {hit.root for hit in hits if hit.is_country}
    found: list[Hit] = []
    for i in range(start, end):
        if i not in used:
            found.extend(_at(words, i, end, countries))
    return found


def _at(words: Words, i: int, end: int, countries: set[int]) -> Iterator[Hit]:
    pos, lemma = words.pos[i], words.lemma[i]
    if lemma in QUANTITIES and i + 1 < end and words.lower[i + 1] == "of" and pos in ("NOUN", "NUM", "DET", "PRON", "ADJ"):
        yield Hit(i, i + 1, i, "quantity")
    elif pos == "NOUN" and _is_state_or_leader(words, i, lemma):
        yield Hit(i, i + 1, i, "agent", sector="GOV")
    elif pos == "NOUN" and _is_person(lemma) and _is_owned(words, i, countries):
        yield Hit(i, i + 1, i, "agent")
    elif pos == "PROPN" and words.ent[i] == "ORG" and _may_be_organ(words, i) and _is_owned(words, i, countries):
        yield Hit(i, i + 1, i, "agent", organ=True)


def _may_be_organ(words: Words, i: int) -> bool:
    return words.text[i] not in NOT_PARTIES and words.lemma[i] not in _NO_ORGANS


def _is_owned(words: Words, i: int, countries: set[int]) -> bool:
    """Whether a country stands before the noun as its own."""
    return any(c in countries and c < i and words.dep[c] in PREMODIFIERS and words.case(c) == "" for c in words.children[i])


def _is_state_or_leader(words: Words, i: int, lemma: str) -> bool:
    """Several states or leaders, or "the country"; "the great powers", but not "presidential powers"."""
    if lemma == "power" and not any(words.lower[c] in POWERS or words.dep[c] == "nummod" for c in words.children[i]):
        return False
    return (lemma in PAIR_STATES or lemma in PAIR_PERSONS) and (words.plural[i] or lemma in ("country", "nation"))


def _is_person(lemma: str) -> bool:
    return len(lemma) > 4 and lemma.endswith(PERSON_ENDINGS) and lemma not in NOT_PERSONS and lemma not in NOT_OWNERS
