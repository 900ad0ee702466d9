"""How well the parser reads: EWT's and GUM's test parts, from gold words and from raw text.

    python benchmarks/parser.py                      # treebanks in ../shared/treebank
    python benchmarks/parser.py --full DIR           # and the same model in full precision beside it, to see what 8 bits cost
    python benchmarks/parser.py --full DIR --speed --write    # all, kept in benchmarks/parser.json and shown in docs/language.md

Gold words: scores with the treebank's own words and sentences. Raw: paragraphs as running text; F over words with the same
characters, and for LAS the same head and label too. ``--full`` names a folder that the training writes beside the model
(``python -m legation.language.train --treebanks TREEBANKS --out OUT --export CHECKPOINT`` makes ``OUT/full``).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import parser_speed
from spacy.tokens import Doc

from legation.language import load_parser
from legation.language.component import model_folder
from legation.language.network import Network
from legation.language.train.augment import recase, title_case, to_sentence, to_words, without_stop
from legation.language.train.evaluate import parse_gold, scores
from legation.language.train.treebank import Sentence, read_ewt, read_gum
from legation.language.words import is_blank

Span = tuple[int, int]
Tree = dict[Span, tuple[Span | None, str]]
Results = dict[str, dict[str, float]]
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "treebank"
KEPT = Path(__file__).with_suffix(".json")
PAGE = ROOT / "docs" / "language.md"
COLUMNS = {
    "uas": "UAS", "las": "LAS", "upos": "UPOS", "morph": "features", "lemma": "lemma (case aside)", "names": "names (F)",
    "names3": "PER, ORG, LOC (F)", "names_any": "names, kind aside (F)", "words": "raw: words",
    "sentences": "raw: sentences", "las_raw": "raw: LAS",
}  # fmt: skip
SPEED = {
    "words_per_cpu_second": "words a CPU-second, raw text to names",
    "two_processes": "two processes, times the speed of one",
    "ready_seconds": "seconds from the start of Python until it is ready",
    "megabytes": "megabytes on disk",
}
LOSS = "lost by 8 bits, "
FULL = ", full precision"
_BLOCK = re.compile(r"(<!-- begin: parser -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Command line."""
    options = _options()
    sets = _sets(options.treebanks)
    results = measure(sets, model_folder(), raw=True)
    if options.full:
        chosen = {name: sets[name] for name in ("EWT test", "GUM news, test")}
        full = measure(chosen, options.full, raw=False)
        results |= {name + FULL: row for name, row in full.items()}
        results |= {LOSS + name: {key: round(value - results[name][key], 2) for key, value in row.items()} for name, row in full.items()}
    if options.speed:
        results["speed"] = parser_speed.measure(parser_speed.NEWS)
    print(json.dumps(results, indent=2) if options.json else table(results))
    if options.write:
        KEPT.write_text(json.dumps(json.loads(KEPT.read_text("utf-8")) | {"figures": results}, indent=2) + "\n", "utf-8")
        PAGE.write_text(_BLOCK.sub(lambda found: f"{found[1]}{table(results)}\n{found[2]}", PAGE.read_text("utf-8")), "utf-8")


def measure(sets: dict[str, list[Sentence]], model: Path, *, raw: bool) -> Results:
    """Percents by set; ``raw``: from running text too, for sets as they were written, by the model that is installed."""
    network, results = Network(model), {}
    for name, sentences in sets.items():
        found = scores(list(parse_gold(network, sentences))) | (raw_scores(sentences) if raw and not name.startswith("...") else {})
        results[name] = {key: round(value, 2) for key, value in found.items()}
    return results


def raw_scores(sentences: Sequence[Sentence]) -> dict[str, float]:
    """``words``, ``sentences``, ``las_raw`` (F, percent)."""
    parser, counts = load_parser(), [0] * 7
    paragraphs = list(_paragraphs(sentences))
    docs = [doc for texts in _grouped([text for text, _, _ in paragraphs]) for doc in parser.parse_texts(texts)]
    for (_, gold, starts), doc in zip(paragraphs, docs, strict=True):
        got, got_starts = _tree(doc), {sent.start_char for sent in doc.sents}
        same = [span for span in gold.keys() & got.keys() if gold[span] == got[span]]
        added = (len(gold), len(got), len(gold.keys() & got.keys()), len(same), len(starts), len(got_starts), len(starts & got_starts))
        counts = [count + more for count, more in zip(counts, added, strict=True)]
    words, got_words, hit, right, starts_, got_starts_, hit_starts = counts
    return {
        "words": 200 * hit / (words + got_words),
        "sentences": 200 * hit_starts / (starts_ + got_starts_),
        "las_raw": 200 * right / (words + got_words),
    }


def _sets(treebanks: Path) -> dict[str, list[Sentence]]:
    gum = read_gum(treebanks / "gum" / "en_gum-free-test.conllu")
    ewt = read_ewt(treebanks / "ewt" / "en_ewt-ud-test.conllu", treebanks / "uner" / "uner-test-first.iob2")
    return {
        "EWT test": ewt,
        "... in Title Case, no final stop": [recase(_unstopped(s), title_case) for s in ewt],
        "... in CAPITALS, no final stop": [recase(_unstopped(s), lambda i, form: form.upper()) for s in ewt],
        "GUM news, test": [s for s in gum if s.document.startswith("GUM_news")],
    }


def _unstopped(sentence: Sentence) -> Sentence:
    return to_sentence(without_stop(to_words(sentence)), sentence)


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Tree, set[int]]]:
    """Running text, its gold tree over character spans, and where its sentences begin."""
    group: list[Sentence] = []
    for sentence in [*sentences, None]:
        if group and (sentence is None or sentence.opens or sentence.document != group[-1].document):
            yield _paragraph(group)
            group = []
        if sentence:
            group.append(sentence)


def _paragraph(group: Sequence[Sentence]) -> tuple[str, Tree, set[int]]:
    tree: Tree = {}
    starts: set[int] = set()
    text = ""
    for sentence in group:
        starts.add(len(text))
        spans = _spans(sentence, len(text))
        for span, head, label in zip(spans, sentence.heads, sentence.labels, strict=True):
            tree[span] = (spans[head - 1] if head else None, label)
        text += sentence.text + " "
    return text.rstrip(), tree, starts


def _spans(sentence: Sentence, offset: int) -> list[Span]:
    spans, at = [], 0
    for form in sentence.forms:
        start = max(sentence.text.find(form, at), at)
        at = start + len(form)
        spans.append((offset + start, offset + at))
    return spans


def _tree(doc: Doc) -> Tree:
    place = {token.i: (token.idx, token.idx + len(token)) for token in doc if not is_blank(token.text)}
    return {span: (None if doc[i].head.i == i else place[doc[i].head.i], doc[i].dep_) for i, span in place.items()}


def _grouped(texts: Sequence[str], size: int = 20) -> Iterator[Sequence[str]]:
    """Paragraphs in groups as long as an article."""
    return (texts[at : at + size] for at in range(0, len(texts), size))


def table(results: Results) -> str:
    """The figures in Markdown: a row a set, then the speed."""
    lines = ["| percent | " + " | ".join(COLUMNS.values()) + " |", "| --- " * (len(COLUMNS) + 1) + "|"]
    for name, row in results.items():
        if name != "speed":
            digits = 2 if name.startswith(LOSS) else 1
            cells = [f"{row[key]:.{digits}f}" if key in row else "" for key in COLUMNS]
            lines.append("| " + " | ".join([name, *cells]) + " |")
    if "speed" in results:
        lines += ["", "| speed | |", "| --- | --- |", *(f"| {SPEED[key]} | {value:,g} |" for key, value in results["speed"].items())]
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How well the parser reads.")
    parser.add_argument("--treebanks", type=Path, default=SHARED)
    parser.add_argument("--full", type=Path, help="folder with the same model in full precision")
    parser.add_argument("--speed", action="store_true", help="time it too, over ../shared/pages/news_russia.jsonl.gz")
    parser.add_argument("--write", action="store_true", help="keep the figures, and show them in docs/language.md")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
