"""From a record to the events of two countries in columns: its own, or those of a data set that was imported into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from legation.relations.observations import Observations

if TYPE_CHECKING:
    from legation.record import Record


def observe(
    record: Record, a: str, b: str, *, data: str = "", since: date | None = None, until: date | None = None
) -> Observations:
    """The events between ``a`` and ``b`` (ISO codes or names), from ``since`` to ``until``, as columns.

    ``data`` names a data set that was imported into ``record``; without it, the events told by its pages. :class:`UsageError` for a
    country or a data set that is not there, with those that are.
    """
    raise NotImplementedError


def data_sets(record: Record) -> tuple[str, ...]:
    """Names of the data sets that were imported into ``record``."""
    raise NotImplementedError
