"""Learn the screen: over real articles, from which sentences does the coder file a report, and what do their words show?

    python -m legation.events.view.train.screen --pages ../shared/pages --articles 700 --out src/legation/events/view/model

Logistic regression on whether a report was filed. The bar is put where ``--recall`` of the sentences with a report stay, each scored by
weights learned from other articles. Run it after every training and every new rule of the view; ``benchmarks/screen.py`` says what the
screen loses of articles that it did not learn from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation import articles
from legation.events.view.screen import TABLE, signs
from legation.events.view.train.sieve import Pair, learn, write
from legation.language import Parsed
from legation.language.words import is_blank
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings
from legation.types import Page, Report


def sentences_of(paths: Sequence[str], most: int) -> Iterator[Pair]:
    """The sentences of the first ``most`` articles of each of ``paths``, every second of which is left to measure on."""
    house = House.open(Settings(every_sentence=True))
    for path in paths:
        for number, page in enumerate(open_pages([path], on_error=print)):
            if number >= 2 * most:
                break
            if number % 2:
                article = articles.read_article(page, house.knowledge)
                parsed = house.parse(page, article)
                yield from told(page, parsed, house.reports(page, article, parsed))


def told(page: Page, parsed: Sequence[Parsed], reports: Sequence[Report]) -> Iterator[Pair]:
    """Each sentence with its signs and whether a report was filed from it."""
    filed = [(report.start, report.end) for report in reports]
    sentences = ((part, sentence) for part in parsed for sentence in part.doc.sents)
    for place, (part, sentence) in enumerate(sentences):
        at = part.passage.start
        first, last = page.to_source(at + sentence.start_char, at + sentence.end_char)
        held = any(start < last and end > first for start, end in filed)
        words = [token.text for token in sentence if not is_blank(token.text)]
        yield Pair(page.name, tuple(signs(part.part, words, place)), float(held), held)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the screen of sentences from what the coder files.")
    parser.add_argument("--pages", type=Path, required=True, help="a folder with tables of articles (*.jsonl.gz)")
    parser.add_argument("--articles", type=int, default=350, help="how many of each table")
    parser.add_argument("--recall", type=float, default=0.993, help="share of the sentences with a report that are to stay")
    parser.add_argument("--out", type=Path, required=True, help="the view's folder")
    given = parser.parse_args()
    sentences = list(sentences_of(sorted(map(str, given.pages.glob("*.jsonl.gz"))), given.articles))
    weights, least, recall, kept = learn(sentences, given.recall)
    write(weights, least, given.out / TABLE)
    filed = sum(one.filed for one in sentences)
    print(f"{len(sentences):,} sentences, {filed:,} with a report; on other articles {recall:.3f} of those are read, {kept:.3f} of all")


if __name__ == "__main__":
    main()
