"""The lines of foreign tables, with their numbers, from plain, gzipped and zipped files; a line that ends within quotes is named."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from legation.errors import UsageError
from legation.exchange.formats import UNIT

CHUNK = 100_000
"""Lines that are parsed at once: enough for the columns to be quick, few enough for a laptop's memory."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that is no row of the table, and why."""

    line: int
    reason: str


@dataclass(slots=True)
class Chunk:
    """Lines as ``UNIT``-separated cells, by their numbers in the file (from 1), and the lines that could not be cut into cells."""

    numbers: list[int]
    texts: list[str]
    bad: list[Bad]


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of ``path``, of the one file inside where it is zipped. :class:`UsageError` where that cannot be."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            file.seek(0)
            if head[:2] == b"\x1f\x8b":
                with gzip.open(file) as unpacked:
                    yield io.BufferedReader(unpacked)
            elif head == b"PK\x03\x04":
                with zipfile.ZipFile(file) as archive, archive.open(_only(archive, path)) as member:
                    yield member
            else:
                yield file
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        raise UsageError(
            f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}); check its name, or fetch it anew"
        ) from error


def _only(archive: zipfile.ZipFile, path: Path) -> str:
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise UsageError(f"{path}: has {len(names)} files inside, and one table is wanted; unpack it and name the table")
    return names[0]


def head(path: Path, lines: int = 50) -> list[str]:
    """The first lines of a file that are not empty, without their ends."""
    found: list[str] = []
    with opened(path) as file:
        for line in file:
            text = line.decode("utf-8-sig" if not found else "utf-8", "replace").rstrip("\r\n")
            if text.strip():
                found.append(text)
            if len(found) == lines:
                break
    return found


def chunks(path: Path, separator: str) -> Iterator[Chunk]:
    """All lines of ``path``, some at a time. Empty lines are passed over; they count as lines."""
    with opened(path) as file:
        number, first = 0, True
        while block := file.readlines(CHUNK * 60):
            chunk = _quickly(block, number, separator) if not first else None
            if chunk:
                number += len(block)
                yield chunk
                continue
            chunk = Chunk([], [], [])
            for at, raw in enumerate(block, number + 1):
                _take(raw.lstrip(b"\xef\xbb\xbf") if first else raw, at, separator, chunk)
                first = False
            number += len(block)
            yield chunk


def _quickly(block: list[bytes], number: int, separator: str) -> Chunk | None:
    """All lines at once where none needs a closer look: UTF-8, no quotation mark, none empty."""
    try:
        text = b"".join(block).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if '"' in text or separator == " " or "\x00" in text:
        return None
    texts = text.replace("\r\n", "\n").replace(separator, UNIT).removesuffix("\n").split("\n")
    whole = len(texts) == len(block) and "" not in texts
    return Chunk(list(range(number + 1, number + 1 + len(block))), texts, []) if whole else None


def _take(raw: bytes, number: int, separator: str, chunk: Chunk) -> None:
    try:
        text = raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        # Old tables have names in Windows' western encoding; the byte is kept as such, and the line is not lost.
        text = raw.decode("cp1252", "replace").rstrip("\r\n")
        if b"\x00" in raw:
            chunk.bad.append(Bad(number, f"is no text (byte {error.start} is no UTF-8, and it holds zero bytes)"))
            return
    if not text.strip():
        return
    cells = _cells(text, separator)
    if cells is None:
        chunk.bad.append(Bad(number, "ends within quotation marks"))
        return
    chunk.numbers.append(number)
    chunk.texts.append(cells)


def _cells(text: str, separator: str) -> str | None:
    """The line with ``UNIT`` between its cells; ``None`` where a quotation mark opens a cell and none closes it."""
    if separator == " ":
        return UNIT.join(_blanks(text))
    if '"' not in text:
        return text.replace(separator, UNIT)
    if separator == "\t" and not any(cell.startswith('"') for cell in text.split("\t")):
        return text.replace("\t", UNIT)
    try:
        return UNIT.join(next(csv.reader([text], delimiter=separator, strict=True)))
    except csv.Error:
        # Tab-separated tables use a quotation mark as any other character.
        return text.replace("\t", UNIT) if separator == "\t" else None


def _blanks(text: str) -> list[str]:
    """Cells between blanks or tabs; the fifth is all that is left, such as a description in brackets."""
    return text.split(None, 4)
