"""The records of a WARC file, one at a time (ISO 28500, https://iipc.github.io/warc-specifications/).

Read here and not by a library, because archives come damaged: a bad record must cost itself, not the archive or the run, and must be
named. FastWARC, the fastest, goes past damage without a word or ends the archive at it, and to split records is a small part of the work:
``benchmarks/warc.py --fastwarc`` measures both.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from legation.errors import PageError
from legation.pages.build import Tell, one_line
from legation.pages.streams import MAX_BYTES, Source

MAX_LINE = 65_536
"""Bytes of one header line; MAX_HEADERS of them in a record."""

MAX_HEADERS = 1000

_CHUNK = re.compile(rb"([0-9a-fA-F]{1,15})[^\r\n]{0,200}\r?\n")
_VERSION = re.compile(rb"WARC/[0-9]\.[0-9]\r?\n\Z")
_NEXT = re.compile(rb"\n(WARC/[0-9]\.[0-9]\r?\n[A-Za-z-]{1,40}:)")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")

Headers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A record as stored: ``number`` counts from 1; ``block`` is empty for kinds that hold no page."""

    number: int
    headers: Headers
    block: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("warc-type", "").lower()


@dataclass(frozen=True, slots=True)
class Response:
    """What a server sent: status, headers with lower-case names, and the body, decompressed."""

    status: int
    headers: Headers
    body: bytes


def read_records(source: Source, kinds: frozenset[str], tell: Tell) -> Iterator[Record]:
    """All sound records, with the blocks of the given kinds. What lies between records and belongs to none is told and passed."""
    tape = _Tape(source.stream)
    number, sound = 0, True
    while (lost := _to_next_record(tape)) is not None:
        number += 1
        name = f"{source.name}#{number}"
        if lost and sound:  # else they are the rest of a record that was told of
            tell(PageError(name, f"{lost} bytes before this record belong to none; the archive is damaged there, fetch it again"))
        headers = _read_headers(tape)
        try:
            block = _read_block(tape, headers, headers.get("warc-type", "").lower() in kinds, name)
        except PageError as error:
            sound = False
            tell(error)
        else:
            sound = True
            yield Record(number, headers, block)


class _Tape:
    """A stream that takes back what was read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = io.BytesIO()

    def read(self, length: int) -> bytes:
        kept = self._back.read(length)
        return kept + self._stream.read(length - len(kept)) if len(kept) < length else kept

    def readline(self) -> bytes:
        """Up to the end of the line, or :data:`MAX_LINE` bytes of it."""
        kept = self._back.readline(MAX_LINE)
        return kept if kept.endswith(b"\n") or len(kept) == MAX_LINE else kept + self._stream.readline(MAX_LINE - len(kept))

    def take_back(self, data: bytes) -> None:
        self._back = io.BytesIO(data + self._back.read())


def _to_next_record(tape: _Tape) -> int | None:
    """Goes past the next line ``WARC/1.0``; the bytes lost on the way, ``None`` at the end of the archive."""
    lost = 0
    while line := tape.readline():
        if line.startswith(b"WARC/"):
            return lost
        if version := _VERSION.search(line):
            return lost + version.start()
        lost += len(line) if line.strip() else 0
    return None


def _read_headers(tape: _Tape) -> Headers:
    lines: list[bytes] = []
    while len(lines) < MAX_HEADERS and (line := tape.readline()).strip():
        lines.append(line)
    return _headers(lines)


def _headers(lines: list[bytes]) -> Headers:
    headers: Headers = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers


def _read_block(tape: _Tape, headers: Headers, wanted: bool, name: str) -> bytes:
    """The block, empty if it is not wanted. :class:`PageError` if its length is not stated, is a lie, or is above what a page may have."""
    stated = headers.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", stated):
        raise PageError(name, f"a record without its length ({one_line(stated) or 'none stated'}); it is passed over")
    length = int(stated)
    if length > MAX_BYTES:
        _pass_over(tape, length)
        if wanted:
            raise PageError(name, f"a record above {MAX_BYTES // 1_000_000} MB, which no single page has; it is passed over")
        return b""
    block = tape.read(length)
    if len(block) == length and _ends_here(tape):
        return block if wanted else b""
    if next_record := _NEXT.search(block):
        tape.take_back(block[next_record.start(1) :])
        raise PageError(name, f"a record of {next_record.start()} bytes that claims {length}; it is passed over, fetch the archive again")
    if len(block) < length:
        raise PageError(name, f"a record cut off after {len(block)} of {length} bytes; fetch the archive again")
    raise PageError(name, f"a record longer than the {length} bytes that it claims; it is passed over, fetch the archive again")


def _ends_here(tape: _Tape) -> bool:
    """Whether a block ends as it must: with empty lines, or at least with the next record or the end of the archive behind it."""
    after = tape.read(len(b"\r\n\r\nWARC/"))
    tape.take_back(after)
    rest = after.lstrip(b"\r\n")
    return after.startswith(b"\r\n\r\n") or b"WARC/".startswith(rest[:5])


def _pass_over(tape: _Tape, length: int) -> None:
    """Go past a block too large for a page; if its length is a lie, no farther than the next record."""
    held = b""
    while length and (chunk := tape.read(min(length, 1 << 20))):
        length -= len(chunk)
        if next_record := _NEXT.search(held + chunk):
            tape.take_back((held + chunk)[next_record.start(1) :])
            return
        held = chunk[-64:]


def response_of(block: bytes, name: str) -> Response:
    """The server's answer in a block; :class:`PageError` if its body cannot be decompressed."""
    end = _HEADERS_END.search(block, 0, MAX_LINE * 4)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    first, *lines = head.splitlines() or [b""]
    status = re.match(rb"HTTP/\S+\s+(\d{3})", first)
    headers = _headers(lines)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    coding = headers.get("content-encoding", "").lower()
    return Response(int(status.group(1)) if status else 0, headers, _decompressed(body, coding, name))


def _dechunked(body: bytes) -> bytes:
    """The body put together. Crawlers often store it so already and keep the header: then it stays as it is."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found.group(1), 16)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
        if size == 0:
            break
    return b"".join(parts) if parts else body


def _decompressed(body: bytes, coding: str, name: str) -> bytes:
    """The body unpacked, unless the crawler has done so before."""
    if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return _inflated(body, zlib.MAX_WBITS | 16, name)
    if coding == "deflate" and not body.lstrip().startswith(b"<"):
        return _inflated(body, zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS, name)
    if coding in ("br", "zstd") and not body.lstrip().startswith(b"<"):
        raise PageError(name, f"compressed as {coding}, which is not read; let the crawler store it unpacked")
    return body


def _inflated(body: bytes, window: int, name: str) -> bytes:
    try:
        data = zlib.decompressobj(window).decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise PageError(name, f"a record whose compressed body is damaged ({error}); fetch the page again") from error
    if len(data) > MAX_BYTES:
        raise PageError(name, f"a record above {MAX_BYTES // 1_000_000} MB, which no single page has; leave it out")
    return data
