"""Who held which office on which day, and how news texts spell names and titles.

Sources: the tables ``offices.tsv``, ``tenures.tsv``, ``leaders.tsv``, ``roles.tsv``, ``surnames.tsv`` and ``lives.tsv``; each
states its own. Days are inclusive; a month or a year in a table stands for all its days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from legation.knowledge.officers import Office, Offices, read_offices
from legation.knowledge.spelling import ARTICLES, atoms, droppable
from legation.knowledge.surnames import Surnames, read_surnames
from legation.knowledge.tables import Row, data, read_tsv

When = date | tuple[date, date]
SURNAME_FIRST = frozenset({"CHN", "HKG", "KOR", "PRK", "TWN", "VNM"})
NO_SURNAME = frozenset({"BTN", "ERI", "ETH", "KHM", "LAO", "MMR", "MYS", "SGP", "SOM", "THA"})
_PRECISION = {4: "year", 7: "month", 10: "day"}
_COLUMNS = ("person", "spellings", "code", "office", "start", "end", "source")
_PARTICLES = frozenset("bin ibn da de del della der di do dos du la le san ten ter van vande von y zu".split())
_HONOURS = frozenset("jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii".split())
_TITLES = frozenset("King Queen Prince Princess Pope Emperor Sheikh Patriarch Mullah Archbishop".split())
_HYPHENS = frozenset("-‐‑–")
_LONGEST = 6
_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office. ``end`` is ``None`` for who still held it on the table's day.

    ``precision`` is that of the coarser of its two days: ``day``, ``month`` or ``year``.
    """

    person: str
    code: str
    office: str
    sector: str
    start: date
    end: date | None
    source: str = ""
    precision: str = "day"
    rank: int = 0

    def holds(self, on: When) -> bool:
        """Whether the office was held on that day, or on any day of the interval."""
        return self.gap(on) == 0

    def gap(self, on: When) -> int:
        """Days from ``on`` to the nearest day in office; 0 while it was held."""
        first, last = on if isinstance(on, tuple) else (on, on)
        late = 0 if self.end is None else (first - self.end).days
        return max((self.start - last).days, late, 0)


@dataclass(frozen=True, slots=True)
class People:
    """Look-ups over persons and offices; built once by :func:`read_people`."""

    offices: Offices
    surnames: Surnames
    tenures: Mapping[str, tuple[Tenure, ...]]
    names: Mapping[_Name, tuple[str, ...]]
    held: Mapping[tuple[str, str], tuple[Tenure, ...]]
    roles: Mapping[tuple[str, str], tuple[Tenure, ...]]
    deaths: Mapping[_Name, date]
    given: frozenset[str] = field(default_factory=frozenset)

    def by_name(self, name: str, on: When | None = None) -> tuple[Tenure, ...]:
        """The tenures of all persons who go by ``name``, full or surname alone.

        Without a day: all, the highest office first, then the latest. With one: those that hold then, in the same order; if
        none does, all, the nearest in time first (ask :meth:`Tenure.holds`). Empty for a name that no table knows.
        """
        found = [t for person in self._persons(_key(name)) for t in self.tenures[person]]
        if on is None:
            return tuple(sorted(found, key=_prominence))
        holding = [t for t in found if t.holds(on)]
        return tuple(sorted(holding, key=_prominence) or sorted(found, key=lambda t: (t.gap(on), *_prominence(t))))

    def holders(self, code: str, office: str, on: When) -> tuple[Tenure, ...]:
        """Who held ``office`` (its canonical name or one of its titles) for ``code`` then, in order of time.

        Roles are looked up too: ``leader`` is the president of France, the prime minister of Italy; the United States' minister
        of foreign affairs is its secretary of state.
        """
        named = self.offices.named(office)
        if named is None:
            return ()
        roles = [role.office for role in self.roles.get((code, named.name), ()) if role.holds(on)]
        found = (t for name in dict.fromkeys([*roles, named.name]) for t in self.held.get((code, name), ()))
        return tuple(t for t in found if t.holds(on))

    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[Tenure, ...]]:
        """How many words from ``i`` make up the longest known name, and the tenures of all who bear it; ``(0, ())`` if none.

        Hyphens may be words of their own. A name ends in a capitalised word. A surname alone is no match where it is more
        likely something else: a common word, or part of another person's name.
        """
        for count, key in reversed(_prefixes(words, i)):
            persons = self._persons(key)
            if persons and len(key) == 1:
                persons = self._alone(key[0], words, i, count)
            if persons:
                found = (t for person in persons for t in self.tenures[person])
                return count, tuple(sorted(found, key=_prominence))
        return 0, ()

    def office_at(self, words: Sequence[str], i: int) -> tuple[int, Office | None]:
        """How many words from ``i`` make up the longest office title, singular or plural, and the office; ``(0, None)`` if none."""
        return self.offices.at(words, i)

    def died(self, person: str) -> date | None:
        """The day on which ``person`` (a full name, in any spelling) died; ``None`` if alive or unknown."""
        key = _key(person)
        if key in self.deaths:
            return self.deaths[key]
        persons = self._persons(key)
        return self.deaths.get(_key(persons[0])) if len(persons) == 1 else None

    def _persons(self, key: _Name) -> tuple[str, ...]:
        """Who goes by that key, also without the initials and patronymics that a text adds after the first name."""
        if key in self.names or len(key) < 2 or droppable(key[0]):
            return self.names.get(key, ())
        return self.names.get((key[0], *(k for k in key[1:] if not droppable(k))), ())

    def _alone(self, surname: str, words: Sequence[str], i: int, count: int) -> tuple[str, ...]:
        """The persons whom a surname alone at ``words[i]`` can mean; those known from REIGN only need their full name."""
        persons = tuple(p for p in self.names[(surname,)] if any(t.source != "REIGN" for t in self.tenures[p]))
        before = words[i - 1] if i else ""
        after = words[i + count] if i + count < len(words) else ""
        if not persons or self.surnames.is_title(before):
            return persons
        first = surname in self.given or any(self.tenures[p][0].code in SURNAME_FIRST for p in persons)
        stands = self.surnames.may_stand(surname, before, after, first=first) and not self._is_given(before)
        return persons if stands else ()

    def _is_given(self, word: str) -> bool:
        keys = atoms(word) if word[:1].isupper() else []
        return any(k in self.surnames.given or (k in self.given and (k,) not in self.names) for k in keys)


@cache
def load() -> People:
    """The people of our own tables. Cached."""
    return read_people(data("people").parent)


def read_people(folder: Path, *, extra: Iterable[Path] = (), leaders: bool = True, codes: Collection[str] | None = None) -> People:
    """The tables in ``folder``, without ``leaders.tsv`` if so wished, and the user's own tables of tenures beside them.

    Raises ``TableError`` with file and line for an unknown office or code, a start after its end, or a day that is none.
    """
    offices = read_offices(folder / "offices.tsv")
    surnames = read_surnames(folder / "surnames.tsv")
    tenures: dict[str, list[Tenure]] = {}
    spellings: dict[str, dict[str, None]] = {}
    for path in (folder / "tenures.tsv", *([folder / "leaders.tsv"] if leaders else []), *extra):
        for row in read_tsv(path, _COLUMNS):
            tenure = _tenure(row, offices)
            if codes is not None and tenure.code not in codes:
                raise row.error(f"unknown code {tenure.code!r}; give a code of countries.tsv, or IGO, NGO or IMG")
            tenures.setdefault(tenure.person, []).append(tenure)
            spellings.setdefault(tenure.person, {}).update(dict.fromkeys(row.items("spellings")))
    names, given = _names(tenures, spellings)
    return People(
        offices=offices,
        surnames=surnames,
        tenures=MappingProxyType({person: tuple(ts) for person, ts in tenures.items()}),
        names=MappingProxyType(names),
        held=_held(t for ts in tenures.values() for t in ts),
        roles=_roles(folder / "roles.tsv", offices),
        deaths=_deaths(folder / "lives.tsv"),
        given=frozenset(given),
    )


def _tenure(row: Row, offices: Offices) -> Tenure:
    office = offices.by_name.get(row["office"])
    if office is None:
        raise row.error(f"office {row['office']!r} is not in offices.tsv; use one of its names or add it there")
    start, end = _plain_day(row["start"]) or row.first_day("start"), _plain_day(row["end"]) or row.last_day("end")
    if start is None:
        raise row.error("column 'start' is empty; write at least the year")
    if end is not None and end < start:
        raise row.error(f"{row['person']} ends on {end}, before the start on {start}")
    precision = _PRECISION[min(len(row["start"]), len(row["end"] or row["start"]))]
    return Tenure(
        row.required("person"), row.required("code"), office.name, office.sector, start, end, row["source"], precision, office.rank
    )


def _plain_day(cell: str) -> date | None:
    """A whole day that every month has, read without further ado; most cells are such, and loading is three times as fast."""
    if len(cell) != 10 or not cell.isascii() or not "01" <= cell[8:] <= "28" or not "01" <= cell[5:7] <= "12":
        return None
    year, month, day = cell[:4], cell[5:7], cell[8:]
    whole = cell[4] == cell[7] == "-" and (year + month + day).isdecimal()
    return date(int(year), int(month), int(day)) if whole else None


def _names(
    tenures: Mapping[str, Sequence[Tenure]], spellings: Mapping[str, Iterable[str]]
) -> tuple[dict[_Name, tuple[str, ...]], set[str]]:
    """Every form of every name, with the persons who go by it; and the given names among them."""
    names: dict[_Name, tuple[str, ...]] = {}
    given: set[str] = set()
    for person, held in tenures.items():
        code = held[0].code
        full = tuple(atoms(person))
        keys = {full, tuple(atoms(_surname(person, code))), *(tuple(atoms(form)) for form in spellings[person])}
        for key in keys:
            names[key] = (*names[key], person) if key in names else (person,)
        if code not in SURNAME_FIRST and len(full) > 1:
            given.add(full[0])
    return names, given


def _surname(name: str, code: str) -> str:
    """``Vladimir Putin``: Putin; ``Staffan de Mistura``: de Mistura; ``Xi Jinping`` of China: Xi; the whole name of a king, or
    where people have no family name that goes alone."""
    words = name.split()
    if words[0] in _TITLES or code in NO_SURNAME:
        return name
    both = code in ("HKG", "TWN")  # Tsai Ing-wen, but Joseph Wu
    if len(words) == 1 or (code in SURNAME_FIRST and (not both or "-" in words[-1])):
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at].lower().strip(".") in _HONOURS:
        at -= 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])


def _held(tenures: Iterable[Tenure]) -> Mapping[tuple[str, str], tuple[Tenure, ...]]:
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        held.setdefault((tenure.code, tenure.office), []).append(tenure)
    return MappingProxyType({key: tuple(sorted(ts, key=lambda t: t.start)) for key, ts in held.items()})


def _roles(path: Path, offices: Offices) -> Mapping[tuple[str, str], tuple[Tenure, ...]]:
    """Which office has a role in a country when, as tenures without a person."""
    roles: dict[tuple[str, str], list[Tenure]] = {}
    for row in read_tsv(path, ("role", "office", "codes", "start", "end")):
        for office in (row["role"], row["office"]):
            if office not in offices.by_name:
                raise row.error(f"office {office!r} is not in offices.tsv; use one of its names or add it there")
        start, end = row.first_day("start") or date.min, row.last_day("end")
        for code in row["codes"].split():
            roles.setdefault((code, row["role"]), []).append(Tenure("", code, row["office"], "GOV", start, end))
    return MappingProxyType({key: tuple(ts) for key, ts in roles.items()})


def _deaths(path: Path) -> Mapping[_Name, date]:
    deaths = {}
    for row in read_tsv(path, ("person", "died", "note")):
        day = row.last_day("died")
        if day is None:
            raise row.error("column 'died' is empty; write the day, or leave the person out")
        deaths[_key(row.required("person"))] = day
    return MappingProxyType(deaths)


def _key(name: str) -> _Name:
    return tuple(atoms(name.removesuffix("'s").removesuffix("’s")))


def _prefixes(words: Sequence[str], i: int) -> list[tuple[int, _Name]]:
    """Names that may start at word ``i``: how many words, and their key, shortest first; each ends in a capitalised word.

    What a hyphen joins is one word, also where the tokeniser cut it: ``Ki - moon`` is capitalised.
    """
    found: list[tuple[int, _Name]] = []
    keys: list[str] = []
    joined = capital = False
    for at in range(i, min(i + 2 * _LONGEST, len(words))):
        word = words[at]
        if word in _HYPHENS:
            if at == i:
                return found
            joined = True
            continue
        parts = atoms(word)
        if not parts or not parts[0][:1].isalpha() or len(keys) + len(parts) > _LONGEST:
            return found
        capital = any(c.isupper() for c in word) or (joined and capital)
        joined = False
        keys += [part for part in parts if part not in ARTICLES]
        if capital and keys:
            found.append((at - i + 1, tuple(keys)))
    return found


def _prominence(tenure: Tenure) -> tuple[int, int, str]:
    """Highest office first, then the latest."""
    return tenure.rank, -tenure.start.toordinal(), tenure.person
