"""What is found in a sentence before anybody is recognised: a name or a title at some tokens."""

from __future__ import annotations

from dataclasses import dataclass

from legation.actors.candidates import Day, Evidence
from legation.knowledge import Knowledge, Office, Tenure
from legation.types import Candidate

#: Kinds of hits that name a party or the country of one.
COUNTRIES = frozenset({"country", "demonym", "capital", "metonym", "city", "region", "body", "group", "agency"})
TITLES = frozenset({"office", "agent"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at the tokens ``[start, end)``; ``root`` is its head. ``kind`` is the gazetteer's, or person, office, agent.

    ``candidates`` are all that the name may mean; ``also`` further countries that it does mean ("the two Koreas").
    """

    start: int
    end: int
    root: int
    kind: str
    code: str | None = None
    sector: str | None = None
    identifier: str | None = None
    office: Office | None = None
    tenures: tuple[Tenure, ...] = ()
    organ: bool = False
    people: bool = False
    candidates: tuple[Candidate, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_country(self) -> bool:
        return self.kind in COUNTRIES


@dataclass(frozen=True, slots=True)
class Search:
    """What names are looked up with: the tables, the day, and what the article names besides, once that is known."""

    knowledge: Knowledge
    on: Day
    evidence: Evidence | None = None
