"""The gate: quality on the pages that stand beside the checkout must not fall."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from statistics import mean
from types import ModuleType

import pytest

from legation import knowledge
from legation.articles import read_article, to_json
from legation.articles.layout import lay_out
from tests.articles.conftest import dump


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_read_article_gold_pages(shared: Path) -> None:
    yaml = pytest.importorskip("yaml")
    gold = yaml.safe_load((shared / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
    tables = knowledge.load()
    pages = [dump(p.read_text(encoding="utf-8"), name=p.name) for p in sorted((shared / "seeds").glob("*.txt"))]
    run = [to_json(read_article(page, tables)) for page in pages]
    figures = module(shared / "gold" / "score.py").score_pages(gold, run, True)
    assert figures == dict.fromkeys(figures, 1.0)


@pytest.mark.parametrize(("flavour", "least"), [("main", 0.95), ("wet", 0.92)])
def test_lay_out_benchmark_bodies(shared: Path, flavour: str, least: float) -> None:
    folder = shared / "pages" / "textdump"
    scoring = module(folder / "shingles.py")
    rows = [json.loads(line) for line in (folder / "dev" / "gold_body.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = []
    for row in rows:
        if row["lang"] == "en" and row["flavour"] == flavour:
            layout = lay_out((folder / "dev" / f"{row['id']}.txt").read_text(encoding="utf-8"))
            counts.append(scoring.tpfpfn(row["body"], "\n\n".join(p.text for p in layout.body)))
    precision = mean(scoring.prec(*c) for c in counts if c[0] + c[1])
    recall = mean(scoring.rec(*c) for c in counts if c[0] + c[2])
    assert 2 * precision * recall / (precision + recall) >= least
