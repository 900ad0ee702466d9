"""Fuzzing of the readers, for as long as you like: ``make fuzz HOURS=1``, or ``python -m tests.fuzz --seconds 600``.

Files bent by hypothesis are read one after another by a process that its parent watches. What fails is kept in ``out/fuzz``, as small as
hypothesis can make it: the file, and beside it what went wrong. A file fails if it raises, takes more than ten seconds of CPU time,
needs more than a gigabyte, writes where it must not, or breaks one of the promises that ``target.py`` lists. Exit status 1 if any did.

A gzip file bent into hundreds of copies of itself may be a table of millions of rows: what it unpacks to above two megabytes, as much as
a file has that is not packed, is given time by its bytes and lines (``_allowed``).
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import io
import resource
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from hypothesis import HealthCheck, Phase, given, seed, settings

from legation.errors import PageError
from legation.pages.streams import HEAD, BombError, Source, gunzip
from tests.fuzz.mutate import LARGEST, files
from tests.fuzz.target import read

SLOW_SECONDS, HUNG_SECONDS = 10.0, 120.0
SECONDS_A_BYTE, SECONDS_A_LINE = 1e-6, 50e-6
MOST_KILOBYTES = 1_000_000
ADDRESS_SPACE = 6 << 30
ROUND = 500
PHASES = (Phase.generate, Phase.shrink)
FOUND, TOO_LARGE = 3, 4


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the readers.")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="another number, other files")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.out = options.out.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    sys.exit(work(options.out, options.seed, options.seconds) if options.child else watch(options.out, options.seed, options.seconds))


def watch(out: Path, start: int, seconds: float) -> int:
    """Let processes work until the time is over; one that dies is a finding, and its last file is kept."""
    until, number, kept = time.monotonic() + seconds, start, set(out.glob("*.why"))
    while (left := until - time.monotonic()) > 1:
        command = [sys.executable, "-m", "tests.fuzz", "--child", f"--seconds={left}", f"--seed={number}", f"--out={out}"]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, FOUND):
            keep(out, *_last(out), f"the process ended with status {done.returncode}\n{done.stderr[-5000:]}")
        number += 1
    found = sorted(set(out.glob("*.why")) - kept)
    for why in found:
        print(f"{why.with_suffix('')}: {why.read_text(encoding='utf-8').strip().splitlines()[-1]}")
    counted = out / "count"
    files_read = int(counted.read_text()) if counted.exists() else 0
    counted.unlink(missing_ok=True)
    print(f"{files_read:,} files in {seconds:,.0f} s, seed {start}: {len(found)} failed")
    return bool(found)


def work(out: Path, start: int, seconds: float) -> int:
    """Rounds of files until the time is over, or one has failed."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    until, number = time.monotonic() + seconds, start * 1000
    while time.monotonic() < until:
        number += 1
        failed: list[tuple[str, bytes]] = []
        try:
            seed(number)(_round(out, until, failed))()
        except Exception:
            keep(out, *(failed[-1] if failed else _last(out)), traceback.format_exc())
            _count(out, 1)
            return FOUND
        _count(out, ROUND)
    return 0


def _round(out: Path, until: float, failed: list[tuple[str, bytes]]) -> Callable[[], None]:
    """A test of hypothesis over ``ROUND`` files; the last of ``failed`` is the smallest that fails."""

    @settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink)
    )
    @given(files())
    def one(file: tuple[str, bytes]) -> None:
        if time.monotonic() < until or failed:
            failed.append(file)
            _examine(out, *file)
            failed.pop()

    return one


def _examine(out: Path, name: str, data: bytes) -> None:
    (out / "last").write_bytes(name.encode() + b"\n" + data)
    slow = SLOW_SECONDS + _allowed(data)
    faulthandler.dump_traceback_later(HUNG_SECONDS + 4 * slow, exit=True)
    begun = time.process_time()
    read(name, data)
    taken = time.process_time() - begun
    faulthandler.cancel_dump_traceback_later()
    assert taken < slow, f"{taken:.1f} s of CPU time"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert peak < MOST_KILOBYTES, f"{peak:,} kB of memory"


def _allowed(data: bytes) -> float:
    """Seconds for what a gzip file unpacks to, as far as it is sound, if that is more than a file has that is not packed."""
    size = lines = 0
    if data.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error, BombError, PageError):
            unpacked = gunzip(Source("", cast(BinaryIO, io.BytesIO(data)))).stream
            for piece in iter(lambda: unpacked.read(HEAD), b""):
                size, lines = size + len(piece), lines + piece.count(b"\n") + piece.count(b"\r")
    return SECONDS_A_BYTE * size + SECONDS_A_LINE * lines if size > LARGEST else 0.0


def _last(out: Path) -> tuple[str, bytes]:
    last = out / "last"
    name, _, data = (last.read_bytes() if last.exists() else b"none\n").partition(b"\n")
    return name.decode(), data


def _count(out: Path, more: int) -> None:
    counted = out / "count"
    counted.write_text(str(more + (int(counted.read_text()) if counted.exists() else 0)))


def keep(out: Path, name: str, data: bytes, why: str) -> None:
    """The file and, beside it, what went wrong."""
    path = out / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}"
    path.write_bytes(data)
    path.with_name(f"{path.name}.why").write_text(why, encoding="utf-8")


if __name__ == "__main__":
    main()
