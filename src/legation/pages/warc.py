"""WARC and WET: the pages among what a crawler stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legation.errors import PageError
from legation.pages.build import About, Tell, check_damage, digest_of, html_page, text_page
from legation.pages.days import day_of
from legation.pages.decoding import declared_encoding, decode
from legation.pages.sniff import is_binary, kind_of_text
from legation.pages.streams import HEAD, Source
from legation.pages.warc_records import Record, read_records, response_of
from legation.types import Page

_KINDS = frozenset({"response", "resource", "conversion"})
_TEXT_TYPES = {"", "text/html", "text/plain", "application/xhtml+xml", "application/octet-stream", "text/xml", "application/xml"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Payload:
    """A document in a record: its bytes, its media type and the encoding that the server stated."""

    data: bytes
    media: str
    charset: str | None


def read_warc(source: Source, tell: Tell) -> Iterator[Page]:
    """Pages among the records, named ``archive#n`` by the number of the record. The day of the crawl is ``crawled_on``.

    Requests, redirects, errors and what is neither HTML nor text (pictures, styles) are passed over, as they are no pages.
    """
    found = False
    for record in read_records(source, _KINDS, tell):
        try:
            page = _page(record, f"{source.name}#{record.number}", tell)
        except PageError as error:
            found = True
            tell(error)
        else:
            if page:
                found = True
                yield page
    if not found:
        raise PageError(source.name, "an archive without a page: no HTML or text among its records")


def _page(record: Record, name: str, tell: Tell) -> Page | None:
    """``None`` for what is no page."""
    payload = _payload(record, name) if record.kind in _KINDS else None
    if payload is None or payload.media not in _TEXT_TYPES or not payload.data.strip() or is_binary(payload.data[:HEAD]):
        return None
    decoded = decode(payload.data, payload.charset or declared_encoding(payload.data))
    kind = "dump" if record.kind == "conversion" else kind_of_text(decoded.text[:HEAD], name)
    if kind not in ("html", "dump"):
        return None
    text = check_damage(name, decoded, tell)
    address = record.headers.get("warc-target-uri", "").strip("<> ") or None
    about = About(url=address, crawled_on=_day(record))
    digest = digest_of(payload.data, address)
    return html_page(name, text, digest, about=about) if kind == "html" else text_page(name, text, kind, digest, about=about)


def _payload(record: Record, name: str) -> _Payload | None:
    """The document, ``None`` if the server sent an error or a redirect instead."""
    stated = record.headers.get("content-type", "")
    if not stated.lower().startswith("application/http"):
        return _Payload(record.block, _media(stated), _charset(stated))
    response = response_of(record.block, name)
    stated = response.headers.get("content-type", "")
    return _Payload(response.body, _media(stated), _charset(stated)) if response.status == 200 else None


def _media(stated: str) -> str:
    return stated.split(";")[0].strip().lower()


def _charset(stated: str) -> str | None:
    found = _CHARSET.search(stated)
    return found.group(1) if found else None


def _day(record: Record) -> date | None:
    """The day of the crawl; an archive with a wrong date is read without."""
    try:
        return day_of(record.headers.get("warc-date"))
    except ValueError:
        return None
