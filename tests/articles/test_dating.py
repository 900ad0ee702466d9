from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from legation.articles import read_article
from tests.articles import pages
from tests.articles.conftest import dump

STORY = "\n\n".join(f"The two ministers spoke for {n} hours about the treaty and its future, and will meet again." for n in range(4))


def test_weigh_own_date_line_beats_the_masthead(knowledge: Any) -> None:
    article = read_article(dump(pages.AGGREGATOR), knowledge)
    assert article.published_on == date(2018, 12, 12)
    assert article.crawled_on == date(2019, 7, 4)


def test_weigh_masthead_that_agrees_is_still_the_visit(knowledge: Any) -> None:
    article = read_article(dump(pages.NEWSWIRE), knowledge)
    assert article.published_on == date(2018, 9, 18)
    assert article.crawled_on == date(2018, 9, 18)


def test_weigh_masthead_refuted_by_an_office_leaves_an_interval(knowledge: Any) -> None:
    article = read_article(dump(pages.BULLETIN), knowledge)
    assert article.published_on is None
    assert article.crawled_on == date(2026, 3, 2)
    assert article.published_between is not None
    assert date(2018, 4, 26) <= article.published_between[0]
    assert article.published_between[1] <= date(2021, 1, 20)


def test_weigh_date_beside_the_headline_refuted_by_a_death(knowledge: Any) -> None:
    article = read_article(dump("27 March 2017\n" + pages.COMMENTED), knowledge)
    assert article.published_on is None
    assert article.crawled_on == date(2017, 3, 27)
    assert article.published_between == (date(2017, 2, 3), date(2017, 2, 20))


def test_weigh_day_without_a_year_within_a_tenure(knowledge: Any) -> None:
    article = read_article(dump(pages.WIRE_PAGE), knowledge)
    assert article.published_on == date(2017, 11, 14)
    assert {"dateline", "office", "weekday"} <= {e.kind for e in article.date_evidence}


def test_weigh_evidence_points_into_the_page(knowledge: Any) -> None:
    page = dump(pages.WIRE_PAGE)
    for evidence in read_article(page, knowledge).date_evidence:
        assert evidence.start is None or page.plain[evidence.start : evidence.end] in evidence.text


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Ministers speak about treaty\n\nPublished 3 May 2018\n\n", date(2018, 5, 3)),
        ("3 May 2018\n\nMinisters speak about treaty\n\n", date(2018, 5, 3)),
        ("Monday, 4 May 2020\nLatest news\n\nMinisters speak about treaty\n\nMay 3, 2018\n\n", date(2018, 5, 3)),
        ("Today: Monday, 4 May 2020\n\nMinisters speak about treaty\n\n", None),
        ("Ministers speak about treaty\n\n25/12/2018\n\nUpdated 03/01/2019\n\n", date(2018, 12, 25)),
        ("Ministers speak about treaty\n\n03/05/2018\n\n", None),
    ],
)
def test_weigh_date_lines(knowledge: Any, above: str, published: date | None) -> None:
    assert read_article(dump(above + STORY), knowledge).published_on == published


def test_weigh_dates_of_comments_do_not_count(knowledge: Any) -> None:
    text = f"Ministers speak\n\n{STORY}\n\nComments\n\n  • Ann on May 9, 2018 at 4:47 pm said:\n\n    Good.\n"
    assert read_article(dump(text), knowledge).published_on is None


def test_weigh_ambiguous_date_read_as_the_outlet_writes(knowledge: Any) -> None:
    text = f"Ministers speak about treaty\n\n03/05/2018\n\n{STORY}"
    assert read_article(dump(text, url="https://www.bbc.com/news/1"), knowledge).published_on == date(2018, 5, 3)
    assert read_article(dump(text, url="https://www.cnn.com/x"), knowledge).published_on == date(2018, 3, 5)


def test_weigh_day_of_the_row_comes_first(knowledge: Any) -> None:
    page = dump(pages.AGGREGATOR, published_on=date(2018, 12, 4), url="https://example.org/2018/12/05/x")
    article = read_article(page, knowledge)
    assert article.published_on == date(2018, 12, 4)
    assert {"row", "url"} <= {e.kind for e in article.date_evidence}


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2017/08/10/talks", date(2017, 8, 10)),
        ("https://example.org/news/20170810-talks", date(2017, 8, 10)),
        ("https://example.org/2017/aug/10/talks", date(2017, 8, 10)),
        ("https://example.org/article/12345678", None),
        ("https://example.org/2017/talks", None),
        ("https://example.org/2016/12/russia-talks-2016-cold-war-214532", None),
    ],
)
def test_url_day(knowledge: Any, url: str, day: date | None) -> None:
    assert read_article(dump(STORY, url=url), knowledge).published_on == day


def test_url_month_bounds_the_day_and_outweighs_the_text(knowledge: Any) -> None:
    article = read_article(dump(STORY, url="https://example.org/2016/12/russia-talks-2016-214532"), knowledge)
    assert article.published_between == (date(2016, 12, 1), date(2016, 12, 31))
