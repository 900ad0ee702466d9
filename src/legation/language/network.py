"""The network at run time: blocks of words in, an analysis of every word out. ONNX Runtime, one thread, no PyTorch.

A model is a folder: ``main.int8.onnx`` (everything but labels), ``label.onnx`` (labels, given the tree), ``meta.json`` (tag
lists and the cut vocabulary), ``tokenizer.json``, ``lemma_lexicon.json``. With ``main.onnx`` instead, in full precision, it is the
model as trained, to measure what 8 bits cost.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legation.errors import ModelError
from legation.language import lemmas, trees
from legation.language.entities import Tagger
from legation.language.features import Encoder, Row
from legation.language.runtime import batches, session
from legation.language.sentences import segments

GRAPHS = ("main.int8.onnx", "label.onnx")
FULL = ("main.onnx", "label.onnx")
OTHERS = ("meta.json", "tokenizer.json", "lemma_lexicon.json")
PIECES_PER_BATCH = 400
MOST_PIECES = 500  # of one block: the encoder has 512 positions
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """Words to be read together. ``bars[i]``: the log-odds that a sentence begins at word i must be above it; none for a block that
    is one sentence in any case."""

    words: tuple[str, ...]
    bars: tuple[float, ...] | None = None


@dataclass(slots=True)
class Analysis:
    """One entry a word. ``heads`` count within the block from 0; a root is its own head."""

    heads: list[int]
    labels: list[str]
    upos: list[str]
    lemmas: list[str]
    morphs: list[str]
    entities: list[str]


UNREAD = "unread"  # the relation of words that were not read


def unread(block: Block) -> Analysis:
    """What stands for the analysis of a block that is not read: one sentence, names told by their capitals, else nothing."""
    size = len(block.words)
    kinds = ["PROPN" if word[:1].isupper() else "X" for word in block.words]
    return Analysis([0] * size, [UNREAD] * size, kinds, list(block.words), [""] * size, ["O"] * size)


@cache
def shipped_encoder(folder: Path) -> Encoder:
    """Words to pieces as the model in ``folder`` cuts and numbers them; one for all that use it in a process."""
    return Encoder(folder / "tokenizer.json", _read_meta(folder)["remap"])


class Network:
    """A loaded model. A block's analysis does not depend on what else is in the call, but for the last digits of its sums."""

    def __init__(self, folder: Path) -> None:
        meta = _read_meta(folder)
        self.encoder = shipped_encoder(folder)
        self._upos, self._labels, self._scripts = meta["upos"], meta["rel"], meta["lem"]
        self._morphs: list[str] | None = meta.get("morph")
        self._tagger = Tagger(meta["ner"])
        self._lexicon: dict[str, str] = json.loads((folder / "lemma_lexicon.json").read_text("utf-8"))
        self._main, self._label = (session(folder / name) for name in _graphs(folder))
        self._outputs = [output.name for output in self._main.get_outputs()]

    def analyse(self, blocks: Sequence[Block]) -> list[Analysis]:
        """One analysis a block, in order; batches are made by length."""
        rows = [self.encoder.row(block.words) for block in blocks]
        done: dict[int, Analysis] = {}
        for batch in batches([len(row.ids) for row in rows], PIECES_PER_BATCH):
            results = self._run([rows[i] for i in batch], [blocks[i] for i in batch])
            done.update(zip(batch, results, strict=True))
        return [done[i] for i in range(len(blocks))]

    def _run(self, rows: list[Row], blocks: list[Block]) -> list[Analysis]:
        out = dict(zip(self._outputs, self._main.run(None, feed(rows)), strict=True))
        heads: Ints = out["greedy"].copy()
        for i, block in enumerate(blocks):
            size = len(block.words)
            heads[i, :size] = _tree(out["arc"][i, :size, : size + 1], out["greedy"][i, :size].tolist(), out["ss"][i, :size], block)
        labels = self._label.run(None, {"d": out["d"], "h": out["h"], "heads": heads})[0]
        return [self._read(block, i, heads, labels, out) for i, block in enumerate(blocks)]

    def _read(self, block: Block, i: int, heads: Ints, labels: Ints, out: dict[str, Any]) -> Analysis:
        size = len(block.words)
        upos = [self._upos[k] for k in out["upos"][i, :size]]
        scripts = [self._scripts[k] for k in out["lem"][i, :size]]
        return Analysis(
            heads=[head - 1 if head else word for word, head in enumerate(heads[i, :size].tolist())],
            labels=[self._labels[k] for k in labels[i, :size]],
            upos=upos,
            lemmas=[self._lemma(*word) for word in zip(block.words, upos, scripts, strict=True)],
            morphs=[self._morphs[k] for k in out["morph"][i, :size]] if self._morphs else [""] * size,
            entities=self._tagger.best(out["ner"][i, :size]),
        )

    def _lemma(self, form: str, upos: str, script: str) -> str:
        return lemmas.correct(form, upos, lemmas.apply_script(form, script), self._lexicon)


def _read_meta(folder: Path) -> dict[str, Any]:
    missing = [name for name in (*_graphs(folder), *OTHERS) if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"{folder}: no {missing[0]} there; name a folder that legation.language.train made, or reinstall legation")
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    return meta


def _graphs(folder: Path) -> tuple[str, str]:
    return FULL if (folder / FULL[0]).is_file() else GRAPHS


def feed(rows: Sequence[Row]) -> dict[str, NDArray[Any]]:
    """What goes into the main graph for some rows, padded to the longest."""
    pieces, words = max(len(row.ids) for row in rows), max(len(row.first) for row in rows)
    found: dict[str, NDArray[Any]] = {name: np.zeros((len(rows), pieces), np.int64) for name in ("ids", "cs")}
    found |= {name: np.zeros((len(rows), words), np.int64) for name in ("first", "last", "suf", "shp")}
    found["nmask"] = np.full((len(rows), words), -1e4, np.float32)
    for i, row in enumerate(rows):
        parts = (row.ids, row.cases, row.first, row.last, row.suffixes, row.shapes)
        for name, part in zip(("ids", "cs", "first", "last", "suf", "shp"), parts, strict=True):
            found[name][i, : len(part)] = part
        found["nmask"][i, : len(row.first)] = 0
    return found


def _tree(arcs: Floats, greedy: list[int], starts: Floats, block: Block) -> list[int]:
    """Heads of a block, each sentence in it a tree of its own."""
    parts = segments(starts.tolist(), block.bars) if block.bars else [(0, len(greedy))]
    if len(parts) == 1 and trees.is_tree(greedy):
        return greedy
    heads: list[int] = []
    for start, end in parts:
        own = arcs[start:end, [0, *range(start + 1, end + 1)]].astype(np.float64)
        own -= own.max(1, keepdims=True)
        own -= np.log(np.exp(own).sum(1, keepdims=True))
        heads += [head + start if head else 0 for head in trees.decode(own)]
    return heads
