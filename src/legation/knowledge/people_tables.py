"""From the tables of offices and tenures to :class:`People`: read once, kept compiled, each tenure made when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from legation.knowledge.compiled import compiled
from legation.knowledge.officers import Offices, read_offices
from legation.knowledge.people import People
from legation.knowledge.personal_names import Name, key_of, name_index
from legation.knowledge.surnames import read_surnames
from legation.knowledge.tables import Row, data, read_tsv
from legation.knowledge.tenures import COLUMNS, Tenure, put_over, read_tenure

TENURES = ("tenures.tsv", "heads.tsv", "ministers.tsv", "leaders.tsv")
_USED = (*TENURES, "offices.tsv", "roles.tsv", "lives.tsv")
_Seat = tuple[str, str]
K = TypeVar("K")


@cache
def load() -> People:
    """The people of our own tables. Cached."""
    folder = data("people").parent
    return _restored(folder, compiled("people", [folder / name for name in _USED], lambda: _plain(read_people(folder))))


def read_people(
    folder: Path, *, extra: Iterable[Path] = (), tables: Sequence[str] = TENURES, codes: Collection[str] | None = None
) -> People:
    """The people of ``tables`` in ``folder``; over them the user's own tables of tenures, which put aside what they say otherwise.

    Raises ``TableError`` with file and line for an unknown office or code, a start after its end, or a day that is none.
    """
    offices = read_offices(folder / "offices.tsv")
    spellings: dict[str, dict[str, None]] = {}
    ours = list(_tenures((folder / name for name in tables), offices, spellings, codes))
    own = list(_tenures(extra, offices, spellings, codes))
    all_tenures = [*put_over(ours, own, lambda t: offices.alone(t.office, t.code)), *own] if own else ours
    tenures = _grouped((t.person, t) for t in all_tenures)
    names, given = name_index(tenures, spellings)
    return People(
        offices=offices,
        surnames=read_surnames(folder / "surnames.tsv"),
        tenures=MappingProxyType(tenures),
        names=MappingProxyType(names),
        held=MappingProxyType(_grouped(((t.code, t.office), t) for t in sorted(all_tenures, key=lambda t: t.start))),
        roles=_roles(folder / "roles.tsv", offices),
        deaths=_deaths(folder / "lives.tsv"),
        given=frozenset(given),
    )


def _tenures(
    paths: Iterable[Path], offices: Offices, spellings: dict[str, dict[str, None]], codes: Collection[str] | None
) -> Iterator[Tenure]:
    for path in paths:
        for row in read_tsv(path, COLUMNS):
            tenure = read_tenure(row, offices)
            if codes is not None and tenure.code not in codes:
                raise row.error(f"unknown code {tenure.code!r}; give a code of countries.tsv, or IGO, NGO or IMG")
            spellings.setdefault(tenure.person, {}).update(dict.fromkeys(row.items("spellings")))
            yield tenure


def _grouped(pairs: Iterable[tuple[K, Tenure]]) -> dict[K, tuple[Tenure, ...]]:
    groups: dict[K, list[Tenure]] = {}
    for key, tenure in pairs:
        groups.setdefault(key, []).append(tenure)
    return {key: tuple(ts) for key, ts in groups.items()}


def _roles(path: Path, offices: Offices) -> Mapping[_Seat, tuple[Tenure, ...]]:
    """Which office has a role in a country when, as tenures without a person."""
    roles: list[tuple[_Seat, Tenure]] = []
    for row in read_tsv(path, ("role", "office", "codes", "start", "end"), optional=("of",)):
        for office in (row["role"], row["office"]):
            if office not in offices.by_name:
                raise row.error(f"office {office!r} is not in offices.tsv; use one of its names or add it there")
        start, end = row.first_day("start") or date.min, row.last_day("end")
        for code in row["codes"].split():
            roles.append(((code, row["role"]), Tenure("", row["of"] or code, row["office"], "GOV", start, end)))
    return MappingProxyType(_grouped(roles))


def _deaths(path: Path) -> Mapping[Name, date]:
    return MappingProxyType(dict(map(_death, read_tsv(path, ("person", "died", "note")))))


def _death(row: Row) -> tuple[Name, date]:
    day = row.last_day("died")
    if day is None:
        raise row.error("column 'died' is empty; write the day, or leave the person out")
    return key_of(row.required("person")), day


class _Rows:
    """Tenures as plain rows, each made into a :class:`Tenure` when it is first asked for."""

    def __init__(self, rows: Sequence[tuple[Any, ...]], offices: Offices) -> None:
        self._rows = rows
        self._offices = offices
        self._made: list[Tenure | None] = [None] * len(rows)

    def tenure(self, n: int) -> Tenure:
        found = self._made[n]
        if found is None:
            person, code, name, start, end, source, precision = self._rows[n]
            office = self._offices.by_name[name]
            first, last = date.fromordinal(start), date.fromordinal(end) if end else None
            found = self._made[n] = Tenure(person, code, name, office.sector, first, last, source, precision, office.rank)
        return found


class _Lazy(Mapping[K, tuple[Tenure, ...]]):
    """A table of tenures by person or by seat, over rows that are made when they are asked for."""

    def __init__(self, numbers: Mapping[K, tuple[int, ...]], rows: _Rows) -> None:
        self._numbers = numbers
        self._rows = rows

    def __getitem__(self, key: K) -> tuple[Tenure, ...]:
        return tuple(map(self._rows.tenure, self._numbers[key]))

    def __iter__(self) -> Iterator[K]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _plain(people: People) -> tuple[Any, ...]:
    """The people as plain data, to be kept; the tenures in the order of their persons."""
    listed = [t for ts in people.tenures.values() for t in ts]
    number = {id(t): n for n, t in enumerate(listed)}
    rows = [_row(t) for t in listed]
    by_person, by_seat = ({key: tuple(number[id(t)] for t in ts) for key, ts in m.items()} for m in (people.tenures, people.held))
    roles = {key: tuple(_row(t) for t in ts) for key, ts in people.roles.items()}
    deaths = {key: day.toordinal() for key, day in people.deaths.items()}
    return rows, by_person, by_seat, dict(people.names), roles, deaths, people.given


def _row(t: Tenure) -> tuple[Any, ...]:
    return t.person, t.code, t.office, t.start.toordinal(), t.end.toordinal() if t.end else 0, t.source, t.precision


def _restored(folder: Path, plain: tuple[Any, ...]) -> People:
    rows, by_person, by_seat, names, roles, deaths, given = plain
    offices = read_offices(folder / "offices.tsv")
    made = _Rows(rows, offices)
    return People(
        offices=offices,
        surnames=read_surnames(folder / "surnames.tsv"),
        tenures=_Lazy(by_person, made),
        names=names,
        held=_Lazy(by_seat, made),
        roles=MappingProxyType({key: tuple(map(_role, ts)) for key, ts in roles.items()}),
        deaths=MappingProxyType({key: date.fromordinal(day) for key, day in deaths.items()}),
        given=given,
    )


def _role(row: tuple[Any, ...]) -> Tenure:
    _, code, office, start, end, *_ = row
    return Tenure("", code, office, "GOV", date.fromordinal(start), date.fromordinal(end) if end else None)
