"""What a month of Common Crawl's news archive costs: measured on samples, multiplied out. Inputs on top; docs/month.md says where from.

python benchmarks/month.py
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from material import SHARED, cut, dumps, markup, texts
from rooms import measure
from throughput import run

from legation.articles import read_article
from legation.pages.build import html_page
from legation.pipeline import House
from legation.settings import Settings
from legation.types import Page

DOCUMENTS = 11_715_084  # of May 2024, all languages, as the data set FineNews counts them (docs/month.md)
ENGLISH = 0.40  # assumed: the share in English; all are cleaned, only these are coded
RECORD_KB = 30  # assumed: kilobytes of an archived page, compressed
WORDS = 450  # assumed: words of an English article
PRICE = 0.04  # assumed: US dollars a core-hour, about the list price of general-purpose cores on demand
LINE_MBIT = 1000  # assumed: megabits a second that the machine downloads with
CORES = (2, 32, 128)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=60, help="pages of the sample")
    given = parser.parse_args()
    house = House.open(Settings())
    pages = sample(given.shared, given.pages)
    read_article(pages[0], house.knowledge)
    start = time.process_time()
    for page in pages:
        html_page(page.name, page.source, "")
        read_article(page, house.knowledge)
    cleaning = (time.process_time() - start) / len(pages)
    found = measure(pages, house)
    coding = (found.spent.total() - found.spent["articles"]) / found.pages
    tell(cleaning, coding, record_size(given.shared, given.pages), found.reports / found.pages)


def sample(shared: Path, count: int) -> list[Page]:
    """Pages in the markup of a site, with so many words of an article."""
    chance, found = random.Random(1), []
    for title, whole in texts(shared / "pages"):
        text = cut(whole, WORDS)
        if text is not None and len(found) < count:
            found.append(html_page(f"{len(found)}.html", markup(title, text, f"https://news.example/{len(found)}.html", chance), ""))
    return found


def record_size(shared: Path, count: int) -> float:
    """Bytes by which the record grows with a page coded."""
    sizes = []
    for pages in (count, 2 * count):
        with tempfile.TemporaryDirectory(prefix="legation-bench-") as place:
            folder, record = Path(place) / "pages", Path(place) / "r.duckdb"
            folder.mkdir()
            dumps(shared, folder, pages, WORDS)
            run(folder, record, 1)
            sizes.append(record.stat().st_size)
    return (sizes[1] - sizes[0]) / count


def tell(cleaning: float, coding: float, size: float, reports: float) -> None:
    """Print the month."""
    english = DOCUMENTS * ENGLISH
    hours = (DOCUMENTS * cleaning + english * coding) / 3600
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    volume = DOCUMENTS * RECORD_KB / 1e6
    print("| a month of the world | |\n| --- | ---: |")
    print(f"| pages, all languages; in English | {DOCUMENTS:,}; {english:,.0f} |")
    print(f"| cleaning, dating, language, of each page | {1000 * cleaning:.1f} ms of CPU |")
    print(f"| coding, of each page in English | {1000 * coding:.1f} ms of CPU |")
    print(f"| core-hours: cleaning; coding; together | {DOCUMENTS * cleaning / 3600:,.0f}; {english * coding / 3600:,.0f}; {hours:,.0f} |")
    print(f"| money, at {PRICE} dollars a core-hour | {hours * PRICE:,.0f} dollars |")
    print(f"| days on {', '.join(map(str, CORES))} cores | {', '.join(f'{hours / 24 / n:,.1f}' for n in CORES)} |")
    print(f"| memory, each core's process | {peak:,.0f} MB |")
    print(f"| to download | {volume:,.0f} GB: {volume * 8000 / LINE_MBIT / 3600:,.1f} hours at {LINE_MBIT:,} Mbit/s |")
    print(f"| record, {1000 * size / 1e6:.1f} MB a thousand pages coded | {english * size / 1e9:,.0f} GB |")
    print(f"| reports, {reports:.1f} a page coded | {english * reports:,.0f} |")


if __name__ == "__main__":
    main()
