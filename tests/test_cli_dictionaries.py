"""What ``legation code --dictionaries`` says of the user's dictionaries, and a user's table that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from tests.fakes import FakeCoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "verbs.txt").write_text("--- GLADDEN [051] ---\nSERENADE\n- * RYE [070]\n- * {VERY OLD RYE} [071]\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Envoys meet\n\nThe envoys of two states spoke at length.\n", encoding="utf-8")
    return folder


def call(folder: Path, *words: object, options: tuple[str, ...] = ()) -> Result:
    page, out = folder.parent / "a.txt", folder.parent / "out.jsonl"
    return CliRunner().invoke(main, [*options, "code", str(page), "--out", str(out), *map(str, words)])


def test_cli_says_what_was_taken_of_the_dictionaries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pipeline.Coder", FakeCoder)
    told = call(folder, "--dictionaries", folder)
    assert told.exit_code == 0
    taken = "1 of 2 verb patterns, 1 of 1 verbs; 1 row left out in whole or in part (legation --debug lists them)"
    assert told.stderr.startswith(f"{folder}: {taken}\n")


def test_cli_lists_with_debug_what_was_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pipeline.Coder", FakeCoder)
    first, second, *_ = call(folder, "--dictionaries", folder, options=("--debug",)).stderr.split("\n")
    assert first.startswith(f"{folder / 'verbs.txt'}:4: - * {{VERY OLD RYE}} [071]: a phrase of more than two words")
    assert second == f"{folder}: 1 of 2 verb patterns, 1 of 1 verbs; 1 row left out in whole or in part"


@pytest.mark.parametrize(
    ("option", "text", "reason"),
    [
        ("--actors", "name\tcode\tkind\nErewhon\tXXX\tcity\n", ":2: unknown code 'XXX'"),
        ("--lexicon", '[[act]]\nverbs = "nudge"\ntype = "REQUEST"\n', ":2: act 1 (nudge): verbs is 'nudge'"),
    ],
)
def test_cli_names_a_wrong_table_once_and_before_any_page(folder: Path, option: str, text: str, reason: str) -> None:
    table = folder.parent / "own"
    table.write_text(text, encoding="utf-8")
    told = call(folder, option, table)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert told.stderr.startswith(f"legation: {table}{reason}")
