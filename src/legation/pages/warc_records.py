"""The records of a WARC file, one at a time (ISO 28500, https://iipc.github.io/warc-specifications/).

Read here and not by a library, because archives come damaged: a bad record must cost itself, not the archive or the run.
"""

from __future__ import annotations

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
    """All records, with the blocks of the given kinds. What lies between records and belongs to none is told and passed."""
    number = 0
    while (lost := _to_next_record(source.stream)) is not None:
        number += 1
        name = f"{source.name}#{number}"
        if lost:
            tell(PageError(name, f"{lost} bytes before this record belong to none; the archive is damaged there, fetch it again"))
        headers = _read_headers(source.stream)
        length = headers.get("content-length", "")
        if not re.fullmatch(r"[0-9]{1,15}", length):
            tell(PageError(name, f"a record without its length ({one_line(length) or 'none stated'}); it is passed over"))
        elif (block := _read_block(source.stream, int(length), headers.get("warc-type", "").lower() in kinds, name, tell)) is not None:
            yield Record(number, headers, block)


def _to_next_record(stream: BinaryIO) -> int | None:
    """Goes past the next line ``WARC/1.0``; the bytes lost on the way, ``None`` at the end of the archive."""
    lost = 0
    while line := stream.readline(MAX_LINE):
        if line.startswith(b"WARC/"):
            return lost
        lost += len(line) if line.strip() else 0
    return None


def _read_headers(stream: BinaryIO) -> Headers:
    lines: list[bytes] = []
    while len(lines) < MAX_HEADERS and (line := stream.readline(MAX_LINE)).strip():
        lines.append(line)
    return _headers(lines)


def _headers(lines: list[bytes]) -> Headers:
    headers: Headers = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers


def _read_block(stream: BinaryIO, length: int, wanted: bool, name: str, tell: Tell) -> bytes | None:
    """The block; empty if it is not wanted, ``None`` (told) if it is too large or cut off."""
    if wanted and length <= MAX_BYTES:
        block = stream.read(length)
        if len(block) == length:
            return block
        tell(PageError(name, f"a record cut off after {len(block)} of {length} bytes; fetch the archive again"))
        return None
    while length and (passed := len(stream.read(min(length, 1 << 20)))):
        length -= passed
    if wanted:
        tell(PageError(name, f"a record above {MAX_BYTES // 1_000_000} MB, which no single page has; it is passed over"))
        return None
    return b""


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
