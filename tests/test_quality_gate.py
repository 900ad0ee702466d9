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


TEXTDUMP = json.loads((BENCHMARKS / "textdump.json").read_text(encoding="utf-8"))


def program(name: str) -> ModuleType:
    """``benchmarks/NAME.py``, which is no part of a package."""
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(shared: Path) -> dict[str, dict[str, float]]:
    figures: dict[str, dict[str, float]] = program("gold").measure(shared)
    return figures


@pytest.mark.parametrize(("name", "figure"), PAIRS)
def test_quality_gate_figures_do_not_fall(measured: dict[str, dict[str, float]], name: str, figure: str) -> None:
    floor = BASELINE["figures"][name][figure] - BASELINE["tolerance"]
    assert measured[name][figure] >= floor, "if it had to fall, say why in the change and run: python benchmarks/gold.py --write"


def test_quality_gate_nothing_is_coded_outside_the_article(measured: dict[str, dict[str, float]]) -> None:
    assert measured["events"]["outside_article"] == 0


def test_quality_gate_baseline_holds_all_that_is_guarded() -> None:
    assert all(0 < BASELINE["figures"][name][figure] <= 1 for name, figure in PAIRS)


@pytest.fixture(scope="module")
def cleaned(shared: Path) -> dict[str, float]:
    if not (shared / "pages" / "textdump").is_dir():
        pytest.skip("no benchmark of text dumps beside the checkout")
    figures: dict[str, float] = program("textdump").measure(shared)["all"]
    return figures


def test_quality_gate_cleaning_and_dating_are_what_was_asked(cleaned: dict[str, float]) -> None:
    asked = [(says, limit, less) for says, _, _, limit, less in program("textdump").LINES if limit is not None]
    missed = {says: cleaned[says] for says, limit, less in asked if (cleaned[says] > limit if less else cleaned[says] < limit)}
    assert not missed


def test_quality_gate_cleaning_and_dating_do_not_get_worse(cleaned: dict[str, float]) -> None:
    worse = {}
    for says, _, _, _, less in program("textdump").LINES:
        loss = (cleaned[says] - TEXTDUMP["figures"][says]) * (1 if less else -1)
        if loss > TEXTDUMP["tolerance"]:
            worse[says] = cleaned[says]
    assert not worse, "if it had to be, say why in the change and run: python benchmarks/textdump.py --write"
