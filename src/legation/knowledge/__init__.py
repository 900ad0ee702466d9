"""The library under all rooms: tables of the world and of the language, and how to look things up in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.knowledge import agents as _agents
from legation.knowledge import countries as _countries
from legation.knowledge import gazetteer as _gazetteer
from legation.knowledge import lexicon_reading as _lexicon
from legation.knowledge import ontology as _ontology
from legation.knowledge import people_tables as _people
from legation.knowledge import places as _places
from legation.knowledge import tables as _tables
from legation.knowledge.agents import Agent, Agents
from legation.knowledge.calendar import Resolved, TimeExpression, find_times, on_day
from legation.knowledge.cited import cited
from legation.knowledge.countries import Countries, Country
from legation.knowledge.gazetteer import Entry, Gazetteer
from legation.knowledge.lexicon import Act, Lexicon, Operator
from legation.knowledge.officers import Office
from legation.knowledge.ontology import Cameo, EventType, Ontology
from legation.knowledge.peers import PeerAct, Peers
from legation.knowledge.people import People
from legation.knowledge.places import Places, Town
from legation.knowledge.tenures import Tenure, complete_to
from legation.knowledge.who import Answer, Candidate, who
from legation.knowledge.word_lists import WordLists, word_lists

if TYPE_CHECKING:
    from legation.knowledge.dictionaries import Dictionaries

__all__ = [
    "Act",
    "Agent",
    "Agents",
    "Answer",
    "Cameo",
    "Candidate",
    "Countries",
    "Country",
    "Dictionaries",
    "Entry",
    "EventType",
    "Gazetteer",
    "Knowledge",
    "Lexicon",
    "Office",
    "Ontology",
    "Operator",
    "PeerAct",
    "Peers",
    "People",
    "Places",
    "Resolved",
    "Tenure",
    "TimeExpression",
    "Town",
    "WordLists",
    "cited",
    "complete_to",
    "find_times",
    "load",
    "on_day",
    "who",
    "word_lists",
]


def __getattr__(name: str) -> Any:
    """``Dictionaries``, imported when it is asked for: few runs read dictionaries, and all would wait for their readers."""
    if name == "Dictionaries":
        from legation.knowledge.dictionaries import Dictionaries

        return Dictionaries
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@dataclass(frozen=True)
class Knowledge:
    """All tables, each read when it is first asked for; ``actors``, ``lexicon_file`` and the folder ``petrarch`` are the user's own.

    Raises ``TableError`` on reading a table that is wrong, with its file and line.
    """

    actors: Path | None = None
    lexicon_file: Path | None = None
    petrarch: Path | None = None

    @cached_property
    def countries(self) -> Countries:
        """States since 1945, by code, number or name."""
        return _countries.load()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of states, capitals, bodies, groups, agencies, cities and regions, and whom they stand for."""
        extra = None if self._actors_are_people else self.actors
        return _gazetteer.load(self.countries, extra=extra, dictionary=self.dictionaries.entries if self.dictionaries else ())

    @cached_property
    def people(self) -> People:
        """Who held which office when."""
        ours = _people.load()
        if self.actors and self._actors_are_people:
            codes = {*_gazetteer.NO_STATE, *(country.code for country in self.countries)}
            ours = _people.read_people(_tables.data(""), extra=[self.actors], codes=codes)
        if self.dictionaries is None:
            return ours
        from legation.knowledge.dictionaries import with_persons

        return with_persons(ours, self.dictionaries.persons)

    @cached_property
    def places(self) -> Places:
        """Towns and where they lie."""
        return _places.load()

    @cached_property
    def agents(self) -> Agents:
        """Nouns for people and organs, with their sector."""
        return _agents.load(dictionary=self.dictionaries.agents if self.dictionaries else ())

    @cached_property
    def ontology(self) -> Ontology:
        """Types of event, modes, scores, contexts."""
        return _ontology.load()

    @cached_property
    def peers(self) -> Peers:
        """How other people's event tables name parties and acts: CAMEO, WEIS, FIPS."""
        return Peers(self.countries, self.ontology)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Acts and operators: what verbs and nouns do."""
        dictionary = self.dictionaries.lexicon if self.dictionaries else None
        return _lexicon.load_lexicon(_tables.data(""), self.ontology, extra=self.lexicon_file, dictionary=dictionary)

    @cached_property
    def dictionaries(self) -> Dictionaries | None:
        """The user's dictionaries in PETRARCH's formats, read against our own tables."""
        if self.petrarch is None:
            return None
        from legation.knowledge import dictionaries as _dictionaries

        recipients = _lexicon.usual_recipients(_tables.data(""))
        names, nouns = _gazetteer.load(self.countries), _agents.load()
        ours = _dictionaries.Ours(self.countries, names, _people.load(), nouns, self.ontology, recipients)
        return _dictionaries.read_dictionaries(self.petrarch, ours)

    @cached_property
    def _actors_are_people(self) -> bool:
        """A user's table with a column ``person`` is one of tenures; any other is one of names."""
        return self.actors is not None and "person" in _tables.columns(self.actors)


@cache
def load(*, actors: Path | None = None, lexicon: Path | None = None, dictionaries: Path | None = None) -> Knowledge:
    """Our tables, with the user's own put over them. Cached; a table is read when it is first asked for, the user's own at once.

    ``actors`` is a table with the columns of ``gazetteer.tsv`` or of ``tenures.tsv``, ``lexicon`` a file like ``acts/*.toml``,
    ``dictionaries`` a folder of PETRARCH's. Raises ``TableError``, with file and line, where one of them is wrong.
    """
    loaded = Knowledge(actors, lexicon, dictionaries)
    if actors or dictionaries:
        _ = loaded.gazetteer, loaded.people
    if lexicon or dictionaries:
        _ = loaded.lexicon
    return loaded
