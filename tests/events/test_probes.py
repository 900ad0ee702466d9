"""Probes by construction: one phenomenon of language each, parties marked, and what must be coded from it.

``probes.tsv`` goes through the grammar, ``probes_<TYPE>.tsv`` through the words of one PLOVER type; ``known_failings.tsv`` lists
the sentences that are not yet coded right, with the reason, so that a mended one is noticed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.marked import brief, reports

_HERE = Path(__file__).parent


def rows(path: Path) -> list[list[str]]:
    """The rows of a table, without its comments."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


KNOWN_FAILINGS = {sentence: reason for sentence, reason in rows(_HERE / "known_failings.tsv")}
ROWS = [(path.stem, *row) for path in sorted(_HERE.glob("probes*.tsv")) for row in rows(path)]


def _case(stem: str, phenomenon: str, sentence: str, wanted: str) -> object:
    reason = KNOWN_FAILINGS.get(sentence)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(sentence, wanted, id=f"{stem}: {phenomenon}", marks=marks)


@pytest.mark.parametrize(("sentence", "wanted"), [_case(*row) for row in ROWS])
def test_probes_code_what_a_careful_reader_would(sentence: str, wanted: str) -> None:
    assert sorted(map(brief, reports(sentence))) == sorted(w for w in wanted.split("; ") if w)


def test_known_failings_are_probes() -> None:
    assert set(KNOWN_FAILINGS) <= {sentence for _, _, sentence, _ in ROWS}
