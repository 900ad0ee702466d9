"""How an analysis is written into a spaCy ``Doc``, white space and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from legation.language.network import Analysis

ENTITIES = frozenset({"PER", "ORG", "LOC", "MISC"})
COLUMNS: list[int | str] = ["POS", "DEP", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE", "HEAD"]
_IOB = {"I": 1, "O": 2, "B": 3}
_Word = tuple[str, str, str, str]  # part of speech, relation, lemma, features


def write(doc: Doc, positions: Sequence[int], results: Sequence[Analysis]) -> None:
    """Sets every token of ``doc``: ``positions`` are those of words, in the order of ``results``; all others are white space."""
    if not len(doc):
        return
    words = dict(zip(positions, _words(results), strict=True))
    heads, tags = _heads(len(doc), positions, results), _tags(len(doc), positions, results)
    table: Any = np.array([_cells(token, words.get(token.i), heads[token.i], tags[token.i]) for token in doc], dtype=np.uint64)
    doc.from_array(COLUMNS, table)


def _words(results: Sequence[Analysis]) -> Iterator[_Word]:
    for result in results:
        yield from zip(result.upos, result.labels, result.lemmas, result.morphs, strict=True)


def _cells(token: Token, word: _Word | None, head: int, tag: str) -> list[int]:
    """One row of the array that spaCy reads; a head is counted from the token, modulo 2^64."""
    upos, label, lemma, morph = word or ("SPACE", "", token.text, "")
    add = token.vocab.strings.add
    kind = add(tag[2:]) if len(tag) > 1 else 0
    features: int = token.vocab.morphology.add(morph)
    return [add(upos), add(label), add(lemma), features, _IOB[tag[0]], kind, (head - token.i) % 2**64]


def _heads(size: int, positions: Sequence[int], results: Sequence[Analysis]) -> list[int]:
    """Heads as positions of tokens; white space hangs on the word before it, or on the first word."""
    heads: list[int | None] = [None] * size
    offset = 0
    for result in results:
        for i, head in enumerate(result.heads):
            heads[positions[offset + i]] = positions[offset + head]
        offset += len(result.heads)
    before = _word_before(size, positions)
    return [before[i] if head is None else head for i, head in enumerate(heads)]


def _word_before(size: int, positions: Sequence[int]) -> list[int]:
    kept, last = set(positions), positions[0] if positions else None
    found: list[int] = []
    for i in range(size):
        last = i if i in kept else last
        found.append(i if last is None else last)
    return found


def _tags(size: int, positions: Sequence[int], results: Sequence[Analysis]) -> list[str]:
    """A tag a token; white space inside a name belongs to it."""
    tags, last = ["O"] * size, -1
    for at, tag in zip(positions, (tag for result in results for tag in result.entities), strict=True):
        tags[at] = tag if tag[2:] in ENTITIES else "O"
        if tags[at].startswith("I-"):
            tags[last + 1 : at] = [tags[at]] * (at - last - 1)
        last = at
    return tags
