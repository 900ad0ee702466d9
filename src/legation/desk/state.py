"""What all looks at one desk share: the record, the tables, what codes pages, the work in hand, the rules of who may ask."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation import knowledge
from legation.desk.asked import Asked
from legation.desk.jobs import Jobs
from legation.desk.security import Rules
from legation.desk.shelf import Shelf
from legation.errors import UsageError
from legation.settings import Settings

if TYPE_CHECKING:
    from legation.pipeline import House


class NotThere(UsageError):
    """An event, a page or a person that the record does not have."""


@dataclass(slots=True, eq=False)
class Desk:
    """One desk over one record."""

    path: Path
    rules: Rules
    settings: Settings = field(default_factory=Settings)
    shelf: Shelf = field(init=False)
    jobs: Jobs = field(init=False)
    _house: House | None = None
    _loading: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.path)
        self.jobs = Jobs(self.shelf, self.house, self.settings)

    @property
    def knowledge(self) -> knowledge.Knowledge:
        return knowledge.load()

    def house(self) -> House:
        """The parser and all else that codes a sentence: loaded when first asked for, which takes some seconds."""
        from legation.pipeline import House

        with self._loading:
            if self._house is None:
                self._house = House.open(self.settings)
            return self._house


@dataclass(frozen=True, slots=True)
class Look:
    """One request: at which desk, what was asked, and the names in its path."""

    desk: Desk
    asked: Asked
    names: Mapping[str, str]

    @property
    def countries(self) -> knowledge.Countries:
        return self.desk.knowledge.countries

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Asked of the catalogue."""
        return self.desk.shelf.catalogue().rows(query, values)
