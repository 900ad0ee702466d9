"""Draw real sentences to be labelled: at random, by what the lexicon sees in them (rare types more often), and where it is silent.

    python scripts/draw_sentences.py --pages ../shared/pages --articles 900 --count 1200 --seed 2 --out out/drawn.jsonl

Each line holds a sentence with the parties that the program finds in it, for a reader to label; with its text, so it stays out of the
repository. What corpora/real/labels.jsonl already has is not drawn again. ``--doubt`` draws those of which the learned view is least sure,
``--filed`` those of which the whole coder files a report, as users meet them.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from legation import actors, articles, events
from legation.language import Parsed
from legation.pages import open_pages
from legation.pipeline import House
from legation.settings import Settings
from legation.types import Actor, Article, Page, Report

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "corpora" / "real" / "labels.jsonl"
SHARES = {"random": 0.3, "lexicon": 0.5, "silent": 0.2}
DOUBTED = {"random": 0.15, "doubt": 0.85}
FILED = {"filed": 0.85, "silent": 0.15}
DOUBTFUL = 0.55  # a sentence is doubted where the likeliest answer to one of its questions is less likely than this
MOST_PARTIES, LONGEST = 7, 420
Row = dict[str, Any]


def main() -> None:
    """Command line."""
    options = _options()
    rng = random.Random(options.seed)
    known = {(row["article"], row["start"]) for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    pools: dict[str, list[Row]] = defaultdict(list)
    for row in _candidates(options, rng):
        if (row["article"], row["start"]) not in known:
            pools[row["drawn"]].append(row)
    shares = DOUBTED if options.doubt else FILED if options.filed else SHARES
    chosen = [row for kind, share in shares.items() for row in _drawn(pools[kind], round(share * options.count), rng)]
    rng.shuffle(chosen)
    lines = [json.dumps({"id": f"{options.name}-{i:04d}", **row}, ensure_ascii=False) for i, row in enumerate(chosen)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(chosen), {kind: len(rows) for kind, rows in pools.items()})


def _candidates(options: argparse.Namespace, rng: random.Random) -> Iterator[Row]:
    house = House.open(Settings())
    for source in ("news_russia", "news_world"):
        with gzip.open(options.pages / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            taken = rng.sample(list(lines), options.articles // 2)
        rows = options.out.with_suffix(".articles.jsonl")
        rows.write_text("".join(taken), encoding="utf-8")
        for page in open_pages([str(rows)], on_error=print):
            yield from _sentences(page, house, source, rng, options)
        rows.unlink()


def _sentences(page: Page, house: House, source: str, rng: random.Random, options: argparse.Namespace) -> Iterator[Row]:
    article = articles.read_article(page, house.knowledge)
    parsed = house.parser.parse(article)
    found = actors.find_actors(parsed, article, house.knowledge, None)
    reports = events.code(parsed, found, article, house.knowledge, page, house.weigher if options.filed else None)
    doubted = _doubted(parsed, found, article, house) if options.doubt else set()
    for part in parsed:
        for sentence in part.doc.sents if part.part == "body" else ():
            start, end = part.passage.start + sentence.start_char, part.passage.start + sentence.end_char
            end = start + len(page.plain[start:end].rstrip())
            own = [a for a in found if start <= a.start and a.end <= end]
            if own and len(own) <= MOST_PARTIES and end - start <= LONGEST:
                row = _row(page, source, (start, end), own, [r for r in reports if r.start < end and r.end > start], rng)
                yield row | ({"drawn": "doubt"} if start in doubted else {"drawn": "filed"} if options.filed and row["types"] else {})


def _doubted(parsed: Sequence[Parsed], found: Sequence[Actor], article: Article, house: House) -> set[int]:
    """Where the sentences begin of which the view is not sure."""
    drafts = events.drafts(parsed, found, article, house.knowledge, silent=True)
    judged = house.weigher.judge(drafts) if house.weigher else []
    unsure = [j.draft.scene for j in judged if j.chances.max() < DOUBTFUL]
    return {scene.parsed.passage.start + scene.sentence.start_char for scene in unsure}


def _row(page: Page, source: str, span: tuple[int, int], own: list[Actor], reports: list[Report], rng: random.Random) -> Row:
    text = page.plain[slice(*span)]
    distinct = len({a.code for a in own})
    kind = "random" if rng.random() < 0.2 else "lexicon" if reports else "silent" if distinct > 1 else "random"
    return {
        "source": source,
        "article": page.name,
        "start": span[0],
        "end": span[1],
        "sha256_16": hashlib.sha256(text.encode()).hexdigest()[:16],
        "drawn": kind,
        "types": sorted({r.type for r in reports}),
        "title": page.title,
        "published_on": str(page.published_on),
        "text": text,
        "parties": [{"n": n, "start": a.start - span[0], "end": a.end - span[0], "code": a.code} for n, a in enumerate(own, 1)],
    }


def _drawn(pool: list[Row], count: int, rng: random.Random) -> list[Row]:
    """Rows of a pool, no more than two of an article, those of a rare type first in line in turn."""
    rng.shuffle(pool)
    by_type: dict[str, list[Row]] = defaultdict(list)
    for row in pool:
        by_type[rng.choice(row["types"]) if row["types"] else ""].append(row)
    chosen: list[Row] = []
    articles_met = Counter[str]()
    while len(chosen) < count and any(by_type.values()):
        for rows in [rows for rows in by_type.values() if rows]:
            row = rows.pop()
            if len(chosen) < count and articles_met[row["article"]] < 4:
                articles_met[row["article"]] += 1
                chosen.append(row)
    return chosen


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "pages")
    parser.add_argument("--articles", type=int, default=900)
    parser.add_argument("--count", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--doubt", action="store_true", help="by the learned view's own doubt")
    parser.add_argument("--filed", action="store_true", help="what the coder with its learned view files")
    parser.add_argument("--name", default="s")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
