"""How well pages are cleaned and dated: the open part of the benchmark of text dumps beside the checkout, by its own ``score_pages.py``.

python benchmarks/textdump.py                # English pages, all and in two halves that share no site
python benchmarks/textdump.py --write        # and keep the figures in benchmarks/textdump.json, which the tests guard, and in README.md
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "textdump.json"
SHARED = HERE.parent.parent / "shared"
GOLD = ("gold_body.jsonl", "gold_date.jsonl", "gold_segments.jsonl", "gold_comments.jsonl")
Figures = dict[str, float]
ABOUT = "Written by `python benchmarks/textdump.py --write`; tests/test_quality_gate.py fails when a figure gets worse by the tolerance."
TOLERANCE = 0.005

#: Each line of the page: what it says, the set and figure of ``score_pages.py``, what is asked (None: nothing), whether less is better.
LINES: tuple[tuple[str, str, str, float | None, bool], ...] = (
    ("body F1, main content", "body.main", "f1", 0.95, False),
    ("body F1, whole page", "body.full", "f1", 0.93, False),
    ("body F1, WET-like", "body.wet", "f1", 0.93, False),
    ("captions in the body, main content", "body.main", "caption_leak", 0.20, True),
    ("captions in the body, whole page", "body.full", "caption_leak", 0.20, True),
    ("captions in the body, WET-like", "body.wet", "caption_leak", 0.20, True),
    ("comments in the body, whole page", "comments.full", "leak", 0.05, True),
    ("comments in the body, WET-like", "comments.wet", "leak", 0.05, True),
    ("headline, WET-like", "title.wet", "exact", None, False),
    ("exact day, WET-like", "date.wet.full", "exact", 0.92, False),
    ("exact day, WET-like with a masthead", "date.wetm.full", "exact", 0.92, False),
    ("masthead taken, WET-like", "date.wetm.full", "masthead", 0.01, True),
    ("exact day, main content", "date.main.full", "exact", None, False),
    ("exact day, main content with a masthead", "date.mainm.full", "exact", None, False),
    ("masthead taken, main content", "date.mainm.full", "masthead", 0.01, True),
    ("day without a year: wrong, main content", "date.main.noyear", "wrong", None, True),
    ("a day claimed, none there, main content", "date.main.absent", "wrong", 0.05, True),
    ("a day claimed, gold's not there, WET-like", "date.wet.absent", "wrong", None, True),
    ("language told right, all languages", "language", "right", None, False),
)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true", help="keep the figures as the new baseline, and in benchmarks/README.md")
    options = parser.parse_args()
    measured = measure(options.shared)
    table = "\n".join(_table(measured))
    print(table)
    if options.write:
        kept = {"about": ABOUT, "tolerance": TOLERANCE, "figures": measured["all"]}
        BASELINE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        page = HERE / "README.md"
        block = re.compile(r"(<!-- textdump begins -->\n).*?(<!-- textdump ends -->)", re.DOTALL)
        page.write_text(block.sub(lambda m: f"{m[1]}{table}\n{m[2]}", page.read_text(encoding="utf-8")), encoding="utf-8")


def measure(shared: Path) -> dict[str, Figures]:
    """The figures of :data:`LINES` by what they say, three decimals: of ``all`` pages, and of the halves ``A`` and ``B``."""
    bench = shared / "pages" / "textdump"
    gold = {name: _rows(bench / "dev" / name) for name in GOLD}
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder)
        out = run / "articles.jsonl"
        call = [sys.executable, "-m", "legation.cli", "read", *map(str, sorted((bench / "dev").glob("*.txt"))), "--out", str(out)]
        subprocess.run(call, check=True, capture_output=True)
        told = {Path(row["page"]).stem: row["language"] for row in _rows(out)}
        return {name: _figures(bench, run / name, gold, out, told, within) for name, within in PARTS.items()}


def _half(row: dict[str, Any]) -> int:
    """0 or 1, the same for all pages of a site."""
    return hashlib.sha256(row["domain"].encode()).digest()[0] % 2


PARTS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "all": lambda row: True,
    "A": lambda row: _half(row) == 0,
    "B": lambda row: _half(row) == 1,
}


def _figures(
    bench: Path, folder: Path, gold: dict[str, list[dict[str, Any]]], out: Path, told: dict[str, str | None], within: Callable[..., bool]
) -> Figures:
    folder.mkdir()
    for name, rows in gold.items():
        kept = [row for row in rows if within(row)]
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
    scores = folder / "scores.json"
    call = [sys.executable, str(bench / "score_pages.py"), "--split", str(folder), "--pred", str(out), "--lang", "en", "--no-boot"]
    subprocess.run([*call, "--json", str(scores)], check=True, capture_output=True)
    found = json.loads(scores.read_text(encoding="utf-8"))
    languages = {row["id"]: row["lang"] for rows in gold.values() for row in rows if within(row)}
    found["language"] = {"right": sum(told.get(page) == code for page, code in languages.items()) / len(languages), "n": len(languages)}
    return {says: round(found[key][figure], 3) for says, key, figure, _, _ in LINES if key in found}


def _table(measured: dict[str, Figures]) -> Iterable[str]:
    yield "| English pages | all | half A | half B | asked |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for says, _, _, asked, less in LINES:
        figures = (f"{measured[part][says]:.3f}" if says in measured[part] else "–" for part in PARTS)
        limit = "" if asked is None else f"at {'most' if less else 'least'} {asked:.2f}"
        yield f"| {says} | {' | '.join(figures)} | {limit} |"


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]  # not splitlines: texts have other breaks


if __name__ == "__main__":
    main()
