"""The lists of tags the network chooses from, and sentences as rows of numbers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from legation.language import lemmas
from legation.language.features import Encoder
from legation.language.train.treebank import NAMES, Sentence

IGNORED = -100
TARGETS = ("rel", "upos", "morph", "lem", "ner", "ss")


@dataclass(frozen=True, slots=True)
class Labels:
    """Lists of tags; the position in a list is the network's number for it."""

    upos: list[str]
    rel: list[str]
    morph: list[str]
    lem: list[str]
    ner: list[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Labels:
        """What occurs in training, rare tags left out (relations under 3, lemma scripts under 2, features under 3 times)."""
        scripts = (lemmas.make_script(form, lemma) for s in sentences for form, lemma in zip(s.forms, s.lemmas, strict=True))
        return cls(
            upos=sorted({tag for s in sentences for tag in s.upos}),
            rel=_frequent((tag for s in sentences for tag in s.labels), 3),
            morph=_frequent((tag for s in sentences for tag in s.morphs), 3),
            lem=_frequent(scripts, 2),
            ner=["O", *(f"{place}-{kind}" for kind in NAMES for place in "BI")],
        )

    def sizes(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("upos", "rel", "morph", "lem", "ner")}

    def as_dict(self) -> dict[str, list[str]]:
        return {name: list(getattr(self, name)) for name in ("upos", "rel", "morph", "lem", "ner")}


class Numberer:
    """Sentences to rows of numbers."""

    def __init__(self, labels: Labels, encoder: Encoder) -> None:
        self.labels, self.encoder = labels, encoder
        self._index = {name: {tag: i for i, tag in enumerate(tags)} for name, tags in labels.as_dict().items()}

    def row(self, sentence: Sentence, rng: random.Random | None = None, masked: float = 0.0) -> dict[str, list[int]]:
        """Inputs and targets; with ``rng``, each word's pieces are hidden with probability ``masked``."""
        row = self.encoder.row(sentence.forms)
        if rng:
            for first, last in zip(row.first[1:], row.last[1:], strict=True):
                if rng.random() < masked:
                    row.ids[first : last + 1] = [self.encoder.mask] * (last + 1 - first)
        inputs = {"ids": row.ids, "cs": row.cases, "first": row.first, "last": row.last, "suf": row.suffixes, "shp": row.shapes}
        return inputs | self._targets(sentence)

    def _targets(self, sentence: Sentence) -> dict[str, list[int]]:
        scripts = [lemmas.make_script(form, lemma) for form, lemma in zip(sentence.forms, sentence.lemmas, strict=True)]
        tags = {"upos": sentence.upos, "morph": sentence.morphs, "lem": scripts}
        out = {name: [self._index[name].get(tag, IGNORED) for tag in values] for name, values in tags.items()}
        out["rel"] = [self._relation(label) for label in sentence.labels]
        out["ner"] = [self._index["ner"].get(tag, IGNORED) for tag in sentence.tags] if sentence.tags else [IGNORED] * len(sentence)
        return out | {"head": list(sentence.heads), "ss": list(sentence.starts)}

    def _relation(self, label: str) -> int:
        index = self._index["rel"]
        return index.get(label, index.get(label.split(":")[0], IGNORED))


def pad(rows: Sequence[dict[str, list[int]]]) -> dict[str, Tensor]:
    """Rows as one batch; ``nmask`` closes the padding to arcs."""
    pieces, words = max(len(row["ids"]) for row in rows), max(len(row["first"]) for row in rows)
    sizes = dict.fromkeys(("ids", "cs"), pieces) | dict.fromkeys(("first", "last", "suf", "shp"), words)
    batch = {name: _padded(rows, name, size, 0) for name, size in sizes.items()}
    batch |= {name: _padded(rows, name, words - 1, IGNORED) for name in ("head", *TARGETS)}
    lengths = torch.tensor([len(row["first"]) for row in rows])
    batch["nmask"] = torch.where(torch.arange(words)[None] < lengths[:, None], 0.0, -1e4)
    return batch


def batches(lengths: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Positions of rows of like length together, at most ``budget`` pieces a batch with padding, batches in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 4)
    out: list[list[int]] = [[]]
    longest = 0
    for i in order:
        longest = max(longest, lengths[i])
        if out[-1] and longest * (len(out[-1]) + 1) > budget:
            out.append([])
            longest = lengths[i]
        out[-1].append(i)
    rng.shuffle(out)
    return out


def _padded(rows: Sequence[dict[str, list[int]]], name: str, size: int, filler: int) -> Tensor:
    return torch.tensor([row[name] + [filler] * (size - len(row[name])) for row in rows])


def _frequent(tags: Iterable[str], least: int) -> list[str]:
    return [tag for tag, count in Counter(tags).most_common() if count >= least]
