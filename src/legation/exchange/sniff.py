"""Which format a table has, told from its first lines: the names of its columns, else how many cells there are and what they hold."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from legation.errors import UsageError
from legation.exchange.formats import FORMATS, Format
from legation.exchange.lines import head

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{8}|\d{6}")


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as it was found: its format, what parts its cells, and the names of its columns, from its first line or as published.

    ``first`` is that first line as it is written, by which it is known where it is repeated.
    """

    format: Format
    separator: str
    names: tuple[str, ...]
    header: bool
    widths: tuple[int, ...]
    first: tuple[str, ...] = ()


def layout_of(path: Path, name: str | None = None) -> Layout:
    """The layout of the table in ``path``; of the format ``name``, if that is given. :class:`UsageError` where it has none of them."""
    lines = head(path)
    if not lines:
        raise UsageError(f"{path}: is empty; name a table of events")
    formats = [FORMATS[name]] if name else list(FORMATS.values())
    found = next(filter(None, (_fit(kind, lines) for kind in formats)), None)
    if found is None:
        known = ", ".join(FORMATS)
        wanted = f"a table of {name}" if name else f"a table that we know ({known})"
        raise UsageError(f"{path}: does not look like {wanted}; it begins {lines[0][:80]!r}. Say --format if you know better which it is")
    return found


def _fit(kind: Format, lines: list[str]) -> Layout | None:
    for separator in _separators(kind):
        names = tuple(_name(cell, kind) for cell in split(lines[0], separator))
        known = {*kind.columns, *kind.optional}
        if set(kind.required) <= set(names) and sum(cell in known for cell in names) > len(names) / 2:
            return Layout(kind, separator, names, True, (len(names),), tuple(split(lines[0], separator)))
        if not kind.header and _fits_without(kind, lines, separator):
            return Layout(kind, separator, kind.columns, False, kind.widths)
    return None


def _separators(kind: Format) -> tuple[str, ...]:
    return (",", "\t", " ") if kind.name == "keds" else (kind.separator, ",")


def _name(cell: str, kind: Format) -> str:
    cell = cell.strip()
    if cell == "Event Intensity":
        return "Intensity"
    by_case = {known.lower(): known for known in (*kind.columns, *kind.optional, *kind.aliases)}
    known = by_case.get(cell.lower(), cell)
    return kind.aliases.get(known, known)


def split(line: str, separator: str) -> list[str]:
    """The cells of one line."""
    if separator == " ":
        return line.split(None, 4)
    return next(csv.reader([line], delimiter=separator)) if '"' in line and separator != "\t" else line.split(separator)


def _fits_without(kind: Format, lines: list[str], separator: str) -> bool:
    """Most lines have as many cells as the format says, and the cell of the date holds one."""
    rows = [split(line, separator) for line in lines]
    width, often = Counter(map(len, rows)).most_common(1)[0]
    if width not in kind.widths or often < len(rows) / 2:
        return False
    if kind.name == "keds":
        return sum(bool(_DAY.fullmatch(row[0].strip())) for row in rows) >= len(rows) / 2
    at = kind.columns.index(next(column for column in kind.columns if column in ("SQLDATE", "Event Date", "Date")))
    return sum(len(row) > at and bool(_DAY.fullmatch(row[at].strip())) for row in rows) >= len(rows) / 2
