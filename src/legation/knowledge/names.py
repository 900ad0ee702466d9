"""How names are compared: pieces of words, accents and dots folded, case kept until the last moment.

"U.S." and "US", "al-Qaeda" and "al Qaeda", "Élysée" and "Elysee", "People's" as one word or as two are the same name however a
tokeniser cuts them. Case decides: "US" is no "us". In a headline the small words of a name may be capitalised, and in capitals
every name may be; an acronym that is an English word ("WHO") is then given up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")
Key = tuple[str, ...]
Cased = tuple[tuple[tuple[str, ...], T], ...]  # the pieces with their capitals, and what the name stands for

_SPLIT = re.compile(r"[\s\-‐‑‒–—/'’`´]+")
_HYPHENS = frozenset("-‐‑‒–—/")
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae", "Æ": "Ae", "ə": "a", "Ə": "A"}
)
# Acronyms of the tables that are English words: in a line of capitals the word is meant.
_ALSO_WORDS = frozenset(
    {"ACT", "AID", "CAR", "FACT", "ICE", "IS", "MAP", "MEND", "MODEL", "PACE", "PAP", "PLAN", "RAW", "SHAPE", "START", "TAP", "WHO"}
)


@lru_cache(maxsize=1 << 14)
def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word, as names are compared: ``al-Qaeda's`` gives ``("al", "Qaeda", "s")``; a lone hyphen gives ``()``."""
    if word.isascii():
        if word.isalpha():
            return (word,)
    else:
        bare = unicodedata.normalize("NFD", word.translate(_LETTERS))
        word = "".join(letter for letter in bare if not unicodedata.combining(letter))
    if "." in word and len(word) > 1:
        word = word.replace(".", "")
    return tuple(piece for piece in _SPLIT.split(word) if piece)


class Names(Generic[T]):
    """Names and what they stand for, to be found in a running text. Filled once, while a table is loaded, then only read."""

    def __init__(self, by_key: Mapping[Key, Cased[T]] | None = None, limit: Mapping[str, int] | None = None) -> None:
        self._by_key: dict[Key, Cased[T]] = dict(by_key or {})
        self._limit: dict[str, int] = dict(limit or {})
        self._pairs: frozenset[Key] = frozenset()  # the first two pieces of the longer names; made when it is first asked for

    def kept(self) -> tuple[dict[Key, Cased[T]], dict[str, int]]:
        """What ``Names(*kept)`` is made of again."""
        return self._by_key, self._limit

    def add(self, name: str, value: T) -> None:
        """Let ``name`` stand for ``value`` too."""
        cased = _read(name)
        key = tuple(piece.lower() for piece in cased)
        self._by_key[key] = (*self._by_key.get(key, ()), (cased, value))
        self._limit[key[0]] = max(len(key), self._limit.get(key[0], 0))
        self._pairs = frozenset()

    def drop(self, name: str) -> None:
        """Let ``name``, in these capitals, stand for nothing."""
        read = _read(name)
        key = tuple(piece.lower() for piece in read)
        self._by_key[key] = tuple((cased, value) for cased, value in self._by_key.get(key, ()) if not _same(read, cased))

    def _may_begin(self, words: Sequence[str], i: int) -> bool:
        """Whether a look at the first two pieces leaves a name possible: most words that begin one do not do so here."""
        own = pieces(words[i])
        after = _begins(words[i + 1]) if i + 1 < len(words) else ""
        if len(own) > 1 or not after:
            return True
        self._pairs = self._pairs or frozenset(key[:2] for key in self._by_key if len(key) > 1)
        first = own[0].lower()
        return (first, after) in self._pairs or (first,) in self._by_key

    def __len__(self) -> int:
        return sum(map(len, self._by_key.values()))

    def __iter__(self) -> Iterator[T]:
        return (value for values in self._by_key.values() for _, value in values)

    def find(self, name: str) -> tuple[T, ...]:
        """What ``name`` stands for; where no capitals fit, whatever the capitals."""
        read = _read(name)
        listed = self._by_key.get(tuple(piece.lower() for piece in read), ())
        return tuple(value for cased, value in listed if _same(read, cased)) or tuple(value for _, value in listed)

    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[T, ...]]:
        """How many of ``words`` from ``i`` on make up the longest known name, and what it stands for; ``(0, ())`` if none does."""
        limit = self._limit.get(_begins(words[i]), 0)
        if not limit or not self._may_begin(words, i):
            return 0, ()
        read, ends = _stretch(words, i, limit)
        low = [piece.lower() for piece in read]
        for n in range(min(limit, len(read)), 0, -1):
            listed = self._by_key.get(tuple(low[:n])) if ends[n - 1] else None
            values = tuple(value for cased, value in listed if _same(read[:n], cased)) if listed else ()
            if values and not (n == 1 and read[0] in _ALSO_WORDS and _shouted(words, i)):
                return ends[n - 1], values
        return 0, ()


@lru_cache(maxsize=1 << 15)
def _begins(word: str) -> str:
    """The first piece of a word, in lower case; "" if it has none."""
    return next(iter(pieces(word)), "").lower()


def _read(name: str) -> tuple[str, ...]:
    spaced = name.replace(",", " , ").split()
    return tuple(piece for word in spaced for piece in pieces(word))


def _stretch(words: Sequence[str], i: int, limit: int) -> tuple[tuple[str, ...], list[int]]:
    """Up to ``limit`` pieces from word ``i`` on, and how many words each would end a name at (0: in the midst of a word)."""
    read: list[str] = []
    ends: list[int] = []
    for n, word in enumerate(words[i : i + 2 * limit], start=1):
        parts = pieces(word)
        cut = bool(_HYPHENS.intersection(word))
        for k, part in enumerate(parts):
            rest = parts[k + 1 :]
            read.append(part)
            ends.append(n if cut or not rest or rest == ("s",) else 0)
        if len(read) >= limit:
            break
    return tuple(read), ends


def _same(read: Sequence[str], cased: Sequence[str]) -> bool:
    return all(piece == wanted or _louder(piece, wanted) for piece, wanted in zip(read, cased, strict=True))


def _louder(piece: str, wanted: str) -> bool:
    """Whether ``piece`` is ``wanted`` in capitals, or with a capital first letter."""
    return piece == wanted.upper() or (wanted[0].islower() and piece == wanted[0].upper() + wanted[1:])


def _shouted(words: Sequence[str], i: int) -> bool:
    """Whether the words around ``words[i]`` are all in capitals."""
    around = [word for word in (*words[max(0, i - 2) : i], *words[i + 1 : i + 3]) if word.isalpha() and len(word) > 1]
    return bool(around) and all(word.isupper() for word in around)
