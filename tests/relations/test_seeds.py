"""Words against deeds on the five seed pages: what a reader counts, and what the program counts. The pages stand beside the checkout."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation import knowledge
from legation.pipeline import Coder
from legation.record import Provenance, Record
from legation.relations import Direction, Ledger, Relation, relate
from legation.settings import Settings
from legation.types import Event
from tests.relations.samples import event, relation

FORTH, BACK, MUTUAL = Direction


@pytest.fixture(scope="module")
def gold(shared: Path) -> Relation:
    """The relation that the gold's events make, one told by two pages taken once."""
    marked = yaml.safe_load((shared / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
    twice = {id for pair in marked["same_event_across_pages"] for id in pair["events"][1:]}
    return relation([_event(row) for page in marked["pages"] for row in page["events"] if row["id"] not in twice])


def _event(row: dict[str, Any]) -> Event:
    modes = (row["mode"],) if "mode" in row else ()
    sides = (dict.fromkeys([*row["actors"], *row["recipients"]]), ()) if row.get("mutual") else (row["actors"], row["recipients"])
    scale = knowledge.load().ontology.score(row["type"], modes)
    return event(row["id"], row["type"], *map(tuple, sides), scale=scale, modes=modes, status=row["status"])


def _means(ledger: Ledger) -> tuple[float | None, float | None]:
    return ledger.words.mean, ledger.deeds.mean


def test_words_against_deeds_as_a_reader_counts_them(gold: Relation) -> None:
    forth, back, mutual = gold.ledgers
    # s0-2 +2.5, s0-8 -3.5, s1-1 +2.5, s1-11 -3.5, s2-3 +2.5, s2-4 0, s3-4 +5, s3-7 -3.5, s4-6 0; sanctions s1-5 -6, s4-4 -6
    assert (forth.words.count, forth.words.cooperative, forth.deeds.count, forth.deeds.cooperative) == (9, 4, 2, 0)
    assert _means(forth) == (pytest.approx(2.0 / 9), -6.0)
    # s0-3 +2.5, s0-5 +5, s0-7 +5, s4-2 +2.5, s4-7 -2; the staff cut s1-2 -5.5, the two properties s1-3 -7
    assert (back.words.count, back.words.cooperative, back.deeds.count, back.deeds.cooperative) == (5, 4, 2, 0)
    assert _means(back) == (pytest.approx(13.0 / 5), pytest.approx(-6.25))
    assert back.apart["hypothetical"] == 1
    # s0-1, s1-6, s1-9, s2-2, s3-2, s3-3, s4-1 +2.5 each, s0-4, s2-1 +4 each, s3-1 +1.5; soured relations s0-9 -6
    assert (mutual.words.count, mutual.words.cooperative, mutual.deeds.count) == (10, 10, 1)
    assert _means(mutual) == (pytest.approx(2.7), -6.0)


def test_the_program_finds_what_the_reader_finds(gold: Relation, shared: Path, tmp_path: Path) -> None:
    from legation.pages import open_pages

    coder = Coder.make(Settings())
    with Record.open(tmp_path / "seeds.duckdb") as record:
        record.begin(Provenance(), datetime(2026, 1, 1))
        for page in open_pages([str(shared / "seeds")], on_error=pytest.fail):
            result = coder(page)
            record.file(page, result.article, result.reports)
        record.merge()
        found = relate(record, "USA", "RUS")
    for ours, theirs in zip(found.ledgers[:2], gold.ledgers[:2], strict=True):
        assert ours.deeds.count >= 1
        assert ours.deeds.cooperative == 0
        assert ours.deeds.mean == pytest.approx(theirs.deeds.mean, abs=1.0)
        assert ours.words.mean == pytest.approx(theirs.words.mean, abs=1.5)  # of some eight words, one missed moves it by half a point
        assert (ours.deeds.mean or 0) < (ours.words.mean or 0) - 5
