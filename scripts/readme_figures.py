"""Real output and measured figures into ``README.md``, ``benchmarks/README.md`` and ``docs/dating.md``.

    python scripts/readme_figures.py            # codes examples/pages into out/demo.duckdb and writes the blocks
    python scripts/readme_figures.py --check    # exit status 1 where a page is not current

A block ``legation ...`` holds what that command prints; a block ``figures ...`` the figures of ``benchmarks/baseline.json``.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys

from blocks import ROOT, fill, names, table, write

RECORD = "out/demo.duckdb"
WIDTH = "100"
SHOWN = {
    "pages": ("Pages: title, day, text", {
        "title": "title right",
        "published": "day of publication right, or bounded as the gold bounds it",
        "no_foreign_text": "no comment or list in the body",
    }),
    "events": ("Events on those pages, against a careful reader", {
        "precision": "reports that are right (type and parties)",
        "core_recall": "main events found",
        "f1": "F1 of the two",
        "date_accuracy_on_found": "date right, of those found",
        "status_accuracy_on_found": "status right",
        "said_by_accuracy_on_found": "on whose word right",
    }),
    "sentences": ("Sentences of the PLOVER gold standard records", {
        "type_recall": "type found",
        "triple_precision": "reports with type, actor and recipient right",
        "triple_recall": "sentences whose triple is found",
        "triple_f1": "F1 of the two",
    }),
    "relations": ("Marked pairs of parties (PLV set): which type ties them", {
        "accuracy": "right type",
        "quad_accuracy": "right quad",
        "macro_f1": "macro F1 over types",
    }),
}  # fmt: skip


def content(name: str) -> str:
    """What belongs in a block."""
    if name.startswith("figures"):
        return _figures(name.split()[1:])
    return f"```\n$ {name}\n{_output(name).strip(chr(10))}\n```"


def _output(command: str) -> str:
    words = [sys.executable, "-m", "legation.cli", *shlex.split(command)[1:]]
    environment = {**os.environ, "COLUMNS": WIDTH, "PYTHONUTF8": "1"}
    run = subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in run.stdout.splitlines())


def _figures(sets: list[str]) -> str:
    measured = json.loads((ROOT / "benchmarks" / "baseline.json").read_text(encoding="utf-8"))["figures"]
    rows = []
    for key in sets or list(SHOWN):
        title, shown = SHOWN[key]
        rows += [(title if i == 0 else "", label, f"{measured[key][figure]:.2f}") for i, (figure, label) in enumerate(shown.items())]
    return table(("open gold", "figure", ""), rows)


def main() -> int:
    """Command line."""
    paths = [ROOT / "README.md", ROOT / "benchmarks" / "README.md", ROOT / "docs" / "dating.md"]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    if any(name.startswith("legation") for text in texts.values() for name in names(text)):
        (ROOT / "out").mkdir(exist_ok=True)
        _output(f"legation code examples/pages --record {RECORD}")
    return write({path: fill(text, content) for path, text in texts.items()})


if __name__ == "__main__":
    sys.exit(main())
