"""HTML pages: body, comments and metadata through trafilatura, laid back onto the page's plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import trafilatura

from legation.articles import cues
from legation.articles.align import align
from legation.articles.layout import Layout, lay_out
from legation.articles.lines import squash
from legation.types import Comment, Page, Passage

#: htmldate asks the clock how late a date may be unless it is told; a fixed day keeps the same page the same date.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
#: trafilatura's body is taken unless the lines of the page hold this many times as many words.
_SHORTFALL = 4
#: Nobody writes it otherwise, and a page in small letters would take longer to make than to search.
_FIGCAPTION = ("<figcaption", "<FIGCAPTION")
#: Roles of lines that are no paragraphs, whatever the markup says of them.
_FURNITURE = frozenset({"button", "byline", "comments", "credit", "date"})


@dataclass(frozen=True, slots=True)
class Markup:
    """What the markup says: metadata and the parts of the article."""

    layout: Layout
    title: str | None
    site: str | None
    author: str | None
    url: str | None
    published_on: date | None


def read_markup(page: Page) -> Markup | None:
    """What trafilatura finds in ``page.source``; None where it finds nothing that is on the page."""
    source, named = _with_captions(page.source or "")
    found: Any = trafilatura.bare_extraction(source, url=page.url, with_metadata=True, include_comments=True, date_extraction_params=_DATES)
    if found is None:
        return None
    title = page.title or _clean(found.title)
    layout = lay_out(page.plain, heading=title)
    captions = align(page.plain, named)
    top = layout.title.passage.start if layout.title else 0
    told = (p for p in align(page.plain, _texts(found.text), top) if squash(p.text) != squash(title or ""))
    body = tuple(p for p in told if not _within(p, captions))
    body = _clear(layout, body)
    if not body or _words(layout.body) > _SHORTFALL * _words(body):
        return _markup(layout, title, found) if layout.body else None
    comments = tuple(Comment(None, p) for p in align(page.plain, _texts(found.comments), body[-1].end) if _is_comment(p, body))
    related = tuple(p for p in layout.related if not _within(p, body))
    first, last = _lines(layout, body)
    layout = replace(
        layout, lead=tuple(p for p in layout.lead if not _within(p, body)), body=body, captions=captions or layout.captions,
        comments=layout.comments or comments, related=related, first=first, last=last,
    )  # fmt: skip
    return _markup(layout, title, found)


def _markup(layout: Layout, title: str | None, found: Any) -> Markup:
    day = date.fromisoformat(found.date) if found.date and re.fullmatch(r"\d{4}-\d\d-\d\d", found.date) else None
    return Markup(layout, title, _clean(found.sitename), _clean(found.author), found.url or None, day)


def _clear(layout: Layout, body: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The body without the headline, dates, buttons, its captions and its comments, in order of the page."""
    furniture = (line.passage for line, mark in zip(layout.lines, layout.marks, strict=True) if mark in _FURNITURE)
    apart = [*furniture, *layout.captions, *([layout.title.passage] if layout.title else [])]
    comments = [c.passage for c in layout.comments]
    kept = (p for p in body if not _within(p, apart) and not any(p.start < c.end and c.start < p.end for c in comments))
    return tuple(sorted(kept, key=lambda p: p.start))


def _within(passage: Passage, others: Any) -> bool:
    return any(o.start <= passage.start and passage.end <= o.end for o in others)


def _texts(text: str | None) -> list[str]:
    lines = (re.sub(r"^(?:-|\d+\.|#+)\s+", "", line).strip() for line in (text or "").split("\n"))
    return [line for line in lines if len(line) > 1]


def _is_comment(passage: Passage, body: tuple[Passage, ...]) -> bool:
    return passage not in body and len(passage.text.split()) > 2 and not cues.COMMENTS_HEADING.match(passage.text)


def _with_captions(source: str) -> tuple[Any, list[str]]:
    """What trafilatura is to read, and the captions that the markup names: where there are any, one tree serves both."""
    tree = trafilatura.load_html(source) if any(tag in source for tag in _FIGCAPTION) else None
    if tree is None:
        return source, []
    return tree, [text for node in tree.iter("figcaption") if (text := " ".join(node.text_content().split()))]


def _lines(layout: Layout, body: tuple[Passage, ...]) -> tuple[int, int]:
    """The lines on which the body begins and after which it is over."""
    numbers = [line.number for line in layout.lines if line.end > body[0].start and line.start < body[-1].end]
    return (numbers[0], numbers[-1] + 1) if numbers else (layout.first, layout.last)


def _words(passages: tuple[Passage, ...]) -> int:
    return sum(len(p.text.split()) for p in passages)


def _clean(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text).strip() or None if text else None
