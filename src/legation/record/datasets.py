"""Other people's event tables in a record: which there are, and how rows are put in. What a row means is the business of ``exchange``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class DataSet:
    """A table that was imported.

    ``scheme`` is what its events are coded in (``cameo``, ``weis``, ``plover``), ``rows`` what its files hold, ``taken`` what could be
    read of them; ``notes`` say in plain words what was done to it (copies dropped, actors unknown).
    """

    name: str
    format: str
    scheme: str
    files: tuple[str, ...]
    digest: str
    rows: int
    taken: int
    notes: tuple[str, ...]
    citation: str
    taken_in: datetime
    coder: str

    @property
    def left_out(self) -> int:
        return self.rows - self.taken


def data_set_from(row: tuple[Any, ...]) -> DataSet:
    name, format, scheme, files, digest, rows, taken, notes, citation, taken_in, coder = row
    return DataSet(name, format, scheme, tuple(files), digest, rows, taken, tuple(notes), citation, taken_in, coder)


def data_set_row(found: DataSet) -> tuple[Any, ...]:
    """In the order of ``schema.DATA_SETS``."""
    return (
        found.name, found.format, found.scheme, list(found.files), found.digest, found.rows, found.taken, list(found.notes),
        found.citation, found.taken_in, found.coder,
    )  # fmt: skip
