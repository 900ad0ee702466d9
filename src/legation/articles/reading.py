"""One page becomes one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legation.articles.bounds import Bound, find_bounds
from legation.articles.dating import Dating, Outside, weigh
from legation.articles.hints import find_hints, find_told
from legation.articles.layout import Layout, lay_out, lay_out_body
from legation.articles.markup import Markup, read_markup
from legation.articles.masthead import find_masthead
from legation.articles.order import writes_day_first
from legation.articles.outlets import Outlet, find_outlet
from legation.articles.stamps import find_stamps, url_day, url_month
from legation.articles.tongue import find_language
from legation.knowledge import Knowledge
from legation.types import Article, DateEvidence, Page, Passage

_BYLINE = re.compile(
    r"^\W*(?:(?:written|posted|reported|story|words)\s+)?by:?\s+(?P<who>.+?)(?:\s*[|•·/]\s.*|\s+on\s+.*|,?\s+\w+day,.*)?$", re.IGNORECASE
)
#: Weight of a bound that all others of a text together do not outweigh.
_SURE = 100


@dataclass(frozen=True, slots=True)
class _Known:
    """The parts of a page and what its markup or row adds."""

    layout: Layout
    markup: Markup | None


def read_article(page: Page, knowledge: Knowledge) -> Article:
    """The article on ``page``: its parts as passages of ``page.plain``, and its day with the evidence.

    ``knowledge.people`` (who held which office when) bounds the day where the page does not give it. A page without an article
    gives one with an empty body, never an error.
    """
    return read_dated(page, knowledge)[0]


def read_dated(page: Page, knowledge: Knowledge) -> tuple[Article, Dating]:
    """The article on ``page`` as :func:`read_article` gives it, and beside it all that was weighed to date it."""
    known = _part(page)
    layout, markup = known.layout, known.markup
    names = (page.outlet, markup.site if markup else None, layout.title.site if layout.title else None)
    url = page.url or (markup.url if markup else None)
    masthead = find_masthead(layout.lines, layout.marks, layout.title.line if layout.title else None) if page.kind != "body" else None
    outlet, row = find_outlet(url, names, layout.body, layout.lines, masthead)
    title = layout.title.passage if layout.title else None
    language = find_language(layout.body or ((title,) if title else ()), page.language)
    dating = _date(page, known, row, url, language, knowledge)
    heading = page.title or (markup.title if markup else None)
    article = Article(
        page=page.name,
        title=title,
        lead=layout.lead,
        body=layout.body,
        captions=layout.captions,
        comments=layout.comments,
        related=layout.related,
        heading=heading if heading and not (title and title.text == heading) else None,
        url=url,
        outlet=outlet,
        byline=(markup.author if markup else None) or _byline(layout),
        language=language,
        published_on=dating.published_on,
        published_between=dating.published_between,
        crawled_on=page.crawled_on or dating.crawled_on,
        date_evidence=dating.evidence,
    )
    return article, dating


def _part(page: Page) -> _Known:
    if page.kind == "body":
        return _Known(lay_out_body(page.plain, page.title), None)
    markup = read_markup(page) if page.kind == "html" else None
    return _Known(markup.layout, markup) if markup else _Known(lay_out(page.plain, heading=page.title), None)


def _date(page: Page, known: _Known, outlet: Outlet | None, url: str | None, language: str | None, knowledge: Knowledge) -> Dating:
    layout = known.layout
    told = _told(layout)
    stamps = [*(find_stamps(layout) if page.kind != "body" else ()), *find_told(layout.body)]
    stamps.sort(key=lambda s: (-s.score, s.start or 0))
    bounds = [*find_bounds(told, knowledge.people), *_month_bound(url), *find_hints(layout, page.crawled_on)]
    day_first = outlet.day_first if outlet else writes_day_first(url, language)
    return weigh(list(_outside(page, known, url)), stamps, bounds, told, day_first, page.crawled_on)


def _told(layout: Layout) -> tuple[Passage, ...]:
    return (*((layout.title.passage,) if layout.title else ()), *layout.lead, *layout.body)


def _outside(page: Page, known: _Known, url: str | None) -> Iterator[Outside]:
    """What row, markup and address say of the day, the surest first."""
    if page.published_on:
        yield Outside("row", page.published_on.isoformat(), page.published_on)
    if known.markup and known.markup.published_on:
        yield Outside("metadata", known.markup.published_on.isoformat(), known.markup.published_on)
    day = url_day(url)
    if day:
        yield Outside("url", url or "", day)


def _month_bound(url: str | None) -> Iterator[Bound]:
    """The month in an address that has no day; what the address says outweighs what the text does."""
    month = url_month(url) if not url_day(url) else None
    if month:
        evidence = DateEvidence("url", url or "", f"{month[0].isoformat()}/{month[1].isoformat()}")
        yield Bound((month,), evidence, _SURE)


def _byline(layout: Layout) -> str | None:
    """The name on the byline nearest to the headline."""
    top = layout.title.line if layout.title else 0
    for line in layout.lines[max(0, top - 3) : layout.first + 4]:
        match = _BYLINE.match(line.text) if layout.marks[line.number] in ("byline", "date") else None
        if match and re.search(r"[A-Z]", match["who"]) and not re.match(r"\d", match["who"]):
            return match["who"].strip(" ,.|-")
    return None
