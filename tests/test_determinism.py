"""The same pages give the same bytes: in any order, in one process and in two."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pages"


def run(folder: Path, *, backwards: bool = False, workers: int = 1) -> tuple[bytes, bytes]:
    """The reports of the examples sorted by id, and the merged events of their record, as the commands write them."""
    folder.mkdir()
    pages = sorted(map(str, EXAMPLES.iterdir()), reverse=backwards)
    reports, record, events = folder / "reports.jsonl", folder / "r.duckdb", folder / "events.jsonl"
    call("code", *pages, "--out", reports, "--record", record, "--workers", workers)
    call("export", events, "--record", record)
    lines = reports.read_bytes().splitlines()
    return b"\n".join(sorted(lines, key=lambda line: json.loads(line)["id"])), b"\n".join(sorted(events.read_bytes().splitlines()))


def call(*words: object) -> None:
    subprocess.run([sys.executable, "-m", "legation.cli", *map(str, words)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    return run(tmp_path_factory.mktemp("plain") / "run")


def test_determinism_ids_are_distinct(plain: tuple[bytes, bytes]) -> None:
    ids = [json.loads(line)["id"] for line in plain[0].splitlines()]
    assert len(ids) > 100
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("backwards", "workers"), [(True, 1), (False, 2), (True, 2)])
def test_determinism_order_and_workers_change_nothing(plain: tuple[bytes, bytes], tmp_path: Path, backwards: bool, workers: int) -> None:
    assert run(tmp_path / "run", backwards=backwards, workers=workers) == plain
