"""What a relation is: two countries, the events between them, and the tables made of these. Nothing here is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from legation.types import DateEvidence, Event, Report

if TYPE_CHECKING:
    from legation.relations.beside import Beside
    from legation.relations.finding import Finding
    from legation.relations.series_model import Scale, Series

VERBAL = (1, 3)
MATERIAL = (2, 4)
COOPERATIVE = (1, 2)
QUADS = (1, 2, 3, 4)
STATUSES = ("actual", "future", "hypothetical", "negated")


class Direction(Enum):
    """Who acts on whom, of the two countries ``a`` and ``b`` of a relation."""

    FORTH = "a_to_b"
    BACK = "b_to_a"
    MUTUAL = "mutual"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two countries: ISO 3166-1 alpha-3 ``code`` and the ``name`` to show."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article as evidence needs it: what it is, when it was published and why we think so, and its paragraphs."""

    page: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_between: tuple[date, date] | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report in its paragraph: ``before + marked + after`` is the paragraph; ``marked`` is the sentence that tells of the event."""

    report: Report
    source: Source
    marked: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where in time an event stands: some day from ``first`` to ``last``, both included; ``None`` where nothing bounds it.

    ``basis`` is ``event`` (the text dates the event itself), ``published`` (it does not, and the day of its earliest page stands in)
    or ``none``. ``precision`` is ``day``, ``week``, ``month``, ``year`` or ``range``.
    """

    first: date | None = None
    last: date | None = None
    precision: str | None = None
    basis: str = "none"

    @property
    def anchor(self) -> date | None:
        """The day by which events are put in order: the first day of a dated event, the last possible one of an undated event."""
        return self.first if self.basis == "event" else self.last


@dataclass(frozen=True, slots=True)
class Told:
    """An event as this relation tells it, with all its evidence, earliest page first."""

    event: Event
    direction: Direction
    placing: Placing
    evidence: tuple[Evidence, ...] = ()

    @property
    def best(self) -> Evidence | None:
        """The evidence to quote: that reads it as the type it has, of these the surest, and of equals the first."""
        return max(
            self.evidence, key=lambda e: (e.report.type == self.event.type, e.report.confidence, not e.report.historical), default=None
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """Events counted: how many, how many of them cooperative, and their mean PLOVER score (-10 to +10; ``None`` of none)."""

    count: int = 0
    cooperative: int = 0
    mean: float | None = None

    @property
    def conflictual(self) -> int:
        return self.count - self.cooperative


@dataclass(frozen=True, slots=True)
class Ledger:
    """Words against deeds in one direction. Both tallies count actual events; what did not happen (yet) is counted apart.

    ``historical`` of the actual events are told as background. ``apart`` counts by status: ``future``, ``hypothetical``, ``negated``.
    """

    direction: Direction
    words: Tally
    deeds: Tally
    historical: int = 0
    apart: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How often a PLOVER type was used, in each direction; actual events only."""

    type: str
    quad: int
    counts: Mapping[Direction, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the relation stands on: ``pages`` that tell of it, of ``pages_in_record``, and their outlets (``None``: not named).

    ``first`` and ``last`` are days of events dated to a month or better, background and what did not happen left aside.
    """

    pages: int = 0
    pages_in_record: int = 0
    outlets: tuple[tuple[str | None, int], ...] = ()
    first: date | None = None
    last: date | None = None
    published_first: date | None = None
    published_last: date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two countries get on, as the pages of a record tell it. Built by :func:`legation.relations.relate`.

    ``findings`` are sentences on what the tables say; ``found`` what the analyses of the series say, where they were asked for, on
    ``scale``; ``beside`` what other people's data sets in the record say of the same two.
    """

    a: Side
    b: Side
    since: date | None
    until: date | None
    coverage: Coverage
    events: tuple[Told, ...]
    ledgers: tuple[Ledger, ...]
    series: Series
    types: tuple[TypeCount, ...]
    findings: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    scale: Scale | None = None
    found: tuple[Finding, ...] = ()
    beside: tuple[Beside, ...] = ()

    def parties(self, direction: Direction) -> tuple[Side, Side]:
        """The two sides in the order in which ``direction`` reads: who acts first."""
        return (self.b, self.a) if direction is Direction.BACK else (self.a, self.b)


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two countries that a record tells of: how many events between them, of which types most, and from when to when."""

    a: Side
    b: Side
    events: int
    pages: int
    first: str | None = None
    last: str | None = None
