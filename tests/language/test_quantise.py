"""A product in 8 bits: near to the exact one though one channel be far larger than the others, and the same whatever shares the batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="comes with the extra legation[train]")
quantise = pytest.importorskip("legation.language.train.quantise")
WIDTH, COLUMNS = 32, 96


def graph(path: Path) -> Path:
    """``y = x W + b``."""
    rng = np.random.default_rng(0)
    weights = rng.normal(0, 0.1, (WIDTH, COLUMNS)).astype(np.float32)
    constants = {"W": weights, "b": rng.normal(0, 1, COLUMNS).astype(np.float32)}
    nodes = [onnx.helper.make_node("MatMul", ["x", "W"], ["p"], name="/inner/MatMul"), onnx.helper.make_node("Add", ["b", "p"], ["y"])]
    ends = [onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, ["rows", size]) for n, size in (("x", WIDTH), ("y", COLUMNS))]
    kept = [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()]
    made = onnx.helper.make_graph(nodes, "product", ends[:1], ends[1:], kept)
    onnx.save(onnx.helper.make_model(made, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=9), str(path))
    return path


def run(path: Path, rows: Any) -> Any:
    import onnxruntime

    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(None, {"x": rows})[0]


@pytest.fixture
def rows() -> Any:
    found = np.random.default_rng(1).normal(0, 1, (200, WIDTH)).astype(np.float32)
    found[:, 3] *= 40
    return found


def test_quantise_stays_near_though_one_channel_is_large(tmp_path: Path, rows: Any) -> None:
    raw, small = graph(tmp_path / "raw.onnx"), tmp_path / "small.onnx"
    quantise.quantise(raw, small, [{"x": rows}])
    off = np.abs(run(small, rows) - run(raw, rows)).mean() / run(raw, rows).std()
    assert off < 0.02
    assert {node.op_type for node in onnx.load(str(small)).graph.node} == {"Mul", "QuantizeLinear", "MatMulIntegerToFloat"}


def test_quantise_reads_a_row_the_same_whatever_shares_its_batch(tmp_path: Path, rows: Any) -> None:
    quantise.quantise(graph(tmp_path / "raw.onnx"), tmp_path / "small.onnx", [{"x": rows}])
    assert (run(tmp_path / "small.onnx", rows)[:1] == run(tmp_path / "small.onnx", rows[:1])).all()


def test_quantise_takes_seven_bits_for_weights(tmp_path: Path, rows: Any) -> None:
    quantise.quantise(graph(tmp_path / "raw.onnx"), tmp_path / "small.onnx", [{"x": rows}])
    constants = onnx.load(str(tmp_path / "small.onnx")).graph.initializer
    whole = [onnx.numpy_helper.to_array(t) for t in constants if t.data_type == onnx.TensorProto.INT8]
    assert len(whole) == 1
    assert int(np.abs(whole[0]).max()) <= 63
