"""Bytes on their way in: a look at the head without losing it, and never more in memory than one page may take."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from legation.errors import PageError
from legation.pages.decoding import decode, encoding_of_head

HEAD = 65_536
"""Bytes that are looked at to tell what a file holds."""

MAX_BYTES = 64_000_000
"""Bytes that one page, one feed, or one line of a table may take: far above any news page, far below the memory of a laptop."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its name for the user, its bytes, the file on disk if they are that file's own, and how many archives deep."""

    name: str
    stream: BinaryIO
    head: bytes = b""
    path: str | None = None
    depth: int = 0


class _Replay(io.RawIOBase):
    """A stream from which the head was taken, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :] if len(self._head) else self._head
        buffer[: len(chunk)] = chunk
        return len(chunk)


def peek(source: Source) -> Source:
    """The same source with its first :data:`HEAD` bytes in ``head``; its stream still begins at the beginning."""
    head = source.stream.read(HEAD)
    return replace(source, head=head, stream=cast(BinaryIO, io.BufferedReader(_Replay(head, source.stream), HEAD)))


def gunzip(source: Source) -> Source:
    """The same source, decompressed as it is read."""
    unzipped = cast(BinaryIO, gzip.GzipFile(fileobj=source.stream, mode="rb"))
    return peek(replace(source, stream=unzipped, path=None))


def read_all(source: Source) -> bytes:
    """All the bytes of one page; :class:`PageError` above :data:`MAX_BYTES`."""
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PageError(source.name, f"more than {MAX_BYTES // 1_000_000} MB, which no single page has; split it into pages or rows")
    return data


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: ``number`` counts from 1; ``damaged`` characters could not be decoded; ``text`` is None if it is too long."""

    number: int
    text: str | None
    damaged: int = 0


def read_lines(source: Source, *, newline: str) -> Iterator[Line]:
    """Decoded lines, with their line ends. ``newline`` as for :func:`open`. A line above :data:`MAX_BYTES` comes without its text."""
    encoding = encoding_of_head(source.head)
    text = io.TextIOWrapper(source.stream, encoding=encoding, errors="surrogateescape", newline=newline)
    number = 0
    while line := text.readline(MAX_BYTES):
        number += 1
        if len(line) == MAX_BYTES and not line.endswith("\n"):
            _skip_line(text)
            yield Line(number, None)
        else:
            yield _repaired(number, line, encoding)


def _skip_line(text: io.TextIOWrapper) -> None:
    while (rest := text.readline(HEAD)) and not rest.endswith("\n"):
        pass


def _repaired(number: int, line: str, encoding: str) -> Line:
    """A line whose bytes do not fit the encoding of the file is decoded by itself."""
    if line.isascii() or not any("\udc80" <= character <= "\udcff" for character in line):
        return Line(number, line)
    decoded = decode(line.encode(encoding, "surrogateescape"))
    return Line(number, decoded.text, decoded.damaged)
