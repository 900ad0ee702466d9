"""A million events of a KEDS-like table imported, and the relation of two of its countries shown: seconds, and memory at its peak.

python benchmarks/million.py                 # makes the table, measures, prints a row for each step
python benchmarks/million.py --events 100000

The table is made up: dates over thirty years, the actors of some forty countries and their organs, as often as such tables have them,
CAMEO codes, and one broken row in ten thousand. Times are of the processor (user and system) of the very commands that a user types.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

COUNTRIES = (
    "ISR PSE USA LBN EGY IRQ SYR IRN JOR FRA GBR SAU RUS KWT LBY TUR DEU ITA CHN SDN JPN CAN TUN ZAF DZA PAK CHE IND ARE GRC ESP AUT "
    "QAT CYP YEM BEL NOR BHR AFG AUS"
).split()
ORGANS = ("", "", "GOV", "GOV", "MIL", "REB", "OPP", "CVL", "COP", "BUS")
CODES = "010 012 020 036 040 042 043 046 051 057 060 070 0841 111 112 120 130 141 160 173 180 190 193 195".split()
WEIGHTS = [5, 2, 6, 9, 5, 8, 8, 14, 5, 2, 1, 1, 1, 4, 4, 2, 2, 1, 1, 5, 1, 10, 4, 2]


def make(path: Path, events: int) -> None:
    """Write the table. The same on every machine."""
    draw = random.Random(0)
    shares = [1 / (n + 2) for n in range(len(COUNTRIES))]
    first = date(1979, 4, 15)
    days = sorted(draw.choices(range(365 * 32), k=events))
    pairs = zip(draw.choices(COUNTRIES, shares, k=events), draw.choices(COUNTRIES, shares, k=events), strict=True)
    codes = draw.choices(CODES, WEIGHTS, k=events)
    with path.open("w", encoding="ascii") as file:
        file.write("date,source,target,code\n")
        for n, (day, (source, target), code) in enumerate(zip(days, pairs, codes, strict=True)):
            if n % 10_000 == 9_999:
                file.write("broken line\n")
                continue
            file.write(f"{first + timedelta(days=day)},{source}{draw.choice(ORGANS)},{target}{draw.choice(ORGANS)},{code}\n")


_MEASURED = """
import resource, sys
from legation.cli import main
try:
    main(sys.argv[1:], standalone_mode=False)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"MEASURED {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss / 1024:.0f}", file=sys.stderr)
"""


def measure(*arguments: str) -> tuple[float, int]:
    """Seconds of the processor and megabytes at the peak of one ``legation`` command, its start included."""
    done = subprocess.run([sys.executable, "-c", _MEASURED, *arguments], capture_output=True, text=True)
    line = next((line for line in done.stderr.splitlines() if line.startswith("MEASURED ")), None)
    if line is None or done.returncode not in (0, 1):
        raise SystemExit(f"legation {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    _, seconds, megabytes = line.split()
    return float(seconds), int(megabytes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=1_000_000)
    events = parser.parse_args().events
    with tempfile.TemporaryDirectory() as folder:
        table, record = Path(folder) / "million.csv", str(Path(folder) / "million.duckdb")
        make(table, events)
        steps = {
            f"`legation import` of {events:,} rows ({table.stat().st_size / 1e6:.0f} MB)": ("import", str(table), "--record", record),
            "`legation show ISR PSE --by week --scale goldstein`, findings and page": (
                "show", "ISR", "PSE", "--record", record, "--by", "week", "--scale", "goldstein", "--html", str(Path(folder) / "page.html"),
            ),
        }  # fmt: skip
        measured = {name: measure(*arguments) for name, arguments in steps.items()}
    print("| step | seconds of the processor | MB at the peak |\n| --- | --- | --- |")
    for name, (seconds, megabytes) in measured.items():
        print(f"| {name} | {seconds:.1f} | {megabytes:,} |")
    print(f"| together | {sum(seconds for seconds, _ in measured.values()):.1f} | {max(peak for _, peak in measured.values()):,} |")


if __name__ == "__main__":
    main()
