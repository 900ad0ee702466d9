"""When a surname that stands alone is a person: words that are also something else, given names, titles before a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from legation.knowledge.spelling import fold
from legation.knowledge.tables import read_tsv

_KINDS = ("never", "inside", "given", "title", "tail", "calendar")
_OPENERS = frozenset("""." ! ? : ; " “ ” ‘ ( — – - • *""".split()) | {"", "."}
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "no", "any", "new"})


@dataclass(frozen=True, slots=True)
class Surnames:
    """Words by what they do to a surname alone; see the head of ``surnames.tsv``."""

    kinds: Mapping[str, str]
    given: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether a person's name follows such a word: Mr, President, Ambassador."""
        return self.kinds.get(word.lower().rstrip(".")) == "title"

    def may_stand(self, surname: str, before: str, after: str, *, surname_first: bool) -> bool:
        """Whether ``surname`` (a key), with these words around it, is likely to be the person of that name."""
        kind = self.kinds.get(surname)
        if kind == "never" or (kind == "inside" and (before in _OPENERS or before.lower() in _DETERMINERS)):
            return False
        follows = self.kinds.get(after.lower().rstrip("."))
        if follows == "tail":
            return False
        return not (surname_first and after[:1].isupper() and not after.isupper() and follows not in ("calendar", "title"))


def read_surnames(path: Path) -> Surnames:
    """The table of words around surnames."""
    kinds: dict[str, str] = {}
    given: set[str] = set()
    for row in read_tsv(path, ("kind", "words")):
        kind = row.choice("kind", _KINDS)
        words = row["words"].split()
        if kind == "given":
            given.update(fold(word) for word in words)
        else:
            kinds.update(dict.fromkeys((fold(w) if kind in ("never", "inside") else w.lower() for w in words), kind))
    return Surnames(MappingProxyType(kinds), frozenset(given))
