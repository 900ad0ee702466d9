"""What the user decides of events, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from legation.record import Record
from legation.types import Cue
from tests.record.samples import RUS, USA, article, page, report


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    cue = (Cue("answers", "in response", 0, 11, "", ("c",)),)
    told = [
        report("a", "CONSULT", [RUS], [USA], page="a.txt", date="2017-09-19"),
        report("b", "CONSULT", [RUS], [USA], page="b.txt", date="2017-09-19"),
        report("c", "SANCTION", [USA], [RUS], page="a.txt", date="2017-09-01", modes=["expel"], size={"personnel": 60}),
        report("d", "SANCTION", [RUS], [USA], page="a.txt", date="2017-09-02", modes=["expel"], cues=cue),
        report("e", "SANCTION", [USA], [RUS], page="b.txt", date="2017-09-01", modes=["expel"], size={"personnel": 48}),
    ]
    with Record.open(tmp_path / "r.duckdb") as record:
        for name, outlet in (("a.txt", "TASS"), ("b.txt", "AFP")):
            record.file(page(name), article(page(name), outlet=outlet), [r for r in told if r.page == name])
        record.merge()
    return tmp_path / "r.duckdb"


def events(path: Path) -> dict[str, str]:
    """The events by their reports."""
    with Record.open(path, read_only=True) as record:
        return {"".join(event.reports): event.id for event in record.events()}


def test_decisions_merge_prints_the_event_and_is_kept(path: Path) -> None:
    found = events(path)
    assert found.keys() == {"ab", "ce", "d"}
    told = call("merge", found["ab"][:8], found["d"][:8], "--record", path, "--because", "one affair")
    assert told.exit_code == 0
    assert events(path).keys() == {"abd", "ce"}
    assert told.stdout.strip() == events(path)["abd"]
    assert "2 events are one (pin 1)" in told.stderr
    assert "one affair" in call("pins", "--record", path).stdout
    assert call("merge", events(path)["abd"], "--undo", "--record", path).exit_code == 0
    assert events(path) == found


def test_decisions_split_prints_the_other_event_and_is_kept(path: Path) -> None:
    found = events(path)
    told = call("split", found["ab"], "b", "--record", path)
    assert told.stdout.strip() == events(path)["b"]
    assert events(path).keys() == {"a", "b", "ce", "d"}
    (pin,) = json.loads(call("pins", "--json", "--record", path).stdout)
    assert (pin["kind"], pin["events"], pin["because"], pin["gone"]) == ("split", [["b"], ["a"]], None, [])
    assert call("pins", "--undo", "1", "--record", path).exit_code == 0
    assert events(path) == found
    assert call("pins", "--record", path).stderr.endswith("nothing is pinned; legation merge and legation split do so\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merge", "AB"], "is one event already"),
        (["merge", "AB", "AB"], "is one event already"),
        (["merge", "AB", "zzz"], "zzz: is no event of"),
        (["merge", "AB", "--undo"], "nothing was merged by hand there"),
        (["split", "AB"], "name some of its 2 reports, not none: a, b"),
        (["split", "AB", "a", "b"], "name some of its 2 reports, not all"),
        (["split", "AB", "d"], "d: is no report of event"),
        (["split", "AB", "--undo"], "nothing was split by hand there"),
        (["pins", "--undo", "4"], "has no pin of that number; it has none"),
        (["event", "zzz"], "is no event of"),
    ],
)
def test_decisions_wrong_calls_say_what_is_wrong(path: Path, words: list[str], said: str) -> None:
    told = call(*(events(path)["ab"] if word == "AB" else word for word in words), "--record", path)
    assert told.exit_code == 2
    assert said in told.stderr
    assert events(path).keys() == {"ab", "ce", "d"}


def test_decisions_event_shows_reports_reasons_disagreements_and_answers(path: Path) -> None:
    cut, answer = events(path)["ce"], events(path)["d"]
    shown = call("event", cut, "--record", path).stdout
    for part in (
        "SANCTION expel  USA:GOV → RUS:GOV", "told by 2 outlets of 2 countries, disputed by 1 (AFP)", "a.txt: dates it 2017-09-01",
        "size personnel: 48 (AFP); 60 (TASS)", "It is answered by", answer,
    ):  # fmt: skip
        assert part in shown
    assert "“in response”, the same sentence tells of it" in " ".join(call("event", answer, "--record", path).stdout.split())


def test_decisions_event_as_data(path: Path) -> None:
    data = json.loads(call("event", events(path)["d"], "--json", "--record", path).stdout)
    assert data["links"][0]["event"] == events(path)["ce"]
    assert data["told"][0]["outlet"] == "TASS"
    assert data["voices"]["countries"] == ["RUS"]
