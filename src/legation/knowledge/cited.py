"""Where in the tables something stands: the file and the line, for a reader who wants to check or to change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.knowledge import tables
from legation.knowledge.gazetteer import Entry
from legation.knowledge.people_tables import TENURES
from legation.knowledge.tenures import Tenure

_NAMES = ("gazetteer.tsv", "countries.tsv", "regions.tsv", "cities.tsv")


def cited(what: Tenure | Entry, own: Path | None = None) -> str:
    """``tenures.tsv:120`` for the row that ``what`` was read from, the user's ``own`` table first; ``""`` where no table has it."""
    ours = TENURES if isinstance(what, Tenure) else _NAMES
    for path in ([own] if own else []) + [tables.data(name) for name in ours]:
        for line, cells in _rows(path):
            if _is_row(what, cells):
                return f"{path.name}:{line}"
    return ""


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    for line, text in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if text.strip() and not text.startswith("#"):
            yield line, [cell.strip() for cell in text.split("\t")]


def _is_row(what: Tenure | Entry, cells: list[str]) -> bool:
    if isinstance(what, Tenure):
        named = cells[0] == what.person and [what.code, what.office] == cells[2:4]
        return named and (what.start.isoformat().startswith(cells[4]) or what.end is None or what.end.isoformat().startswith(cells[5]))
    return what.code in cells[:2] and any(name.strip() == what.name for cell in cells for name in cell.split(";"))
