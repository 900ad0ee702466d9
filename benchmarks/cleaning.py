"""Cleaning HTML beside trafilatura alone, on the same pages in one run.

    python benchmarks/cleaning.py                # 120 articles in the markup of a made-up site

CPU time of this process, the least of seven turns. trafilatura is asked as we ask it: text, comments, metadata and date. Ours is all
from the decoded page to the parts of the article with their places in it: plain text, trafilatura, headline, lead, captions, lists.
Language and the day of publication, inferred from the text, come after and are counted apart.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import trafilatura
from material import SHARED, markup, texts

from legation import knowledge
from legation.articles import read_article
from legation.articles.markup import _DATES, read_markup
from legation.engines.outcome import settle
from legation.pages.build import html_page
from legation.pages.markup import render
from legation.types import Page

TURNS = 7


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=120)
    given = parser.parse_args()
    chance = random.Random(1)
    told = islice(texts(given.shared / "pages"), given.pages)
    sources = [markup(h, t, f"https://news.example/2018/{n}.html", chance) for n, (h, t) in enumerate(told)]
    measure(sources)


def measure(sources: list[str]) -> None:
    """Print milliseconds a page."""
    tables = knowledge.load()
    pages = [page_of(source, n) for n, source in enumerate(sources)]
    read_article(pages[0], tables)
    settle()  # as every run does after its first page
    print(f"{len(pages)} pages, {sum(map(len, sources)) / len(pages) / 1000:.0f} thousand characters of HTML a page")
    alone, ours, whole = least(
        lambda: each(asked, sources),
        lambda: each(lambda page: (render(page.source), read_markup(page)), pages),
        lambda: each(lambda page: read_article(page, tables), pages),
    )
    per_page = 1000 / len(pages)
    print(f"trafilatura alone                    {alone * per_page:6.2f} ms a page")
    print(f"page to the parts of the article     {ours * per_page:6.2f} ms a page, {ours / alone:.2f} times that (asked: at most 1.3)")
    print(f"with language and day of publication {whole * per_page:6.2f} ms a page (without the plain text)")


def each(work: Callable[[Any], object], items: Sequence[Any]) -> None:
    """Do one after the other, and keep nothing, as a run does."""
    for item in items:
        work(item)


def asked(source: str) -> object:
    """What trafilatura alone gives."""
    return trafilatura.bare_extraction(source, with_metadata=True, include_comments=True, date_extraction_params=_DATES)


def page_of(source: str, number: int) -> Page:
    """The page as it comes from a file."""
    return html_page(f"{number}.html", source, digest="")


def least(*works: Callable[[], object]) -> list[float]:
    """CPU seconds of the quickest of some turns of each; a turn of one, then of the next, so that all meet the same machine."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(TURNS):
        for work, times in zip(works, spent, strict=True):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return list(map(min, spent))


if __name__ == "__main__":
    main()
