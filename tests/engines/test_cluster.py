"""On a real cluster of Ray, in processes of its own: three nodes, one worker of which is killed with a page in hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def compared() -> dict[str, Any]:
    """Some of the example pages on one machine and on three nodes, as ``benchmarks/cluster.py`` compares them."""
    command = [sys.executable, "benchmarks/cluster.py", "--times", "1", "--first", "12", "--shard", "4", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("table", ["articles", "pages", "reports", "signatures", "failures", "copies", "events", "event_reports"])
def test_cluster_makes_the_rows_of_one_machine(compared: dict[str, Any], table: str) -> None:
    assert compared["tables"][table]["same"], compared["tables"][table]


def test_cluster_lost_a_worker_and_no_page(compared: dict[str, Any]) -> None:
    many = compared["many"]
    assert many["taken"]["page"]
    assert many["begun_anew"] == [many["taken"]["shard"]]
    assert many["shards"] >= 4
    assert many["nodes"] == 3
    counts = {table: found["rows"] for table, found in compared["tables"].items()}
    assert counts["articles"] == counts["pages"] == 14
    assert counts["failures"] == 3
    assert counts["reports"] > 50


def test_cluster_says_what_one_machine_says(compared: dict[str, Any]) -> None:
    one, many = (compared[kind]["said"].split(" events ")[0] for kind in ("one", "many"))
    assert one == many


def _call(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "legation.cli", "code", "examples/pages", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--engine", "ray"), "give --out FOLDER.parquet"),
        (("--engine", "ray", "--record", "r.duckdb"), "a cluster writes no such file"),
        (("--address", "auto"), "--address is for --engine ray"),
        (("--shard", "4", "--engine", "pool"), "--shard is for --engine ray"),
        (("--engine", "serial", "--workers", "3"), "take --engine pool"),
    ],
)
def test_cluster_options_that_do_not_fit_are_named(words: tuple[str, ...], says: str) -> None:
    done = _call(*words)
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("127.0.0.1:1", "no cluster of Ray answers"),
        ("127.0.0.1", "is no HOST:PORT"),
        ("ray://127.0.0.1:10001", "goes through no client"),
    ],
)
def test_cluster_that_is_not_there_is_named(tmp_path: Path, address: str, says: str) -> None:
    done = _call("--engine", "ray", "--address", address, "--out", str(tmp_path / "many"))
    assert done.returncode == 2
    assert says in done.stderr.splitlines()[-1]
