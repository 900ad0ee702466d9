"""From PyTorch to the folder that the run time loads: two ONNX graphs (the large one in 8 bits), tags, vocabulary, lemmas."""

from __future__ import annotations

import copy
import json
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from legation.language.features import SHAPES, SUFFIXES, Encoder
from legation.language.network import FULL, GRAPHS, feed
from legation.language.train import inflections
from legation.language.train.labels import Labels
from legation.language.train.model import LABEL, ParserNetwork
from legation.language.train.quantise import Feed, quantise
from legation.language.train.treebank import Sentence

INPUTS = ("ids", "cs", "first", "last", "suf", "shp", "nmask")
OUTPUTS = ("arc", "greedy", "d", "h", "upos", "lem", "ner", "ss", "morph")
CALIBRATION, TOGETHER = 600, 10  # sentences on which activations are scaled, and how many of them at once
SURE_LEMMA = 0.9  # share of a form's occurrences with one lemma at which the lexicon keeps it


Names = tuple[tuple[str, ...], tuple[str, ...]]
Graph = tuple[nn.Module, tuple[Tensor, ...], Names, dict[str, dict[int, str]]]  # module, example, its names, open axes


class Rows(nn.Module):
    """An embedding in 8 bits, one scale a row."""

    numbers: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("numbers", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, at: Tensor) -> Tensor:
        rows: Tensor = self.numbers[at].to(torch.float32) * self.scale[at]
        return rows


class Main(nn.Module):
    """Everything but labels, which need the tree that is made of the arcs."""

    def __init__(self, network: ParserNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        for_tree, for_tags = net.words(*given[:6])
        arcs, tags = net.arcs(for_tree, given[6]), net.tags(for_tags)
        best = [tags[name].argmax(-1) for name in ("upos", "lem", "morph")]
        hidden = net.label_word(for_tree[:, 1:]), net.label_head(for_tree)
        return arcs, arcs.argmax(-1), *hidden, best[0], best[1], tags["ner"], tags["ss"][..., 1] - tags["ss"][..., 0], best[2]


class Label(nn.Module):
    """Labels given heads; ``root`` for those and only those that hang on the root."""

    is_root: Tensor

    def __init__(self, network: ParserNetwork, root: int) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("is_root", (torch.arange(network.label.out_features) == root).float()[None, None])

    def forward(self, word: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        scores, at_root = self.network.labels(word, head, heads), (heads == 0).float()[:, :, None]
        return (scores + 1e4 * (at_root * self.is_root - (1 - at_root) * self.is_root)).argmax(-1)


class Floats(nn.Module):
    """An embedding as it is."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight.clone())

    def forward(self, at: Tensor) -> Tensor:
        return self.weight[at]


def export(
    network: ParserNetwork, labels: Labels, tokenizer: Path, sentences: Sequence[Sentence], out: Path, *, full: bool = False
) -> None:
    """Writes the five files of a model into ``out``; ``full``: in full precision, else in 8 bits."""
    out.mkdir(parents=True, exist_ok=True)
    kept, remap = cut_vocabulary(json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"])
    small = _cut(network, kept, Floats if full else Rows)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        for (module, example, names, axes), name in zip(_graphs(small, labels), FULL if full else GRAPHS, strict=True):
            in_8_bits = name == GRAPHS[0] and not full
            raw = (Path(folder) if in_8_bits else out) / name
            _write_graph(module, example, names, axes, raw)
            if in_8_bits:
                quantise(raw, out / name, _feeds(sentences, Encoder(tokenizer, remap)))
    (out / "meta.json").write_text(json.dumps(labels.as_dict() | {"remap": remap}, ensure_ascii=False), "utf-8")
    (out / "lemma_lexicon.json").write_text(json.dumps(lexicon(sentences), ensure_ascii=False, indent=0, sort_keys=True), "utf-8")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def _feeds(sentences: Sequence[Sentence], encoder: Encoder) -> list[Feed]:
    """Inputs made of some sentences of the training, drawn at random, short ones together."""
    drawn = random.Random(0).sample(sentences, min(CALIBRATION, len(sentences)))
    rows = [encoder.row(s.forms) for s in sorted(drawn, key=len)]
    return [feed(rows[at : at + TOGETHER]) for at in range(0, len(rows), TOGETHER)]


def cut_vocabulary(vocabulary: dict[str, int]) -> tuple[list[int], list[int]]:
    """Pieces kept (Latin letters, figures, punctuation), and for every old number the new one, unknown for what was cut."""
    kept = sorted(number for piece, number in vocabulary.items() if _is_latin(piece))
    place = {number: i for i, number in enumerate(kept)}
    unknown = place[vocabulary["[UNK]"]]
    return kept, [place.get(number, unknown) for number in range(len(vocabulary))]


def lexicon(sentences: Sequence[Sentence]) -> dict[str, str]:
    """``form<TAB>UPOS`` in lower case to the lemma it nearly always has in training, and verb forms that training lacks."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for form, upos, lemma in zip(s.forms, s.upos, s.lemmas, strict=True):
            counts[f"{form.lower()}\t{upos}"][lemma.lower()] += 1
    best = {key: found.most_common(1)[0] for key, found in counts.items()}
    more = {f"{form}\tVERB": lemma for form, lemma in inflections.forms()}
    return more | {key: lemma for key, (lemma, count) in best.items() if count > SURE_LEMMA * counts[key].total()}


def _is_latin(piece: str) -> bool:
    body = piece.removeprefix("##")
    return not piece.startswith("[unused") and all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in body)


def _cut(network: ParserNetwork, kept: list[int], table: type[Rows] | type[Floats]) -> ParserNetwork:
    small: Any = copy.deepcopy(network).float().eval()
    small.encoder.pieces = table(small.encoder.pieces.weight.data[kept])
    small.encoder.positions = table(small.encoder.positions.weight.data)
    small.suffixes, small.shapes = table(small.suffixes.weight.data), table(small.shapes.weight.data)
    result: ParserNetwork = small
    return result


def _graphs(network: ParserNetwork, labels: Labels) -> list[Graph]:
    batch, pieces, words = 3, 17, 9
    draw = torch.Generator().manual_seed(0)
    ids, cases = (torch.randint(1, top, (batch, pieces), generator=draw) for top in (2000, 8))
    at, suffixes, shapes = (torch.randint(0, top, (batch, words), generator=draw) for top in (12, SUFFIXES, SHAPES))
    example = (ids, cases, at, at.clone(), suffixes, shapes, torch.zeros(batch, words))
    hidden = (torch.randn(batch, words - 1, LABEL), torch.randn(batch, words, LABEL), torch.randint(0, words, (batch, words - 1)))
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "pieces" if name in {"ids", "cs"} else "nodes"} for name in INPUTS}
    axes |= {name: {0: "batch", 1: "nodes" if name == "h" else "words"} for name in OUTPUTS}
    axes["arc"][2] = "nodes"
    on_label = {"d": axes["d"], "h": axes["h"], "heads": axes["upos"], "rel": axes["upos"]}
    return [
        (Main(network), example, (INPUTS, OUTPUTS), axes),
        (Label(network, labels.rel.index("root")), hidden, (("d", "h", "heads"), ("rel",)), on_label),
    ]


def _write_graph(module: nn.Module, example: Any, names: Names, axes: Any, out: Path) -> None:
    named: dict[str, Any] = {"input_names": list(names[0]), "output_names": list(names[1]), "dynamic_axes": axes}
    torch.onnx.export(module.eval(), example, str(out), opset_version=17, dynamo=False, **named)
