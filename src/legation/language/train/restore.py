"""A shipped model's 8-bit weights as a checkpoint, so that training can go on from what a user has.

What rounding to 8 bits took (some 0.1 of a point) is lost, and so are the pieces that the export cut from the vocabulary: they are zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from legation.language.network import GRAPHS

TABLES = ("encoder.pieces", "encoder.positions", "suffixes", "shapes")


def checkpoint(model: Path, vocabulary: int, kept: list[int]) -> dict[str, Tensor]:
    """The state of a ``ParserNetwork`` from an exported folder. ``kept``: the numbers of the pieces that the export kept."""
    found: dict[str, Tensor] = {}
    for graph in GRAPHS:
        found |= weights(model / graph)
    return with_tables(found, TABLES, vocabulary, kept)


def with_tables(found: dict[str, Tensor], tables: Sequence[str], vocabulary: int, kept: list[int]) -> dict[str, Tensor]:
    """The weights with their embeddings as they were, the encoder's pieces at the places they had in the whole vocabulary."""
    for table in tables:
        found[f"{table}.weight"] = found.pop(f"{table}.numbers").float() * found.pop(f"{table}.scale")
    pieces = torch.zeros(vocabulary, found["encoder.pieces.weight"].shape[1])
    pieces[kept] = found["encoder.pieces.weight"]
    return found | {"encoder.pieces.weight": pieces}


def weights(path: Path) -> dict[str, Tensor]:
    """Weights and biases of one exported graph, by the names of the modules they came from; embeddings still in 8 bits."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    raw = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name.removeprefix("network."): torch.tensor(value) for name, value in raw.items() if name.startswith("network.")}
    smooth = {node.output[0].replace("_even", "_small"): node.input[1] for node in graph.node if node.output[0].endswith("_even")}
    shares: dict[int, float] = {}
    for node in graph.node:
        if node.op_type == "MatMulIntegerToFloat":
            weight = raw[node.input[1]].astype(np.float32) * raw[node.input[3]] * raw[smooth[node.input[0]]][:, None]
            found[_module(node.name)] = torch.tensor(weight.T.copy())
        elif node.op_type == "MatMul" and node.input[1] in raw:
            found[_module(node.name)] = torch.tensor(raw[node.input[1]].T.copy())
        elif node.op_type == "Mul" and node.name.startswith("/Mul") and node.input[0] in raw:
            shares[int(node.name.removeprefix("/Mul_"))] = float(raw[node.input[0]])
    if shares:  # the mix of layers, folded into the graph as its softmax: one row a vector, layers in the order of the sum
        found["mix"] = torch.tensor([shares[i] for i in sorted(shares)]).reshape(2, -1).log()
    return found


def _module(node: str) -> str:
    """``/encoder/layers.0/attend/MatMul_quant`` to ``encoder.layers.0.attend.weight``."""
    parts = [part for part in node.strip("/").split("/")[:-1]]
    kept = [part for part, after in zip(parts, [*parts[1:], ""], strict=True) if not after.startswith(f"{part}.")]
    return ".".join([*kept, "weight"])
