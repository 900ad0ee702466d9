"""A record's row of an article as a source of evidence."""

from __future__ import annotations

from legation.relations.model import Source
from legation.types import Article


def source_of(article: Article) -> Source:
    """What evidence needs of an article: the title stands as its first paragraph, for a headline too is evidence."""
    passages = [article.title, *article.lead, *article.body]
    return Source(
        page=article.page,
        title=article.heading or (article.title.text if article.title else None),
        outlet=article.outlet,
        byline=article.byline,
        url=article.url,
        published_on=article.published_on,
        published_between=article.published_between,
        date_evidence=article.date_evidence,
        paragraphs=tuple(passage.text for passage in passages if passage),
    )
