"""How long the tables take to load, how much memory they hold, how long a look-up takes.

    python benchmarks/knowledge.py

Each figure is the median of several fresh processes, in CPU time of the process (``time.process_time``), which other programs on the
machine disturb less than wall time. Memory is the growth of the resident set from before the tables to after (``resource``).
"first time" is without what was kept of an earlier start (see ``legation/knowledge/compiled.py``), as after a change of a table.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

PARTS = ("countries", "gazetteer", "people", "agents", "ontology", "lexicon")
DAY = date(2017, 9, 19)
SENTENCE = "U.S. Secretary of State Rex Tillerson met Russian Foreign Minister Sergei Lavrov at the United Nations in New York .".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="how many fresh processes")
    parser.add_argument("--one", choices=["kept", "first"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(first=options.one == "first")))
        return
    for how, title in (("kept", "each start"), ("first", "first time")):
        runs = [json.loads(subprocess.run(command(how), check=True, capture_output=True, text=True).stdout) for _ in range(options.runs)]
        print(title)
        for name in runs[0]:
            print(f"  {name:<44}{statistics.median(run[name] for run in runs):9.1f}")


def command(how: str) -> list[str]:
    return [sys.executable, __file__, "--one", how]


def measure(*, first: bool) -> dict[str, float]:
    """The figures of this process: milliseconds, megabytes, and microseconds a look-up."""
    start, before = time.process_time(), memory()
    from legation import knowledge
    from legation.knowledge import compiled

    found = {"import, ms": milliseconds(start)}
    if first:
        compiled._read = lambda path, stamp: None
    loaded = time.process_time()
    ours = knowledge.load()
    for part in PARTS:
        start = time.process_time()
        getattr(ours, part)
        found[f"{part}, ms"] = milliseconds(start)
    found["all tables, ms"] = milliseconds(loaded)
    found["memory, MB"] = memory() - before
    if not first:
        found |= look_ups(ours)
    return found


def look_ups(ours: object) -> dict[str, float]:
    """Medians in microseconds: of the names and offices of a sentence at each of its words, of a person, of an office, of ``who``."""
    from legation.knowledge import Knowledge, who

    assert isinstance(ours, Knowledge)
    words = [*SENTENCE]
    people, gazetteer = ours.people, ours.gazetteer
    mentions = [name for name in list(people.tenures)[::9]]
    seats = list(people.held)[::5]
    return {
        "names at a word, us": median([lambda i=i: gazetteer.longest(words, i) for i in range(len(words))]),
        "persons at a word, us": median([lambda i=i: people.longest(words, i) for i in range(len(words))]),
        "offices at a word, us": median([lambda i=i: people.office_at(words, i) for i in range(len(words))]),
        "a person by name and day, us": median([lambda m=m: people.by_name(m, DAY) for m in mentions]),
        "an office by country and day, us": median([lambda s=s: people.holders(*s, DAY) for s in seats]),
        "who, of a person, us": median([lambda m=m: who(m, ours, on=DAY) for m in mentions]),
        "who, of an office with its country, us": median([lambda: who("Russian foreign minister", ours, on=DAY)]),
    }


def median(calls: list[Callable[[], object]], repeat: int = 5) -> float:
    """Microseconds of a call, the median over all of them; each mention is asked for ``repeat`` times, the first included."""
    taken = []
    for call in calls:
        start = time.perf_counter()
        for _ in range(repeat):
            call()
        taken.append((time.perf_counter() - start) / repeat * 1e6)
    return statistics.median(taken)


def milliseconds(start: float) -> float:
    return (time.process_time() - start) * 1000


def memory() -> float:
    """Megabytes resident at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
