"""A large archive in small: constant memory, damage named, and a run that was killed goes on. ``benchmarks/warc.py`` does it with 2 GB."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.warc import DAMAGE, TASKS, Made, _child, kill_and_resume, make_warc

TEXTS = [
    (f"Envoys met {n} times", "\n".join(f"Ministers of two coasts spoke of {n} matters, of {m} in depth." for m in range(n % 9 + 5)))
    for n in range(30)
]


@pytest.fixture(params=[False, True], ids=["plain", "packed"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Made]:
    path = tmp_path / "crawl.warc"
    return path, make_warc(path, TEXTS, 6_000_000, packed=request.param)


def test_large_archive_each_damaged_record_is_named_and_skipped(archive: tuple[Path, Made]) -> None:
    path, made = archive
    told = TASKS["read"](str(path))
    assert told["pages"] == len(made.pages)
    assert [int(line.split(":")[0]) for line in told["told"]] == list(made.damaged)
    assert len(made.damaged) == len(DAMAGE)


def test_large_archive_needs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    small, large = tmp_path / "small.warc", tmp_path / "large.warc"
    make_warc(small, TEXTS, 2_000_000)
    make_warc(large, TEXTS, 40_000_000)
    one, other = (_child("read", str(path)) for path in (small, large))
    assert other["pages"] > 15 * one["pages"]
    assert other["peak_mb"] < one["peak_mb"] + 10


def test_large_archive_run_that_was_killed_goes_on_without_a_page_lost_or_twice(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    made = make_warc(path, TEXTS, 12_000_000)
    found = kill_and_resume(path, tmp_path / "r.duckdb", kills=2, dots=1)
    assert sorted(found["names"]) == sorted(f"{path}#{number}" for number in made.pages)
    assert found["twice"] == 0
    assert found["done"] + found["unchanged"] == len(made.pages)
    assert found["done"] < len(made.pages)
    assert 0 < found["on file when killed"][0] < len(made.pages)
