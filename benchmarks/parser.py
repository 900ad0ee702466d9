"""How well and how fast the parser reads: EWT's and GUM's test parts, from gold words and from raw text.

    python benchmarks/parser.py                      # treebanks in ../shared/treebank
    python benchmarks/parser.py --treebanks DIR --json

Gold words: scores with the treebank's own words and sentences. Raw: paragraphs as running text; F over words with the same
characters, and for LAS the same head and label too.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

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
SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "treebank"


def main() -> None:
    """Command line."""
    options = _options()
    began = time.perf_counter()
    network = Network(model_folder())
    results: dict[str, dict[str, float]] = {"load": {"seconds": time.perf_counter() - began}}
    for name, sentences in _sets(options.treebanks).items():
        found = scores(list(parse_gold(network, sentences))) | ({} if name.startswith("...") else raw_scores(sentences))
        results[name] = {key: round(value, 2) for key, value in found.items()}
    print(json.dumps(results, indent=2) if options.json else _table(results))


def raw_scores(sentences: Sequence[Sentence]) -> dict[str, float]:
    """``words``, ``sentences``, ``las_raw`` (F, percent), ``speed`` (words a second, one thread)."""
    parser, counts = load_parser(), [0] * 7
    paragraphs = list(_paragraphs(sentences))
    parser.parse_sentence("Warm up.")
    began = time.perf_counter()
    docs = [doc for texts in _grouped([text for text, _, _ in paragraphs]) for doc in parser.parse_texts(texts)]
    seconds = time.perf_counter() - began
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
        "speed": words / seconds,
    }


def _sets(treebanks: Path) -> dict[str, list[Sentence]]:
    gum = [s for part in ("dev", "test") for s in read_gum(treebanks / "gum" / f"en_gum-free-{part}.conllu")]
    ewt = read_ewt(treebanks / "ewt" / "en_ewt-ud-test.conllu", treebanks / "uner" / "uner-test-first.iob2")
    return {
        "EWT test": ewt,
        "... in Title Case, no final stop": [recase(_unstopped(s), title_case) for s in ewt],
        "... in CAPITALS, no final stop": [recase(_unstopped(s), lambda i, form: form.upper()) for s in ewt],
        "GUM news dev+test": [s for s in gum if s.document.startswith("GUM_news")],
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


def _table(results: dict[str, dict[str, float]]) -> str:
    columns = list(results["EWT test"])
    lines = ["| | " + " | ".join(columns) + " |", "| --- " * (len(columns) + 1) + "|"]
    for name, row in results.items():
        if name != "load":
            lines.append("| " + " | ".join([name, *(_shown(key, row.get(key)) for key in columns)]) + " |")
    return "\n".join([*lines, "", f"loaded in {results['load']['seconds']:.2f} s"])


def _shown(key: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if key == "speed" else f"{value:.1f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How well and how fast the parser reads.")
    parser.add_argument("--treebanks", type=Path, default=SHARED)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
