"""States since 1945: codes, names, what their people are called, and their capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from legation.errors import UsageError
from legation.knowledge import tables
from legation.knowledge.names import pieces
from legation.knowledge.tables import Row

COLUMNS = ("code", "codes", "cow", "gw", "name", "names", "demonyms", "capital", "since", "until")


@dataclass(frozen=True, slots=True)
class Country:
    """One state, or one former state under the code of the state that it is filed under.

    ``code`` is ISO 3166-1 alpha-3 (``XKX`` for Kosovo); ``cow`` and ``gw`` are its numbers in the Correlates of War and in the
    Gleditsch-Ward list of states. ``capitals`` are the names under which its seat of government stands for the government.
    """

    code: str
    cow: int | None
    gw: int | None
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    codes: tuple[str, ...] = ()

    @property
    def capital(self) -> str | None:
        """The first of ``capitals``."""
        return self.capitals[0] if self.capitals else None


class Countries:
    """The states, looked up by code, number or name."""

    def __init__(self, countries: Iterable[Country]) -> None:
        self._all = tuple(countries)
        self._by_code: dict[str, Country] = {}
        self._by_key: dict[str, Country] = {}
        for country in self._all:
            self._by_code.setdefault(country.code, country)
        for country in self._all:
            for key in (country.code, *country.codes, country.cow, country.gw, country.name, *country.names, *country.demonyms):
                if key is not None:
                    self._by_key.setdefault(_key(str(key)), country)

    def by_code(self, code: str) -> Country | None:
        """The present state with this ISO alpha-3 code, or ``None``."""
        return self._by_code.get(code)

    def resolve(self, name: str | int) -> Country:
        """The state that ``name`` stands for: a code (``RUS``, ``SUN``, ``RU``), a number of the Correlates of War (365) or a name.

        Raises ``UsageError``, with the nearest names, where there is none.
        """
        found = self._by_key.get(_key(str(name)))
        if found is None:
            raise UsageError(f"unknown country {str(name)!r}; {self._advice(str(name))}")
        return found

    def _advice(self, name: str) -> str:
        names = {_key(known): known for country in self._all for known in (country.name, *country.names, country.code)}
        near = [names[key] for key in get_close_matches(_key(name), names, n=3, cutoff=0.6)]
        return f"near it are {', '.join(near)}" if near else "give an English name or an ISO alpha-3 code such as RUS"

    def __iter__(self) -> Iterator[Country]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def load() -> Countries:
    """The states of ``countries.tsv``. Raises ``TableError`` for a wrong row."""
    return Countries(map(_country, tables.read_tsv(tables.data("countries.tsv"), COLUMNS)))


def _country(row: Row) -> Country:
    code = row.required("code")
    if not (len(code) == 3 and code.isupper()):
        raise row.error(f"code {code!r} is not ISO 3166-1 alpha-3, three capital letters")
    return Country(
        code=code,
        cow=row.integer("cow"),
        gw=row.integer("gw"),
        name=row.required("name"),
        names=row.items("names"),
        demonyms=row.items("demonyms"),
        capitals=row.items("capital"),
        since=row.first_day("since"),
        until=row.last_day("until"),
        codes=row.items("codes"),
    )


def _key(name: str) -> str:
    words = [piece for word in name.lower().split() for piece in pieces(word)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
