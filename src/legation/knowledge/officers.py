"""Offices and the titles under which English news texts name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from legation.knowledge.tables import read_tsv

ANY = "*"
_LONGEST = 10
_HYPHENS = ("-", "‑", "–")
_PLURALS = {
    plural: plural.removesuffix("s")
    for plural in (
        "ministers presidents ambassadors envoys premiers chancellors diplomats leaders chiefs heads advisers advisors kings emirs sultans "
        "speakers senators representatives commissioners governors mayors generals lawmakers spokespersons officials negotiators monarchs "
        "princes ayatollahs directors delegates legislators consuls attaches queens popes mediators commanders"
    ).split()
} | {
    "secretaries": "secretary",
    "deputies": "deputy",
    "congressmen": "congressman",
    "chairmen": "chairman",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
    "spokespeople": "spokesperson",
    "princesses": "princess",
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its canonical name, PLOVER sector, the titles it goes by, and whether one person at a time holds it.

    ``shared`` are the countries where several hold it at a time all the same; ``rank`` is its row in the table, the highest 1.
    """

    name: str
    sector: str
    patterns: tuple[str, ...]
    unique: bool
    shared: frozenset[str] = frozenset()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Offices:
    """All offices, found by name or by the words of a title."""

    by_name: Mapping[str, Office]
    titles: Mapping[tuple[str, ...], Office]
    starts: frozenset[tuple[str, ...]]

    def named(self, title: str) -> Office | None:
        """The office with that canonical name or title; ``None`` if no table knows it."""
        return self.by_name.get(title) or self.titles.get(_title(title))

    def alone(self, office: str, code: str) -> bool:
        """Whether one person at a time holds ``office`` for ``code``."""
        known = self.by_name[office]
        return known.unique and code not in known.shared

    def at(self, words: Sequence[str], i: int) -> tuple[int, Office | None]:
        """How many words from ``i`` make up the longest title, and its office."""
        best: tuple[int, Office | None] = (0, None)
        if i >= len(words) or words[i] in _HYPHENS or (_title(words[i]) not in self.starts and (ANY,) not in self.starts):
            return best
        open_titles: list[tuple[str, ...]] = [()]
        for at in range(i, min(i + _LONGEST, len(words))):
            if words[at] in _HYPHENS:
                continue
            key = _title(words[at])
            longer = [end for t in open_titles for end in ((*t, *key), (*t, ANY))]
            open_titles = [t for t in longer if t in self.starts]
            if not open_titles:
                break
            found = [self.titles[t] for t in open_titles if t in self.titles]
            if found:
                best = (at - i + 1, found[0])
        return best


def read_offices(path: Path) -> Offices:
    """The table of offices. Raises ``TableError`` with the line for a title that two offices claim."""
    by_name: dict[str, Office] = {}
    titles: dict[tuple[str, ...], Office] = {}
    for row in read_tsv(path, ("office", "sector", "unique", "shared", "titles")):
        name = row.required("office")
        unique = row.choice("unique", ("yes", "no")) == "yes"
        shared = frozenset(row["shared"].split())
        office = Office(name, row.required("sector"), row.items("titles"), unique, shared, len(by_name) + 1)
        by_name[name] = office
        for key in (_title(title) for title in office.patterns):
            if key in titles:
                raise row.error(f"title {' '.join(key)!r} already belongs to {titles[key].name!r}; one title, one office")
            titles[key] = office
    starts = frozenset(key[:n] for key in titles for n in range(1, len(key) + 1))
    return Offices(MappingProxyType(by_name), MappingProxyType(titles), starts)


@lru_cache(maxsize=1 << 14)
def _title(text: str) -> tuple[str, ...]:
    """``Vice-President`` gives ``("vice", "president")``; plurals count as singular, points are dropped (U.N.)."""
    words = text.lower().replace(".", "").replace("-", " ").replace("‑", " ").split()
    return tuple(_PLURALS.get(word, word) for word in words)
