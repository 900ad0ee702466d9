"""From labelled sentences to questions with answers: every pair of parties that an event ties, and some that none does."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from legation.events.drafts import NONE
from legation.events.view.marking import Question, Span
from legation.events.view.network import BACKWARD, FORWARD, MUTUAL
from legation.events.view.train.mentions import Mention, fits, may_be_one, mentions_of
from legation.language import Words
from legation.types import Party

MOST_IDLE = 3  # pairs without event that are taken of one sentence
LONELY = 0.35  # share of pairs of which one side is also asked about alone: nothing, for the other side is there
NOBODY = "ZZZ"  # code of what a program took for a party and the reader did not
_SOURCES = ("news_russia", "news_world")


@dataclass(frozen=True, slots=True)
class Answer:
    """``direction``: the first party does it to the second, the second to the first, or both together."""

    type: str = NONE
    mode: str | None = None
    direction: int = FORWARD
    status: str = "actual"


@dataclass(frozen=True, slots=True)
class Example:
    question: Question
    answer: Answer


@dataclass(slots=True)
class Sentence:
    """A labelled sentence cut into words; ``parties`` by number, ``pairs`` as the corpus has them."""

    identifier: str
    words: tuple[str, ...]
    parties: dict[int, tuple[Span, str | None]]
    pairs: list[dict[str, Any]]
    spans: list[Span | None] = field(default_factory=list)
    held: bool = False
    real: bool = False
    text: str = ""
    marks: tuple[Party, ...] = ()
    mentions: list[Mention] = field(default_factory=list)


def read_written(path: Path, cutter: Words) -> list[Sentence]:
    """The sentences of ``corpora/written``."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [_sentence(row, row["text"], cutter, held=row["part"] == "held") for row in rows]


def read_real(path: Path, pages: Path, cutter: Words) -> list[Sentence]:
    """The sentences of ``corpora/real``, first reading of each, with their text from the pages; those whose text has changed are
    left out."""
    rows: dict[str, dict[str, Any]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["id"], row)
    texts = texts_of(pages, {row["article"] for row in rows.values()})
    found = []
    for row in rows.values():
        text = texts.get(row["article"], "")[row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] == row["sha256_16"]:
            found.append(_sentence(row, text, cutter, held=is_held(row["article"]), real=True))
    return found


def is_held(name: str) -> bool:
    """Whether a written sentence, or all of an article of real news, is held back from training, by its id: one in ten."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


def texts_of(pages: Path, wanted: set[str]) -> dict[str, str]:
    """The texts of articles by their ids."""
    found = {}
    for source in _SOURCES:
        with gzip.open(pages / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in wanted:
                    found[row["id"]] = row["text"]
    return found


def _sentence(row: dict[str, Any], text: str, cutter: Words, *, held: bool, real: bool = False) -> Sentence:
    words = cutter.cut(text)
    ends = [start + len(form) for form, start in words]

    def place(start: int, end: int) -> Span:
        inside = [i for i, (_, at) in enumerate(words) if at < end and ends[i] > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    parties = {p["n"]: (place(p["start"], p["end"]), p["code"]) for p in row["parties"]}
    spans = [place(*pair["predicate"]) if pair.get("predicate") else None for pair in row["pairs"]]
    forms, mentions = tuple(form for form, _ in words), mentions_of(row["parties"], text)
    return Sentence(row["id"], forms, parties, row["pairs"], spans, held, real, text, marks_of(row), mentions)


def marks_of(row: dict[str, Any]) -> tuple[Party, ...]:
    """The parties of a row of the corpora as a user would mark them; ``NOBODY`` for those that are none, of whom the coder must learn that
    nothing ties them."""
    return tuple(Party(p["code"] or NOBODY, p["start"], p["end"]) for p in row["parties"])


def examples(sentences: Iterable[Sentence], rng: random.Random, *, plain: bool = False) -> Iterator[Example]:
    """Questions and answers of sentences, drawn anew with each ``rng``; ``plain``: the pairs as they are, nothing drawn (to measure)."""
    for sentence in sentences:
        yield from _tied(sentence, rng, plain)
        yield from _idle(sentence, rng, plain)


def _tied(sentence: Sentence, rng: random.Random, plain: bool) -> Iterator[Example]:
    met: set[frozenset[int | None]] = set()
    for pair, predicate in zip(sentence.pairs, sentence.spans, strict=True):
        a, b = pair["a"], pair["b"]
        key = frozenset((a, b))
        first_of_pair = key not in met
        met.add(key)
        marked = predicate if not first_of_pair or (not plain and rng.random() < 0.5) else None
        if not first_of_pair and predicate is None:
            continue
        if a is not None and b is not None:
            yield _asked(sentence, a, b, pair, marked, rng, plain)
            lonely = a if rng.random() < 0.6 else b
            if not plain and rng.random() < LONELY and not _acts_alone(lonely, sentence):
                yield Example(_question(sentence, lonely, None, predicate if rng.random() < 0.8 else None, rng, plain), Answer())
        else:
            yield _asked(sentence, a if a is not None else b, None, pair, marked, rng, plain)


def _acts_alone(number: int, sentence: Sentence) -> bool:
    """Whether an event of the party, by this or another mention, has nobody on its other side."""
    by_number = {m.number: m for m in sentence.mentions}
    alone = [p["a"] or p["b"] for p in sentence.pairs if p["a"] is None or p["b"] is None]
    return any(may_be_one(by_number[number], by_number[n]) for n in alone)


def _asked(
    sentence: Sentence, a: int | None, b: int | None, pair: dict[str, Any], predicate: Span | None, rng: random.Random, plain: bool
) -> Example:
    direction = MUTUAL if pair["mutual"] else FORWARD if a == pair["a"] else BACKWARD
    if b is not None and not plain and rng.random() < 0.5:
        a, b = b, a
        direction = {FORWARD: BACKWARD, BACKWARD: FORWARD, MUTUAL: MUTUAL}[direction]
    answer = Answer(pair["type"], pair["mode"], direction, pair["status"])
    return Example(_question(sentence, a, b, predicate, rng, plain), answer)


def _question(sentence: Sentence, a: int | None, b: int | None, predicate: Span | None, rng: random.Random, plain: bool) -> Question:
    spans = {n: span for n, (span, _) in sentence.parties.items()}
    others = tuple(span for n, span in spans.items() if n not in (a, b))
    if not plain and rng.random() < 0.4:
        others = ()
    first = spans[a] if a is not None else None
    return Question(sentence.words, first, spans[b] if b is not None else None, predicate, others)


def _idle(sentence: Sentence, rng: random.Random, plain: bool) -> Iterator[Example]:
    """Pairs that no event ties, what is no party among them; not those that an event may tie by other mentions of them."""
    tied = [[m for m in sentence.mentions if m.number in (p["a"], p["b"])] for p in sentence.pairs]
    idle = ((a, b) for a, b in combinations(sentence.mentions, 2) if not any(fits(p, ([a], [b])) or fits(p, ([b], [a])) for p in tied))
    pairs: list[tuple[int, int | None]] = [(a.number, b.number) for a, b in idle]
    active = {m.number for pair in tied for m in pair}
    pairs += [(m.number, None) for m in sentence.mentions if not any(may_be_one(m, other) for pair in tied for other in pair)]
    rng.shuffle(pairs)
    pairs.sort(key=lambda pair: not active & set(pair) and rng.random() < 0.5)  # who does something, with the wrong party, first
    for a, b in pairs[:MOST_IDLE]:
        wrong = _wrong_predicate(sentence, rng) if not plain and rng.random() < 0.5 else None
        first, second = (b, a) if b is not None and not plain and rng.random() < 0.5 else (a, b)
        yield Example(_question(sentence, first, second, wrong, rng, plain), Answer())


def _wrong_predicate(sentence: Sentence, rng: random.Random) -> Span | None:
    """Another pair's predicate, or any longer word."""
    own = [span for span in sentence.spans if span is not None]
    if own and rng.random() < 0.7:
        return rng.choice(own)
    long = [i for i, word in enumerate(sentence.words) if len(word) > 3 and word.islower()]
    return (at := rng.choice(long), at + 1) if long else None


def labels(sentences: Sequence[Sentence]) -> tuple[list[str], list[str]]:
    """The types, none first, and the modes as ``TYPE.mode``, that the sentences hold."""
    types = sorted({pair["type"] for s in sentences for pair in s.pairs})
    modes = sorted({f"{pair['type']}.{pair['mode']}" for s in sentences for pair in s.pairs if pair["mode"]})
    return [NONE, *types], modes
