"""What other people's data say of two countries, in the tables that ours are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from legation import knowledge
from legation.relations.finding import Finding
from legation.relations.model import COOPERATIVE, MATERIAL, STATUSES, VERBAL, Direction, Ledger, Side, Tally, TypeCount
from legation.relations.observations import DIRECTIONS, Integers, Observations
from legation.relations.series_model import Series

if TYPE_CHECKING:
    from legation.record import DataSet


@dataclass(frozen=True, slots=True)
class Beside:
    """One data set: how many events it has between the two, from when to when, and the same tables as a :class:`Relation`.

    ``source`` says what it is: format, scheme of coding, files, citation, what was left out.
    """

    source: DataSet
    a: Side
    b: Side
    events: int
    first: date
    last: date
    ledgers: tuple[Ledger, ...]
    series: Series
    types: tuple[TypeCount, ...]
    found: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        return self.source.name


def counts_of(source: DataSet, observed: Observations, series: Series, found: Sequence[Finding] = ()) -> Beside:
    """The tables of a data set that has events between the two."""
    return Beside(
        source,
        observed.a,
        observed.b,
        len(observed),
        date.fromordinal(int(observed.first.min())),
        date.fromordinal(int(observed.last.max())),
        tuple(_ledger(observed, direction) for direction in Direction),
        series,
        types_of(observed),
        tuple(found),
    )


def _ledger(observed: Observations, direction: Direction) -> Ledger:
    actual = observed.among(direction)
    words, deeds = (_tally(observed, np.flatnonzero(actual & np.isin(observed.quad, quads))) for quads in (VERBAL, MATERIAL))
    apart = {status: int(observed.among(direction, status).sum()) for status in STATUSES if status != "actual"}
    return Ledger(direction, words, deeds, int((actual & ~observed.placed).sum()), apart)


def _tally(observed: Observations, rows: Integers) -> Tally:
    if not len(rows):
        return Tally()
    return Tally(len(rows), int(np.isin(observed.quad[rows], COOPERATIVE).sum()), float(np.nanmean(observed.plover[rows])))


def types_of(observed: Observations) -> tuple[TypeCount, ...]:
    """Types of actual events, most used first, then by name."""
    ontology = knowledge.load().ontology
    actual = (observed.status == STATUSES.index("actual")) & (observed.quad > 0)
    kinds, number = np.unique(observed.kinds[actual].astype(str), return_inverse=True)
    table = np.bincount(number * len(DIRECTIONS) + observed.direction[actual], minlength=len(kinds) * len(DIRECTIONS)).reshape(
        -1, len(DIRECTIONS)
    )
    found: Iterable[TypeCount] = (
        TypeCount(str(kind), ontology.quad(str(kind)), {d: int(table[n, at]) for at, d in enumerate(DIRECTIONS)})
        for n, kind in enumerate(kinds)
    )
    return tuple(sorted(found, key=lambda count: (-count.total, count.type)))
