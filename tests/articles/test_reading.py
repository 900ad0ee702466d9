from __future__ import annotations

import json
from datetime import date
from typing import Any

from legation.articles import read_article, to_json
from legation.pages import render
from legation.types import Page
from tests.articles import pages
from tests.articles.conftest import dump

HTML = """<!doctype html><html lang="en"><head><title>Moscow and Ankara agree on convoys - The Daily Example</title>
<meta property="og:site_name" content="The Daily Example"><meta property="og:title" content="Moscow and Ankara agree on convoys">
<meta property="article:published_time" content="2018-09-18T10:00:00Z"></head>
<body><nav><ul><li>Home<li>World</ul></nav><p>Saturday, 3 October 2020</p>
<article><h1>Moscow and Ankara agree on convoys</h1><p class="byline">By Ann Writer</p>
<figure><img src="x.jpg"><figcaption>The two presidents shake hands in Sochi. (Reuters)</figcaption></figure>
<p>SOCHI &mdash; Russia and Turkey agreed on Monday to open a route for convoys of aid through the north, officials said after hours.</p>
<p>Russian officials said the &ldquo;decision&rdquo; would be carried out by 15 October, and that patrols would watch over the road.</p>
<p>Turkish officials thanked their hosts and said that they hoped for a lasting ceasefire in the province, where millions live.</p>
</article>
<aside><h3>Most read</h3><ul><li><a href="#">Germany expels four diplomats</a></ul></aside></body></html>"""


def html_page() -> Page:
    plain, offsets = render(HTML)
    return Page(name="a.html", source=HTML, kind="html", digest="x", plain=plain, offsets=offsets)


def test_read_article_html_lies_on_the_plain_text(knowledge: Any) -> None:
    page = html_page()
    article = read_article(page, knowledge)
    assert [p.text[:5] for p in article.body] == ["SOCHI", "Russi", "Turki"]
    assert all(page.plain[p.start : p.end] == p.text for p in (*article.body, *article.captions, *article.related))
    assert [p.text for p in article.captions] == ["The two presidents shake hands in Sochi. (Reuters)"]
    start, end = page.to_source(article.body[1].start, article.body[1].end)
    assert "&ldquo;decision&rdquo;" in HTML[start:end]


def test_read_article_html_metadata(knowledge: Any) -> None:
    row = to_json(read_article(html_page(), knowledge))
    assert (row["title"], row["outlet"], row["byline"]) == ("Moscow and Ankara agree on convoys", "The Daily Example", "Ann Writer")
    assert (row["published_on"], row["crawled_on"], row["language"]) == ("2018-09-18", "2020-10-03", "en")


def test_read_article_html_without_markup_to_hold_on_to_is_read_as_lines(knowledge: Any) -> None:
    plain, offsets = render("<p>Hi</p>")
    article = read_article(Page(name="b.html", source="<p>Hi</p>", kind="html", digest="x", plain=plain, offsets=offsets), knowledge)
    assert article.body == ()


def test_read_article_body_row(knowledge: Any) -> None:
    text = "The talks failed on Monday.\n\nBoth sides left the hall.\n"
    page = dump(text, kind="body", title="Talks fail", outlet="An Outlet", published_on=date(2019, 3, 5))
    article = read_article(page, knowledge)
    assert [p.text for p in article.body] == ["The talks failed on Monday.", "Both sides left the hall."]
    assert article.title is None
    assert article.heading == "Talks fail"
    assert (article.outlet, article.published_on) == ("An Outlet", date(2019, 3, 5))


def test_read_article_of_nothing_is_empty(knowledge: Any) -> None:
    article = read_article(dump("...\n\n---\n"), knowledge)
    assert (article.body, article.title, article.language, article.published_on) == ((), None, None, None)


def test_read_article_language_other_than_english(knowledge: Any) -> None:
    text = "\n\n".join(
        ["Der Außenminister traf am Montag seinen Kollegen und sprach mit ihm über die Grenze und den Handel beider Länder."] * 3
    )
    assert read_article(dump(text), knowledge).language == "de"


def test_read_article_short_text_is_english_or_unknown(knowledge: Any) -> None:
    assert read_article(dump("Ok", kind="body"), knowledge).language in (None, "en")
    assert read_article(dump("The minister said that talks would go on.", kind="body"), knowledge).language == "en"


def test_read_article_is_a_pure_function(knowledge: Any) -> None:
    assert read_article(dump(pages.COMMENTED), knowledge) == read_article(dump(pages.COMMENTED), knowledge)


def test_read_article_crawl_day_of_the_archive_wins(knowledge: Any) -> None:
    assert read_article(dump(pages.AGGREGATOR, crawled_on=date(2020, 1, 1)), knowledge).crawled_on == date(2020, 1, 1)


def test_to_json_is_the_contract(knowledge: Any) -> None:
    row = to_json(read_article(dump(pages.COMMENTED), knowledge))
    fields = ["page", "url", "outlet", "title", "byline", "language", "published_on", "published_between", "crawled_on"]
    assert list(row) == [*fields, "date_evidence", "lead", "body", "captions", "comments", "related"]
    assert json.loads(json.dumps(row)) == row
    assert row["outlet"] == "Sputnik"
