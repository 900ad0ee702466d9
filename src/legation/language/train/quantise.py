"""A graph with its large products in 8 bits, and every scale in it fixed when it is made.

Activations are scaled by what they were on a sample of sentences, the calibration, and not anew in every call: so a sentence is read the
same whatever else shares its batch. A few channels of an activation are far larger than the others; part of their size is moved into the
weights first, where every column has a scale of its own (after Xiao et al. 2023, SmoothQuant, without its term for the weights). Weights
take seven of the eight bits: with all eight, processors without VNNI saturate inside a product, and the same page would be read otherwise
on another machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Range = tuple[Floats, Floats]  # least and largest of every channel
Feed = dict[str, NDArray[Any]]
MOST_WEIGHT = 63  # seven bits, one of them the sign
STEPS = 255  # of an activation
MOVED = 0.7  # power of a channel's size that goes into the weights: 0 none, 1 all
WIDE = 64  # products with fewer columns stay as they are: little is saved on them


@dataclass(slots=True)
class Product:
    """A product with constant weights: its node, what goes in, the weights (a row for each channel of that), the name of the bias, and the
    node that adds it, if that is another."""

    node: Any
    given: str
    weights: Floats
    bias: str = ""
    adds: Any = None


def quantise(raw: Path, out: Path, feeds: Sequence[Feed]) -> None:
    """Writes the graph ``raw`` with its large products in 8 bits to ``out``; ``feeds``: inputs of the graph, the calibration."""
    import onnx

    model = onnx.load(str(raw))
    products = list(_products(model.graph))
    ranges = _ranges(model, sorted({p.given for p in products}), feeds)
    new: dict[int, list[Any]] = {}
    for number, given in enumerate(dict.fromkeys(p.given for p in products)):
        new |= _Step(model.graph, f"q{number}", ranges[given]).replace(given, [p for p in products if p.given == given])
    _rebuild(model.graph, new)
    model.opset_import.append(onnx.helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(out))


class _Step:
    """One activation and all the products that take it."""

    def __init__(self, graph: Any, name: str, seen: Range) -> None:
        self.graph, self.name = graph, name
        size = np.maximum(np.abs(seen[0]), np.abs(seen[1])).clip(min=1e-5) ** MOVED
        self.smooth: Floats = (size / np.exp(np.log(size).mean())).astype(np.float32)
        least, most = min(0.0, float((seen[0] / self.smooth).min())), max(0.0, float((seen[1] / self.smooth).max()))
        scale = np.float32((most - least) / STEPS)
        self.scale, self.zero = self._constant("scale", scale), self._constant("zero", np.uint8(round(-least / float(scale))))

    def replace(self, given: str, products: Sequence[Product]) -> dict[int, list[Any]]:
        """By node that goes: the nodes that stand in its place."""
        from onnx import helper

        even, small = f"{self.name}_even", f"{self.name}_small"
        before = [
            helper.make_node("Mul", [given, self._constant("smooth", 1 / self.smooth)], [even], name=f"{self.name}/Mul"),
            helper.make_node("QuantizeLinear", [even, self.scale, self.zero], [small], name=f"{self.name}/Quantize"),
        ]
        found: dict[int, list[Any]] = {}
        for number, product in enumerate(products):
            node = helper.make_node("MatMulIntegerToFloat", self._inputs(small, number, product), name=product.node.name,
                                    outputs=(product.adds or product.node).output, domain="com.microsoft")  # fmt: skip
            found[id(product.node)] = [*(before if number == 0 else ()), node]
            if product.adds is not None:
                found[id(product.adds)] = []
        return found

    def _inputs(self, small: str, number: int, product: Product) -> list[str]:
        weights = product.weights * self.smooth[:, None]
        columns = (np.abs(weights).max(0) / MOST_WEIGHT).clip(min=1e-10).astype(np.float32)
        whole = self._constant(f"{number}_weights", np.round(weights / columns).astype(np.int8))
        inputs = [small, whole, self.scale, self._constant(f"{number}_columns", columns), self.zero]
        return [*inputs, "", product.bias] if product.bias else inputs

    def _constant(self, what: str, value: Any) -> str:
        from onnx import numpy_helper

        self.graph.initializer.append(numpy_helper.from_array(np.asarray(value), f"{self.name}_{what}"))
        return f"{self.name}_{what}"


def _products(graph: Any) -> Iterable[Product]:
    from onnx import numpy_helper

    constants = {tensor.name: tensor for tensor in graph.initializer}
    takers: dict[str, list[Any]] = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            takers[name].append(node)
    for node in graph.node:
        if node.op_type in {"MatMul", "Gemm"} and node.input[1] in constants:
            weights = numpy_helper.to_array(constants[node.input[1]])
            weights = weights.T if any(a.name == "transB" and a.i for a in node.attribute) else weights
            if weights.ndim == 2 and weights.shape[1] >= WIDE:
                yield _biased(Product(node, node.input[0], weights.astype(np.float32)), takers[node.output[0]], constants)


def _biased(product: Product, takers: Sequence[Any], constants: dict[str, Any]) -> Product:
    """The product with its bias: a Gemm's own, or what the one sum that follows adds."""
    if product.node.op_type == "Gemm":
        product.bias = product.node.input[2] if len(product.node.input) > 2 else ""
    elif len(takers) == 1 and takers[0].op_type == "Add":
        others = [name for name in takers[0].input if name in constants and len(constants[name].dims) == 1]
        product.bias, product.adds = (others[0], takers[0]) if others else ("", None)
    return product


def _ranges(model: Any, names: Sequence[str], feeds: Sequence[Feed]) -> dict[str, Range]:
    """Least and largest of every channel of the named values."""
    import onnx
    import onnxruntime

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    known = {value.name for value in watched.graph.output}
    watched.graph.output.extend(onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in names if n not in known)
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, Range] = {}
    for feed in feeds:
        for name, value in zip(names, session.run(list(names), feed), strict=True):
            rows = value.reshape(-1, value.shape[-1])
            least, most = found.get(name, (rows[0], rows[0]))
            found[name] = np.minimum(least, rows.min(0)), np.maximum(most, rows.max(0))
    return found


def _rebuild(graph: Any, new: dict[int, list[Any]]) -> None:
    """Puts the new nodes in place and drops constants that nothing takes any more."""
    nodes = [one for node in graph.node for one in new.get(id(node), [node])]
    used = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.node[:]
    del graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
