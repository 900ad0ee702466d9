"""A change that makes the coding of the open gold worse does not pass: figures may not fall below ``benchmarks/baseline.json``."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
BASELINE = json.loads((BENCHMARKS / "baseline.json").read_text(encoding="utf-8"))
GUARDED = {
    "pages": ("title", "outlet", "crawled_on", "body_starts", "body_ends", "no_foreign_text", "comments", "published"),
    "events": ("precision", "core_recall", "f1", "date_accuracy_on_found", "status_accuracy_on_found", "said_by_accuracy_on_found"),
    "sentences": ("type_recall", "triple_recall", "triple_precision", "triple_f1"),
    "relations": ("accuracy", "quad_accuracy", "macro_f1"),
}
PAIRS = [(name, figure) for name, figures in GUARDED.items() for figure in figures]


def gold() -> ModuleType:
    """``benchmarks/gold.py``, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("gold", BENCHMARKS / "gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = gold().measure(shared)
    return figures


@pytest.mark.parametrize(("name", "figure"), PAIRS)
def test_quality_gate_figures_do_not_fall(measured: dict[str, dict[str, float]], name: str, figure: str) -> None:
    floor = BASELINE["figures"][name][figure] - BASELINE["tolerance"]
    assert measured[name][figure] >= floor, "if it had to fall, say why in the change and run: python benchmarks/gold.py --write"


def test_quality_gate_nothing_is_coded_outside_the_article(measured: dict[str, dict[str, float]]) -> None:
    assert measured["events"]["outside_article"] == 0


def test_quality_gate_baseline_holds_all_that_is_guarded() -> None:
    assert all(0 < BASELINE["figures"][name][figure] <= 1 for name, figure in PAIRS)
