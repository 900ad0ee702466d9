"""The whole pipeline: text dumps in a folder to reports and events in a record, tables, models and start-up included.

    python benchmarks/throughput.py                 # 2,000 pages of about 450 words; one process, and two
    python benchmarks/throughput.py --pages 200     # a quick look

Each run is `legation code FOLDER --record FILE` in a process of its own, by wall time, so the machine should have nothing else to do;
the CPU seconds of it and its workers stand beside. Pages are cut from the articles beside the checkout at the end of a paragraph.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from material import SHARED, dumps

ASKED = 25.0  # pages a second with two processes


@dataclass(frozen=True, slots=True)
class Taken:
    """One run: wall and CPU seconds of all its processes, and how many reports it filed."""

    wall: float
    cpu: float
    reports: int


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--words", type=int, default=450)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="legation-bench-") as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        words = dumps(given.shared, folder, given.pages, given.words)
        print(f"{given.pages:,} pages, {words / given.pages:.0f} words a page, on {os.cpu_count()} cores", flush=True)
        taken = {n: run(folder, Path(place) / f"{n}.duckdb", n) for n in given.processes}
        for n, found in taken.items():
            tell(n, found, given.pages, words)
        if {1, 2} <= taken.keys():
            print(f"two processes do {taken[1].wall / taken[2].wall:.2f} times the work of one (asked: at least 1.8)")
        assert len({found.reports for found in taken.values()}) == 1, "not the same reports on any number of processes"


def tell(processes: int, found: Taken, pages: int, words: int) -> None:
    """Print one run."""
    asked = f" (asked: at least {ASKED:.0f})" if processes == 2 else ""
    speed = f"{pages / found.wall:6.1f} pages/s{asked}, {words / found.wall:,.0f} words/s"
    print(f"with --workers {processes}: {speed}; {found.wall:.1f} s, {found.cpu:.1f} s of CPU, {found.reports:,} reports", flush=True)


def run(folder: Path, record: Path, processes: int) -> Taken:
    """Code a folder into a new record."""
    command = [sys.executable, "-m", "legation.cli", "code", str(folder), "--record", str(record), "--workers", str(processes)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    with duckdb.connect(str(record), read_only=True) as kept:
        counted = kept.execute("select count(*) from reports").fetchone()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(wall, cpu, counted[0] if counted else 0)


if __name__ == "__main__":
    main()
