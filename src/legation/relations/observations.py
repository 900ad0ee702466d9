"""The events of a relation as columns, so that hundreds of thousands of them are counted as quickly as ten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.relations.model import STATUSES, Direction, Side

DIRECTIONS = tuple(Direction)
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read at all, whomever it is about: for each day (``date.toordinal``) and outlet, how many pages.

    ``outlet`` counts in ``Observations.outlets``; -1 stands for pages that name none. Of other people's data, all its events by day.
    """

    day: Integers
    outlet: Integers
    pages: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """Events between ``a`` and ``b``, one row each in columns of one length.

    ``kinds`` are PLOVER types (``None`` for comments, which have quad 0 and a Goldstein score alone).
    ``first`` and ``last`` are the days (``date.toordinal``) between which it took place, 0 where nothing dates it; ``direction`` and
    ``status`` count in ``DIRECTIONS`` and ``STATUSES``; scores are NaN where a scale has none. ``placed`` says whether the day is
    one that its text gives or its page bears, and not merely that of a page that tells it as background. ``told`` has a row for each
    event and outlet that tells of it: number of the event, number of the outlet. ``goldstein_table`` is the name of the table that
    Goldstein scores were taken from.
    """

    a: Side
    b: Side
    data: str
    ids: NDArray[np.object_]
    kinds: NDArray[np.object_]
    first: Integers
    last: Integers
    direction: Integers
    quad: Integers
    status: Integers
    plover: Floats
    goldstein: Floats
    placed: NDArray[np.bool_]
    told: Integers
    outlets: tuple[str, ...]
    reading: Reading
    goldstein_table: str = "goldstein"

    def __len__(self) -> int:
        return len(self.first)

    def among(self, direction: Direction, status: str = "actual") -> NDArray[np.bool_]:
        """Which rows are of ``direction`` and ``status``."""
        mask: NDArray[np.bool_] = (self.direction == DIRECTIONS.index(direction)) & (self.status == STATUSES.index(status))
        return mask
