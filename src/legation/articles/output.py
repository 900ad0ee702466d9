"""An article as JSON, as the contract names it."""

from __future__ import annotations

from typing import Any

from legation.types import Article, DateEvidence


def to_json(article: Article) -> dict[str, Any]:
    """The article as a dictionary for one JSON line; days as ISO 8601 text, passages as their text, in order of the page."""
    between = article.published_between
    return {
        "page": article.page,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.heading or (article.title.text if article.title else None),
        "byline": article.byline,
        "language": article.language,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_between": [day.isoformat() for day in between] if between else None,
        "crawled_on": article.crawled_on.isoformat() if article.crawled_on else None,
        "date_evidence": [_evidence(e) for e in article.date_evidence],
        "lead": [p.text for p in article.lead],
        "body": [p.text for p in article.body],
        "captions": [p.text for p in article.captions],
        "comments": [{"author": c.author, "text": c.passage.text} for c in article.comments],
        "related": [p.text for p in article.related],
    }


def _evidence(evidence: DateEvidence) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": evidence.kind, "text": evidence.text, "gives": evidence.gives}
    if evidence.start is not None:
        row |= {"start": evidence.start, "end": evidence.end}
    return row
