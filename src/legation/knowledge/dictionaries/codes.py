"""CAMEO's codes of actors: three letters after three letters, and the days on which they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from legation.knowledge import tables
from legation.knowledge.countries import Countries
from legation.knowledge.gazetteer import NO_STATE, SECTORS

KINDS = ("state", "body", "region", "role", "faith")
# Two figures are a year of this century up to this one, as PETRARCH reads them.
_PIVOT = 30
_DATED = re.compile(r"(?P<code>[A-Z0-9~]+)\s*(?:(?P<sign>[<>])\s*(?P<day>\d+)|(?P<first>\d+)(?:\s*-\s*(?P<last>\d+))?)?$")
_OF_BODIES = frozenset({"MIL", "JUD", "LEG", "COP", "SPY"})
_IN_GROUPS = frozenset({"REB", "UAF", "PRM", "PTY", "OPP"})
NOBODY = "---"


@dataclass(frozen=True, slots=True)
class Dated:
    """A code and the days on which it holds; ``dated`` is false for one that holds when no other does."""

    code: str
    since: date | None = None
    until: date | None = None

    @property
    def dated(self) -> bool:
        return bool(self.since or self.until)


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a code means: our code and sector. ``kind`` is the gazetteer's, for a name that our tables do not know."""

    code: str
    sector: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    party: str | None
    sector: str | None


class Codes:
    """What CAMEO's triples are in our tables."""

    def __init__(self, countries: Countries) -> None:
        self._states = {code: country.code for country in reversed(list(countries)) for code in (country.code, *country.codes)}
        self._parties, self._roles = _read(countries)
        self._seen: dict[str, Party | None] = {}

    def party(self, code: str) -> Party | None:
        """Whom ``USAGOVMIL`` or ``IGOUNO`` means; ``None`` for a code whose party no table knows."""
        if code not in self._seen:
            self._seen[code] = self._party(code)
        return self._seen[code]

    def _party(self, code: str) -> Party | None:
        first, *rest = _triples(code)
        row = self._parties.get(first)
        state = self._state(first)
        if state is not None:
            # The Armenia of USRARM became a state itself, and our tables file it under its own name from the beginning.
            part = self._state(rest[0]) if rest else None
            return _of_state(part or state, self._sector(rest))
        if row is None or row.kind == "region":
            return _of_sort(self._sector([first, *rest]), part_of_the_world=row is not None)
        return self._of_body(row, rest)

    def sector(self, code: str) -> str | None:
        """The sector of an agent's code, ``~GOVMED``; ``None`` where it names none, or a party as well."""
        return self._sector(_triples(code[1:])) if code.startswith("~") else None

    def _sector(self, triples: Sequence[str]) -> str | None:
        """The first of the roles; a faith only where there is no role."""
        rows = [row for triple in triples if (row := self._roles.get(triple))]
        return next((row.sector for row in sorted(rows, key=lambda row: row.kind == "faith")), None)

    def _state(self, triple: str) -> str | None:
        row = self._parties.get(triple)
        if row is not None:
            return row.party if row.kind == "state" else None
        return self._states.get(triple)

    def _of_body(self, row: _Row, rest: Sequence[str]) -> Party:
        """Bodies of states and of citizens are bodies wherever they sit; a firm or a medium is of its country."""
        party, sector = row.party or "UNK", self._sector(rest)
        if party == "MNC":
            state = self._state(rest[0]) if rest else None
            return Party(state or party, "JRN" if sector == "JRN" else row.sector, "agency")
        if party == "IMG":
            return Party(party, sector if sector not in (None, "REL") else row.sector, "group")
        return Party(party, sector if sector in _OF_BODIES else row.sector, "body")


def _of_state(state: str, sector: str | None) -> Party:
    return Party(state, sector, "region" if sector is None else "group" if sector in _IN_GROUPS else "agency")


def _of_sort(sector: str | None, *, part_of_the_world: bool) -> Party | None:
    """Who fights somewhere in a part of the world is an armed group across borders; the part itself is nobody."""
    if sector in ("REB", "UAF"):
        return Party("IMG", sector, "group")
    if part_of_the_world:
        return Party("UNK", None, "region")
    party = {"JRN": "JRN", "REL": "NGO", "BUS": "MNC"}.get(sector or "")
    return Party(party, sector, "body") if party else None


def _read(countries: Countries) -> tuple[dict[str, _Row], dict[str, _Row]]:
    """What a triple is where it stands first, and where it stands behind."""
    first: dict[str, _Row] = {}
    behind: dict[str, _Row] = {}
    parties = NO_STATE | {country.code for country in countries}
    for row in tables.read_tsv(tables.data("cameo_actors.tsv"), ("codes", "kind", "party", "sector")):
        kind = row.choice("kind", KINDS)
        party = row.choice("party", parties) if row["party"] else None
        sector = row.choice("sector", SECTORS) if row["sector"] else None
        place = behind if kind in ("role", "faith") else first
        place.update({code: _Row(kind, party, sector) for code in row["codes"].split()})
    return first, behind


def _triples(code: str) -> list[str]:
    return [code[i : i + 3] for i in range(0, len(code), 3)] or [""]


def read_codes(texts: Iterable[str]) -> tuple[list[Dated], list[str]]:
    """The dated codes among what stands in brackets, and what could not be read."""
    good, bad = [], []
    for text in texts:
        dated = Dated(NOBODY) if text.strip() == NOBODY else _dated(text.strip())
        if dated is None:
            bad.append(text)
        else:
            good.append(dated)
    return good, bad


def _dated(text: str) -> Dated | None:
    found = _DATED.match(text)
    if not found:
        return None
    since = {">": found["day"], None: found["first"]}.get(found["sign"])
    until = {"<": found["day"], None: found["last"]}.get(found["sign"])
    days = [_day(figures) if figures else None for figures in (since, until)]
    if any(figures and not day for figures, day in zip((since, until), days, strict=True)):
        return None
    first, last = days
    return None if first and last and first > last else Dated(found["code"], first, last)


def _day(figures: str) -> date | None:
    """``970821`` or ``20041207``; a day that its month does not have is the month's last, as the dictionaries use 31 for any."""
    if len(figures) not in (6, 8):
        return None
    year = int(figures[:-4])
    if len(figures) == 6:
        year += 2000 if year <= _PIVOT else 1900
    month, day = int(figures[-4:-2]), int(figures[-2:])
    if not (year and 1 <= month <= 12 and day <= 31):
        return None
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
