"""The gate of the merge: B-cubed over the merging set may not fall, by its own reports and through the whole pipeline."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from legation.record import merge
from legation.types import Report

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def _load() -> ModuleType:
    """``benchmarks/merging.py``, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("merging", BENCHMARKS / "merging.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["merging"] = module  # dataclasses look for it there
    spec.loader.exec_module(module)
    return module


merging = _load()
PAGES = merging.load()


def test_merging_set_is_as_large_as_it_says() -> None:
    told = [told for page in PAGES for told in page.told]
    assert len({told.event for told in told}) >= 60
    assert len(told) >= 200
    assert len({told.report.id for told in told}) == len(told)


def test_merging_set_its_own_reports_are_merged_right() -> None:
    found, gold, _ = merging.of_reports(PAGES)
    figures = merging.b_cubed(found, gold)
    assert figures.precision >= 0.97
    assert figures.recall >= 0.97
    assert figures.f1 >= 0.97


def test_merging_set_pages_through_the_pipeline_are_merged_right() -> None:
    found, gold, _, met = merging.of_pages(PAGES)
    assert merging.b_cubed(found, gold).f1 >= 0.92
    assert met >= 0.8 * len([told for page in PAGES for told in page.told])


def test_merging_set_order_of_pages_does_not_matter() -> None:
    facts = merging.facts(PAGES)
    reports: list[Report] = [told.report for page in PAGES for told in page.told]
    wanted = merge(reports, facts)
    for seed in range(12):
        shuffled = list(reports)
        Random(seed).shuffle(shuffled)
        assert merge(shuffled, facts) == wanted


def test_merging_set_counts_b_cubed_as_its_authors_do() -> None:
    gold = dict(zip("abcdef", "112223", strict=True))
    figures = merging.b_cubed(dict(zip("abcdef", "xxxyyz", strict=True)), gold)
    assert figures.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)
    assert figures.recall == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)


def test_merging_set_names_the_line_of_what_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "pages.txt"
    table.write_text("== a | Outlet | 2020-01-01\n# Title\ne | AID | USA > RUS | when 2020 | Sentence.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pages\.txt, line 3: unknown cell \['when'\]"):
        merging.load(table)
