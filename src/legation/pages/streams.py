"""Bytes on their way in: a look at the head without losing it, and never more in memory than one page may take."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from legation.errors import PageError
from legation.pages.decoding import decode, encoding_of_head

HEAD = 65_536
"""Bytes that are looked at to tell what a file holds."""

MAX_BYTES = 64_000_000
"""Bytes that one page, one feed, or one line of a table may take: far above any news page, far below the memory of a laptop."""


MAX_RATIO, FREE_BYTES = 200, 4_000_000
"""Compressed data may unpack to this many times its size, and to so many bytes whatever its size: pages shrink by five to fifty."""


class BombError(Exception):
    """Compressed data that unpacks to more than any page would."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: its name for the user, its bytes, the file on disk if they are that file's own, and how many archives deep."""

    name: str
    stream: BinaryIO
    head: bytes = b""
    path: str | None = None
    depth: int = 0


class _Replay(io.RawIOBase):
    """A stream from which the head was taken, whole again; damage met while taking it is raised where it lies."""

    def __init__(self, head: bytes, rest: BinaryIO, damage: Exception | None) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = bytes(self._head[: len(buffer)])
        self._head = self._head[len(chunk) :]
        if not chunk and self._damage:
            raise self._damage
        chunk = chunk or self._rest.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)


class Meter:
    """Counts what comes out of compressed data; :class:`BombError` if that is out of all proportion to what went in."""

    def __init__(self, packed: int = 0) -> None:
        self.packed = packed
        self.unpacked = 0

    def count(self, data: bytes) -> bytes:
        self.unpacked += len(data)
        if self.unpacked > FREE_BYTES + MAX_RATIO * self.packed:
            raise BombError
        return data


class Metered:
    """A stream whose bytes are counted; several may share a meter."""

    def __init__(self, stream: BinaryIO, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    def read(self, length: int) -> bytes:
        return self._meter.count(self._stream.read(length))


class _Unzipped(io.RawIOBase):
    """Gzip, decompressed as far as it is sound: unlike :mod:`gzip`, it hands out what stands before a break."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._input = b""
        self._meter = Meter()
        self._begin()

    def _begin(self) -> None:
        self._unzip = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._between = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while self._has_input():
            before = len(self._input)
            chunk = self._unzip.decompress(self._input, len(buffer))
            self._input, self._between = self._unzip.unconsumed_tail or self._unzip.unused_data, False
            self._meter.packed += before - len(self._input)
            self._meter.count(chunk)
            if self._unzip.eof:  # archives are many members one after another, perhaps with zeros between
                self._input = self._input.lstrip(b"\x00")
                self._begin()
            if chunk:
                buffer[: len(chunk)] = chunk
                return len(chunk)
        return 0

    def _has_input(self) -> bool:
        self._input = self._input or self._stream.read(HEAD)
        if not self._input and not self._between:
            raise EOFError("compressed data ends before its end marker")
        return bool(self._input)


def peek(source: Source) -> Source:
    """The same source with its first :data:`HEAD` bytes in ``head``; its stream still begins at the beginning."""
    head, damage = b"", None
    try:
        while len(head) < HEAD and (chunk := source.stream.read(HEAD - len(head))):
            head += chunk
    except (OSError, EOFError, zlib.error, BombError) as error:
        if not head:
            raise
        damage = error
    replay = _Replay(head, source.stream, damage)
    return replace(source, head=head, stream=cast(BinaryIO, io.BufferedReader(replay, HEAD)))


def gunzip(source: Source) -> Source:
    """The same source, decompressed as it is read."""
    return peek(replace(source, stream=cast(BinaryIO, _Unzipped(source.stream)), path=None))


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
