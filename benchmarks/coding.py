"""Coding proper, the parse given: sentences a CPU-second with the learned view and without; and what the parse and the view cost.

    python benchmarks/coding.py                 # 60 articles beside the checkout
    python benchmarks/coding.py --own           # our example pages, without anything beside the checkout

CPU time of this process. Coding proper is parties, events, the learned view, dates, places and reports. UniversalPetrarch does 640 to 800
sentences a CPU-second, PETRARCH-2 2,600 to 2,900, on a machine like this, the parse given to both.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from material import SHARED, articles, own
from rooms import Measured, measure

from legation.pipeline import House
from legation.settings import Settings

ASKED = 2000


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--own", action="store_true", help="our example pages")
    given = parser.parse_args()
    pages = own(given.pages) if given.own else articles(given.shared, given.pages)
    house = House.open(Settings())
    both, lexicon = measure(pages, house), measure(pages, replace(house, weigher=None))
    print(f"{both.pages} pages, {both.sentences:,} sentences, {both.words / both.sentences:.1f} words a sentence")
    tell("lexicon alone", lexicon, f" (asked: at least {ASKED:,})")
    tell("with the learned view", both, "")
    parse, view = (both.spent[room] / both.spent.total() for room in ("language", "view"))
    print(f"the parse is {parse:.0%} of the whole, the view {view:.0%}")


def tell(what: str, found: Measured, asked: str) -> None:
    """Print one way of coding."""
    proper = found.sentences / found.coding
    whole = found.sentences / found.spent.total()
    print(f"{what}: coding proper {proper:,.0f} sentences a CPU-second{asked}; from the page on {whole:,.0f}; {found.reports:,} reports")


if __name__ == "__main__":
    main()
