"""Learn the screen: over real articles, from which sentences does the coder file a report, and what do their words show?

    python -m legation.events.view.train.screen --pages ../shared/pages --articles 700 --out src/legation/events/view/model

Logistic regression on the mean of whether a report is filed and how likely the coder thinks it that something is told there (more is
learned from both than from either). The bar is put where ``--recall`` of the sentences with a report stay, each scored by weights learned
from other articles. Run it after every training and every new rule of the view; ``benchmarks/screen.py`` says what the screen loses of
articles that it did not learn from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation import actors, articles, events
from legation.events.view.network import load_view
from legation.events.view.screen import TABLE, signs
from legation.events.view.train.sieve import Pair, learn, write
from legation.events.view.weighing import Weigher
from legation.language import Parsed
from legation.language.words import is_blank
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings


def sentences_of(paths: Sequence[str], most: int) -> Iterator[Pair]:
    """The sentences of the first ``most`` articles of each of ``paths``, every second of which is left to measure on."""
    house, weigher = House.open(Settings(every_sentence=True)), Weigher(load_view())
    for path in paths:
        for number, page in enumerate(open_pages([path], on_error=print)):
            if number >= 2 * most:
                break
            if number % 2:
                article = articles.read_article(page, house.knowledge)
                parsed = house.parse(page, article)
                parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
                drafts = events.drafts(parsed, parties, article, house.knowledge, silent=True)
                yield from told(page.name, parsed, weigher.judge(drafts))


def told(name: str, parsed: Sequence[Parsed], judged: Sequence[events.Judged]) -> Iterator[Pair]:
    """Each sentence with its signs, how likely it is that something is told there, and whether that is filed."""
    chances: dict[tuple[int, int], float] = {}
    filed: set[tuple[int, int]] = set()
    for one in judged:
        place = (id(one.draft.scene.parsed), one.draft.scene.sentence.start)
        chances[place] = max(chances.get(place, 0.0), 1 - float(one.chances[0]))
        filed |= {place} if one.settled is not None else set()
    sentences = [(part, sentence) for part in parsed for sentence in part.doc.sents]
    for number, (part, sentence) in enumerate(sentences):
        place = (id(part), sentence.start)
        words = [token.text for token in sentence if not is_blank(token.text)]
        held = place in filed
        yield Pair(name, tuple(signs(part.part, words, number)), (chances.get(place, 0.0) + held) / 2, held)


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the screen of sentences from what the coder files.")
    parser.add_argument("--pages", type=Path, required=True, help="a folder with tables of articles (*.jsonl.gz)")
    parser.add_argument("--articles", type=int, default=350, help="how many of each table")
    parser.add_argument("--recall", type=float, default=0.995, help="share of the sentences with a report that are to stay")
    parser.add_argument("--out", type=Path, required=True, help="the view's folder")
    given = parser.parse_args()
    sentences = list(sentences_of(sorted(map(str, given.pages.glob("*.jsonl.gz"))), given.articles))
    weights, least, recall, kept = learn(sentences, given.recall)
    write(weights, least, given.out / TABLE)
    filed = sum(one.filed for one in sentences)
    print(f"{len(sentences):,} sentences, {filed:,} with a report; on other articles {recall:.3f} of those are read, {kept:.3f} of all")


if __name__ == "__main__":
    main()
