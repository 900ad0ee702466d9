"""From PyTorch to the folder that the run time loads: one ONNX graph in 8 bits, and the lists of types and modes."""

from __future__ import annotations

import copy
import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from legation.events.drafts import NONE
from legation.events.view.examples import pack
from legation.events.view.marking import MARKS, row
from legation.events.view.network import View, feed
from legation.events.view.train.examples import Sentence, examples
from legation.events.view.train.model import ViewNetwork
from legation.language import Encoder
from legation.language.train.sharing import Feed, Rows, quantise

CALIBRATION, TOGETHER = 1500, 12  # questions on which activations are scaled, and how many of them at once
INPUTS, OUTPUTS = ("ids", "cases", "marks"), ("type", "direction", "status", "mode", "vector")


class Graph(nn.Module):
    """The network with, beside its scores, the hidden vector by which like sentences are found."""

    def __init__(self, network: ViewNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        hidden = nn.functional.gelu(net.inner(net.pooled(ids, cases, marks)))
        return net.kind(hidden), net.direction(hidden), net.status(hidden), net.mode(hidden), hidden


def export(network: ViewNetwork, types: Sequence[str], modes: Sequence[str], kept: Sequence[int], feeds: Sequence[Feed], out: Path) -> None:
    """Writes ``view.int8.onnx`` and ``view.json`` into ``out``; ``kept``: the pieces that the language model kept, in its order; ``feeds``:
    questions on which activations are scaled."""
    out.mkdir(parents=True, exist_ok=True)
    small: Any = copy.deepcopy(network).float().eval()
    small.encoder.pieces = Rows(small.encoder.pieces.weight.data[list(kept)])
    small.encoder.positions = Rows(small.encoder.positions.weight.data)
    draw = torch.Generator().manual_seed(0)
    example = tuple(torch.randint(1, top, (3, 17), generator=draw) for top in (2000, 8, MARKS))
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS} | {name: {0: "batch"} for name in OUTPUTS}
    named: dict[str, Any] = {"input_names": list(INPUTS), "output_names": list(OUTPUTS), "dynamic_axes": axes}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        raw = Path(folder) / "view.onnx"
        torch.onnx.export(Graph(small).eval(), example, str(raw), opset_version=17, dynamo=False, **named)
        quantise(raw, out / "view.int8.onnx", feeds)
    (out / "view.json").write_text(json.dumps({"types": list(types), "modes": list(modes)}, indent=1) + "\n", "utf-8")


def calibration(sentences: Sequence[Sentence], encoder: Encoder) -> list[Feed]:
    """Questions about sentences drawn at random, to scale activations on; ``encoder`` numbers pieces as the export does."""
    drawn = random.Random(0).sample(list(sentences), min(CALIBRATION, len(sentences)))
    rows = sorted((row(e.question, encoder) for e in examples(drawn, random.Random(0), plain=True)), key=lambda r: len(r.ids))
    return [feed(rows[at : at + TOGETHER]) for at in range(0, len(rows), TOGETHER)]


def pack_examples(sentences: Sequence[Sentence], view: View, texts: dict[str, str], out: Path) -> None:
    """Writes the tied pairs of the written corpus as the exported view sees them, for ``View.like``."""
    chosen = [(s, e) for s in sentences if not s.real for e in examples([s], random.Random(0), plain=True) if e.answer.type != NONE]
    opinions = view.ask([example.question for _, example in chosen])
    rows = [{"type": example.answer.type, "text": texts[s.identifier]} for s, example in chosen]
    pack(rows, np.stack([opinion.vector for opinion in opinions]), out)
