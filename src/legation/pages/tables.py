"""Tables of articles, one row a page: JSON Lines, JSON, CSV, Parquet."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from legation.errors import PageError
from legation.pages.build import Tell, check_damage, one_line
from legation.pages.decoding import Decoded, decode
from legation.pages.rows import COLUMNS, Row, page_of, without_text_column
from legation.pages.sniff import delimiter_of, head_text
from legation.pages.streams import MAX_BYTES, Line, Source, read_all, read_lines
from legation.types import Page

PATIENCE = 20
"""Rows that may fail before the first that can be read; a file with more is not a table of articles, and is named once."""

MOST_TOLD = 1000
"""Rows that are each told of when they fail; of those beyond it is said how many there were."""

_GLOB = frozenset("*?[]{}")


def read_json_lines(source: Source, tell: Tell) -> Iterator[Page]:
    """One object a line. A broken line is told by its number; the rest goes on."""
    return _patient(source, _json_rows(source, tell), tell)


def _json_rows(source: Source, tell: Tell) -> Iterator[Page | PageError]:
    for line in read_lines(source, newline="\n"):
        if line.text is None or line.text.strip():
            yield _attempt(line, f"{source.name}#{line.number}", tell)


def _attempt(line: Line, where: str, tell: Tell) -> Page | PageError:
    try:
        return page_of(_object(_sound(line, where, tell), where), where, tell)
    except PageError as error:
        return error


def _sound(line: Line, where: str, tell: Tell) -> str:
    if line.text is None:
        raise PageError(where, f"line {line.number} is longer than {MAX_BYTES // 1_000_000} MB; split the page")
    return check_damage(where, Decoded(line.text, "UTF-8", line.damaged), tell)


def _object(text: str, where: str) -> Row:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = where.rpartition("#")[2]
        raise PageError(where, f"line {line} is broken JSON ({one_line(error)}); write one whole object a line") from error
    return _row(value, where)


def _row(value: object, where: str) -> Row:
    if not isinstance(value, dict):
        raise PageError(where, f"not an object but {one_line(repr(value))[:60]}; write one object with id and text for each page")
    if {"text_info", "cite_info"} <= value.keys():
        raise PageError(where, "a coded report, not an article; leave this file out (it is what `legation code` wrote)")
    return value


def read_json(source: Source, tell: Tell) -> Iterator[Page]:
    """A file that is one JSON value: a list of rows, or a single row."""
    text = check_damage(source.name, decode(read_all(source)), tell)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PageError(source.name, f"broken JSON ({one_line(error)}); correct it, or write JSON Lines, one object a line") from error
    rows = value if isinstance(value, list) else [value]
    return _patient(source, (_tried(row, f"{source.name}#{number}", tell) for number, row in enumerate(rows, 1)), tell)


def _tried(value: object, where: str, tell: Tell) -> Page | PageError:
    try:
        return page_of(_row(value, where), where, tell)
    except PageError as error:
        return error


def _patient(source: Source, items: Iterable[Page | PageError], tell: Tell) -> Iterator[Page]:
    """The pages among the items; errors are told, but a file in which no row can be read is named once and left."""
    held: list[PageError] | None = []
    failures = _Failures(source.name, tell)
    for item in items:
        if isinstance(item, PageError):
            failures.tell(item) if held is None else held.append(item)
            if held and len(held) > PATIENCE:
                failed = f"none of its first {len(held)} rows can be read"
                raise PageError(source.name, f"no table of articles: {failed}; the first: {held[0].reason}")
        else:
            for error in held or ():
                failures.tell(error)
            held = None
            yield item
    for error in held or ():
        failures.tell(error)
    failures.close()
    if held == []:
        raise PageError(source.name, "a table without rows; nothing to read in it")


class _Failures:
    """Rows that cannot be read: each told of, as long as they are not so many that nobody would read it."""

    def __init__(self, name: str, tell: Tell) -> None:
        self._name = name
        self._tell = tell
        self._told = 0
        self._next: PageError | None = None
        self._untold = 0

    def tell(self, error: PageError) -> None:
        if self._told < MOST_TOLD:
            self._told += 1
            self._tell(error)
        else:
            self._next = self._next or error
            self._untold += 1

    def close(self) -> None:
        if first := self._next:
            self._tell(PageError(self._name, f"{self._untold:,} more rows cannot be read; the first of them, {first.page}: {first.reason}"))


def read_csv(source: Source, tell: Tell) -> Iterator[Page]:
    """Comma, semicolon, tab or bar between the cells, quotes doubled inside quotes, the first line naming the columns."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))  # 131,072 by default, which a long article exceeds
    head = head_text(source.head)
    delimiter = delimiter_of(head) or max(",;\t|", key=head.split("\n", 1)[0].count)
    reader = csv.reader(_csv_lines(source, tell), delimiter=delimiter, strict=True)
    names = [name.strip().lower() for name in next(reader, [])]
    if not {"text", "html"} & set(names):
        raise PageError(source.name, without_text_column(names))
    return _patient(source, _csv_rows(reader, names, source.name, tell), tell)


def _csv_lines(source: Source, tell: Tell) -> Iterator[str]:
    for line in read_lines(source, newline=""):
        yield _sound(line, f"{source.name}#{line.number}", tell)


def _csv_rows(reader: Iterator[list[str]], names: list[str], name: str, tell: Tell) -> Iterator[Page | PageError]:
    number = 0
    while True:
        number += 1
        where = f"{name}#{number}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield PageError(where, f"row {number} is broken CSV ({error}); a quotation mark inside a cell must be doubled")
            continue
        if cells is None:
            return
        if cells:
            yield _csv_row(cells, names, where, tell)


def _csv_row(cells: list[str], names: list[str], where: str, tell: Tell) -> Page | PageError:
    if len(cells) > len(names):
        counts = f"{len(cells)} cells under {len(names)} column names"
        return PageError(where, f"{counts}; put a cell that holds the delimiter in quotation marks")
    return _tried(dict(zip(names, cells, strict=False)), where, tell)


def read_parquet(source: Source, tell: Tell) -> Iterator[Page]:
    """Rows by way of DuckDB, streamed. Parquet is read from its end, so a compressed one is unpacked beside it for a while."""
    if source.path and not _GLOB & set(source.path):
        yield from _patient(source, _parquet_rows(source.path, source.name, tell), tell)
        return
    with tempfile.TemporaryDirectory(prefix="legation-") as folder:
        copy = Path(folder) / "table.parquet"
        with copy.open("wb") as out:
            for chunk in iter(lambda: source.stream.read(1 << 20), b""):
                out.write(chunk)
        yield from _patient(source, _parquet_rows(str(copy), source.name, tell), tell)


def _parquet_rows(path: str, name: str, tell: Tell) -> Iterator[Page | PageError]:
    with closing(duckdb.connect(config={"threads": 1})) as connection:
        known = {row[0].lower(): row[0] for row in connection.execute("describe select * from read_parquet(?)", [path]).fetchall()}
        names = [column for column in COLUMNS if column in known]
        if not {"text", "html"} & set(names):
            raise PageError(name, without_text_column(known))
        chosen = ", ".join('"' + known[column].replace('"', '""') + '"' for column in names)
        rows = connection.execute(f"select {chosen} from read_parquet(?)", [path])
        number = 0
        while batch := rows.fetchmany(16):
            for cells in batch:
                number += 1
                yield _tried(dict(zip(names, cells, strict=True)), f"{name}#{number}", tell)
