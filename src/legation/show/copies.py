"""Copies in a record: which pages are one text, in the terminal and as data. Text of pages is printed as plain text, as in ``terminal``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from legation.record import Copies
from legation.relations import number
from legation.show.clean import clean
from legation.show.terminal import say
from legation.show.words import UNNAMED, day
from legation.types import Article

ALL_OF_IT = 0.995


def render_copies(groups: Sequence[Copies], articles: Mapping[str, Article], pages: int, console: Console) -> None:
    """Print how many texts stand on the ``pages`` of a record, and those that stand on several, page by page.

    ``articles`` are the articles of the pages in ``groups``, by page.
    """
    copied = sum(len(group.pages) for group in groups)
    texts = number(pages - copied + len(groups), "text")
    say(Text(f"{texts} on {number(pages, 'page')}; {number(len(groups), 'text')} on more than one", style="bold"), console)
    for group in groups:
        console.print()
        say(Text(clean(_title(articles[group.pages[0]]) or group.pages[0])), console)
        for page, shared in zip(group.pages, group.shared, strict=True):
            say(Text(clean(_line(articles[page], shared, first=page == group.pages[0]))), console, margin=4)


def copies_json(groups: Sequence[Copies], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """Groups as data: for each its title and its pages, the one that they count with foremost."""
    return [
        {
            "title": _title(articles[group.pages[0]]),
            "pages": [_row(articles[page], shared) for page, shared in zip(group.pages, group.shared, strict=True)],
        }
        for group in groups
    ]


def _row(article: Article, shared: float) -> dict[str, Any]:
    published = article.published_on.isoformat() if article.published_on else None
    return {"page": article.page, "outlet": article.outlet, "published_on": published, "title": _title(article), "shared": shared}


def _title(article: Article) -> str | None:
    return article.heading or (article.title.text if article.title else None)


def _line(article: Article, shared: float, *, first: bool) -> str:
    told = day(article.published_on, short=True) if article.published_on else "no day"
    alike = "" if first else ", all of the shorter" if shared >= ALL_OF_IT else f", {shared:.0%} of the shorter"
    return f"{article.page} ({article.outlet or UNNAMED}, {told}{alike})"
