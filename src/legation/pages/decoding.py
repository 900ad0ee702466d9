"""From bytes to characters: byte-order mark, UTF-8, what the page declares, what the bytes look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

SAMPLE = 65_536
"""Bytes that the guesser sees: it reads a sample several times over."""

MAX_ACCENTS = 0.3
"""Share of bytes above ASCII up to which a page is written in Latin letters; in Cyrillic or Greek it is above a half."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read under these labels (https://encoding.spec.whatwg.org/#names-and-labels), by Python's names.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

# Seven-bit encodings are valid ASCII, so that the test for UTF-8 cannot tell them.
_SEVEN_BIT = ("iso2022", "hz")

# Python's codecs that are no encoding of a page.
_NO_ENCODING = {"idna", "punycode", "unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape", "undefined", "utf-7"}

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f‘’“”–—…•«»\xa0]{3,}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and how many characters of it are damaged."""

    text: str
    encoding: str
    damaged: int = 0


def declared_encoding(head: bytes) -> str | None:
    """The encoding that HTML or XML names for itself in its first 4,096 bytes."""
    found = _DECLARED.search(head[:4096])
    return found.group(1).decode("ascii", "ignore") if found else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of a page. A byte-order mark wins, then valid UTF-8, then what is declared, then the guess; nothing raises.

    Valid UTF-8 goes before the declaration, because pages that declare Latin-1 and are UTF-8 are common and the reverse
    hardly occurs by chance. Line ends stay as they are; the byte-order mark is no character of the page.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], encoding)
    if wide := wide_encoding(data):
        return _forced(data, wide)
    codec = _codec(declared)
    if codec and codec.startswith(_SEVEN_BIT) and (text := _strictly(data, codec)) is not None:
        return Decoded(text, codec)
    if (text := _strictly(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if codec and codec != "utf-8" and (text := _strictly(data, codec)) is not None:
        return Decoded(text, codec)
    return _guessed(data)


def encoding_of_head(head: bytes) -> str:
    """The encoding to stream a table in, from its first bytes (which may end in the middle of a character)."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding.rsplit("-", 1)[0]
    if wide := wide_encoding(head):
        return wide
    whole = head[: head.rfind(b"\n") + 1] or head[:-3]
    return decode(whole).encoding


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero byte beside each ASCII character."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.02 * half else None


def _codec(label: str | None) -> str | None:
    """Python's name for a declared label; ``None`` if there is no such encoding."""
    try:
        name = codecs.lookup(label or "").name
        " ".encode(name)  # refuses codecs from bytes to bytes
    except (LookupError, ValueError):
        return None
    return None if name in _NO_ENCODING or name.startswith(("utf-16", "utf-32")) else _MEANT.get(name, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _forced(data: bytes, encoding: str) -> Decoded:
    """Decoded whatever comes; a replacement character that stood in the page already is no damage of ours."""
    text = data.decode(encoding, "replace")
    already = data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0
    return Decoded(text, encoding, max(text.count("\ufffd") - already, 0))


def _guessed(data: bytes) -> Decoded:
    """Bytes that are not UTF-8: damaged UTF-8, a Western page, or what charset-normalizer takes them for."""
    as_utf8 = _forced(data, "utf-8")
    sound = sum(1 for character in as_utf8.text if character > "\x7f" and character != "\ufffd")
    if sound > as_utf8.damaged or (as_utf8.damaged == 1 and as_utf8.text.endswith("\ufffd")):
        return as_utf8
    foreign = sum(1 for byte in data[:SAMPLE] if byte > 0x7F)
    if foreign <= MAX_ACCENTS * len(data[:SAMPLE]):
        return _western(data)  # the guesser is not to be trusted with a handful of accents
    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    return _forced(data, best.encoding) if best else _western(data)


def _western(data: bytes) -> Decoded:
    """Windows-1252; runs of three letters above ASCII do not occur in the languages written in it, so they are damage."""
    decoded = _forced(data, "cp1252")
    runs = sum(len(run.group()) for run in _FOREIGN_RUN.finditer(decoded.text))
    return Decoded(decoded.text, "cp1252", max(runs, decoded.damaged))
