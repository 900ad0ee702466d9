"""Probes by construction: one phenomenon of language each, parties marked, and what must be coded from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.marked import brief, reports

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "probes.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("sentence", "wanted"), [(row[1], row[2]) for row in ROWS], ids=[row[0] for row in ROWS])
def test_probes_code_what_a_careful_reader_would(sentence: str, wanted: str) -> None:
    assert sorted(map(brief, reports(sentence))) == sorted(w for w in wanted.split("; ") if w)
