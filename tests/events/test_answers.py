"""Words that make an event the answer to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.events import answers
from legation.knowledge.tables import Row, read_tsv
from tests.events.marked import reports

PROBES = list(read_tsv(Path(__file__).with_name("answers.tsv"), ("sentence",), optional=("type", "words", "answered", "known")))


def _param(probe: Row) -> object:
    marks = [pytest.mark.xfail(reason=probe["known"], strict=True)] if probe["known"] else []
    return pytest.param(probe, id=f"line {probe.line}", marks=marks)


@pytest.mark.parametrize("probe", [_param(probe) for probe in PROBES])
def test_answers_probes(probe: Row) -> None:
    found = [(r.type, c.words, "; ".join(c.types)) for r in reports(probe["sentence"]) for c in r.cues]
    wanted = (probe["type"], probe["words"], probe["answered"])
    assert found == ([wanted] if wanted[0] else [])


def test_answers_words_stand_at_their_characters_and_name_the_report_of_the_same_sentence() -> None:
    text = "Envoys left. [POL:Poland] expelled two [BLR:Belarusians] after [BLR:Belarus] expelled two [POL:Poles]."
    done, cause = sorted((r for r in reports(text) if r.type == "SANCTION"), key=lambda r: not r.cues)
    (cue,) = done.cues
    plain = "Envoys left. Poland expelled two Belarusians after Belarus expelled two Poles."
    assert plain[cue.start : cue.end] == cue.words == "after"
    assert cue.reports == (cause.id,)
    assert cue.answered == "Belarus expelled two Poles"


def test_answers_table_names_file_and_line_of_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "answers.tsv"
    table.write_text("words\tform\ttakes\tnot\nin return\tback\tany\t\nin return\tto\tany\t\n", encoding="utf-8")
    monkeypatch.setattr(answers, "data", lambda name: table)
    answers.load_cues.cache_clear()
    with pytest.raises(TableError, match=r"answers\.tsv.*3.*given twice"):
        answers.load_cues()
    answers.load_cues.cache_clear()
