"""RSS and Atom: each entry a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import feedparser  # type: ignore[import-untyped]

from legation.errors import PageError
from legation.pages.build import About, Tell, digest_of, html_page, one_line, text_page, without_surrogates
from legation.pages.days import day_of
from legation.pages.streams import Source, read_all
from legation.types import Page

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\w+|\w+);")


def read_feed(source: Source, tell: Tell) -> Iterator[Page]:
    """The entries of a feed, named ``feed#1`` and so on, with title, address and day; the feed's own title is the outlet.

    The content of an entry is the article itself, so its kind is ``body``, rendered where it holds markup.
    """
    feed = _parsed(source, read_all(source))
    if not feed["entries"]:
        cause = f" ({one_line(feed['bozo_exception'])})" if feed.get("bozo_exception") else ""
        raise PageError(source.name, f"a feed without entries{cause}; fetch it again")
    outlet = _text(feed["feed"].get("title"))
    for number, entry in enumerate(feed["entries"], 1):
        try:
            page = _page(entry, f"{source.name}#{number}", outlet, tell)
        except PageError as error:
            tell(error)
        else:
            yield page


def _parsed(source: Source, data: bytes) -> Mapping[str, Any]:
    """The feed as feedparser reads it, content untouched: what it would sanitise, rendering leaves out."""
    try:
        # A stream, because feedparser takes bytes for an address or a file name first.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)  # type: ignore[no-any-return]
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise PageError(source.name, f"a feed that cannot be parsed ({one_line(error)}); fetch it again") from error


def _page(entry: Mapping[str, Any], where: str, outlet: str | None, tell: Tell) -> Page:
    content, markup = _content(entry)
    title, url = _text(entry.get("title")), _text(entry.get("link"))
    if not content.strip():
        raise PageError(where, "an entry without text, only a title and a link; fetch the page itself")
    # Asked for by `in`, because feedparser warns when it is asked for a missing "updated".
    stamp = next((_text(entry[key]) for key in ("published", "updated") if key in entry), None)
    about = About(title=title, url=url, outlet=outlet, published_on=_day(stamp, where, tell))
    digest = digest_of(content, title, url, stamp, outlet)
    if markup:
        return html_page(where, content, digest, kind="body", about=about)
    return text_page(where, content, "body", digest, about=about)


def _content(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text that the entry offers (content, else summary), and whether it is markup."""
    offered: list[Mapping[str, Any]] = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    best = max(offered, key=lambda part: len(part.get("value") or ""))
    text = without_surrogates(str(best.get("value") or ""))
    return text, best.get("type") != "text/plain" or bool(_MARKUP.search(text))


def _day(stamp: str | None, where: str, tell: Tell) -> date | None:
    try:
        return day_of(stamp)
    except ValueError as error:
        tell(PageError(where, f"wrong date ({one_line(error)}); the entry is read as undated"))
    return None


def _text(value: object) -> str | None:
    """Text on one line, ``None`` if blank."""
    return " ".join(without_surrogates(value).split()) or None if isinstance(value, str) else None
