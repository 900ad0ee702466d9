"""Words of patterns as the words that our matching looks for: small letters, singular too, at most two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

# A noun with the word before it is all that the matching of acts sees of a phrase.
LONGEST = 2
_ARTICLES = frozenset({"A", "AN", "THE"})
_NO_PLURAL = frozenset({"ss", "us", "is"})


class Phrases:
    """Turns noun phrases into words, with the synonym sets of the dictionary put in."""

    def __init__(self, sets: Mapping[str, list[str]]) -> None:
        self._sets = sets

    def expand(self, words: Iterable[str]) -> frozenset[str]:
        """All that the phrase ``&WEAPON ATTACK`` can be: empty if it is always of more than two words, or names an unknown set."""
        kept = [word for word in words if word not in _ARTICLES]
        if not kept or sum(not word.startswith("&") for word in kept) > LONGEST:
            return frozenset()
        choices = [list(self._choices(word)) for word in kept]
        phrases = (" ".join(chosen).split() for chosen in product(*choices)) if len(kept) <= LONGEST else ()
        return frozenset(form for phrase in phrases if len(phrase) <= LONGEST for form in _forms(phrase))

    def _choices(self, word: str) -> Iterator[str]:
        if not word.startswith("&"):
            yield word.replace("_", " ").strip()
            return
        for synonym in self._sets.get(word, ()):
            yield from self._choices(synonym) if synonym.startswith("&") else [synonym]


def _forms(phrase: list[str]) -> Iterator[str]:
    """The phrase as it stands and with each word in the singular."""
    yield from (" ".join(words) for words in product(*map(_numbers, phrase)))


def _numbers(word: str) -> tuple[str, ...]:
    word = word.lower()
    if len(word) < 4 or word[-1] != "s" or word[-2:] in _NO_PLURAL:
        return (word,)
    return (word, word[:-1], f"{word[:-3]}y") if word.endswith("ies") else (word, word[:-1])
