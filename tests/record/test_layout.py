from __future__ import annotations

from datetime import date

import pytest

from legation.record.layout import article_from, article_row, page_from, page_row, title_of
from legation.record.schema import ARTICLES, PAGES
from legation.types import Article, Page, Party
from tests.record.samples import article, full_article, html_page, page

GIVEN = page(
    "given", "Text", title="T", published_on=date(2017, 1, 2), crawled_on=date(2018, 1, 2), parties=(Party("USA", 0, 4),),
    outlet="O", url="u", language="en", origin="t.csv",
)  # fmt: skip


@pytest.mark.parametrize("kept", [page(), page("empty", ""), html_page(), GIVEN])
def test_layout_page_comes_back_as_it_went(kept: Page) -> None:
    row = page_row(kept)
    assert len(row) == len(PAGES)
    assert page_from(row, kept.digest) == kept


def test_layout_source_is_kept_only_where_it_differs_from_the_plain_text() -> None:
    source, offsets = list(PAGES).index("source"), list(PAGES).index("offsets")
    assert page_row(page())[source] is None
    assert page_row(page())[offsets] is None
    assert page_row(html_page())[source] is not None


@pytest.mark.parametrize("told", [article(page()), full_article(page()), article(page("a.txt", ""), title=None)])
def test_layout_article_comes_back_as_it_went(told: Article) -> None:
    kept = page() if told.title else page("a.txt", "")
    row = article_row(kept, told, settings="s", run=1, note=None, coder="c", codebook="b")
    assert len(row) == len(ARTICLES)
    assert article_from(row, kept.plain) == told


@pytest.mark.parametrize(
    ("told", "title"),
    [(article(page()), "Envoys met."), (full_article(page()), "Envoys meet"), (article(page("a.txt", ""), title=None), None)],
)
def test_layout_title_is_the_heading_given_else_the_one_found(told: Article, title: str | None) -> None:
    assert title_of(told) == title
