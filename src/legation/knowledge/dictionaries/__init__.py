"""PETRARCH's dictionaries of verbs, actors and agents, read as they are and put into the terms of our tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.knowledge.agents import Agent, Agents
from legation.knowledge.countries import Countries
from legation.knowledge.dictionaries.actors import read_actors
from legation.knowledge.dictionaries.acts import to_table
from legation.knowledge.dictionaries.codes import Codes
from legation.knowledge.dictionaries.lines import LeftOut, read_folder
from legation.knowledge.dictionaries.naming import Naming
from legation.knowledge.dictionaries.nouns import read_agents
from legation.knowledge.dictionaries.parties import Person, Sorter
from legation.knowledge.dictionaries.persons import with_persons
from legation.knowledge.dictionaries.verbs import read_verbs
from legation.knowledge.gazetteer import Entry, Gazetteer
from legation.knowledge.ontology import Ontology
from legation.knowledge.people import People

__all__ = ["Count", "Dictionaries", "LeftOut", "Ours", "Person", "read_dictionaries", "with_persons"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of a sort were taken, of how many."""

    what: str
    taken: int
    there: int

    def __str__(self) -> str:
        return f"{self.taken:,} of {self.there:,} {self.what}"


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What a folder of dictionaries gives: rows of a lexicon, names, persons and nouns; and what of it was left out."""

    lexicon: Mapping[str, Any]
    entries: tuple[Entry, ...]
    persons: tuple[Person, ...]
    agents: tuple[Agent, ...]
    counts: tuple[Count, ...]
    left_out: tuple[LeftOut, ...]

    def __str__(self) -> str:
        """What was taken and what not, in one line."""
        left = len(self.left_out)
        return f"{', '.join(map(str, self.counts))}; {left:,} {'row' if left == 1 else 'rows'} left out in whole or in part"


@dataclass(frozen=True, slots=True)
class Ours:
    """The tables of ours that the dictionaries are read against; ``recipients`` are the roles in which those of a type's acts stand."""

    countries: Countries
    gazetteer: Gazetteer
    people: People
    agents: Agents
    ontology: Ontology
    recipients: Mapping[str, Sequence[str]]


def read_dictionaries(folder: Path, ours: Ours) -> Dictionaries:
    """All dictionaries in ``folder``, whatever their names.

    Raises ``TableError`` where there is no such folder, or none in it; single rows that are wrong are left out and listed.
    """
    lines, codes = read_folder(folder), Codes(ours.countries)
    left: list[LeftOut] = []
    verbs = read_verbs(lines["verbs"], left)
    table = to_table(verbs, ours.ontology, ours.recipients, left)
    naming = Naming(ours.gazetteer, (agent.lemma for agent in ours.agents))
    parties = Sorter(codes, naming, ours.people, ours.agents).sort(read_actors(lines["actors"], left), left)
    agents = list(read_agents(lines["agents"], codes, ours.agents, left))
    counts = (
        Count("verb patterns", table.patterns, verbs.patterns),
        Count("verbs", table.verbs, verbs.verbs),
        Count("names of actors", parties.names, sum(not line.text[0].isspace() for line in lines["actors"])),
        Count("agents", len({line for line, _ in agents}), sum("[" in line.text for line in lines["agents"])),
    )
    return Dictionaries(
        lexicon={"act": table.rows, "irregular": table.irregular},
        entries=tuple(parties.entries),
        persons=tuple(parties.persons),
        agents=tuple(agent for _, agent in agents),
        counts=tuple(count for count in counts if count.there),
        left_out=tuple(left),
    )
