"""Lexicon alone, learned view alone, and both, side by side on the open gold; and whether confidences mean what they say.

python benchmarks/view.py              # gold in ../shared/gold, pages in ../shared/seeds
python benchmarks/view.py --write      # kept in benchmarks/view.json and shown in benchmarks/README.md
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gold import SHARED, run, score

from legation.events.view.calibration import BINS, error

KEPT, PAGE = Path(__file__).with_suffix(".json"), Path(__file__).with_name("README.md")
WAYS = ("lexicon", "view", "both")
SHOWN = {
    "events": ("precision", "core_recall", "f1"),
    "sentences": ("type_recall", "type_precision", "quad_recall", "triple_recall", "triple_precision", "triple_f1"),
    "relations": ("accuracy", "quad_accuracy", "macro_f1"),
}
_BLOCK = re.compile(r"(<!-- view begins -->\n).*?(<!-- view ends -->)", re.DOTALL)
Rows = list[dict[str, Any]]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    figures, answers = measure(options.shared / "gold", options.shared)
    found = {"figures": figures, "calibration_error": round(error(answers), 3), "reliability": reliability(answers)}
    print("\n".join(table(found)))
    if options.write:
        KEPT.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        PAGE.write_text(_BLOCK.sub(lambda m: m[1] + "\n".join(table(found)) + "\n" + m[2], PAGE.read_text("utf-8")), "utf-8")


def measure(gold: Path, shared: Path) -> tuple[dict[str, Any], list[tuple[float, bool]]]:
    """Figures by set and way; and of the reports on single sentences, by both: confidence, and whether the gold has their type."""
    figures: dict[str, Any] = {}
    answers: list[tuple[float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, pages in (("events", shared / "seeds"), *((n, gold / f"{n}_dev.jsonl") for n in ("sentences", "relations"))):
            for way in WAYS:
                rows = run("code", pages, Path(folder) / f"{name}-{way}.jsonl", "--by", way)
                found = score(gold, name, rows)
                figures.setdefault(name, {})[way] = {key: round(float(found[key]), 3) for key in SHOWN[name]}
                if way == "both" and name != "events":
                    answers += _answers(gold / f"{name}_dev.jsonl", rows)
    return figures, answers


def _answers(gold: Path, rows: Rows) -> list[tuple[float, bool]]:
    wanted = {row["id"]: row["type"] for row in map(json.loads, gold.read_text("utf-8").splitlines())}
    older = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
    return [(r["confidence"], wanted[r["page"]] in (r["event"][0], older.get(r["event"][0]))) for r in rows]


def reliability(answers: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Of the reports in each tenth of confidence: mean confidence, share right, how many."""
    found = []
    for low in range(BINS):
        inside = [(p, right) for p, right in answers if low <= min(p * BINS, BINS - 1e-9) < low + 1]
        if inside:
            mean, right = (sum(answer[i] for answer in inside) / len(inside) for i in (0, 1))
            found.append((round(mean, 3), round(right, 3), len(inside)))
    return found


def table(found: dict[str, Any]) -> list[str]:
    """Both tables in Markdown; the second has a bar for the eye."""
    lines = ["| open gold | figure | lexicon alone | learned view alone | both |", "| --- | --- | ---: | ---: | ---: |"]
    for name, ways in found["figures"].items():
        for key in SHOWN[name]:
            lines.append(f"| {name} | {key} | " + " | ".join(f"{ways[way][key]:.3f}" for way in WAYS) + " |")
    lines += ["", f"Calibration error on sentences and relations: {found['calibration_error']:.3f} (ten bins).", ""]
    lines += ["| confidence | share right | reports | |", "| ---: | ---: | ---: | --- |"]
    lines += [f"| {mean:.2f} | {right:.2f} | {count:,} | {'▇' * round(right * 20)} |" for mean, right, count in found["reliability"]]
    return lines


if __name__ == "__main__":
    main()
