"""Names in the news and the parties they stand for: states, capitals, bodies, armed groups, agencies, cities, regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from legation.knowledge import tables
from legation.knowledge.compiled import compiled
from legation.knowledge.countries import Countries
from legation.knowledge.names import Cased, Key, Names
from legation.knowledge.tables import Row

KINDS = frozenset({"country", "demonym", "capital", "metonym", "city", "region", "body", "group", "agency"})
# PLOVER's names for parties that are no state: bodies of states, other organisations, armed groups across borders, firms, media.
NO_STATE = frozenset({"IGO", "NGO", "IMG", "MNC", "JRN", "UNK"})
SECTORS = frozenset(
    {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED"}
    | {"MIL", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"}
)
# The code of a row that takes a name away.
WITHDRAWN = "-"
COLUMNS = ("name", "code", "kind", "sector", "identifier", "since", "until", "note")
Plain = tuple[Any, ...]  # an entry with its days as ordinals
Kept = tuple[list[Plain], dict[Key, Cased[int]], dict[str, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. ``identifier`` is the full name of the party; ``since`` and ``until`` bound the days on which it does."""

    name: str
    code: str
    kind: str
    sector: str | None = None
    identifier: str | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, first: date | None, last: date | None = None) -> bool:
        """Whether the name stands for this at some time from ``first`` to ``last`` (or on ``first``); an unknown day allows all."""
        if first is None:
            return True
        return (self.since is None or self.since <= (last or first)) and (self.until is None or first <= self.until)


class Gazetteer:
    """All names of the tables, found by the longest stretch of words; the names of each further layer put aside those before it."""

    def __init__(self, entries: Iterable[Entry], *layers: Iterable[Entry]) -> None:
        self._entries: list[Entry | Plain] = []
        self._names: Names[int] = Names()
        self._add(entries)
        for layer in layers:
            self.put_over(layer)

    @classmethod
    def restored(cls, kept: Kept) -> Gazetteer:
        """The gazetteer that :meth:`kept` gave, to be put over anew; its entries are made when they are asked for."""
        made = cls(())
        made._entries, made._names = list(kept[0]), Names(*kept[1:])
        return made

    def kept(self) -> Kept:
        """The gazetteer as plain data."""
        return [_plain(entry) if isinstance(entry, Entry) else entry for entry in self._entries], *self._names.kept()

    def put_over(self, layer: Iterable[Entry]) -> None:
        """Let the names of ``layer`` stand for what it says, and for nothing else."""
        layer = tuple(layer)
        for entry in layer:
            self._names.drop(entry.name)
        self._add(entry for entry in layer if entry.code != WITHDRAWN)

    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[Entry, ...]]:
        """How many of ``words`` from ``i`` on make up the longest known name, and its entries, likeliest first; ``(0, ())`` if none.

        Capitals count as in the table, except in a line of capitals and for small words in a headline.
        """
        count, found = self._names.longest(words, i)
        return (count, tuple(map(self._entry, found))) if count else (0, ())

    def find(self, name: str) -> tuple[Entry, ...]:
        """The entries of ``name``, likeliest first; ``()`` if none."""
        return tuple(map(self._entry, self._names.find(name)))

    def _add(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._names.add(entry.name, len(self._entries))
            self._entries.append(entry)

    def _entry(self, n: int) -> Entry:
        found = self._entries[n]
        if not isinstance(found, Entry):
            *said, since, until = found
            found = self._entries[n] = Entry(*said, *(date.fromordinal(day) if day else None for day in (since, until)))
        return found

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self._names)


def load(countries: Countries, *, extra: Path | None = None, dictionary: Iterable[Entry] = ()) -> Gazetteer:
    """The gazetteer of our tables; over it the names of a ``dictionary``, over both those in ``extra`` (columns as ``gazetteer.tsv``).

    Raises ``TableError`` for a row with an unknown code, kind or sector, or whose days end before they begin.
    """
    sources = [tables.data(f"{name}.tsv") for name in ("gazetteer", "countries", "regions", "cities")]
    gazetteer = Gazetteer.restored(compiled("gazetteer", sources, lambda: _ours(countries).kept()))
    gazetteer.put_over(dictionary)
    gazetteer.put_over(_table(extra, countries) if extra else ())
    return gazetteer


def _ours(countries: Countries) -> Gazetteer:
    named, regions, cities = (_table(tables.data(f"{name}.tsv"), countries) for name in ("gazetteer", "regions", "cities"))
    return Gazetteer([*named, *_of_countries(countries), *regions, *cities])


def _plain(entry: Entry) -> Plain:
    since, until = (day.toordinal() if day else 0 for day in (entry.since, entry.until))
    return entry.name, entry.code, entry.kind, entry.sector, entry.identifier, since, until


def _table(path: Path, countries: Countries) -> list[Entry]:
    return [entry for row in _rows(path, countries) for entry in _entries(row)]


def _rows(path: Path, countries: Countries) -> Iterator[Row]:
    codes = {WITHDRAWN, *NO_STATE, *(country.code for country in countries)}
    for row in tables.read_tsv(path, ("name", "code", "kind"), optional=COLUMNS[3:]):
        row.required("name")
        row.choice("kind", KINDS)
        if row["code"] not in codes:
            raise row.error(f"unknown code {row['code']!r}; give a code of countries.tsv or one of {', '.join(sorted(NO_STATE))}")
        if row["sector"]:
            row.choice("sector", SECTORS)
        yield row


def _entries(row: Row) -> Iterator[Entry]:
    sector, identifier = row.optional("sector"), row.optional("identifier")
    since, until = row.first_day("since"), row.last_day("until")
    if since and until and until < since:
        raise row.error(f"column 'until' has {row['until']!r}, before 'since' with {row['since']!r}; put the earlier day first")
    for name in row.items("name"):
        yield Entry(name, row["code"], row["kind"], sector, identifier or name, since, until)


def _of_countries(countries: Countries) -> Iterator[Entry]:
    for country in countries:
        days = (country.since if country.until else None), country.until
        for name in (country.name, *country.names):
            yield Entry(name, country.code, "country", None, country.name, *days)
        for name in country.demonyms:
            yield Entry(name, country.code, "demonym", None, country.name, *days)
        for name in country.capitals:
            yield Entry(name, country.code, "capital", "GOV", country.name, *days)
