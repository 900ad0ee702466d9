"""What a file holds, told from its first bytes; its name only settles what the bytes leave open."""

from __future__ import annotations

import csv
import re
from itertools import islice

from legation.errors import PageError
from legation.pages.build import one_line
from legation.pages.decoding import declared_encoding, decode
from legation.pages.streams import Source

# First bytes of files that are no pages, as a user knows them, and the way out where there is one.
_NO_PAGES: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG picture"),
    (b"\xff\xd8\xff", 0, "a JPEG picture"),
    (b"GIF8", 0, "a GIF picture"),
    (b"BM", 0, "a BMP picture"),
    (b"II*\x00", 0, "a TIFF picture"),
    (b"MM\x00*", 0, "a TIFF picture"),
    (b"\x00\x00\x01\x00", 0, "an icon"),
    (b"WEBP", 8, "a WebP picture"),
    (b"WAVE", 8, "a sound file"),
    (b"AVI ", 8, "a film"),
    (b"ftyp", 4, "a film or a picture (MP4, HEIC, AVIF)"),
    (b"ID3", 0, "a sound file"),
    (b"OggS", 0, "a sound file"),
    (b"%PDF-", 0, "a PDF; turn it into text first, for example with pdftotext"),
    (b"{\\rtf", 0, "an RTF document; save it as text or HTML first"),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document; save it as text, HTML or CSV first"),
    (b"\x7fELF", 0, "a program"),
    (b"MZ", 0, "a program"),
    (b"SQLite format 3\x00", 0, "an SQLite database; export its articles as CSV first"),
    (b"DUCK", 8, "a DuckDB database; export its articles as Parquet or CSV first"),
    (b"BZh", 0, "compressed with bzip2; unpack it, or use gzip"),
    (b"\xfd7zXZ\x00", 0, "compressed with xz; unpack it, or use gzip"),
    (b"\x28\xb5\x2f\xfd", 0, "compressed with Zstandard; unpack it, or use gzip"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", 0, "a RAR archive; unpack it first"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
)

_ARCHIVES: tuple[tuple[bytes, int, str], ...] = (
    (b"\x1f\x8b\x08", 0, "gzip"),
    (b"WARC/", 0, "warc"),
    (b"PAR1", 0, "parquet"),
    (b"PK\x03\x04", 0, "zip"),
    (b"PK\x05\x06", 0, "zip"),
    (b"ustar", 257, "tar"),
)

MAX_CONTROL_SHARE = 0.02
"""Control characters (other than white space) above this share of the head make it no text: random bytes have a tenth."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JSON_ROW = re.compile(r"""\s*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)""")
_JSON_WHOLE = re.compile(r"\s*(?:\[\s*\{|\{\s*\n)")
_MAIL = re.compile(r"\s*(?:from|mime-version|date|subject|snapshot-content-location|content-type|x-[\w-]+)\s*:", re.IGNORECASE)
_MULTIPART = re.compile(r"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_PROLOGUE = r"<\?(?>(?:[^?]|\?(?!>))*)\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?[^>]*+>"
_ROOT = re.compile(rf"\s*+(?>(?:(?:{_PROLOGUE})\s*+)*)<([\w:.-]+)", re.IGNORECASE | re.DOTALL)
_SHELL = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ELEMENT = re.compile(
    r"</?(?:a|article|aside|b|blockquote|br|center|div|em|figure|font|footer|h[1-6]|header|hr|i|img|li|link|main|meta|nav|ol|p|pre|script"
    r"|section|small|span|strong|style|table|tbody|td|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FEEDS = {"rss", "feed", "rdf:rdf", "channel"}
_DELIMITERS = (",", ";", "\t", "|")
_KNOWN = {"id", "title", "url", "date", "outlet", "parties"}


def kind_of(source: Source) -> str:
    """``gzip``, ``warc``, ``parquet``, ``zip``, ``tar``, ``jsonl``, ``json``, ``mhtml``, ``feed``, ``html``, ``csv`` or ``dump``.

    :class:`PageError` for what holds no page: nothing at all, a picture, another program's file.
    """
    if not source.head:
        raise PageError(source.name, "an empty file; fetch the page again")
    for magic, at, kind in _ARCHIVES:
        if source.head.startswith(magic, at):
            return kind
    _refuse_binary(source)
    return kind_of_text(head_text(source.head), source.name)


def head_text(head: bytes) -> str:
    """The head decoded, whatever it is in."""
    return decode(head, declared_encoding(head)).text


def _refuse_binary(source: Source) -> None:
    for magic, at, what in _NO_PAGES:
        if source.head.startswith(magic, at) and (len(magic) > 2 or b"\x00" in source.head[:64]):
            raise PageError(source.name, f"not a page but {what}")
    if is_binary(source.head):
        raise PageError(source.name, "not text but binary data (control characters); if it is a page, save it again as text or HTML")


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding."""
    text = head_text(head)
    return "\x00" in text or len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text)


def kind_of_text(text: str, name: str) -> str:
    """The same for what is text: a table, mail with a page in it, a feed, HTML, or else a text dump."""
    suffixes = name.lower().removesuffix(".gz").rsplit("/", 1)[-1].split(".")[1:]
    if _JSON_WHOLE.match(text):
        return "json"
    if _JSON_ROW.match(text.split("\n", 1)[0] or text) or {"jsonl", "ndjson"} & set(suffixes[-1:]):
        return "jsonl"
    if _MAIL.match(text) and _MULTIPART.search(text[:8192]):
        return "mhtml"
    return _kind_of_markup(text, name) or ("csv" if suffixes[-1:] in (["csv"], ["tsv"]) or delimiter_of(text) else "dump")


def _kind_of_markup(text: str, name: str) -> str | None:
    found = _ROOT.match(text)
    root = found.group(1).lower() if found else ""
    if root in _FEEDS:
        return "feed"
    # A dump may quote a tag or two (what a page shows without scripts comes out so); a page has more of them.
    elements = sum(1 for _ in islice(_ELEMENT.finditer(text), 3))
    if (root or elements == 3) and (_SHELL.search(text[:4096]) or elements >= 2):
        return "html"
    if root == "svg":
        raise PageError(name, "not a page but an SVG picture")
    if root and text.lstrip().startswith("<?xml"):
        named = one_line(root)[:60]
        raise PageError(name, f"XML whose root <{named}> is no page and no feed; turn it into HTML, or a table with columns id and text")
    marked = re.search(r"\.x?html?(?:\.gz)?$", name, re.IGNORECASE) and re.search(r"</?[a-z]", text, re.IGNORECASE)
    return "html" if marked else None


def delimiter_of(text: str) -> str | None:
    """The delimiter of a CSV of articles: its first line names a column ``text`` or ``html`` and another that we know."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")
    for delimiter in _DELIMITERS:
        names = {name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])}
        if names & {"text", "html"} and names & _KNOWN:
            return delimiter
    return None
