"""Who held which office on which day, and how news texts spell names and titles.

Sources: the tables ``offices.tsv``, ``tenures.tsv``, ``heads.tsv``, ``ministers.tsv``, ``leaders.tsv``, ``roles.tsv``, ``surnames.tsv``
and ``lives.tsv``; each states its own. Days are inclusive; a month or a year in a table stands for all its days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.knowledge.officers import Office, Offices
from legation.knowledge.personal_names import SURNAME_FIRST, Name, key_of, prefixes
from legation.knowledge.spelling import ARTICLES, atoms, droppable
from legation.knowledge.surnames import Surnames
from legation.knowledge.tenures import Tenure, When, prominence

# The sources of tables of persons who are seldom in the news: in a text their surname alone is more likely somebody else's.
_SELDOM = frozenset({"REIGN", "heads", "ministers"})


@dataclass(frozen=True, slots=True)
class People:
    """Look-ups over persons and offices; built once by :func:`~legation.knowledge.people_tables.read_people`."""

    offices: Offices
    surnames: Surnames
    tenures: Mapping[str, tuple[Tenure, ...]]
    names: Mapping[Name, tuple[str, ...]]
    held: Mapping[tuple[str, str], tuple[Tenure, ...]]
    roles: Mapping[tuple[str, str], tuple[Tenure, ...]]
    deaths: Mapping[Name, date]
    given: frozenset[str] = field(default_factory=frozenset)
    firsts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "firsts", frozenset(name[0] for name in self.names if name))

    def by_name(self, name: str, on: When | None = None, *, seldom: bool = False) -> tuple[Tenure, ...]:
        """The tenures of all persons who go by ``name``, full or surname alone.

        Without a day: all, the highest office first, then the latest. With one: those that hold then, in the same order; if
        none does, all, the nearest in time first (ask :meth:`Tenure.holds`). Empty for a name that no table knows. A surname alone
        is somebody ``seldom`` in the news only where that is asked for, and nobody better known of that name is in office.
        """
        key = key_of(name)
        persons = self._persons(key)
        if len(key) == 1 and not seldom:
            persons = tuple(filter(self._is_known, persons))
        found = [t for person in persons for t in self.tenures[person]]
        if on is None:
            return tuple(sorted(found, key=prominence))
        holding = [t for t in found if t.holds(on)]
        if len(key) == 1:
            holding = [t for t in holding if self._is_known(t.person)] or holding
        return tuple(sorted(holding, key=prominence) or sorted(found, key=lambda t: (t.gap(on), *prominence(t))))

    def holders(self, code: str, office: str, on: When) -> tuple[Tenure, ...]:
        """Who held ``office`` (its canonical name or one of its titles) for ``code`` then, in order of time.

        Roles are looked up too: ``leader`` is the president of France, the prime minister of Italy; the United States' minister
        of foreign affairs is its secretary of state; the head of state of Canada is the king of the United Kingdom.
        """
        named = self.offices.named(office)
        if named is None:
            return ()
        return tuple(t for seat in self.seats(code, named.name, on) for t in self.held.get(seat, ()) if t.holds(on))

    def seats(self, code: str, office: str, on: When) -> tuple[tuple[str, str], ...]:
        """Which offices, as (code, canonical name), stand for ``office`` then: its roles first, then the office itself."""
        roles = [(role.code, role.office) for role in self.roles.get((code, office), ()) if role.holds(on)]
        return tuple(dict.fromkeys([*roles, (code, office)]))

    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[Tenure, ...]]:
        """How many words from ``i`` make up the longest known name, and the tenures of all who bear it; ``(0, ())`` if none.

        Hyphens may be words of their own. A name ends in a capitalised word. A surname alone is no match where it is more
        likely something else: a common word, or part of another person's name.
        """
        first = next((atom for atom in atoms(words[i]) if atom not in ARTICLES), None)
        if first is not None and first not in self.firsts:
            return 0, ()
        for count, key in reversed(prefixes(words, i)):
            persons = self._persons(key)
            if persons and len(key) == 1:
                persons = self._alone(key[0], words, i, count)
            if persons:
                found = (t for person in persons for t in self.tenures[person])
                return count, tuple(sorted(found, key=prominence))
        return 0, ()

    def office_at(self, words: Sequence[str], i: int) -> tuple[int, Office | None]:
        """How many words from ``i`` make up the longest office title, singular or plural, and the office; ``(0, None)`` if none."""
        return self.offices.at(words, i)

    def died(self, person: str) -> date | None:
        """The day on which ``person`` (a full name, in any spelling) died; ``None`` if alive or unknown."""
        key = key_of(person)
        if key in self.deaths:
            return self.deaths[key]
        persons = self._persons(key)
        return self.deaths.get(key_of(persons[0])) if len(persons) == 1 else None

    def _persons(self, key: Name) -> tuple[str, ...]:
        """Who goes by that key, also without the initials and patronymics that a text adds after the first name."""
        if key in self.names or len(key) < 2 or droppable(key[0]):
            return self.names.get(key, ())
        return self.names.get((key[0], *(k for k in key[1:] if not droppable(k))), ())

    def _alone(self, surname: str, words: Sequence[str], i: int, count: int) -> tuple[str, ...]:
        """The persons whom a surname alone at ``words[i]`` can mean; those seldom in the news need a title or their full name."""
        persons = self.names[(surname,)]
        before = words[i - 1] if i else ""
        after = words[i + count] if i + count < len(words) else ""
        if self.surnames.is_day(words[i]):
            return ()
        is_given = surname in self.given or surname in self.surnames.given
        if self.surnames.is_title(before) and not is_given:
            return persons
        persons = tuple(filter(self._is_known, persons))
        if not persons or self.surnames.is_title(before):
            return persons
        first = is_given or any(self.tenures[p][0].code in SURNAME_FIRST for p in persons)
        stands = self.surnames.may_stand(surname, before, after, first=first) and not self._is_given(before)
        return persons if stands else ()

    def _is_known(self, person: str) -> bool:
        """Whether news texts name the person by the surname alone."""
        return any(t.source not in _SELDOM for t in self.tenures[person])

    def _is_given(self, word: str) -> bool:
        keys = atoms(word) if word[:1].isupper() else []
        return any(k in self.surnames.given or (k in self.given and (k,) not in self.names) for k in keys)
