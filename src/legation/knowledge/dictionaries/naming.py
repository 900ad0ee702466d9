"""Names in capitals, as the dictionaries have them, in the letters in which news texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from legation.knowledge.gazetteer import Entry, Gazetteer
from legation.knowledge.names import pieces

_VOWEL = re.compile(r"[AEIOUYÀ-ÝА-Я]")
_PART = re.compile(r"[^\W\d_]+|\d+")
# In small letters they fit both "al-Qaeda" and "Al-Qaeda".
_ARTICLES = frozenset({"al", "ul", "el"})
_SMALL = frozenset("a an and at bin by de del der des di do du e el en et for from in la le los of on or the to und van von with y".split())
# Where a name is a word of English, it is read as an acronym: in capitals only. These are the ones that our nouns do not hold.
_WORDS = frozenset("act aid care female hope it male march may new nice plan reading share she that this us van who will zero".split())


class Naming:
    """How names are written: as our tables have them, else by rule. ``is_noun`` tells words that are also nouns of English."""

    def __init__(self, ours: Gazetteer, nouns: Iterable[str]) -> None:
        self._ours = ours
        self._nouns = _WORDS | frozenset(nouns)
        self._words = _words(entry.name for entry in ours)
        self._firsts = {next(iter(_key(entry.name)), "") for entry in ours}
        self._seen: dict[tuple[str, bool], str] = {}

    def known(self, name: str) -> tuple[Entry, ...]:
        """What our tables say of the name, in whatever letters."""
        first = _key(name.partition(" ")[0])
        return self._ours.find(name) if first and first[0] in self._firsts else ()

    def written(self, name: str) -> str:
        """``THE ISLAMIC STATE OF IRAQ`` as ``Islamic State of Iraq``: a name begins behind its article."""
        known = next((entry.name for entry in self.known(name) if _key(entry.name) == _key(name)), None)
        if known is not None:
            return known
        article, _, rest = name.partition(" ")
        if article == "THE" and rest:
            return self.written(rest)
        if " " not in name and name.lower() in self._nouns:
            return name
        return " ".join(self._cached(word, i == 0) for i, word in enumerate(name.split()))

    def _cached(self, word: str, first: bool) -> str:
        found = self._seen.get((word, first))
        if found is None:
            found = self._seen[word, first] = self._word(word, first=first)
        return found

    def _word(self, word: str, *, first: bool) -> str:
        if not first and word.lower() in _SMALL:
            return word.lower()
        return _PART.sub(lambda part: self._part(part, word), word)

    def _part(self, part: re.Match[str], word: str) -> str:
        text = part[0]
        behind = word[part.start() - 1] if part.start() else ""
        if behind in ("'", "’") and len(text) == 1:
            return text.lower()
        if text.lower() in _ARTICLES:
            return text.lower()
        known = self._words.get(text.lower())
        if known is not None and len(text) > 1 and text.lower() not in self._nouns:
            return known
        if len(text) == 1 or not _VOWEL.search(text):
            return text
        capital = text[0] + text[1:].lower()
        return f"Mc{text[2]}{text[3:].lower()}" if text.startswith("MC") and len(text) > 4 else capital


def _words(names: Iterable[str]) -> dict[str, str]:
    """The capitalised words of names of several words as they are written there; all in capitals only if they always are."""
    seen: dict[str, str] = {}
    for name in names:
        words = [piece for word in name.split() for piece in pieces(word)]
        for word in words if len(words) > 1 else ():
            if not word[0].islower():
                seen[word.lower()] = max(word, seen.get(word.lower(), word), key=lambda w: sum(c.islower() for c in w))
    return seen


def _key(name: str) -> list[str]:
    return [piece.lower() for word in name.split() for piece in pieces(word)]
