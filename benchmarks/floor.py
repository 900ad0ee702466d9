"""How far each room is from its floor: bytes to read, multiplications of the networks, against what this machine can do.

    pip install onnx
    python benchmarks/floor.py

The networks' multiplications are counted from the layers in their graphs; what one core can do is measured with the largest of these
layers alone, in ONNX Runtime on one thread. Rooms without a network have no other floor than reading their text once, at the speed of a
copy.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from material import SHARED, articles
from rooms import measure

from legation.events.view import network as view_network
from legation.language import component
from legation.pipeline import House
from legation.settings import Settings

PIECES = 400
HIDDEN, WIDE = 384, 1536  # the largest layer of both encoders
SECONDS = 1.0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=30)
    given = parser.parse_args()
    house = House.open(Settings())
    pages = articles(given.shared, given.pages)
    pieces = counted(house)
    found = measure(pages, house)
    fed = {name: asked[0] / len(pages) for name, asked in pieces.items()}
    size = sum(len(page.plain.encode()) for page in pages) / len(pages)
    able, copied = int8_speed(), copy_speed()
    print(f"one core: {able / 1e9:.0f} thousand million 8-bit products a second in a layer of {HIDDEN} by {WIDE}")
    print(f"copies {copied / 1e9:.1f} GB/s\n")
    print("| room | what it must do a page | floor, ms | takes, ms | times the floor |\n| --- | --- | ---: | ---: | ---: |")
    graphs = {"language": component.SHIPPED / "main.int8.onnx", "view": view_network.SHIPPED / view_network.GRAPH}
    for room, spent in found.spent.items():
        if room in graphs:
            each = products(graphs[room])
            floor, work = 1000 * fed[room] * each / able, f"{fed[room]:,.0f} pieces with padding, {each / 1e6:.1f} million products each"
        else:
            floor, work = 1000 * size / copied, f"{size:,.0f} bytes"
        taken = 1000 * spent / found.pages
        print(f"| {room} | {work} | {floor:.4g} | {taken:.1f} | {taken / floor:,.1f} |")


def counted(house: House) -> dict[str, list[int]]:
    """Counters of the pieces that go into each network from now on."""
    main = house.parser._reader._component.network  # type: ignore[attr-defined]
    found = {"language": [0], "view": [0]}
    main._main = _Counting(main._main, found["language"])
    if house.weigher:
        house.weigher.view._session = _Counting(house.weigher.view._session, found["view"])
    return found


class _Counting:
    """A session that counts what it is fed."""

    def __init__(self, session: Any, count: list[int]) -> None:
        self._session, self._count = session, count

    def run(self, names: Any, feed: dict[str, Any]) -> Any:
        self._count[0] += feed["ids"].size
        return self._session.run(names, feed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


def products(path: Path) -> int:
    """Multiplications a piece in the layers of a graph: the sizes of the matrices that it multiplies by (of attention, which grows with
    the length of the sentence and is small here, nothing is counted)."""
    import onnx

    graph = onnx.load(str(path)).graph
    sizes = {matrix.name: tuple(matrix.dims) for matrix in graph.initializer}
    layers = [node for node in graph.node if "MatMul" in node.op_type or node.op_type == "Gemm"]
    matrices = (next((sizes[name] for name in node.input if len(sizes.get(name, ())) == 2), (0, 0)) for node in layers)
    return sum(rows * columns for rows, columns in matrices)


def int8_speed() -> float:
    """Multiplications of 8-bit numbers a CPU-second that ONNX Runtime does on one thread in the largest layer."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    weights = numpy_helper.from_array(np.ones((HIDDEN, WIDE), np.int8), "w")
    node = helper.make_node("MatMulInteger", ["x", "w"], ["y"])
    ins = [helper.make_tensor_value_info("x", TensorProto.UINT8, [PIECES, HIDDEN])]
    outs = [helper.make_tensor_value_info("y", TensorProto.INT32, [PIECES, WIDE])]
    model = helper.make_model(helper.make_graph([node], "layer", ins, outs, [weights]), opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    given = {"x": np.ones((PIECES, HIDDEN), np.uint8)}
    return PIECES * HIDDEN * WIDE / quickest(lambda: session.run(None, given))


def copy_speed() -> float:
    """Bytes a CPU-second that a copy moves."""
    whole = bytearray(50_000_000)
    return len(whole) / quickest(lambda: bytes(whole))


def quickest(work: Callable[[], object]) -> float:
    """CPU seconds of a call, the least of as many as a second holds."""
    best, start = float("inf"), time.process_time()
    while time.process_time() - start < SECONDS:
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    return best


if __name__ == "__main__":
    main()
