"""How fast the parser is: words per CPU-second over news, two processes against one, seconds until it is ready.

    python benchmarks/parser_speed.py                     # articles of ../shared/pages/news_russia.jsonl.gz
    python benchmarks/parser_speed.py --news FILE --articles 200

The whole room is timed, from raw text to names: words, sentences, tree, lemmas, ``Doc``. Measure on a machine with nothing else to do; the
CPU-seconds stand some neighbours, the two processes none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legation.language import Parser, load_parser
from legation.language.component import model_folder
from legation.language.words import is_blank
from legation.types import Article, Passage

NEWS = Path(__file__).resolve().parents[1].parent / "shared" / "pages" / "news_russia.jsonl.gz"
READY = "from legation.language import load_parser; load_parser()"
TRIES = 5


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="How fast the parser is.")
    parser.add_argument("--news", type=Path, default=NEWS, help="JSON Lines, gzipped, with title and text")
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    print(json.dumps(measure(options.news, options.articles), indent=2))


def measure(news: Path, count: int = 200) -> dict[str, float]:
    """``words_per_cpu_second``, ``two_processes`` (times the speed of one), ``ready_seconds`` (from the start of Python),
    ``megabytes`` (on disk)."""
    articles = read(news, count)
    alone = max((_work(articles) for _ in range(2)), key=lambda found: found["words"] / found["cpu"])
    one, two = _together([articles]), _together([articles, articles])
    return {
        "words_per_cpu_second": round(alone["words"] / alone["cpu"]),
        "two_processes": round(2 * one / two, 2),
        "ready_seconds": round(min(_ready() for _ in range(TRIES)), 2),
        "megabytes": round(sum(path.stat().st_size for path in model_folder().iterdir()) / 1e6, 1),
    }


def read(news: Path, count: int) -> list[Article]:
    """The first articles of a file, title and paragraphs."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(count), lines, strict=False)]
    return [_article(row) for row in rows]


def _article(row: dict[str, Any]) -> Article:
    paragraphs = [text for text in row["text"].split("\n") if text.strip()]
    title = row.get("title") or ""
    return Article(row["id"], _passage(title) if title else None, (), tuple(_passage(text) for text in paragraphs))


def _passage(text: str) -> Passage:
    return Passage(text, 0, len(text))


def _work(articles: Sequence[Article], parser: Parser | None = None) -> dict[str, float]:
    parser = parser or load_parser()
    parser.parse_sentence("Warm up.")
    cpu, wall = time.process_time(), time.perf_counter()
    words = sum(not is_blank(token.text) for article in articles for parsed in parser.parse(article) for token in parsed.doc)
    return {"words": words, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def _together(shares: Sequence[Sequence[Article]]) -> float:
    """Wall seconds until as many processes as shares, begun together, have read theirs; loading not counted."""
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(len(shares)), context.Queue()
    processes = [context.Process(target=_child, args=(share, barrier, results)) for share in shares]
    for process in processes:
        process.start()
    longest = max(results.get() for _ in shares)
    for process in processes:
        process.join()
    return float(longest)


def _child(share: Sequence[Article], barrier: Any, results: Any) -> None:
    parser = load_parser()
    barrier.wait()
    results.put(_work(share, parser)["wall"])


def _ready() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", READY], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
