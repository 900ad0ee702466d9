"""A run killed at any moment goes on where it stopped, and ends in the same record."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from legation.errors import RecordError
from legation.record import Record, schema
from tests.record.samples import article, page, report

ROOT = Path(__file__).resolve().parents[2]
PAGES = 150
# Files a page every few milliseconds, and merges, as `legation code` does, with smaller batches so that more moments differ.
_RUN = """
import sys, time
from datetime import datetime
from legation.record import Provenance, Record, store
from tests.record.test_resume import PAGES, made
store.BATCH_PAGES = 7
with Record.open(sys.argv[1]) as record:
    record.begin(Provenance(settings="s"), datetime(2026, 1, 1))
    print("begun", flush=True)
    for number in range(PAGES):
        one, told, reports = made(number)
        if not record.holds(one):
            time.sleep(0.002)
            record.file(one, told, reports)
    record.merge()
"""


def made(number: int) -> tuple:  # type: ignore[type-arg]
    one = page(f"p{number:03}", f"Head {number}.\n\nMinisters met {number} times.")
    day = f"2017-09-{number % 28 + 1:02}"
    return one, article(one), [report(f"{number}-{i}", "CONSULT", ["USA:GOV"], ["RUS:GOV"], page=one.name, date=day) for i in range(3)]


def contents(path: Path) -> dict[str, list[str]]:
    """All rows, sorted, without what tells of the runs themselves."""
    found = {}
    with Record.open(path, read_only=True) as record:
        for table in schema.TABLES:
            rows = record._rows(schema.select(table))
            keep = [i for i, name in enumerate(schema.TABLES[table]) if name != "run"]
            found[table] = sorted(repr([row[i] for i in keep]) for row in rows)
    del found["runs"]
    return found


def _complete(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _RUN, str(path)], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def _start(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _RUN, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def test_resume_after_ten_kills_gives_the_record_of_an_undisturbed_run(tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole.duckdb", tmp_path / "broken.duckdb"
    _complete(whole)
    random = Random(7)
    reached = []
    for _ in range(10):
        with _start(broken) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(random.uniform(0, 0.12))
            process.kill()
        with Record.open(broken, read_only=True) as record:
            reached.append(record.counts()["articles"])
    assert reached == sorted(reached)
    assert reached[0] < PAGES
    _complete(broken)
    assert contents(broken) == contents(whole)
    assert len(contents(whole)["articles"]) == PAGES


def test_resume_after_a_kill_while_the_record_is_made(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    for delay in (0.05, 0.15, 0.25, 0.3, 0.35, 0.4):
        with _start(path) as process:
            time.sleep(delay)
            process.kill()
        if path.exists():
            with Record.open(path) as record:
                assert set(record.counts()) == set(schema.TABLES)
    _complete(path)
    assert Record.open(path, read_only=True).counts()["articles"] == PAGES


def test_resume_reads_a_record_whose_merge_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    with Record.open(path) as record:
        record.file(*made(1)[:2], made(1)[2])
        record.flush()
    with Record.open(path, read_only=True) as record:
        assert not record.merged
        assert [event.date for event in record.events()] == ["2017-09-02"]
        with pytest.raises(RecordError, match="cannot be written"):
            record.merge()
