"""Who a mention is, from the tables alone: a name, an office with or without its country, a country, a body, a town."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from legation.knowledge.gazetteer import Entry
from legation.knowledge.officers import Office
from legation.knowledge.tenures import Tenure

if TYPE_CHECKING:
    from legation.knowledge import Knowledge

ALWAYS = (date.min, date.max)
_PLACES = ("city", "region")
_NEAR = 5
_MOST_OWNERS = 8  # an office that more countries have says nobody without its country


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a mention: whom it stands for, and why it is thought so.

    ``country`` is a code as in countries.tsv, or IGO, NGO, IMG, UNK; ``sector`` PLOVER's, ``None`` for a state as such. ``kind`` is
    ``person``, ``noun`` or a kind of gazetteer.tsv. ``held`` says whether the tenure, or the name's own days, cover the day asked for.
    """

    country: str | None
    sector: str | None
    kind: str
    name: str
    why: str
    held: bool = True
    tenure: Tenure | None = None
    entry: Entry | None = None

    @property
    def person(self) -> str | None:
        """The person's name, where a person is meant."""
        return self.tenure.person if self.tenure else None

    @property
    def office(self) -> str | None:
        """The office, where a person is meant."""
        return self.tenure.office if self.tenure else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The readings of a mention, the likeliest first, and, where there is none, known names near it."""

    mention: str
    on: date | None
    candidates: tuple[Candidate, ...]
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class _Parts:
    """What the words of a mention name, in their order."""

    persons: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    owners: list[Entry] = field(default_factory=list)


def who(mention: str, knowledge: Knowledge, *, on: date | None = None) -> Answer:
    """Who ``mention`` is on that day; without a day, on any: every holder of an office, every office of a person.

    Of several readings all are given. What nobody is called has no candidates, but names near it.
    """
    said = " ".join(mention.split())
    asked = _Asked(knowledge, on)
    found = asked.whole(said) or asked.composed(said) or asked.composed(said.title()) or asked.noun(said)
    return Answer(said, on, found, () if found else tuple(asked.near(said)))


class _Asked:
    """One question: the tables, and the day it is about."""

    def __init__(self, knowledge: Knowledge, on: date | None) -> None:
        self._people = knowledge.people
        self._gazetteer = knowledge.gazetteer
        self._agents = knowledge.agents
        self._on = on

    def whole(self, said: str) -> tuple[Candidate, ...]:
        """Readings of the mention as one name: of a state, a body or a seat, of a person, of a town or a region."""
        named = [self._of_entry(entry) for entry in self._gazetteer.find(said)]
        persons = [self._of_tenure(tenure, "is called so") for tenure in self._people.by_name(said, self._on, seldom=True)]
        office = self._people.offices.named(said)
        offices = self._of_office(office, []) if office else ()
        towns = [c for c in named if c.kind in _PLACES]
        return _likeliest(offices, (c for c in named if c.kind not in _PLACES), persons, towns)

    def composed(self, said: str) -> tuple[Candidate, ...]:
        """Readings of the mention as a description: a person, an office, whose it is, in any order."""
        parts = self._parts(said)
        if parts.persons:
            return self._described(parts)
        if parts.offices:
            return _likeliest(self._of_office(parts.offices[0], [e for e in parts.owners if e.holds(self._on)] or parts.owners))
        return _likeliest(self._of_entry(entry) for entry in parts.owners)

    def noun(self, said: str) -> tuple[Candidate, ...]:
        """The mention as a noun for people or an organ."""
        agent = self._agents.get(said)
        why = "a noun of agents.tsv; the words around it give the country"
        return (Candidate(None, agent.sector, "noun", agent.lemma, why),) if agent else ()

    def near(self, said: str) -> Iterator[str]:
        """Known names that are written much like it."""
        written = {name.lower(): name for name in self._people.tenures}
        written.update((entry.name.lower(), entry.name) for entry in self._gazetteer)
        written.update((person.split()[-1].lower(), person) for person in self._people.tenures)
        for name in get_close_matches(said.lower(), written, n=_NEAR, cutoff=0.7):
            yield written[name]

    def _parts(self, said: str) -> _Parts:
        words = said.replace(",", " , ").replace("'s ", " ").replace("’s ", " ").split()
        parts, at = _Parts(), 0
        while at < len(words):
            count, office = self._people.office_at(words, at)
            named, entries = self._gazetteer.longest(words, at)
            name, tenures = self._people.longest(words, at)
            longest = max(count, named, name)
            if not longest:
                at += 1
                continue
            if office and count == longest:
                parts.offices.append(office)
            elif tenures and name == longest and (name > named or name > 1):
                parts.persons.append(" ".join(words[at : at + name]))
            else:
                parts.owners += entries
            at += longest
        return parts

    def _described(self, parts: _Parts) -> tuple[Candidate, ...]:
        """The tenures of the person named, those first that the office and the country beside the name fit."""
        codes = {entry.code for entry in parts.owners}
        offices = {office.name for office in parts.offices}

        def fits(tenure: Tenure) -> bool:
            seats = {seat for office in offices for seat in self._people.seats(tenure.code, office, self._on or ALWAYS)}
            return (not codes or tenure.code in codes) and (not offices or (tenure.code, tenure.office) in seats)

        tenures = [t for name in parts.persons for t in self._people.by_name(name, None if offices else self._on, seldom=True)]
        fitting = [self._of_tenure(t, "is called so, and is what the mention says") for t in tenures if fits(t)]
        others = [self._of_tenure(t, "is called so, but not what the mention says") for t in tenures if not fits(t)]
        return _likeliest(sorted(fitting, key=lambda c: not c.held), others)

    def _of_office(self, office: Office, owners: Sequence[Entry]) -> tuple[Candidate, ...]:
        """Who held the office, for those whose it is by the words around it; else for all who have it, where they are few."""
        codes = list(dict.fromkeys(entry.code for entry in owners)) or self._owners(office)
        if len(codes) > _MOST_OWNERS:
            return ()
        found = [c for code in codes for c in self._holders(code, office)]
        return tuple(found or [c for c in self._holders("IGO", office) if owners])

    def _owners(self, office: Office) -> list[str]:
        return [code for code, name in self._people.held if name == office.name]

    def _holders(self, code: str, office: Office) -> Iterator[Candidate]:
        held = self._people.holders(code, office.name, self._on or ALWAYS)
        for tenure in held:
            yield self._of_tenure(tenure, _in_words(office, tenure, code))
        if not held and self._on is not None:
            ever, day = self._people.holders(code, office.name, ALWAYS), self._on
            for tenure in sorted(ever, key=lambda t: t.gap(day))[:2]:
                yield self._of_tenure(tenure, "held the office nearest to that day")

    def _of_tenure(self, tenure: Tenure, why: str) -> Candidate:
        held = self._on is None or tenure.holds(self._on)
        if self._on is not None and not held:
            days = tenure.gap(self._on)
            why += f"; {days:,} {'day' if days == 1 else 'days'} {'before' if tenure.start > self._on else 'after'} the time in office"
        return Candidate(tenure.code, tenure.sector, "person", tenure.person, why, held, tenure)

    def _of_entry(self, entry: Entry) -> Candidate:
        held = entry.holds(self._on)
        why = _KINDS[entry.kind] + ("" if held else ", but not on that day")
        return Candidate(entry.code, entry.sector, entry.kind, entry.identifier or entry.name, why, held, None, entry)


_KINDS = {
    "country": "a name of the state",
    "demonym": "an adjective or a name of the people",
    "capital": "the capital, which stands for the government",
    "metonym": "a seat that stands for who sits there",
    "city": "a town in that country",
    "region": "a region of that country",
    "body": "a body",
    "group": "an armed group, a movement or a party",
    "agency": "an organ, a service, a medium or a firm",
}


def _in_words(office: Office, tenure: Tenure, code: str) -> str:
    if tenure.office == office.name and tenure.code == code:
        return "held the office"
    return f"{code}'s {office.name} is {'its' if tenure.code == code else tenure.code + chr(39) + 's'} {tenure.office} (roles.tsv)"


def _likeliest(*groups: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """All, those that hold on the day before those that do not, each meaning once."""
    found: dict[tuple[object, ...], Candidate] = {}
    for candidate in sorted((c for group in groups for c in group), key=_not_held):
        found.setdefault((candidate.country, candidate.sector, candidate.kind, candidate.name, candidate.tenure), candidate)
    return tuple(found.values())


def _not_held(candidate: Candidate) -> bool:
    return not candidate.held
