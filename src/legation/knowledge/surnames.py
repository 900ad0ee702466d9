"""When a surname that stands alone is a person: words that are also something else, given names, titles before a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from legation.knowledge.spelling import fold
from legation.knowledge.tables import read_tsv

_SURNAMES = ("never", "inside")
_AROUND = ("title", "tail", "calendar")
_OPENERS = frozenset('. ! ? : ; " “ ” ‘ ( — – - • *'.split()) | {""}
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "no", "any", "new"})


@dataclass(frozen=True, slots=True)
class Surnames:
    """Words by what they do to a surname alone; see the head of ``surnames.tsv``.

    ``words`` maps a surname's key to ``never`` or ``inside``; ``around`` a neighbour to ``title``, ``tail`` or ``calendar``;
    ``given`` are the keys of given names.
    """

    words: Mapping[str, str]
    around: Mapping[str, str]
    given: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether a person's name follows such a word: Mr, President, Ambassador."""
        return self._role(word) == "title"

    def is_day(self, word: str) -> bool:
        """Whether the word alone is a day or a month, whoever bears it as a name: "told the president Friday"."""
        return self._role(word) == "calendar"

    def may_stand(self, surname: str, before: str, after: str, *, first: bool) -> bool:
        """Whether ``surname`` (a key), with these words around it, is likely to be the person of that name.

        ``first`` says that other names may follow it: it is a family name that comes first, or also a given name.
        """
        kind = self.words.get(surname)
        if kind == "never" or len(surname) < 2:
            return False
        if kind == "inside" and (before in _OPENERS or before.lower() in _DETERMINERS):
            return False
        role = self._role(after)
        followed = (first or surname in self.given) and after[:1].isupper() and role is None
        return role != "tail" and not followed

    def _role(self, word: str) -> str | None:
        return self.around.get(word.lower().rstrip("."))


def read_surnames(path: Path) -> Surnames:
    """The table of words around surnames. Raises ``TableError`` for a word with two roles."""
    words: dict[str, str] = {}
    around: dict[str, str] = {}
    given: set[str] = set()
    for row in read_tsv(path, ("kind", "words")):
        kind = row.choice("kind", (*_SURNAMES, *_AROUND, "given"))
        if kind == "given":
            given.update(fold(word) for word in row["words"].split())
            continue
        table, key = (words, fold) if kind in _SURNAMES else (around, str.lower)
        for word in row["words"].split():
            if table.setdefault(key(word), kind) != kind:
                raise row.error(f"{word!r} is {kind!r} here and {table[key(word)]!r} above; a word has one kind")
    return Surnames(MappingProxyType(words), MappingProxyType(around), frozenset(given))
