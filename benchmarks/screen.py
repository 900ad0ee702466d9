"""What the screen saves and what it loses: whole articles coded with it and with every sentence parsed, in one run.

    python benchmarks/screen.py                  # 150 articles beside the checkout that it did not learn from
    python benchmarks/screen.py --articles 60

A report is lost where the other way files none of the same type between the same parties from the same characters; it is new where the
screen brings it about, as when a pronoun is taken for somebody else. CPU time of this process.
"""

from __future__ import annotations

import argparse
import time
from itertools import islice
from pathlib import Path

from material import SHARED

from legation import House, Settings
from legation.articles import read_article
from legation.language import is_unread
from legation.pages import open_pages
from legation.types import Article, Page, Report

Key = tuple[int, int, str, tuple[str, ...], tuple[str, ...]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--articles", type=int, default=150)
    given = parser.parse_args()
    houses = [House.open(Settings(every_sentence=every)) for every in (True, False)]
    pages = [(page, read_article(page, houses[0].knowledge)) for page in untaught(given.shared / "pages", given.articles)]
    (all_, whole, _), (kept, quick, unread) = (coded(house, pages) for house in houses)
    print(f"{len(pages)} articles; {unread:.1%} of the words are not read")
    print(f"reports {len(all_):,} of every sentence, {len(kept):,} with the screen: {len(all_ - kept) / len(all_):.2%} lost, "
          f"{len(kept - all_) / len(all_):.2%} new")  # fmt: skip
    print(f"parse, parties, events, view: {whole:.1f} s of CPU with every sentence, {quick:.1f} with the screen, {quick / whole:.2f} of it")


def untaught(folder: Path, count: int) -> list[Page]:
    """Every second article of each table, so many in all: of the others the screen learned."""
    tables = sorted(folder.glob("news_*.jsonl.gz"))
    each = count // len(tables)
    return [page for path in tables for page in islice(open_pages([str(path)], on_error=print), 0, 2 * each, 2)]


def coded(house: House, pages: list[tuple[Page, Article]]) -> tuple[set[tuple[str, Key]], float, float]:
    """Keys of the reports, CPU seconds, and the share of words that were not read."""
    found: set[tuple[str, Key]] = set()
    words = unread = 0
    start = time.process_time()
    for page, article in pages:
        parsed = house.parse(page, article)
        found |= {(page.name, key(report)) for report in house.reports(page, article, parsed)}
        sentences = [sentence for part in parsed for sentence in part.doc.sents]
        words += sum(map(len, sentences))
        unread += sum(len(sentence) for sentence in sentences if is_unread(sentence))
    return found, time.process_time() - start, unread / words


def key(report: Report) -> Key:
    """What makes two reports one."""
    sides = (tuple(sorted(actor.code for actor in side)) for side in (report.actors, report.recipients))
    return report.start, report.end, report.type, *sides  # type: ignore[return-value]


if __name__ == "__main__":
    main()
