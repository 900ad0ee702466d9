"""The library under all rooms: tables of the world and of the language, and how to look things up in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from legation.knowledge import agents as _agents
from legation.knowledge import countries as _countries
from legation.knowledge import gazetteer as _gazetteer
from legation.knowledge import lexicon as _lexicon
from legation.knowledge import ontology as _ontology
from legation.knowledge import people as _people
from legation.knowledge import tables as _tables
from legation.knowledge.agents import Agent, Agents
from legation.knowledge.calendar import Resolved, TimeExpression, find_times, on_day
from legation.knowledge.countries import Countries, Country
from legation.knowledge.gazetteer import Entry, Gazetteer
from legation.knowledge.lexicon import Act, Lexicon, Operator
from legation.knowledge.officers import Office
from legation.knowledge.ontology import Cameo, EventType, Ontology
from legation.knowledge.people import People, Tenure

__all__ = [
    "Act",
    "Agent",
    "Agents",
    "Cameo",
    "Countries",
    "Country",
    "Entry",
    "EventType",
    "Gazetteer",
    "Knowledge",
    "Lexicon",
    "Office",
    "Ontology",
    "Operator",
    "People",
    "Resolved",
    "Tenure",
    "TimeExpression",
    "find_times",
    "load",
    "on_day",
]


@dataclass(frozen=True)
class Knowledge:
    """All tables, each read when it is first asked for; ``actors`` and ``lexicon_file`` are the user's own, put over ours.

    Raises ``TableError`` on reading a table that is wrong, with its file and line.
    """

    actors: Path | None = None
    lexicon_file: Path | None = None

    @cached_property
    def countries(self) -> Countries:
        """States since 1945, by code, number or name."""
        return _countries.load()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of states, capitals, bodies, groups, agencies, cities and regions, and whom they stand for."""
        return _gazetteer.load(self.countries, extra=None if self._actors_are_people else self.actors)

    @cached_property
    def people(self) -> People:
        """Who held which office when."""
        if self.actors and self._actors_are_people:
            return _people.read_people(_tables.data(""), extra=[self.actors])
        return _people.load()

    @cached_property
    def agents(self) -> Agents:
        """Nouns for people and organs, with their sector."""
        return _agents.load()

    @cached_property
    def ontology(self) -> Ontology:
        """Types of event, modes, scores, contexts."""
        return _ontology.load()

    @cached_property
    def lexicon(self) -> Lexicon:
        """Acts and operators: what verbs and nouns do."""
        return _lexicon.load_lexicon(_tables.data(""), extra=self.lexicon_file)

    @cached_property
    def _actors_are_people(self) -> bool:
        """A user's table with a column ``person`` is one of tenures; any other is one of names."""
        return self.actors is not None and "person" in _tables.columns(self.actors)


@cache
def load(*, actors: Path | None = None, lexicon: Path | None = None) -> Knowledge:
    """Our tables, with the user's own actors and acts put over them. Cached; a table is read when it is first asked for.

    ``actors`` is a table with the columns of ``gazetteer.tsv`` or of ``tenures.tsv``, ``lexicon`` a file like ``acts/*.toml``.
    """
    return Knowledge(actors, lexicon)
