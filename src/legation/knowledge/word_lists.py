"""Closed lists of ordinary words by which a room reads, kept as a table: words, what they do, values of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from legation.errors import TableError
from legation.knowledge.tables import data, read_toml


@dataclass(frozen=True, slots=True)
class Half:
    """Half of a divided country as texts call it for short: ``word`` is ``code`` from year ``since`` to ``until``, in texts on ``pair``."""

    word: str
    code: str
    pair: frozenset[str]
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of one table, each by its name."""

    lists: Mapping[str, tuple[str, ...]]
    maps: Mapping[str, Mapping[str, str | int]]
    halves: tuple[Half, ...]

    def set(self, name: str) -> frozenset[str]:
        """The words of ``[list.<name>]``; ``KeyError`` if there is no such list."""
        return frozenset(self.lists[name])


@cache
def word_lists() -> WordLists:
    """The lists of the room of actors, from ``actor_words.toml``. Cached; :class:`TableError` where one has no words or no ``about``."""
    return read_word_lists(data("actor_words.toml"))


def read_word_lists(path: Path) -> WordLists:
    """The lists in the table at ``path``."""
    table = read_toml(path)
    lists = {name: _words(path, name, entry) for name, entry in table.get("list", {}).items()}
    maps = {name: MappingProxyType({k: v for k, v in entry.items() if k != "about"}) for name, entry in table.get("map", {}).items()}
    halves = tuple(half for name, entry in table.get("halves", {}).items() for half in _halves(path, name, entry))
    return WordLists(MappingProxyType(lists), MappingProxyType(maps), halves)


def _words(path: Path, name: str, entry: dict[str, Any]) -> tuple[str, ...]:
    words = entry.get("words")
    if not entry.get("about") or not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise TableError(str(path), None, f'[list.{name}] needs about = "what its words do" and words = ["one", "two"]')
    return tuple(words)


def _halves(path: Path, name: str, entry: dict[str, Any]) -> list[Half]:
    if not {"north", "south", "since"} <= set(entry):
        raise TableError(str(path), None, f"[halves.{name}] needs north, south (codes) and since (a year)")
    pair = frozenset({entry["north"], entry["south"]})
    return [Half(word, entry[word], pair, entry["since"], entry.get("until", 9999)) for word in ("north", "south")]
