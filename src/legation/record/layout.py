"""Articles and their pages as rows of the record, and back.

An article's passages are kept as positions in the page's plain text. The page as decoded is kept compressed, and only where it
differs from the plain text; so is the way from one to the other.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from legation.record.rows import Row
from legation.types import Article, Comment, DateEvidence, Page, Party, Passage


def title_of(article: Article) -> str | None:
    """The headline to show: the one given beside the text, else the one found in it."""
    text = article.heading or (article.title.text if article.title else None)
    return " ".join(text.split()) if text else None


def article_row(page: Page, article: Article, *, settings: str, run: int, note: str | None, coder: str, codebook: str) -> Row:
    """In the order of ``schema.ARTICLES``."""
    first, last = article.published_between or (None, None)
    return (
        page.name,
        page.digest,
        settings,
        run,
        title_of(article),
        article.outlet,
        article.byline,
        article.url,
        article.language,
        article.published_on,
        first,
        last,
        article.crawled_on,
        note,
        coder,
        codebook,
        json.dumps(_layout(page, article), ensure_ascii=False),
    )


def article_from(row: Row, plain: str) -> Article:
    """From a row of ``schema.ARTICLES`` and the plain text of its page."""
    (page, _, _, _, _, outlet, byline, url, language, published, first, last, crawled, _, _, _, layout) = row
    kept = json.loads(layout)

    def passages(name: str) -> tuple[Passage, ...]:
        return tuple(_passage(place, plain) for place in kept[name])

    return Article(
        page=page,
        title=_passage(kept["title"], plain) if kept["title"] else None,
        lead=passages("lead"),
        body=passages("body"),
        captions=passages("captions"),
        comments=tuple(Comment(author, _passage(place, plain)) for author, place in kept["comments"]),
        related=passages("related"),
        heading=kept["heading"],
        url=url,
        outlet=outlet,
        byline=byline,
        language=language,
        published_on=published,
        published_between=(first, last) if first and last else None,
        crawled_on=crawled,
        date_evidence=tuple(DateEvidence(*evidence) for evidence in kept["date_evidence"]),
    )


def page_row(page: Page) -> Row:
    """In the order of ``schema.PAGES``."""
    same = page.source == page.plain
    source = None if same else zlib.compress(page.source.encode("utf-8"), 6)
    given = {
        "title": page.title,
        "url": page.url,
        "outlet": page.outlet,
        "published_on": page.published_on.isoformat() if page.published_on else None,
        "language": page.language,
        "crawled_on": page.crawled_on.isoformat() if page.crawled_on else None,
        "parties": None if page.parties is None else [[p.code, p.start, p.end] for p in page.parties],
    }
    known = {name: value for name, value in given.items() if value is not None}
    return page.name, page.origin, page.kind, page.plain, source, _pack(page.offsets), json.dumps(known, ensure_ascii=False)


def page_from(row: Row, digest: str) -> Page:
    """From a row of ``schema.PAGES`` and the digest kept with the article."""
    name, origin, kind, plain, source, offsets, given = row
    known = json.loads(given)
    published, crawled = known.pop("published_on", None), known.pop("crawled_on", None)
    parties = known.pop("parties", None)
    return Page(
        name=name,
        source=plain if source is None else zlib.decompress(source).decode("utf-8"),
        kind=kind,
        digest=digest,
        plain=plain,
        offsets=_unpack(offsets),
        origin=origin,
        parties=None if parties is None else tuple(Party(*party) for party in parties),
        published_on=date.fromisoformat(published) if published else None,
        crawled_on=date.fromisoformat(crawled) if crawled else None,
        **known,
    )


def _layout(page: Page, article: Article) -> dict[str, Any]:
    def places(passages: Sequence[Passage]) -> list[list[Any]]:
        return [_place(passage, page.plain) for passage in passages]

    return {
        "title": _place(article.title, page.plain) if article.title else None,
        "heading": article.heading,
        "lead": places(article.lead),
        "body": places(article.body),
        "captions": places(article.captions),
        "comments": [[comment.author, _place(comment.passage, page.plain)] for comment in article.comments],
        "related": places(article.related),
        "date_evidence": [[e.kind, e.text, e.gives, e.start, e.end] for e in article.date_evidence],
    }


def _place(passage: Passage, plain: str) -> list[Any]:
    # A passage that is no stretch of the page keeps its text, so that nothing is lost.
    stands = plain[passage.start : passage.end] == passage.text
    return [passage.start, passage.end] if stands else [passage.start, passage.end, passage.text]


def _passage(place: list[Any], plain: str) -> Passage:
    start, end, *text = place
    return Passage(text[0] if text else plain[start:end], start, end)


def _pack(offsets: array[int] | None) -> bytes | None:
    """Steps from one offset to the next, compressed: they are mostly one."""
    if offsets is None:
        return None
    steps = np.diff(np.array(offsets, dtype=np.int64), prepend=0)
    return offsets.typecode.encode() + zlib.compress(steps.tobytes(), 6)


def _unpack(packed: bytes | None) -> array[int] | None:
    if packed is None:
        return None
    steps = np.frombuffer(zlib.decompress(packed[1:]), dtype=np.int64)
    return array(packed[:1].decode(), np.cumsum(steps).tolist())
