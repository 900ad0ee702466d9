"""The parser as a spaCy component.

    nlp = spacy.blank("en")
    nlp.add_pipe("legation_parser")

The pipeline's tokeniser is tuned to the treebank's when the component is added.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from legation.language import words
from legation.language.network import MOST_PIECES, Analysis, Block, Network, unread
from legation.language.sentences import Line, bars, sure_breaks, windows
from legation.language.writing import write

SHIPPED = Path(__file__).parent / "model"
FEW = 3  # sentences, or blocks that hold some: a text of no more was picked out by somebody
Worth = Callable[[int, Sequence[str], int], bool]


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

    def annotate(self, docs: Sequence[Doc], *, whole: Sequence[bool] = (), worth: Worth | None = None) -> list[Doc]:
        """Documents read together; ``whole[i]``: document i is one sentence (a headline). Blocks that are not ``worth`` it (by document,
        words and place among all blocks) are left unread; of a few blocks all are read."""
        kept = [[i for i, token in enumerate(doc) if not words.is_blank(token.text)] for doc in docs]
        flags = list(whole) or [False] * len(docs)
        blocks = [self._blocks(doc, positions, flag) for doc, positions, flag in zip(docs, kept, flags, strict=True)]
        results = iter(self._analysed([(i, block) for i, group in enumerate(blocks) for block in group], worth))
        for doc, positions, group in zip(docs, kept, blocks, strict=True):
            write(doc, positions, [next(results) for _ in group])
        return list(docs)

    def _analysed(self, blocks: Sequence[tuple[int, Block]], worth: Worth | None) -> list[Analysis]:
        if worth is None or len(blocks) <= FEW:
            return self.network.analyse([block for _, block in blocks])
        chosen = [k for k, (i, block) in enumerate(blocks) if worth(i, block.words, k)]
        read = dict(zip(chosen, self.network.analyse([blocks[k][1] for k in chosen]), strict=True))
        return [read[k] if k in read else unread(block) for k, (_, block) in enumerate(blocks)]

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
