"""What all formats share in making a page: caps, checks, digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from legation.errors import PageError
from legation.pages.decoding import Decoded
from legation.pages.markup import render
from legation.types import Page

MAX_CHARACTERS = 5_000_000
"""Characters of plain text that one page may have: more than any book, so that more is a file that was glued together."""

MAX_DAMAGED_SHARE = 0.05
"""Above this share of undecodable characters a page is not worth reading."""

Tell = Callable[[PageError], None]

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a page apart from its text."""

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published_on: date | None = None
    crawled_on: date | None = None


def text_page(name: str, text: str, kind: str, digest: str, *, about: About | None = None) -> Page:
    """A page whose source is its plain text. :class:`PageError` if it is blank or above :data:`MAX_CHARACTERS`."""
    _check(name, text)
    return _page(Page(name, text, kind, digest, text, origin=name), about or About())


def html_page(name: str, source: str, digest: str, *, kind: str = "html", about: About | None = None) -> Page:
    """A page whose source is HTML, rendered. :class:`PageError` as for :func:`text_page`."""
    plain, offsets = render(source)
    if source.strip() and not plain.strip():
        raise PageError(name, "HTML without any text (a page that scripts fill in?); save it from the browser once it is shown")
    _check(name, plain)
    return _page(Page(name, source, kind, digest, plain, offsets, origin=name), about or About())


def _page(page: Page, about: About) -> Page:
    return replace(
        page,
        title=about.title,
        url=about.url,
        outlet=about.outlet,
        published_on=about.published_on,
        crawled_on=about.crawled_on,
    )


def _check(name: str, plain: str) -> None:
    if not plain.strip():
        raise PageError(name, "no text in it; fetch the page again, or leave it out")
    if len(plain) > MAX_CHARACTERS:
        size = f"{len(plain):,} characters of text"
        raise PageError(name, f"{size}, above the {MAX_CHARACTERS:,} that one page may have; split it, one article a file or row")


def check_damage(name: str, decoded: Decoded, tell: Tell) -> str:
    """The text, if it can be read: tells of a damaged page that is read all the same, raises if the damage is too great."""
    if not decoded.damaged:
        return decoded.text
    share = decoded.damaged / max(len(decoded.text), 1)
    what = f"broken encoding: {decoded.damaged:,} of {len(decoded.text):,} characters do not fit {decoded.encoding}"
    if share > MAX_DAMAGED_SHARE:
        raise PageError(name, f"{what}; save the page again as UTF-8")
    tell(PageError(name, f"{what}; the page is read with these characters damaged, save it again as UTF-8 to have them right"))
    return decoded.text


def digest_of(*parts: bytes | str | None) -> str:
    """SHA-256, in hexadecimal, over parts in order, each with its length so that no two lists of parts run together."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"-" if data is None else b"%d:" % len(data) + data)
    return digest.hexdigest()


def without_surrogates(text: str) -> str:
    r"""Half of a surrogate pair (a lone ``\ud83d`` in JSON, an odd file name) is no character: U+FFFD stands in its place."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: object) -> str:
    """Any text as one short line for a message."""
    return " ".join(without_surrogates(str(text)).split())[:200]
