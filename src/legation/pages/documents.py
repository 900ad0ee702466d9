"""Files that are one page: a text dump, HTML, or a page saved whole as MHTML."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime

from legation.errors import PageError
from legation.pages.build import About, Tell, check_damage, digest_of, html_page, one_line, text_page
from legation.pages.days import day_of
from legation.pages.decoding import declared_encoding, decode
from legation.pages.streams import Source, read_all
from legation.types import Page


def read_dump(source: Source, tell: Tell) -> Iterator[Page]:
    """Text of a whole page as a crawler left it."""
    data = read_all(source)
    text = check_damage(source.name, decode(data), tell)
    yield text_page(source.name, text, "dump", digest_of(data))


def read_html(source: Source, tell: Tell) -> Iterator[Page]:
    """A page of HTML."""
    data = read_all(source)
    text = check_damage(source.name, decode(data, declared_encoding(data)), tell)
    yield html_page(source.name, text, digest_of(data))


def read_mhtml(source: Source, tell: Tell) -> Iterator[Page]:
    """The first HTML part of a page saved by a browser; the day it was saved is the day of the crawl."""
    data = read_all(source)
    try:
        found = _html_part(data)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:  # the standard library's own
        raise PageError(source.name, f"mail or MHTML that cannot be taken apart ({one_line(error)}); save the page as HTML") from error
    if found is None:
        raise PageError(source.name, "mail or MHTML without an HTML part; save the page again as HTML")
    payload, charset, about = found
    text = check_damage(source.name, decode(payload, charset or declared_encoding(payload)), tell)
    yield html_page(source.name, text, digest_of(data), about=about)


def _html_part(data: bytes) -> tuple[bytes, str | None, About] | None:
    """The first part that is HTML, the encoding that it states, and what is known of the page."""
    message = email.message_from_bytes(data)  # the older policy, which does not parse headers that nobody asks for
    part = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    payload = part.get_payload(decode=True) if part else None
    return (payload, part.get_content_charset(), _saved(message, part)) if part and isinstance(payload, bytes) else None


def _saved(message: Message, part: Message) -> About:
    address = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "").strip()
    try:
        day = day_of(parsedate_to_datetime(str(message["Date"]))) if message["Date"] else None
    except ValueError:
        day = None
    return About(url=address if address.startswith(("http:", "https:")) else None, crawled_on=day)
