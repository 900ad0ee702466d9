"""The corpora hold what their data card says: well-formed lines, known types and modes, marks on words, no sentence twice."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from legation.events.view.calibration import error
from legation.knowledge import load

ROOT = Path(__file__).resolve().parents[1]
FILES = {"written": "written/sentences.jsonl", "second": "written/second.jsonl", "real": "real/labels.jsonl"}
STATUSES = {"actual", "future", "hypothetical", "negated"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / "corpora" / FILES[name]).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_corpora_pairs_tie_marked_parties_by_known_types(name: str) -> None:
    types = load().ontology.types
    for row in rows(name):
        numbers = {party["n"] for party in row["parties"]}
        for pair in row["pairs"]:
            assert {pair["a"], pair["b"]} - {None} <= numbers, row["id"]
            assert pair["a"] != pair["b"], row["id"]
            assert pair["type"] in types, row["id"]
            assert pair["mode"] is None or pair["mode"] in types[pair["type"]].modes, (row["id"], pair)
            assert pair["status"] in STATUSES, row["id"]


def test_corpora_marks_of_written_sentences_stand_on_words() -> None:
    for row in rows("written"):
        spans = [(p["start"], p["end"]) for p in row["parties"]] + [tuple(pair["predicate"]) for pair in row["pairs"]]
        for start, end in spans:
            marked = row["text"][start:end]
            assert marked == marked.strip() != "", (row["id"], start, end)


def test_corpora_are_as_large_as_they_say_and_hold_no_sentence_twice() -> None:
    written, real = rows("written"), {row["id"]: row for row in rows("real")}
    assert len(written) >= 5000
    assert len(real) >= 3000
    assert len({" ".join(row["text"].lower().split()) for row in written}) == len(written)
    assert len({(row["article"], row["start"]) for row in real.values()}) == len(real)


def test_corpora_hold_no_text_of_real_news() -> None:
    assert all("text" not in row and len(row["sha256_16"]) == 16 for row in rows("real"))


def test_corpora_hold_back_a_tenth() -> None:
    written = rows("written")
    share = sum(row["part"] == "held" for row in written) / len(written)
    assert 0.08 < share < 0.12


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    """``scripts/build_corpus.py``, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("build_corpus", ROOT / "scripts" / "build_corpus.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_build_corpus_reads_marks_and_labels(builder: ModuleType) -> None:
    line = "wire/europe/1990s/plain\t[1:NOR Oslo] {a thanked} [2:FIN Helsinki], [3:NOR a minister] said.\t1>2 a SUPPORT ~neg @3"
    row = builder._sentence(line)
    assert row["text"] == "Oslo thanked Helsinki, a minister said."
    assert [row["text"][p["start"] : p["end"]] for p in row["parties"]] == ["Oslo", "Helsinki", "a minister"]
    (pair,) = row["pairs"]
    assert (pair["a"], pair["b"], pair["type"], pair["status"], pair["said_by"]) == (1, 2, "SUPPORT", "negated", 3)
    assert row["text"][slice(*pair["predicate"])] == "thanked"


def test_build_corpus_refuses_a_label_without_form(builder: ModuleType) -> None:
    with pytest.raises(ValueError, match="has not the form"):
        builder._sentence("wire/europe/1990s/plain\t[1:NOR Oslo] {a thanked} [2:FIN Helsinki].\tOslo thanks 2")


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ("1>2 a PRAISE", "no PRAISE"),
        ("1>2 a SUPPORT.gift", "no SUPPORT.gift"),
        ("0>0 a SUPPORT", "no pair of 0 with 0"),
        ("1>3 a SUPPORT", "no pair of 1 with 3"),
    ],
)
def test_build_corpus_refuses_what_cannot_be(builder: ModuleType, label: str, message: str) -> None:
    row = builder._sentence(f"wire/europe/1990s/plain\t[1:NOR Oslo] {{a thanked}} [2:FIN Helsinki].\t{label}")
    with pytest.raises(ValueError, match=message):
        builder.checked(row)


def test_build_corpus_knows_near_duplicates(builder: ModuleType) -> None:
    seen: dict[tuple[str, ...], int] = {}
    lengths: list[int] = []
    first = "Oslo recalled its ambassador from Minsk on Friday over the arrest of two fishermen."
    assert not builder._is_near(first, seen, lengths)
    assert builder._is_near(first.replace("Friday", "Monday"), seen, lengths)
    assert not builder._is_near("Riga opened a consulate in Tromso to serve the crews of its trawlers.", seen, lengths)


def test_calibration_error_is_the_gap_between_saying_and_being_right() -> None:
    assert error([(0.95, True)] * 19 + [(0.95, False)]) == pytest.approx(0.0, abs=1e-9)
    assert error([(0.85, True), (0.85, False)]) == pytest.approx(0.35)
    assert error([(1.0, True), (0.05, True)]) == pytest.approx(0.475)
