"""How well the coder agrees with the open gold: ``score.py`` of the material beside the checkout, over a fresh run.

python benchmarks/gold.py                     # gold in ../shared/gold, pages in ../shared/seeds
python benchmarks/gold.py --write             # and keep the figures in benchmarks/baseline.json, which the tests guard
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
SHARED = HERE.parent.parent / "shared"
Figures = dict[str, dict[str, float]]
COUNTS = frozenset({"emitted", "core_gold", "sentences", "pairs"})  # how many there were: no measure of quality


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true", help="keep the figures as the new baseline")
    options = parser.parse_args()
    figures = measure(options.shared)
    for name, found in figures.items():
        print(*(f"{name:<10} {figure:<28} {value:.3f}" for figure, value in found.items()), sep="\n")
    if options.write:
        kept = json.loads(BASELINE.read_text(encoding="utf-8")) | {"figures": figures}
        BASELINE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def measure(shared: Path) -> Figures:
    """All figures that ``score.py`` gives, by set, three decimals; ``outside_article`` is a count, and less is better."""
    gold = shared / "gold"
    with tempfile.TemporaryDirectory() as folder:
        runs = Path(folder)
        found = {
            "pages": score(gold, "pages", run("read", shared / "seeds", runs / "articles.jsonl")),
            "events": score(gold, "events", run("code", shared / "seeds", runs / "events.jsonl")),
            "sentences": score(gold, "sentences", run("code", gold / "sentences_dev.jsonl", runs / "sentences.jsonl")),
            "relations": score(gold, "relations", run("code", gold / "relations_dev.jsonl", runs / "relations.jsonl")),
        }
    return {name: {key: round(float(value), 3) for key, value in figures.items() if key not in COUNTS} for name, figures in found.items()}


def run(command: str, path: Path, out: Path, *options: str) -> list[dict[str, Any]]:
    """The lines that ``legation COMMAND path`` writes. A page that cannot be read is an error here."""
    call = [sys.executable, "-m", "legation.cli", command, str(path), "--out", str(out), *options]
    subprocess.run(call, check=True, capture_output=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def score(gold: Path, what: str, rows: list[dict[str, Any]]) -> dict[str, float]:
    """The figures of one set, by the functions of ``score.py`` itself."""
    module = _load(gold / "score.py")
    if what in ("pages", "events"):
        wanted = yaml.safe_load((gold / "seeds.yaml").read_text(encoding="utf-8"))
    else:
        wanted = module.read_jsonl(str(gold / f"{what}_dev.jsonl"))
    figures: dict[str, float] = getattr(module, f"score_{what}")(wanted, rows, False)
    return figures


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{path}: no such program")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
