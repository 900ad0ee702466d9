from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import duckdb
import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from legation.record import Record
from tests.audit.samples import make

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make(tmp_path / "r.duckdb")


def call(record: Path, *words: object, input: str = "") -> Result:
    return CliRunner().invoke(main, ["audit", "--record", str(record), *map(str, words)], input=input)


def shown(done: Result) -> list[str]:
    """The types of the reports that were put before the judge."""
    return [line.split()[1] for line in done.stderr.splitlines() if line.startswith("type ")]


def test_audit_takes_a_verdict_a_line_and_gives_figures(record: Path) -> None:
    done = call(record, input="right\nr\nt\nn\n")
    assert done.exit_code == 0
    assert sorted(shown(done)) == ["ACCUSE", "CONSULT", "CONSULT", "REQUEST"]
    assert "4 of 4 done by reader" in done.stderr
    rows = {line.split()[0]: line.split()[1:5] for line in done.stdout.splitlines() if line.startswith(("CONSULT", "all"))}
    assert rows["all"] == ["4", "4", "2", "0.50"]
    assert "a share of 0.50 is right, with 95% confidence between 0.50 and 0.50" in " ".join(done.stdout.split())
    assert "Moscow blamed London." not in done.stdout


def test_audit_goes_on_where_it_stopped(record: Path) -> None:
    first = call(record, input="r\nr\nq\nr\n")
    assert first.exit_code == 0
    assert "2 of 4 done by reader; run the same command again to go on" in first.stderr
    second = call(record, input="t\nk\n")
    assert shown(first)[2:] + shown(second)[1:] == shown(call(record, "--judge", "ben", input="r\nr\nr\nr\n"))[2:]
    assert len(shown(second)) == 2
    assert shown(call(record, input="r\n")) == []
    assert "3 of 4 reports judged by reader, 1 skipped" in call(record, "--judge", "reader", "--summary").stdout


def test_audit_sample_is_the_same_for_a_seed(record: Path) -> None:
    drawn = {seed: shown(call(record, "--seed", seed, "--sample", 2, input="q\n")) for seed in range(3)}
    assert drawn == {seed: shown(call(record, "--seed", seed, "--sample", 2, input="q\n")) for seed in range(3)}
    assert "of 2" in call(record, "--sample", 2, input="q\n").stderr


def test_audit_undo_takes_the_last_verdict_back(record: Path) -> None:
    call(record, input="r\nt\nu\ns\nu\nu\nu\np\n")
    with Record.open(record, read_only=True) as kept:
        assert [verdict.verdict for verdict in kept.verdicts()] == ["wrong party"]


def test_audit_summary_asks_nothing_and_tells_of_each_judge(record: Path) -> None:
    call(record, "--judge", "anna", input="r\nr\nt\nt\n")
    call(record, "--judge", "ben", input="r\nt\nt\np\n")
    done = call(record, "--summary", input="r\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if " judged by " in line] == [
        "4 of 4 reports judged by anna",
        "4 of 4 reports judged by ben",
    ]
    told = " ".join(done.stdout.split())
    assert "anna and ben judged 4 reports both, and 0.50 of them alike: kappa 0.20; of right against wrong alone, 0.50." in told
    assert "judged by ben" not in call(record, "--summary", "--judge", "anna").stdout


def test_audit_export_is_gold_that_outlives_the_report(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    call(record, "--judge", "anna", input="r\nk\np\n")
    with duckdb.connect(str(record)) as connection:
        connection.execute("DELETE FROM reports")
    done = call(record, "--summary", "--export", file)
    assert (done.exit_code, "Not counted: 3 verdicts" in done.stdout) == (0, True)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["verdict"], line["judge"]) for line in lines] == [("right", "anna"), ("wrong party", "anna")]
    assert {"id", "page", "event", "actor", "recipient", "status", "text", "text_info", "cite_info", "judged"} <= lines[0].keys()
    assert json.loads(call(record, "--summary", "--export", "-").stdout.splitlines()[0]) == lines[0]


def test_audit_export_gives_all_judges_or_the_one_that_is_named(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    call(record, "--judge", "ben", input="r\n")
    call(record, "--judge", "anna", "--export", file, input="t\n")
    assert [json.loads(line)["judge"] for line in file.read_text().splitlines()] == ["anna"]
    call(record, "--export", file, input="q\n")
    assert [json.loads(line)["judge"] for line in file.read_text().splitlines()] == ["ben", "anna"]


def test_audit_line_that_is_no_verdict_ends_it_and_keeps_what_stood_before(record: Path) -> None:
    done = call(record, input="r\nperhaps\nr\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "standard input, line 2: 'perhaps' is no verdict" in done.stderr
    assert "1 of 4 reports judged" in call(record, "--summary").stdout


def test_audit_interrupted_says_how_to_go_on(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(lines: object) -> object:
        answers = iter(["right"])

        def answer() -> str:
            for given in answers:
                return given
            raise KeyboardInterrupt

        return answer

    monkeypatch.setattr("legation.audit.from_lines", stop)
    done = call(record)
    assert done.exit_code == 130
    assert "1 of 4 done by reader; run the same command again to go on" in done.stderr
    assert "1 of 4 reports judged" in call(record, "--summary").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--summary"], "has no verdicts yet; judge some reports first: legation audit --record"),
        (["--sample", "0"], "0 is not in the range"),
        (["--judge", " "], "is empty"),
    ],
)
def test_audit_wrong_call_ends_in_status_2_and_says_why(record: Path, words: list[str], says: str) -> None:
    done = call(record, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr


def test_audit_of_an_unknown_judge_names_those_there_are(record: Path) -> None:
    call(record, "--judge", "anna", input="r\n")
    done = call(record, "--summary", "--judge", "ana")
    assert done.exit_code == 2
    assert "--judge ana: has judged nothing" in done.stderr
    assert "those who have: anna" in done.stderr


def test_audit_of_a_record_without_reports_says_how_to_get_some(tmp_path: Path) -> None:
    Record.open(tmp_path / "r.duckdb").close()
    done = call(tmp_path / "r.duckdb")
    assert (done.exit_code, "has no reports to judge; code pages into it first" in done.stderr) == (2, True)
    assert "there is no such record" in call(tmp_path / "none.duckdb").stderr


def press(keyboard: int, key: bytes, said: IO[bytes]) -> None:
    """Press a key when asked to; again if it came before the terminal listened, for then nothing more is said."""
    while b"[q]uit" not in said.readline():
        pass
    time.sleep(0.2)
    os.write(keyboard, key)
    while not select.select([said], [], [], 5)[0]:
        os.write(keyboard, key)


@pytest.mark.timeout(60)
def test_audit_takes_single_keys_at_a_terminal(record: Path) -> None:
    keyboard, terminal = pty.openpty()
    words = [sys.executable, "-m", "legation.cli", "audit", "--record", str(record), "--judge", "anna"]
    # Without a buffer, so that what is said is not taken out of the pipe before it is read.
    with subprocess.Popen(words, cwd=ROOT, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stderr
        press(keyboard, b"t", process.stderr)
        press(keyboard, b"q", process.stderr)
        out, said = process.communicate(timeout=20)
    os.close(keyboard)
    os.close(terminal)
    assert process.returncode == 0
    assert b"1 of 4 reports judged by anna" in out
    assert b"1 of 4 done by anna" in said
