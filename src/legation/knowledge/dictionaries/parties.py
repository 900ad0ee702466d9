"""Actors of the dictionaries as names of the gazetteer, and as persons with what they were on which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.knowledge.agents import Agents
from legation.knowledge.dictionaries.actors import Named
from legation.knowledge.dictionaries.codes import NOBODY, Codes, Dated, Party
from legation.knowledge.dictionaries.lines import LeftOut
from legation.knowledge.dictionaries.naming import Naming
from legation.knowledge.gazetteer import Entry
from legation.knowledge.people import People
from legation.knowledge.spelling import atoms

Days = tuple[date | None, date | None]
_DAY = timedelta(days=1)
# Words of names that are no person's, beside the nouns for bodies in our own table.
_NO_PERSON = frozenset(
    "of the and for alliance association authority bank battalion brigades brotherhood committee confederation congress corps forces "
    "foundation front guards institute international junta league liberation militia movement national organization people republic "
    "resistance revolutionary society state union united".split()
)


@dataclass(frozen=True, slots=True)
class Spell:
    """What a person was from when to when. ``dated`` is false for what holds when nothing else does."""

    code: str
    sector: str | None
    since: date | None
    until: date | None
    dated: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the dictionaries: the names as written, the first the person's own."""

    names: tuple[str, ...]
    spells: tuple[Spell, ...]


@dataclass(slots=True)
class Parties:
    """What the dictionaries of actors give; ``names`` counts the names taken."""

    entries: list[Entry] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    names: int = 0


class Sorter:
    """Tells persons from other names, and what our tables say of a name."""

    def __init__(self, codes: Codes, naming: Naming, people: People, agents: Agents) -> None:
        self._codes = codes
        self._naming = naming
        self._people = people
        self._titles = frozenset(start[0] for start in people.offices.starts)
        self._organs = _NO_PERSON | {agent.lemma for agent in agents if agent.kind == "organ"}

    def sort(self, actors: Iterable[Named], left: list[LeftOut]) -> Parties:
        """The parties that ``actors`` are; codes of unknown parties go to ``left``."""
        found = Parties()
        for actor in actors:
            parties = list(self._parties(actor, left))
            if not parties:
                continue
            found.names += len(actor.names)
            written = list(dict.fromkeys(map(self._naming.written, actor.names)))
            if self._is_person(actor, parties):
                self._sort_person(found, written, parties)
            else:
                found.entries += self._entries(written, parties)
        return found

    def _sort_person(self, found: Parties, written: list[str], parties: list[tuple[Dated, Party]]) -> None:
        """A person by the names without titles. A title with a surname is a name of its own, unless our tables know the person: there
        the two are read apart, so that the title still says which office, and when."""
        bare = {name: self._untitled(name) for name in written}
        names = [short for name, short in bare.items() if short == name or " " in short]
        if names:
            found.persons.append(_person(list(dict.fromkeys(names)), parties))
        if not any(self._people.names.get(tuple(atoms(name))) for name in names):
            found.entries += self._entries([name for name, short in bare.items() if short != name and " " not in short], parties)

    def _untitled(self, name: str) -> str:
        """``American Vice President Nelson Rockefeller`` without what stands before the person's own name."""
        words, own = name.split(), 0
        for i, word in enumerate(words):
            count = self._people.office_at(words, i)[0] if word.lower().replace("-", " ").split(" ")[0] in self._titles else 0
            count = count or int(self._people.surnames.is_title(word))
            if count and i + count < len(words):
                own = max(own, i + count)
        return " ".join(words[own:])

    def _parties(self, actor: Named, left: list[LeftOut]) -> Iterator[tuple[Dated, Party]]:
        """The codes with whom they mean; a code of nobody counts where the actor has no other."""
        for dated in actor.codes:
            party = Party("UNK", None, "region") if dated.code == NOBODY else self._codes.party(dated.code)
            if party is None:
                left.append(actor.line.left_out(f"code {dated.code}: no party of our tables"))
            elif dated.code != NOBODY or len(actor.codes) == 1:
                yield dated, party

    def _is_person(self, actor: Named, parties: list[tuple[Dated, Party]]) -> bool:
        """Only persons are dated as elites or hold offices; bodies give themselves away by a word of their name."""
        if any(party.kind == "region" for _, party in parties) or self._naming.known(actor.names[0]):
            return False
        if not any(dated.dated or party.sector == "ELI" for dated, party in parties):
            return False
        return not any(word in self._organs or word.removesuffix("s") in self._organs for word in actor.names[0].lower().split())

    def _entries(self, names: list[str], parties: list[tuple[Dated, Party]]) -> Iterator[Entry]:
        spread = _spread(parties)
        for i, name in enumerate(names):
            known = self._naming.known(name)
            if all(_say_more(known, party) for party, _ in spread):
                yield from (entry for entry in known if entry.code in {party.code for party, _ in spread})
                continue
            for party, (since, until) in spread:
                kind = next((e.kind for e in known if e.code == party.code), "country" if party.kind == "region" and i == 0 else party.kind)
                yield Entry(name, party.code, "region" if party.code == "UNK" else kind, party.sector, names[0], since, until)


def _say_more(known: Iterable[Entry], party: Party) -> bool:
    """Whether our tables have the name under the same country, and the dictionary adds no sector: ours says what kind of name it is."""
    same = [entry for entry in known if entry.code == party.code]
    return bool(same) and (party.sector is None or any(entry.sector == party.sector for entry in same))


def _person(names: list[str], parties: list[tuple[Dated, Party]]) -> Person:
    spells = [Spell(party.code, party.sector, dated.since, dated.until, dated.dated) for dated, party in parties]
    return Person(tuple(names), tuple(dict.fromkeys(spells)))


def _spread(parties: list[tuple[Dated, Party]]) -> list[tuple[Party, Days]]:
    """Each party with its days; the one without days has those that the others leave."""
    dated = [(party, (code.since, code.until)) for code, party in parties if code.dated]
    gaps = _gaps([days for _, days in dated])
    return _joined([*dated, *((party, days) for code, party in parties if not code.dated for days in gaps)])


def _gaps(taken: Iterable[Days]) -> list[Days]:
    """The days that no interval of ``taken`` holds; ``None`` is an open end."""
    gaps: list[Days] = []
    first: date | None = None
    for since, until in sorted(taken, key=_begin):
        if since and (first is None or first < since):
            gaps.append((first, since - _DAY))
        if until is None:
            return gaps
        first = max(first or date.min, until + _DAY)
    return [*gaps, (first, None)]


def _joined(spread: Iterable[tuple[Party, Days]]) -> list[tuple[Party, Days]]:
    """The same with the days of one party that touch made one: Georgia in the Soviet Union, then outside it."""
    joined: dict[Party, list[Days]] = {}
    for party, days in sorted(spread, key=lambda one: _begin(one[1])):
        before = joined.setdefault(party, [])
        if before and (before[-1][1] is None or days[0] is None or days[0] <= before[-1][1] + _DAY):
            since, until = before.pop()
            days = since, None if until is None or days[1] is None else max(until, days[1])
        before.append(days)
    return [(party, days) for party, intervals in joined.items() for days in intervals]


def _begin(days: Days) -> date:
    return days[0] or date.min
