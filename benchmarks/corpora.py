"""What the two corpora hold, how far two readers agree, and how like real sentences the written ones are.

python benchmarks/corpora.py            # counts and agreement
python benchmarks/corpora.py --parse    # and lengths, depths, passives and attributions side by side (a minute; needs ../shared/pages)
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from real_sentences import agreement
from spacy.tokens import Doc, Token

from legation.events.view.train.examples import texts_of
from legation.language import load_parser

ROOT = Path(__file__).resolve().parents[1]
CORPORA, PAGES = ROOT / "corpora", ROOT.parent / "shared" / "pages"
README = CORPORA / "README.md"
BLOCK = re.compile(r"(<!-- begin: corpora -->\n).*?(<!-- end -->)", re.DOTALL)
SAYING = frozenset("say tell announce report state declare note add claim confirm according".split())
Row = dict[str, Any]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parse", action="store_true", help="parse all sentences too, to hold their shapes side by side")
    parser.add_argument("--write", action="store_true", help="keep the table in corpora/README.md")
    options = parser.parse_args()
    written, second, readings = (rows(CORPORA / name) for name in ("written/sentences.jsonl", "written/second.jsonl", "real/labels.jsonl"))
    real = list({row["id"]: row for row in reversed(readings)}.values())
    lines = list(composition({"written": written, "real": real}))
    lines += _row("read twice: kappa, event or none", readings, [*_only(written, second), *second], "kappa_event_or_none")
    lines += _row("read twice: kappa, type or none", readings, [*_only(written, second), *second], "kappa_type_or_none")
    if options.parse:
        texts = texts_of(PAGES, {row["article"] for row in real})
        ours, theirs = shape([row["text"] for row in written]), shape([texts[row["article"]][row["start"] : row["end"]] for row in real])
        lines += [f"| {name} | {ours[name]} | {theirs[name]} |" for name in ours]
    print("\n".join(lines))
    if options.write:
        README.write_text(BLOCK.sub(lambda found: f"{found[1]}{chr(10).join(lines)}\n{found[2]}", README.read_text("utf-8")), "utf-8")


def _row(name: str, real: Sequence[Row], written: Sequence[Row], key: str) -> list[str]:
    return [f"| {name} | {agreement(_grouped(written))[key]} | {agreement(_grouped(real))[key]} |"]


def rows(path: Path) -> list[Row]:
    """The lines of a corpus."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def composition(corpora: dict[str, Sequence[Row]]) -> Iterable[str]:
    """A table in Markdown: how many sentences, how many without event, tied pairs by type and status."""
    yield "| | " + " | ".join(corpora) + " |"
    yield "| --- |" + " ---: |" * len(corpora)
    counts = {name: Counter(pair["type"] for row in found for pair in row["pairs"]) for name, found in corpora.items()}
    status = {name: Counter(pair["status"] for row in found for pair in row["pairs"]) for name, found in corpora.items()}
    yield "| sentences | " + " | ".join(f"{len(found):,}" for found in corpora.values()) + " |"
    yield "| without event | " + " | ".join(f"{sum(not row['pairs'] for row in found):,}" for found in corpora.values()) + " |"
    for kind in sorted({kind for found in counts.values() for kind in found}):
        yield f"| {kind} | " + " | ".join(f"{counts[name][kind]:,}" for name in corpora) + " |"
    for kind in ("future", "hypothetical", "negated"):
        yield f"| *{kind}* | " + " | ".join(f"{status[name][kind]:,}" for name in corpora) + " |"


def shape(sentences: Sequence[str]) -> dict[str, float]:
    """Quartiles of words, mean depth of the tree, shares of sentences with a passive and with an attribution."""
    parser = load_parser()
    docs = [doc for at in range(0, len(sentences), 40) for doc in parser.parse_texts(sentences[at : at + 40])]
    low, middle, high = quantiles([len(doc) for doc in docs], n=4)
    return {
        "words, lower quartile": low,
        "words, median": middle,
        "words, upper quartile": high,
        "depth of the tree, mean": round(mean(map(depth, docs)), 2),
        "share with a passive": round(mean(any(t.dep_ == "nsubj:pass" or t.dep_ == "obl:agent" for t in doc) for doc in docs), 3),
        "share with an attribution": round(mean(any(t.lemma_.lower() in SAYING and _speaks(t) for t in doc) for doc in docs), 3),
    }


def depth(doc: Doc) -> int:
    """Steps from the root to the farthest word."""
    return max((sum(1 for _ in token.ancestors) for token in doc), default=0)


def _speaks(token: Token) -> bool:
    return token.lower_ == "according" or any(c.dep_ in ("ccomp", "parataxis", "nsubj") for c in token.children)


def _grouped(readings: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in readings:
        found.setdefault(row["id"], []).append(row)
    return found


def _only(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    wanted = {row["id"] for row in second}
    return [row for row in first if row["id"] in wanted]


if __name__ == "__main__":
    main()
