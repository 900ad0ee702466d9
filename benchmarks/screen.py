"""What the screen saves and what it loses: whole articles coded with it and with every sentence parsed, in one run.

    python benchmarks/screen.py                  # 200 articles beside the checkout that it did not learn from, 100 pages of all kinds
    python benchmarks/screen.py --articles 60

A report is lost where the other way files none of the same type between the same parties from the same characters; it is new where the
screen brings it about, as when a pronoun is taken for somebody else. CPU time of this process, the two ways in turn on each page.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from material import SHARED

from legation import House, Settings
from legation.articles import read_article
from legation.engines.outcome import settle
from legation.language import is_unread
from legation.pages import open_pages
from legation.types import Article, Page, Report

Key = tuple[str, int, int, str, tuple[str, ...], tuple[str, ...]]
Read = tuple[Page, Article]


@dataclass(slots=True)
class Way:
    """A way to code: what it filed, the CPU seconds it took, and the words that it met and left unread."""

    house: House
    filed: set[Key] = field(default_factory=set)
    spent: float = 0.0
    words: int = 0
    unread: int = 0

    def code(self, page: Page, article: Article) -> None:
        """Parse, parties, events, view."""
        start = time.process_time()
        parsed = self.house.parse(page, article)
        reports = self.house.reports(page, article, parsed)
        self.spent += time.process_time() - start
        self.filed |= {key(page, report) for report in reports}
        sentences = [sentence for part in parsed for sentence in part.doc.sents]
        self.words += sum(map(len, sentences))
        self.unread += sum(len(sentence) for sentence in sentences if is_unread(sentence))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--articles", type=int, default=200)
    given = parser.parse_args()
    folder = given.shared / "pages"
    houses = [House.open(Settings(every_sentence=every)) for every in (True, False)]
    compare("news on Russia and the world", [(p, read_article(p, houses[0].knowledge)) for p in untaught(folder, given.articles)], houses)
    crawled = (
        (p, read_article(p, houses[0].knowledge)) for p in open_pages([str(folder / "textdump")], on_error=lambda *_: None)
    )  # its gold is no page
    english = (one for one in crawled if one[1].language in (None, "en") and one[1].body)
    compare("crawled pages of all kinds", list(islice(english, given.articles // 2)), houses)


def untaught(folder: Path, count: int) -> list[Page]:
    """Every second article of each table, so many in all: of the others the screen learned."""
    tables = sorted(folder.glob("news_*.jsonl.gz"))
    each = count // len(tables)
    return [page for path in tables for page in islice(open_pages([str(path)], on_error=print), 0, 2 * each, 2)]


def compare(what: str, pages: Sequence[Read], houses: Sequence[House]) -> None:
    """Print what the screen does to some pages."""
    whole, screened = ways = [Way(house) for house in houses]
    for house in houses:
        house.reports(*pages[0], house.parse(*pages[0]))  # what is loaded when it is first asked for
    settle()
    for number, (page, article) in enumerate(pages):
        for way in ways[:: 1 if number % 2 else -1]:
            way.code(page, article)
    lost, new = len(whole.filed - screened.filed), len(screened.filed - whole.filed)
    print(f"{what}: {len(pages)} pages, {screened.unread / screened.words:.1%} of the words are not read")
    print(f"  {len(whole.filed):,} reports of every sentence; with the screen {lost} are lost, {new} are new")
    print(
        f"  {whole.spent:.1f} s of CPU with every sentence, {screened.spent:.1f} with the screen, {screened.spent / whole.spent:.2f} of it",
        flush=True,
    )


def key(page: Page, report: Report) -> Key:
    """What makes two reports one."""
    actors, recipients = (tuple(sorted(actor.code for actor in side)) for side in (report.actors, report.recipients))
    return page.name, report.start, report.end, report.type, actors, recipients


if __name__ == "__main__":
    main()
