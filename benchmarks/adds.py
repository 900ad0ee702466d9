"""What each of the two corpora adds to the learned view: views that learned from one of them or from both, equally long, on the open gold.

    make adds                                        # trains the three (half an hour), then this
    python benchmarks/adds.py out/adds --write       # the views are in out/adds/{real,written,both}/model

Each begins with the language model's encoder and makes 1,600 steps: an epoch of both corpora, one and a half of the real one, three of
the written one. They are weighed by the shipped view's rules.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from gold import SHARED, score

from legation import House, Settings, code_page
from legation.events import Weigher
from legation.events.view.network import View
from legation.language import SHIPPED, shipped_encoder
from legation.pages import open_pages
from legation.record.jsonl import report_json

KEPT, PAGE = Path(__file__).with_suffix(".json"), Path(__file__).with_name("README.md")
VIEWS = {"written": "written alone", "real": "real alone", "both": "both"}
SHOWN = {"events": ("f1",), "sentences": ("type_recall", "triple_f1"), "relations": ("quad_accuracy", "macro_f1")}
_BLOCK = re.compile(r"(<!-- adds begins -->\n).*?(<!-- adds ends -->)", re.DOTALL)
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds a folder of each of: " + ", ".join(VIEWS))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true", help="keep the figures, and show them in benchmarks/README.md")
    options = parser.parse_args()
    house = House.open(Settings())
    found = {name: measured(options.folder / name / "model", house, options.shared) for name in VIEWS}
    print("\n".join(table(found)))
    if options.write:
        KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        PAGE.write_text(_BLOCK.sub(lambda m: m[1] + "\n".join(table(found)) + "\n" + m[2], PAGE.read_text("utf-8")), "utf-8")


def measured(folder: Path, house: House, shared: Path) -> dict[str, Figures]:
    """Figures by way (the view alone, with the lexicon) and set."""
    if house.weigher is None:
        raise SystemExit("no learned view is loaded")
    view = View(folder, shipped_encoder(SHIPPED))
    ours = house.weigher.view
    view.rule, view.page_rule, view.marked_rule, view._folder = ours.rule, ours.page_rule, ours.marked_rule, ours._folder
    weighers = {"view": Weigher(view, alone=True), "both": Weigher(view)}
    return {way: scores(House(house.knowledge, house.parser, weigher, house.resolver), shared) for way, weigher in weighers.items()}


def scores(house: House, shared: Path) -> Figures:
    """The figures of a house on the open gold, by set."""
    gold = shared / "gold"
    pages = {"events": shared / "seeds", "sentences": gold / "sentences_dev.jsonl", "relations": gold / "relations_dev.jsonl"}
    found: Figures = {}
    for name, path in pages.items():
        coded = [code_page(page, house) for page in open_pages([str(path)], on_error=print)]
        rows: list[dict[str, Any]] = [report_json(report, one.article) for one in coded for report in one.reports]
        figures = score(gold, name, rows)
        found[name] = {key: round(float(figures[key]), 3) for key in SHOWN[name]}
    return found


def table(found: dict[str, dict[str, Figures]]) -> list[str]:
    """In Markdown, a line a figure; the first three columns without the lexicon."""
    ways = [(way, name) for way in ("view", "both") for name in VIEWS]
    told = {"view": "view", "both": "view and lexicon"}
    lines = ["| open gold | figure | " + " | ".join(f"{told[way]}, {VIEWS[name]}" for way, name in ways) + " |"]
    lines.append("| --- | --- |" + " ---: |" * len(ways))
    for kind, keys in SHOWN.items():
        for key in keys:
            lines.append(f"| {kind} | {key} | " + " | ".join(f"{found[name][way][kind][key]:.3f}" for way, name in ways) + " |")
    return lines


if __name__ == "__main__":
    main()
