"""What the sieve and the screen are learned by: a linear model of signs, from what the coder makes of real articles.

Logistic regression on the mean of how likely the coder thinks it that an event is told and of whether it files one, by full-batch Adam with
a penalty on the squared weights. The bar is put where a given share of what is filed stays, each scored by weights learned from other
articles.
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
from legation.events.view.network import View
from legation.events.view.weighing import Weigher
from legation.events.view.weights import HEADER, LEAST
from legation.language import SHIPPED, Parsed, shipped_encoder
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings

FOLDS = 3
OFTEN = 8  # times that a sign must be met to be learned
PENALTY, STEPS, RATE = 1e-3, 100, 0.1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """Something met on a page, with its signs: how likely the coder thinks it that an event is told there, and whether one is filed."""

    page: str
    signs: tuple[str, ...]
    chance: float
    filed: bool

    @property
    def wanted(self) -> float:
        """What the signs are to tell: more is learned from both than from either."""
        return (self.chance + self.filed) / 2


def learn(met: Sequence[Seen], recall: float) -> tuple[dict[str, float], float, float, float]:
    """Weights of signs, the bar, and what it keeps on pages not learned from: share of what is filed, share of all."""
    scores = np.zeros(len(met))
    pages = sorted({one.page for one in met})
    fold_of = {page: i % FOLDS for i, page in enumerate(pages)}
    folds = np.array([fold_of[one.page] for one in met])
    for fold in range(FOLDS):
        weights = fit([one for one, f in zip(met, folds, strict=True) if f != fold])
        for i, one in enumerate(met):
            if folds[i] == fold:
                scores[i] = sum((weights.get(sign, 0.0) for sign in one.signs), 0.0)
    filed = np.array([one.filed for one in met])
    least = float(np.quantile(scores[filed], 1 - recall))
    kept = scores >= least
    return fit(met), least, float(kept[filed].mean()), float(kept.mean())


def fit(met: Sequence[Seen]) -> dict[str, float]:
    """Weights of the signs that ``OFTEN`` of them have."""
    counts = Counter(sign for one in met for sign in one.signs)
    names = sorted(sign for sign, count in counts.items() if count >= OFTEN)
    place = {sign: i for i, sign in enumerate(names)}
    rows = [[place[sign] for sign in one.signs if sign in place] for one in met]
    columns = np.array([i for row in rows for i in row])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    weights = _descend(columns, owners, np.array([one.wanted for one in met]), len(names))
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


def write(weights: dict[str, float], least: float, path: Path) -> None:
    """The table, heaviest signs first; what weighs next to nothing is left out."""
    rows = sorted(((w, sign) for sign, w in weights.items() if abs(w) >= 0.02), key=lambda row: (-round(abs(row[0]), 2), row[1]))
    lines = [HEADER, f"{LEAST}\t{least:.3f}", *(f"{sign}\t{weight:.2f}" for weight, sign in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def drafts_of_pages(pages: Path, most: int) -> Iterator[tuple[str, list[Parsed], list[events.Draft]]]:
    """The first ``most`` articles of each table in ``pages``, every second of which is left to measure on: name, passages, all of them
    parsed, and drafts with the silent pairs."""
    house = House.open(Settings(every_sentence=True))
    for path in sorted(map(str, pages.glob("*.jsonl.gz"))):
        for number, page in enumerate(open_pages([path], on_error=print)):
            if number >= 2 * most:
                break
            if number % 2:
                article = articles.read_article(page, house.knowledge)
                parsed = house.parse(page, article)
                parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
                yield page.name, parsed, events.drafts(parsed, parties, article, house.knowledge, silent=True)


def weigher_of(folder: Path) -> Weigher:
    """What weighs drafts by the view in a folder."""
    return Weigher(View(folder, shipped_encoder(SHIPPED)))


def options(about: str) -> argparse.Namespace:
    """The command line of both: pages, articles, out."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--pages", type=Path, required=True, help="a folder with tables of articles (*.jsonl.gz)")
    parser.add_argument("--articles", type=int, default=350, help="how many of each table")
    parser.add_argument("--out", type=Path, required=True, help="the view's folder")
    return parser.parse_args()
