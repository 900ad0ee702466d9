"""How fast each room is, where the time goes, how it grows.

    python benchmarks/speed.py                       # articles beside the checkout, then our own example pages
    python benchmarks/speed.py --pages 60 --profile  # and the functions that took most of it
    python benchmarks/speed.py --growth              # 1, 2, 4 and 8 times as many pages; one process and two

CPU time (``time.process_time``), so that other programs on the machine disturb it little; ``--growth`` by wall time, for which the machine
should have nothing else to do. The first page, which loads what is loaded when it is first asked for, is counted apart.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from material import SHARED, articles, dumps, own
from rooms import ROOMS, measure
from throughput import run

from legation.pipeline import House
from legation.settings import Settings
from legation.types import Page

GROWTH = (1, 2, 4, 8)
STARTS = {
    "legation --help": ["-m", "legation.cli", "--help"],
    "tables": ["-c", "from legation import knowledge; knowledge.load().lexicon"],
    "tables, parser and view": [
        "-c",
        "from legation.pipeline import House; from legation.settings import Settings; House.open(Settings())",
    ],
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--profile", action="store_true", help="print the functions that took most time")
    parser.add_argument("--growth", action="store_true", help="print how the time grows with the pages, and nothing else")
    given = parser.parse_args()
    if given.growth:
        growth(given.shared, given.pages)
        return
    start = time.process_time()
    house = House.open(Settings())
    print(f"tables, parser and view loaded in {time.process_time() - start:.2f} s of CPU, imports apart")
    tell(f"{given.pages} articles beside the checkout", articles(given.shared, given.pages), house, given.profile)
    tell("our example pages", own(given.pages), house, False)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    for name, command in STARTS.items():
        print(f"start-up, {name}: {started(command):.2f} s of CPU")


def tell(what: str, pages: Sequence[Page], house: House, profiled: bool) -> None:
    """Print what each room takes of some pages."""
    profile = cProfile.Profile() if profiled else None
    found = profile.runcall(measure, pages, house) if profile else measure(pages, house)
    whole = found.spent.total()
    print(f"\n{what}: {found.words / found.pages:.0f} words, {found.sentences / found.pages:.0f} sentences a page")
    for room in ROOMS:
        spent = found.spent[room]
        print(f"  {room:<10} {1e6 * spent / found.pages:9,.0f} µs a page {100 * spent / whole:5.1f}%")
    speeds = f"{found.pages / whole:.1f} pages, {found.sentences / whole:,.0f} sentences, {found.words / whole:,.0f} words"
    print(f"  in all     {1e6 * whole / found.pages:9,.0f} µs a page: {speeds} a CPU-second")
    print(f"  digest of the reports {found.digest}: the same before and after a change that only makes it faster", flush=True)
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def started(command: Sequence[str], tries: int = 3) -> float:
    """CPU seconds from the start of Python to the end of a command, the least of some tries."""
    taken = []
    for _ in range(tries):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def growth(shared: Path, pages: int) -> None:
    """Print how the whole pipeline grows, start-up included."""
    for processes in (1, 2):
        for times in GROWTH:
            with tempfile.TemporaryDirectory(prefix="legation-bench-") as place:
                folder = Path(place) / "pages"
                folder.mkdir()
                dumps(shared, folder, pages * times)
                found = run(folder, Path(place) / "r.duckdb", processes)
            each = 1000 * found.wall / (pages * times)
            print(
                f"{processes} process(es), {pages * times:5,} pages: {found.wall:7.1f} s, {each:6.1f} ms a page, {found.cpu:.1f} s of CPU",
                flush=True,
            )


if __name__ == "__main__":
    main()
