"""The parser as a spaCy component, and how an analysis is written into a ``Doc``.

    nlp = spacy.blank("en"); nlp.add_pipe("legation_parser")
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from legation.language import words
from legation.language.network import MOST_PIECES, Analysis, Block, Network
from legation.language.sentences import Line, bars, sure_breaks, windows

SHIPPED = Path(__file__).parent / "model"
ENTITIES = frozenset({"PER", "ORG", "LOC"})
_IOB = {"I": 1, "O": 2, "B": 3}


def model_folder() -> Path:
    """``$LEGATION_MODEL`` if set, else the model that ships with the package."""
    named = os.environ.get("LEGATION_MODEL")
    return Path(named) if named else SHIPPED


class Component:
    """Annotates tokenised documents in place: tags, lemmas, morphology, tree, sentences, entities."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def __call__(self, doc: Doc) -> Doc:
        return self.annotate([doc])[0]

    def pipe(self, stream: Any, *, batch_size: int = 1) -> Any:
        """One document at a time: its result must not depend on its neighbours."""
        return (self(doc) for doc in stream)

    def annotate(self, docs: Sequence[Doc], *, whole: Sequence[bool] = ()) -> list[Doc]:
        """Documents read together; ``whole[i]``: document i is one sentence (a headline)."""
        kept = [[i for i, token in enumerate(doc) if not words.is_blank(token.text)] for doc in docs]
        flags = list(whole) or [False] * len(docs)
        blocks = [self._blocks(doc, positions, flag) for doc, positions, flag in zip(docs, kept, flags, strict=True)]
        results = iter(self.network.analyse([block for group in blocks for block in group]))
        for doc, positions, group in zip(docs, kept, blocks, strict=True):
            _write(doc, positions, [next(results) for _ in group])
        return list(docs)

    def _blocks(self, doc: Doc, positions: Sequence[int], whole: bool) -> list[Block]:
        line = _line(doc, positions)
        cuts, needed = ([], None) if whole else (sure_breaks(line), bars(line))
        found: list[Block] = []
        for start, end in zip([0, *cuts], [*cuts, len(positions)], strict=True):
            for a, b in self._windows(line.words[start:end]):
                found.append(Block(tuple(line.words[start + a : start + b]), tuple(needed[start + a : start + b]) if needed else None))
        return found

    def _windows(self, forms: Sequence[str]) -> list[tuple[int, int]]:
        lengths = [len(self.network.encoder.word(form).pieces) for form in forms]
        return [(a, b) for a, b in windows(lengths, forms, most_pieces=MOST_PIECES) if a < b]


@Language.factory("legation_parser", default_config={"model": None})
def make_parser(nlp: Language, name: str, model: str | None = None) -> Component:
    """The component for a pipeline. ``model`` is a model's folder; the pipeline's tokeniser is tuned to the treebank's."""
    words.tune(nlp.tokenizer)
    return Component(Network(Path(model) if model else model_folder()))


def _line(doc: Doc, positions: Sequence[int]) -> Line:
    before = list(zip([-1, *positions], positions, strict=False))
    glued = [i > 0 and i - 1 == last and not doc[last].whitespace_ for last, i in before]
    gaps = [any(doc[k].text.count("\n") > 1 for k in range(last + 1, i)) for last, i in before]
    return Line([doc[i].text for i in positions], glued, gaps)


def _write(doc: Doc, positions: Sequence[int], results: Sequence[Analysis]) -> None:
    heads = _heads(len(doc), positions, results)
    columns: dict[str, list[int]] = {name: [0] * len(doc) for name in ("POS", "DEP", "LEMMA", "MORPH", "ENT_TYPE")}
    columns["ENT_IOB"] = [2] * len(doc)
    columns["POS"] = [doc.vocab.strings.add("SPACE")] * len(doc)
    columns["LEMMA"] = [token.orth for token in doc]
    rows = [row for result in results for row in _rows(result)]
    for at, (label, upos, lemma, morph, entity) in zip(positions, rows, strict=True):
        columns["POS"][at] = doc.vocab.strings.add(upos)
        columns["DEP"][at] = doc.vocab.strings.add(label)
        columns["LEMMA"][at] = doc.vocab.strings.add(lemma)
        columns["MORPH"][at] = doc.vocab.morphology.add(morph)
        if entity[2:] in ENTITIES:
            columns["ENT_IOB"][at], columns["ENT_TYPE"][at] = _IOB[entity[0]], doc.vocab.strings.add(entity[2:])
    columns["HEAD"] = [head - i for i, head in enumerate(heads)]
    table: Any = np.array([[value % 2**64 for value in column] for column in columns.values()], dtype=np.uint64).T.copy()
    doc.from_array(list(columns), table)


def _rows(result: Analysis) -> zip[tuple[str, str, str, str, str]]:
    return zip(result.labels, result.upos, result.lemmas, result.morphs, result.entities, strict=True)


def _heads(size: int, positions: Sequence[int], results: Sequence[Analysis]) -> list[int]:
    """Heads as positions of tokens; white space hangs on the word before it, or on the first word."""
    heads = list(range(size))
    offset = 0
    for result in results:
        for i, head in enumerate(result.heads):
            heads[positions[offset + i]] = positions[offset + head]
        offset += len(result.heads)
    kept, last = set(positions), positions[0] if positions else 0
    for i in range(size):
        if i in kept:
            last = i
        elif positions:
            heads[i] = last
    return heads
