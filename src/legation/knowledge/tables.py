"""Reading the tables of knowledge: TSV and TOML files that a political scientist edits, checked line by line.

A TSV table starts with comment lines (``#``) that explain it, then a line with the names of its columns, then rows. Empty lines
are skipped, cells are stripped, trailing empty cells may be left out. A list in a cell is separated by ``; ``. A day in a cell
is ``2017``, ``2017-05`` or ``2017-05-09``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from legation.errors import TableError

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$", re.ASCII)
_AT_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and where it stands, so that a wrong cell can be named."""

    path: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, reason: str) -> TableError:
        """A :class:`TableError` at this row, for the caller to raise."""
        return TableError(self.path, self.line, reason)

    def required(self, column: str) -> str:
        """The cell; raises ``TableError`` where it is empty."""
        value = self.cells[column]
        if not value:
            raise self.error(f"column {column!r} is empty; every row needs one")
        return value

    def optional(self, column: str) -> str | None:
        """The cell, or ``None`` where it is empty."""
        return self.cells[column] or None

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """The cell, which must be one of ``allowed``."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"column {column!r} has {value!r}; it must be one of {', '.join(sorted(allowed))}")
        return value

    def items(self, column: str) -> tuple[str, ...]:
        """The cell as a list: ``a; b`` gives ``("a", "b")``, an empty cell gives ``()``."""
        cell = self.cells[column]
        return tuple(part for part in (piece.strip() for piece in cell.split(";")) if part) if cell else ()

    def integer(self, column: str) -> int | None:
        """The cell as a whole number, or ``None`` where it is empty."""
        value = self.cells[column]
        if not value:
            return None
        if not value.lstrip("-").isdecimal():
            raise self.error(f"column {column!r} has {value!r}; a whole number is wanted")
        return int(value)

    def decimal(self, column: str) -> float | None:
        """The cell as a number, or ``None`` where it is empty."""
        value = self.cells[column]
        if not value:
            return None
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", value, re.ASCII):
            raise self.error(f"column {column!r} has {value!r}; a number such as -2.5 is wanted")
        return float(value)

    def first_day(self, column: str) -> date | None:
        """The first day that the cell allows: ``2017-05`` gives 1 May 2017; ``None`` where it is empty."""
        return self._day(column, last=False)

    def last_day(self, column: str) -> date | None:
        """The last day that the cell allows: ``2017-05`` gives 31 May 2017; ``None`` where it is empty."""
        return self._day(column, last=True)

    def _day(self, column: str, *, last: bool) -> date | None:
        value = self.cells[column]
        if not value:
            return None
        found = _DAY.match(value)
        month = int(found[2] or (12 if last else 1)) if found else 0
        if not found or not 1 <= month <= 12:
            raise self.error(f"column {column!r} has {value!r}; a day is written 2017, 2017-05 or 2017-05-09")
        year, days = int(found[1]), monthrange(int(found[1]), month)[1]
        day = int(found[3] or (days if last else 1))
        if not 1 <= day <= days:
            raise self.error(f"column {column!r} has {value!r}; that month has {days} days")
        return date(year, month, day)


def data(name: str) -> Path:
    """Where the package keeps its table ``name``."""
    return Path(__file__).parent / "data" / name


def read_tsv(path: Path, columns: Sequence[str], *, optional: Sequence[str] = ()) -> Iterator[Row]:
    """The rows of the table at ``path``, in order, each with its line number (from 1).

    The table must have every column of ``columns`` and may have those of ``optional`` (empty where it does not). Raises
    ``TableError`` for a file that is missing or not UTF-8, an unknown or missing column, and a row that is too long.
    """
    header: list[str] | None = None
    for line, text in enumerate(_text(path).split("\n"), start=1):
        text = text.rstrip("\r")
        if not text.strip() or text.startswith("#"):
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if header is None:
            header = _header(path, line, cells, columns, optional)
            blank = dict.fromkeys([*header, *optional], "")
            continue
        if len(cells) > len(header):
            raise TableError(str(path), line, f"{len(cells)} cells, but the table has {len(header)} columns; look for a stray tab")
        yield Row(str(path), line, blank | dict(zip(header, cells, strict=False)))
    if header is None:
        raise TableError(str(path), None, f"no line with column names; it must read {', '.join(columns)}, separated by tabs")


def columns(path: Path) -> tuple[str, ...]:
    """The names of the columns of the table at ``path``; ``()`` if it has no such line."""
    lines = (line for line in _text(path).splitlines() if line.strip() and not line.startswith("#"))
    return tuple(cell.strip() for cell in next(lines, "").split("\t") if cell.strip())


def read_toml(path: Path) -> dict[str, Any]:
    """The TOML file at ``path`` as a dictionary. Raises ``TableError`` where it is missing or not valid TOML."""
    import tomllib  # only for tables that have changed since they were last compiled

    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        raise TableError(str(path), int(found[1]) if found else None, f"not valid TOML: {error}") from None


def _text(path: Path) -> str:
    if not path.is_file():
        raise TableError(str(path), None, "no such file; check the name of the table")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(str(path), None, f"not UTF-8 at byte {error.start}; save the table as UTF-8") from None


def _header(path: Path, line: int, cells: list[str], columns: Sequence[str], optional: Sequence[str]) -> list[str]:
    missing = [name for name in columns if name not in cells]
    if missing:
        raise TableError(str(path), line, f"missing column {', '.join(missing)}; the first line names the columns, separated by tabs")
    unknown = [name for name in cells if name not in columns and name not in optional]
    if unknown or len(set(cells)) < len(cells):
        known = ", ".join([*columns, *optional])
        raise TableError(str(path), line, f"unknown or repeated column {', '.join(unknown or cells)}; known are {known}")
    return cells
