"""Learn the sieve: over real articles, of which silent pairs does the view hold that something ties them, and what does the parse show?

    python -m legation.events.view.train.sieve --pages ../shared/pages --articles 700 --out src/legation/events/view/model

Logistic regression on the mean of the probability that the view gives and of whether it files something (more is learned from both than
from either), by full-batch Adam with a penalty on the squared weights. The bar is put where ``--recall`` of the pairs that the view files
stay, each scored by weights learned from other articles. Run it after every training and every new rule of the view.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from legation import actors, articles, events
from legation.events.drafts import NONE
from legation.events.view.network import View
from legation.events.view.sieve import TABLE, signs_of
from legation.events.view.weighing import Weigher
from legation.events.view.weights import HEADER, LEAST
from legation.language import SHIPPED, shipped_encoder
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings

FOLDS = 3
SEEN = 8  # a sign must stand by so many pairs to be learned
PENALTY, STEPS, RATE = 1e-3, 100, 0.1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """A silent pair: the page it stands on, its signs, how likely the view thinks it that something ties the two, whether that is filed."""

    page: str
    signs: tuple[str, ...]
    chance: float
    filed: bool


def learn(pairs: Sequence[Pair], recall: float) -> tuple[dict[str, float], float, float, float]:
    """Weights of signs, the bar, and what it keeps on pages not learned from: share of filed pairs, share of all."""
    scores = np.zeros(len(pairs))
    pages = sorted({pair.page for pair in pairs})
    fold_of = {page: i % FOLDS for i, page in enumerate(pages)}
    folds = np.array([fold_of[pair.page] for pair in pairs])
    for fold in range(FOLDS):
        weights = fit([pair for pair, f in zip(pairs, folds, strict=True) if f != fold])
        for i, pair in enumerate(pairs):
            if folds[i] == fold:
                scores[i] = sum((weights.get(sign, 0.0) for sign in pair.signs), 0.0)
    filed = np.array([pair.filed for pair in pairs])
    least = float(np.quantile(scores[filed], 1 - recall))
    kept = scores >= least
    return fit(pairs), least, float(kept[filed].mean()), float(kept.mean())


def fit(pairs: Sequence[Pair]) -> dict[str, float]:
    """Weights of the signs that ``SEEN`` pairs have."""
    counts = Counter(sign for pair in pairs for sign in pair.signs)
    names = sorted(sign for sign, count in counts.items() if count >= SEEN)
    place = {sign: i for i, sign in enumerate(names)}
    rows = [[place[sign] for sign in pair.signs if sign in place] for pair in pairs]
    columns = np.array([i for row in rows for i in row])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    weights = _descend(columns, owners, np.array([pair.chance for pair in pairs]), len(names))
    return dict(zip(names, weights.tolist(), strict=True))


def _descend(columns: NDArray[np.int64], owners: NDArray[np.int64], wanted: Floats, size: int) -> Floats:
    """Adam (Kingma and Ba 2015) on the whole set, the rate falling to nothing."""
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        scores = np.bincount(owners, weights[columns], len(wanted))
        off = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.bincount(columns, off[owners], size) / len(wanted) + PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return weights


def pairs_of(paths: Sequence[str], most: int, folder: Path) -> Iterator[Pair]:
    """The silent pairs of the first ``most`` articles of each of ``paths``, every second of which is left to measure on, as the view in
    ``folder`` judges them."""
    house, weigher = House.open(Settings()), Weigher(View(folder, shipped_encoder(SHIPPED)))
    for path in paths:
        for number, page in enumerate(open_pages([path], on_error=print)):
            if number >= 2 * most:
                break
            if number % 2 == 0:
                continue
            article = articles.read_article(page, house.knowledge)
            parsed = house.parser.parse(article)
            parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
            told = events.drafts(parsed, parties, article, house.knowledge, silent=True)
            for one in weigher.judge(told, sifted=False):
                if one.draft.meaning.type == NONE:
                    held = one.settled is not None
                    chance = 1 - float(one.chances[0])
                    yield Pair(page.name, tuple(signs_of(one.draft)), (chance + held) / 2, held)


def write(weights: dict[str, float], least: float, path: Path) -> None:
    """The table, heaviest signs first; what weighs next to nothing is left out."""
    rows = sorted(((w, sign) for sign, w in weights.items() if abs(w) >= 0.02), key=lambda row: (-round(abs(row[0]), 2), row[1]))
    lines = [HEADER, f"{LEAST}\t{least:.3f}", *(f"{sign}\t{weight:.2f}" for weight, sign in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the sieve of silent pairs from what the view files.")
    parser.add_argument("--pages", type=Path, required=True, help="a folder with tables of articles (*.jsonl.gz)")
    parser.add_argument("--articles", type=int, default=350, help="how many of each table")
    parser.add_argument("--recall", type=float, default=0.93, help="share of what the view files that is to stay")
    parser.add_argument("--out", type=Path, required=True, help="the view's folder")
    given = parser.parse_args()
    pairs = list(pairs_of(sorted(map(str, given.pages.glob("*.jsonl.gz"))), given.articles, given.out))
    weights, least, recall, kept = learn(pairs, given.recall)
    write(weights, least, given.out / TABLE)
    filed = sum(pair.filed for pair in pairs)
    print(f"{len(pairs):,} silent pairs, {filed:,} filed; on other articles {recall:.3f} of those stay, {kept:.3f} of all are asked about")


if __name__ == "__main__":
    main()
