"""How fast each room is.

    python benchmarks/speed.py --shared ../shared --pages 60            # CPU milliseconds a page and room

CPU time of this process (``time.process_time``), so that other programs on the machine disturb it little; the first page, which loads
tables and models, is counted apart. Pages are every second one of ``pages/news_world.jsonl.gz``.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import resource
import time
from collections import Counter
from pathlib import Path
from typing import Protocol

from legation import actors, articles, events
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings
from legation.types import Page


class Digest(Protocol):
    """What takes bytes in, such as ``hashlib.sha256()``."""

    def update(self, content: bytes, /) -> None: ...


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--pages", type=int, default=60)
    given = parser.parse_args()
    table = str(given.shared / "pages" / "news_world.jsonl.gz")
    pages = list(itertools.islice(open_pages([table], on_error=print), 0, 2 * given.pages, 2))
    measure(pages)


def measure(pages: list[Page]) -> None:
    """Print what each room takes."""
    start = time.process_time()
    house = House.open(Settings())
    spent: Counter[str] = Counter()
    words, found = 0, hashlib.sha256()
    for number, page in enumerate(pages):
        if number == 1:
            print(f"start and first page {time.process_time() - start:.2f} s of CPU")
            spent.clear()
            words = 0
        words += code(page, house, spent, found)
    count = max(1, len(pages) - 1)
    print(f"{count} pages, {words / count:.0f} words a page")
    for room, seconds in spent.items():
        print(f"{room:<10} {1000 * seconds / count:7.1f} ms a page")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'in all':<10} {1000 * spent.total() / count:7.1f} ms a page; peak memory {peak} MB")
    print(f"digest of the reports {found.hexdigest()[:16]}: the same before and after a change that only makes it faster")


def code(page: Page, house: House, spent: Counter[str], found: Digest) -> int:
    """Take one page through the rooms; how many words it has."""
    clock = time.process_time()

    def passed(room: str) -> None:
        nonlocal clock
        now = time.process_time()
        spent[room] += now - clock
        clock = now

    article = articles.read_article(page, house.knowledge)
    passed("articles")
    parsed = house.parser.parse(article)
    passed("language")
    parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
    passed("actors")
    told = events.drafts(parsed, parties, article, house.knowledge, silent=True)
    passed("events")
    held = house.weigher.weigh(told) if house.weigher else told
    passed("view")
    for report in events.filed(held, told, article, house.knowledge, page):
        found.update(repr(report).encode())
    passed("reports")
    return sum(len(part.doc) for part in parsed)


if __name__ == "__main__":
    main()
