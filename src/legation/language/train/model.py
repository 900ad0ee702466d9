"""The network: MiniLM's encoder, and on top of each word small heads for tags and a biaffine for the tree.

A word is the mean of its first and last piece, mixed from the last four layers, beside small embeddings of its ending and shape;
an embedding of its casing (which the encoder's vocabulary cannot see) is added at the encoder's input, begun at zero.
Dozat, Manning (2017), Deep biaffine attention; Wang et al. (2020), MiniLM; Peters et al. (2018) for the mix of layers.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from legation.language.features import CASES, SHAPES, SUFFIXES

WIDTH, HEADS, LAYERS, POSITIONS, MIXED = 384, 12, 6, 512, 4
ARC, LABEL, TAG, NAME, EXTRA = 256, 320, 256, 192, 32
BLOCKED = -40.0  # added to what padding scores: e^-40 is nothing beside 1, and unlike e^-10000 no number that takes ten times as long


class Dropout(nn.Module):
    """Drops a channel for a whole sentence: one mask a sentence, which is cheap on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        mask = (torch.rand(x.shape[0], 1, x.shape[2]) > self.rate).to(x.dtype)
        return x * mask / (1 - self.rate)


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.attend, self.output = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        split = self.attend(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        # written out: on a CPU in bfloat16 faster than the fused kernel
        weights = torch.softmax((query * (WIDTH // HEADS) ** -0.5) @ key.transpose(-1, -2) + mask.to(query.dtype), -1)
        mixed = (weights.to(value.dtype) @ value).permute(0, 2, 1, 3).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.output(mixed)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding of casing; gives the output of every layer."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(vocabulary, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind, self.norm, self.cases = nn.Parameter(torch.zeros(WIDTH)), nn.LayerNorm(WIDTH, 1e-12), nn.Embedding(CASES, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = Dropout(0.1)
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> list[Tensor]:
        places = self.positions(torch.arange(ids.shape[1]))[None]
        x = self.drop(self.norm(self.pieces(ids) + places + self.kind + self.cases(cases)))
        outputs = [x]
        for layer in self.layers:
            outputs.append(layer(outputs[-1], mask))
        return outputs

    def load(self, path: Path) -> None:
        """Take over the published weights."""
        given = load_file(path)
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "cases.weight": self.cases.weight.data,
        }
        own |= {f"norm.{part}": given[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
        for i in range(LAYERS):
            own |= _layer(given, i)
        self.load_state_dict(own)


def _layer(given: dict[str, Tensor], i: int) -> dict[str, Tensor]:
    names = {
        "output": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm2": "output.LayerNorm",
    }
    own: dict[str, Tensor] = {}
    for part in ("weight", "bias"):
        three = [given[f"encoder.layer.{i}.attention.self.{which}.{part}"] for which in ("query", "key", "value")]
        own[f"layers.{i}.attend.{part}"] = torch.cat(three)
        own |= {f"layers.{i}.{ours}.{part}": given[f"encoder.layer.{i}.{theirs}.{part}"] for ours, theirs in names.items()}
    return own


def _hidden(into: int, out: int, rate: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(into, out), nn.GELU(), Dropout(rate))


class ParserNetwork(nn.Module):
    """All heads over one encoder. Sizes are the numbers of tags of each kind."""

    def __init__(self, sizes: dict[str, int], *, vocabulary: int = 30522, dropout: float = 0.25) -> None:
        super().__init__()
        width = WIDTH + 2 * EXTRA
        self.encoder = Encoder(vocabulary)
        self.suffixes, self.shapes = nn.Embedding(SUFFIXES, EXTRA), nn.Embedding(SHAPES, EXTRA)
        nn.init.normal_(self.suffixes.weight, 0, 0.1)
        nn.init.normal_(self.shapes.weight, 0, 0.1)
        self.mix = nn.Parameter(torch.tensor([[0.0, 0.0, 0.5, 1.0]] * 2))
        self.drop = Dropout(dropout)
        self.arc_word, self.arc_head = _hidden(width, ARC, dropout), _hidden(width, ARC, dropout)
        self.arc, self.arc_bias = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.label_word, self.label_head = _hidden(width, LABEL, dropout), _hidden(width, LABEL, dropout)
        self.label_from_word, self.label_from_head = nn.Linear(LABEL, LABEL), nn.Linear(LABEL, LABEL, bias=False)
        self.label = nn.Linear(2 * LABEL, sizes["rel"])
        self.tagging, self.naming = _hidden(width, TAG, dropout), _hidden(width, NAME, dropout)
        self.upos, self.morph, self.lemma = (nn.Linear(TAG, sizes[kind]) for kind in ("upos", "morph", "lem"))
        self.start, self.name = nn.Linear(TAG, 2), nn.Linear(NAME, sizes["ner"])

    def resume(self, weights: dict[str, Tensor]) -> None:
        """Take over an earlier run's weights; kinds of name that it did not know begin as unlikely copies of the last kind it knew."""
        known, wanted = weights["name.weight"].shape[0], self.name.out_features
        for part in ("name.weight", "name.bias"):
            rows = weights[part]
            added = [rows[known - 2 + i % 2] - (1.0 if part == "name.bias" else 0.0) for i in range(wanted - known)]
            weights[part] = torch.cat([rows, torch.stack(added)]) if added else rows
        self.load_state_dict(weights)

    def words(self, ids: Tensor, cases: Tensor, first: Tensor, last: Tensor, suffixes: Tensor, shapes: Tensor) -> list[Tensor]:
        """Vectors of words, word 0 the root: one mix of layers for the tree, one for the tags."""
        mask = ((ids == 0).float() * BLOCKED)[:, None, None, :]
        layers = self.encoder(ids, cases, mask)[-MIXED:]
        weights = torch.softmax(self.mix, 1)
        extra = torch.cat([self.suffixes(suffixes), self.shapes(shapes)], -1)
        at_first, at_last = (at[:, :, None].expand(-1, -1, WIDTH) for at in (first, last))
        vectors = []
        for which in range(2):
            mixed = sum((weights[which, i] * layers[i] for i in range(1, MIXED)), weights[which, 0] * layers[0])
            word = (torch.gather(mixed, 1, at_first) + torch.gather(mixed, 1, at_last)) * 0.5
            vectors.append(self.drop(torch.cat([word, extra.to(word.dtype)], -1)))
        return vectors

    def arcs(self, words: Tensor, mask: Tensor) -> Tensor:
        """Scores (batch, word, head); ``mask`` is added to heads."""
        word, head = self.arc_word(words[:, 1:]), self.arc_head(words)
        scores: Tensor = self.arc(word) @ head.transpose(1, 2) * ARC**-0.5 + self.arc_bias(head).transpose(1, 2)
        return scores.float() + mask[:, None, :]

    def labels(self, word: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores (batch, word, label), given the hidden vectors of both sides and the tree."""
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, LABEL))
        both = functional.gelu(self.label_from_word(word) + self.label_from_head(head))
        scores: Tensor = self.label(torch.cat([word * head, both], -1))
        return scores

    def tags(self, words: Tensor) -> dict[str, Tensor]:
        """Scores (batch, word, tag) of each kind."""
        hidden = self.tagging(words[:, 1:])
        return {
            "upos": self.upos(hidden),
            "morph": self.morph(hidden),
            "lem": self.lemma(hidden),
            "ss": self.start(hidden),
            "ner": self.name(self.naming(words[:, 1:])),
        }
