"""How many attachments of the hand-made news probes the parser gets right: who did it, to whom, who said so.

    python benchmarks/news_probes.py                 # percent right, by group
    python benchmarks/news_probes.py --wrong         # and every attachment that is wrong, with what stands in its place
    python benchmarks/news_probes.py --write         # keep the figures, less a point, as the floors that the tests guard

The probes are in ``tests/language/news_probes.toml``; docs/news-probes.md tells how they are written and counted.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.language import Parser, load_parser
from legation.types import Article, Passage

ROOT = Path(__file__).resolve().parents[1]
PROBES = ROOT / "tests" / "language" / "news_probes.toml"
FLOORS = Path(__file__).with_suffix(".json")
HEADLINES = "headlines"
MEANT = frozenset({"pass", "agent"})  # subtypes that turn doer and done to about: never taken for the plain label
LABELS = frozenset(
    "acl acl:relcl advcl amod appos ccomp compound conj flat iobj nmod nmod:desc nmod:poss nsubj nsubj:pass nummod obj obl "
    "obl:agent parataxis root xcomp".split()
)
Span = tuple[int, int]
Tree = dict[Span, tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class Attachment:
    """``word`` hangs on one of ``heads`` by one of ``labels``; a root is its own head. Positions are characters of the text."""

    source: str
    word: Span
    labels: frozenset[str]
    heads: frozenset[Span]

    def holds(self, tree: Tree) -> bool:
        """Whether the tree has it. A word that the tokeniser cuts otherwise is in no tree, so it counts as wrong."""
        head, label = tree.get(self.word, ((-1, -1), ""))
        return head in self.heads and any(_is_label(label, wanted) for wanted in self.labels)


@dataclass(frozen=True, slots=True)
class Probe:
    """One text with its attachments. A headline is read as a title, anything else as a paragraph."""

    group: str
    text: str
    attachments: tuple[Attachment, ...]

    def tree(self, parser: Parser) -> Tree:
        """The parse, from position to head's position and label, whatever sentences and passages the room cut."""
        passage = Passage(self.text, 0, len(self.text))
        is_title = self.group.startswith(HEADLINES)
        article = Article("probe", passage, (), ()) if is_title else Article("probe", None, (), (passage,))
        tree: Tree = {}
        for parsed in parser.parse(article):
            spans = [(parsed.passage.start + t.idx, parsed.passage.start + t.idx + len(t)) for t in parsed.doc]
            tree |= {spans[t.i]: (spans[t.head.i], t.dep_) for t in parsed.doc}
        return tree


@dataclass(frozen=True, slots=True)
class Score:
    """``right`` of ``listed`` attachments in ``probes`` texts."""

    probes: int
    listed: int
    right: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.listed


def load(path: Path = PROBES) -> list[Probe]:
    """The probes in the order of the file. Raises ``ValueError`` that names group, text and attachment."""
    groups: dict[str, list[list[str]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    probes = [_probe(group, row) for group, rows in groups.items() for row in rows]
    texts = [probe.text for probe in probes]
    twice = sorted({text for text in texts if texts.count(text) > 1})
    if twice:
        raise ValueError(f"{path.name}: the text {twice[0]!r} stands there twice; take one out")
    return probes


def measure(probes: Iterable[Probe], parser: Parser) -> dict[str, Score]:
    """A score by group, then ``headlines`` (all groups whose name begins so) and ``overall``."""
    found: dict[str, list[tuple[int, int]]] = {}
    everything: list[tuple[int, int]] = []
    headlines: list[tuple[int, int]] = []
    for probe in probes:
        tree = probe.tree(parser)
        counted = (len(probe.attachments), sum(a.holds(tree) for a in probe.attachments))
        found.setdefault(probe.group, []).append(counted)
        everything.append(counted)
        if probe.group.startswith(HEADLINES):
            headlines.append(counted)
    return {name: _score(counts) for name, counts in (found | {HEADLINES: headlines, "overall": everything}).items() if counts}


def mistakes(probes: Iterable[Probe], parser: Parser) -> Iterator[str]:
    """A line for each attachment that is wrong."""
    for probe in probes:
        tree = probe.tree(parser)
        for attachment in probe.attachments:
            if not attachment.holds(tree):
                yield f"{probe.group}: {probe.text}\n    wanted {attachment.source!r}, found {_found(probe.text, tree, attachment.word)}"


def floors(scores: dict[str, Score]) -> dict[str, float]:
    """What the tests shall guard: a point below the figures of now."""
    return {name: round(scores[name].percent - 1, 1) for name in ("overall", HEADLINES)}


def main() -> None:
    """Command line."""
    options = _options()
    probes, parser = load(), load_parser(options.parser)
    scores = measure(probes, parser)
    if options.wrong:
        print(*mistakes(probes, parser), "", sep="\n")
    print(json.dumps({name: round(s.percent, 1) for name, s in scores.items()}, indent=2) if options.json else _table(scores))
    if options.write:
        FLOORS.write_text(json.dumps({"floors": floors(scores)}) + "\n", encoding="utf-8")


def _probe(group: str, row: Sequence[str]) -> Probe:
    text, *sources = row
    where = f"{group}: {text!r}"
    if not sources:
        raise ValueError(f"{where} lists no attachment; add what matters in it, as 'word label head'")
    attachments = tuple(_attachment(where, text, source) for source in sources)
    words = [attachment.word for attachment in attachments]
    for attachment in attachments:
        if words.count(attachment.word) > 1:
            raise ValueError(f"{where}: {attachment.source!r} names a word that is attached twice; a word has one head")
    return Probe(group, text, attachments)


def _attachment(where: str, text: str, source: str) -> Attachment:
    parts = source.split()
    if not (len(parts) == 3 or (len(parts) == 2 and parts[1] == "root")):
        raise ValueError(f"{where}: {source!r} is neither 'word label head' nor 'word root'")
    labels = frozenset(parts[1].split("|"))
    if labels - LABELS:
        raise ValueError(f"{where}: {source!r} has an unknown label; known are {', '.join(sorted(LABELS))}")
    heads = parts[2].split("|") if len(parts) == 3 else [parts[0]]
    return Attachment(source, _place(where, text, parts[0]), labels, frozenset(_place(where, text, head) for head in heads))


def _place(where: str, text: str, name: str) -> Span:
    """Where the word stands. ``killed#2`` is the second of several; a word that occurs once takes no number."""
    word, _, number = name.partition("#")
    spans = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if not spans:
        raise ValueError(f"{where}: the word {word!r} does not occur in it; check its spelling and case")
    if not number and len(spans) > 1:
        raise ValueError(f"{where}: the word {word!r} occurs {len(spans)} times; say which, as {word}#1")
    if number and not (number.isdigit() and 1 <= int(number) <= len(spans) > 1):
        raise ValueError(f"{where}: there is no {name!r}; the word occurs {len(spans)} times")
    return spans[int(number or 1) - 1]


def _is_label(label: str, wanted: str) -> bool:
    base, _, subtype = label.partition(":")
    return label == wanted or (base == wanted and subtype not in MEANT)


def _score(counts: Sequence[tuple[int, int]]) -> Score:
    return Score(len(counts), sum(listed for listed, _ in counts), sum(right for _, right in counts))


def _found(text: str, tree: Tree, word: Span) -> str:
    if word not in tree:
        return "no such word"
    (start, end), label = tree[word]
    return "root" if label == "root" else f"{label} {text[start:end]}"


def _table(scores: dict[str, Score]) -> str:
    rows = [f"| {name} | {s.probes} | {s.listed} | {s.percent:.1f} |" for name, s in scores.items()]
    return "\n".join(["| group | probes | attachments | right, % |", "| --- | ---: | ---: | ---: |", *rows])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How many attachments of the news probes the parser gets right.")
    parser.add_argument("--parser", default="legation", help="our own, or a spaCy pipeline with Universal Dependencies labels")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    parser.add_argument("--json", action="store_true", help="percents as JSON")
    parser.add_argument("--write", action="store_true", help="keep the figures, less a point, as the floors")
    return parser.parse_args()


if __name__ == "__main__":
    main()
