"""WARC and WET: what a crawler stored, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from legation.errors import PageError
from legation.pages.build import About, Tell, check_damage, digest_of, html_page, one_line, text_page
from legation.pages.decoding import declared_encoding, decode
from legation.pages.sniff import kind_of_text
from legation.pages.streams import MAX_BYTES, Source
from legation.types import Page

_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_TEXT_TYPES = ("", "text/html", "text/plain", "application/xhtml+xml", "application/octet-stream", "text/xml", "application/xml")


def read_warc(source: Source, tell: Tell) -> Iterator[Page]:
    """Pages among the records, named ``archive#n`` by the number of the record. The day of the crawl is ``crawled_on``.

    Requests, redirects, errors and what is neither HTML nor text (pictures, styles) are passed over, as they are no pages.
    """
    found = False
    # Unpacking is done before, where a cut-off archive is noticed; fastwarc ends quietly on one.
    records = ArchiveIterator(source.stream, record_types=WarcRecordType.any_type, parse_http=True, auto_decode="all", stream_detect=False)
    for number, record in enumerate(records, 1):
        if not _is_page(record):
            continue
        try:
            page = _page(record, f"{source.name}#{number}", tell)
        except PageError as error:
            found = True
            tell(error)
        else:
            found = found or page is not None
            if page:
                yield page
    if not found:
        raise PageError(source.name, "an archive without a page: no HTML or text among its records")


def _is_page(record: WarcRecord) -> bool:
    if not record.record_type & _PAGES:
        return False
    status = record.http_headers.status_code if record.is_http_parsed else 200
    return (status or 200) == 200 and _type(record) in _TEXT_TYPES


def _type(record: WarcRecord) -> str:
    """The media type of the page, in lower case, without parameters; empty if none is stated."""
    stated = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return (stated or "").split(";")[0].strip().lower()


def _page(record: WarcRecord, name: str, tell: Tell) -> Page | None:
    """``None`` for what turns out to be no page at all."""
    data = _payload(record, name)
    charset = record.http_charset if record.is_http_parsed else None
    if not data.strip() or (b"\x00" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return None
    decoded = decode(data, charset or declared_encoding(data))
    kind = "dump" if record.record_type == WarcRecordType.conversion else kind_of_text(decoded.text[:65_536], name)
    if kind not in ("html", "dump"):
        return None
    text = check_damage(name, decoded, tell)
    address = record.headers.get("WARC-Target-URI")
    about = About(url=address.strip("<> ") if address else None, crawled_on=_day(record))
    make = html_page(name, text, digest_of(data, address), about=about) if kind == "html" else None
    return make or text_page(name, text, "dump", digest_of(data, address), about=about)


def _payload(record: WarcRecord, name: str) -> bytes:
    stored = record.content_length
    try:
        data: bytes = record.reader.read(MAX_BYTES + 1)
    except OSError as error:
        raise PageError(name, f"a damaged record ({one_line(error)}); fetch the page again") from error
    if len(data) > MAX_BYTES:
        raise PageError(name, f"a record above {MAX_BYTES // 1_000_000} MB, which no single page has; leave it out")
    headers = record.http_headers if record.is_http_parsed else None
    coded = headers is not None and any(headers.get(key) for key in ("Content-Encoding", "Transfer-Encoding"))
    if not coded and len(data) < stored:
        raise PageError(name, f"a record cut off after {len(data)} of {stored} bytes; fetch the archive again")
    return data


def _day(record: WarcRecord) -> date | None:
    return record.record_date.date() if record.record_date else None
