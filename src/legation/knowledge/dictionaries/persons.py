"""Persons of the dictionaries put beside those of our tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from legation.knowledge.dictionaries.parties import Person, Spell
from legation.knowledge.people import People
from legation.knowledge.spelling import atoms
from legation.knowledge.tenures import Tenure

# Before all offices of ours, and behind them: what somebody was outside office says least.
_FIRST, _LAST = 0, 10_000
SOURCE = "dictionary"


def with_persons(ours: People, persons: Iterable[Person]) -> People:
    """``ours`` and ``persons``, found by the names that the dictionaries give them and by no other: not by the surname alone."""
    tenures = dict(ours.tenures)
    names = dict(ours.names)
    for person in persons:
        keys = [key for name in person.names if (key := tuple(atoms(name)))]
        if not keys:
            continue
        same = ours.names.get(keys[0], ())
        known = same[0] if len(same) == 1 else person.names[0]
        tenures[known] = (*tenures.get(known, ()), *_tenures(known, person, ours.tenures.get(known, ())))
        for key in keys:
            names[key] = tuple(dict.fromkeys((known, *names.get(key, ()))))
    return replace(ours, tenures=MappingProxyType(tenures), names=MappingProxyType(names))


def _tenures(name: str, person: Person, ours: Iterable[Tenure]) -> Iterator[Tenure]:
    for spell in person.spells:
        first = spell.dated and spell.sector != "ELI" and not any(_same(spell, tenure) for tenure in ours)
        rank = _FIRST if first else _LAST
        yield Tenure(name, spell.code, "", spell.sector or "", spell.since or date.min, spell.until, SOURCE, rank=rank)


def _same(spell: Spell, tenure: Tenure) -> bool:
    """Whether ours has the person in an office of that country and sector at that time, and so says more."""
    early = tenure.end is not None and spell.since is not None and tenure.end < spell.since
    late = spell.until is not None and spell.until < tenure.start
    return (spell.code, spell.sector) == (tenure.code, tenure.sector) and not early and not late
