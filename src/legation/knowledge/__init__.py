"""The library under all rooms: tables of the world and of the language, and how to look things up in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from legation.knowledge import countries as _countries
from legation.knowledge import gazetteer as _gazetteer
from legation.knowledge.calendar import Resolved, TimeExpression, find_times
from legation.knowledge.countries import Countries, Country
from legation.knowledge.gazetteer import Entry, Gazetteer
from legation.knowledge.lexicon import Act, Lexicon, Operator, load_lexicon

__all__ = [
    "Act",
    "Countries",
    "Country",
    "Entry",
    "Gazetteer",
    "Knowledge",
    "Lexicon",
    "Operator",
    "Resolved",
    "TimeExpression",
    "find_times",
    "load",
]


@dataclass(frozen=True)
class Knowledge:
    """All tables, each loaded when it is first asked for."""

    countries: Countries
    gazetteer: Gazetteer
    lexicon_file: Path | None = None

    @cached_property
    def lexicon(self) -> Lexicon:
        """Acts and operators over acts."""
        return load_lexicon(Path(__file__).parent / "data", extra=self.lexicon_file)


@cache
def load(*, actors: Path | None = None, lexicon: Path | None = None) -> Knowledge:
    """Our tables, with the user's own names (``actors``, as ``gazetteer.tsv``) and acts (``lexicon``) put over them. Cached.

    Raises ``TableError`` for a table that is wrong.
    """
    countries = _countries.load()
    return Knowledge(countries, _gazetteer.load(countries, extra=actors), lexicon)
