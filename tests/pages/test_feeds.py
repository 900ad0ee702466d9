from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.errors import PageError
from legation.types import Page

Read = Callable[..., tuple[list[Page], list[PageError]]]
Write = Callable[[str, bytes | str], Path]

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Alpine Wire</title><link>https://wire.example/</link>
<item><title>Envoys meet</title><link>https://wire.example/1</link><pubDate>Wed, 20 Sep 2017 23:30:00 -0400</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The envoys met &amp; agreed.</p><script>x()</script>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://wire.example/2</link></item>
<item><title>Plain words</title><description>The talks went on.</description><pubDate>next week</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lake Post</title>
<entry><title>Talks</title><link href="https://lake.example/1"/><published>2018-02-25T01:00:00+03:00</published>
<content type="html">&lt;p&gt;Both sides met.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.txt"])
def test_rss(read: Read, write: Write, name: str) -> None:
    path = write(name, RSS)
    [first, third], errors = read(path)
    assert (first.name, first.kind, first.plain) == (f"{path}#1", "body", "The envoys met & agreed.")
    assert (first.title, first.url, first.outlet) == ("Envoys meet", "https://wire.example/1", "Alpine Wire")
    assert first.published_on == date(2017, 9, 20)
    assert first.source[slice(*first.to_source(4, 16))] == "envoys met &amp;"
    assert (third.plain, third.published_on) == ("The talks went on.", None)
    assert [(error.page, error.reason.split()[0]) for error in errors] == [(f"{path}#2", "an"), (f"{path}#3", "wrong")]


def test_entry_without_a_day(read: Read, write: Write) -> None:
    [page], errors = read(write("feed.xml", "<rss><channel><item><description>The talks went on.</description></item></channel></rss>"))
    assert (page.published_on, page.title, page.outlet, errors) == (None, None, None, [])


def test_atom(read: Read, write: Write) -> None:
    [page], errors = read(write("feed", ATOM))
    assert (page.plain, page.outlet, page.published_on, errors) == ("Both sides met.", "Lake Post", date(2018, 2, 25), [])


@pytest.mark.parametrize("data", ["<rss><channel><title>x</title></channel></rss>", "<rss><channel><item>", "<rss>" + "<a>" * 50_000])
def test_feed_without_entries(read: Read, write: Write, data: str) -> None:
    pages, [error] = read(write("feed.xml", data))
    assert not pages
    assert "\n" not in error.reason
