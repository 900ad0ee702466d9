"""The same pages on one machine and on a cluster of several nodes, one worker of which is killed: is every row the same?

python benchmarks/cluster.py                    # the example pages eight times over, three nodes of one core each
python benchmarks/cluster.py --times 1 --shard 4 --json
python benchmarks/cluster.py --lose machine     # not a worker but a whole node

The nodes are processes of this machine (ray.cluster_utils.Cluster), each with what a machine of a cluster has: a scheduler, a store and
workers of its own. The worker is killed (SIGKILL) while it has a page in hand that is not its shard's first, once other shards are
done. Rows of each table are compared one by one, sorted; the table of runs, which has the time, is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from legation.record import Record

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("articles", "pages", "reports", "signatures", "failures", "copies", "events", "event_reports")
MB = 1_000_000


def rows(record: Path) -> dict[str, list[str]]:
    """The rows of each table of a record, as text, sorted."""
    found = {}
    with Record.open(record, create=False, read_only=True) as kept, kept.asking() as cursor:
        for table in TABLES:
            names = [row[0] for row in cursor.execute(f"DESCRIBE {table}").fetchall()]
            query = f"SELECT {', '.join(sorted(names))} FROM {table}"
            found[table] = sorted(map(repr, cursor.execute(query).fetchall()))
    return found


def digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def lay_out(source: Path, folder: Path, times: int, first: int | None) -> None:
    """The ``first`` pages of ``source`` so many times over, a folder each: pages of one text in different shards; and some that cannot
    be read, or bear the name of another."""
    for number in range(times):
        (folder / f"{number:03}").mkdir()
        for page in sorted(source.iterdir())[:first]:
            shutil.copy(page, folder / f"{number:03}")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "zzz.txt").write_bytes(b"")
    # Two tables with rows of one id: the first counts, the second is told of if it says something else.
    told = {"a.jsonl": "Russia expelled two British diplomats on Monday.", "z.jsonl": "France recalled its envoy from Turkey."}
    for name, text in told.items():
        both = {"id": "both", "text": "Kenya closed its embassy in Somalia on Tuesday, the foreign ministry said.", "date": "2019-05-08"}
        one = {"id": "one", "text": text, "date": "2019-05-08"}
        (folder / name).write_text(json.dumps(both) + "\n" + json.dumps(one) + "\n", encoding="utf-8")


@contextmanager
def nodes(count: int) -> Iterator[Any]:
    """A cluster of ``count`` nodes with one core each, and one without that keeps it together."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    logging.getLogger("ray").setLevel(logging.ERROR)
    store = {"object_store_memory": 100 * MB}
    whole = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **store})
    try:
        for _ in range(count):
            whole.add_node(num_cpus=1, **store)
        yield whole
    finally:
        whole.shutdown()


class Watch(threading.Thread):
    """Looks at the workers while they work: their memory, their processor time. Once a shard is done, ``lose`` is taken away from them:
    a ``worker`` that has the second or a later page of its shard in hand, or a whole ``machine``."""

    def __init__(self, out: Path, whole: Any, lose: str) -> None:
        super().__init__(daemon=True)
        self.out, self.whole, self.lose = out, whole, lose
        self.lost: dict[str, object] = {}
        self.cpu: dict[int, float] = {}
        self.memory: dict[int, int] = {}
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.02):
            journals = {path.name: path.read_text(encoding="utf-8").splitlines() for path in (self.out / ".working").glob("*")}
            for lines in journals.values():
                self.measure(int(lines[0].split()[2]) if lines else 0)
            if not self.lost and list((self.out / "articles").glob("0*.parquet")):
                self.take(journals)

    def take(self, journals: dict[str, list[str]]) -> None:
        busy = {name: lines for name, lines in journals.items() if len(lines) >= 3 and lines[-1].startswith("page ")}
        if self.lose == "machine" and busy:
            self.whole.remove_node(self.whole.list_all_nodes()[-1], allow_graceful=False)
            self.lost = {"machine": 1}
        elif self.lose == "worker" and busy:
            shard, lines = min(busy.items())
            os.kill(int(lines[0].split()[2]), signal.SIGKILL)
            self.lost = {"worker": lines[0].split()[2], "shard": shard, "page": json.loads(lines[-1].removeprefix("page "))}

    def measure(self, pid: int) -> None:
        try:
            status, stat = Path(f"/proc/{pid}/status").read_text(), Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return
        size = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
        user, system = stat.rpartition(")")[2].split()[11:13]
        self.memory[pid] = max(self.memory.get(pid, 0), int(size[0]) // 1000 if size else 0)
        self.cpu[pid] = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def call(*words: object) -> tuple[str, list[str], float]:
    """What a command says at its end, of which shards it says that a worker was lost, and its wall clock time."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "legation.cli", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr}")
    said = [line for line in done.stderr.splitlines() if " coded" in line]
    lost = [line.split()[1].rstrip(":") for line in done.stderr.splitlines() if line.startswith("shard ") and "was ended" in line]
    return said[-1] if said else done.stderr, lost, time.monotonic() - started


def compare(pages: Path, folder: Path, *, count: int, shard: int, lose: str) -> dict[str, Any]:
    """One machine against ``count`` nodes on the same pages."""
    one, many = folder / "one.duckdb", folder / "many.parquet"
    said_one, _, wall_one = call("code", pages, "--record", one)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    with nodes(count) as whole:
        watch = Watch(many, whole, lose)
        watch.start()
        said_many, lost, wall_many = call("code", pages, "--engine", "ray", "--address", whole.address, "--shard", shard, "--out", many)
        watch.over.set()
    ours, theirs = rows(one), rows(many)
    tables = {
        table: {"rows": len(ours[table]), "one": digest(ours[table]), "many": digest(theirs[table]), "same": ours[table] == theirs[table]}
        for table in TABLES
    }
    shards = len(list((many / "articles").glob("*.parquet")))
    return {
        "one": {"said": said_one, "s": wall_one, "cpu": spent.ru_utime + spent.ru_stime, "mb": spent.ru_maxrss // 1000},
        "many": {"said": said_many, "s": wall_many, "nodes": count, "shards": shards, "taken": watch.lost, "begun_anew": lost}
        | {"workers": len(watch.cpu), "cpu": sum(watch.cpu.values()), "mb": max(watch.memory.values(), default=0)},
        "tables": tables,
        "same": all(table["same"] for table in tables.values()),
    }


def show(found: dict[str, Any]) -> None:
    one, many = found["one"], found["many"]
    print(f"one machine   {one['said']}")
    print(f"{many['nodes']} nodes       {many['said']}")
    print(f"taken away while it worked: {', '.join(f'{kind} {which}' for kind, which in many['taken'].items()) or 'nothing'}")
    print(f"{many['shards']} shards, begun anew: {', '.join(many['begun_anew']) or 'none'}")
    print(f"processor time: one process {one['cpu']:.1f} s, {many['workers']} workers {many['cpu']:.1f} s together")
    print(f"most memory of a process: one machine {one['mb']} MB, a worker {many['mb']} MB")
    print(f"{'table':<14} {'rows':>7}  one machine       {many['nodes']} nodes")
    for name, table in found["tables"].items():
        print(f"{name:<14} {table['rows']:>7,}  {table['one']}  {table['many']}  {'same' if table['same'] else 'NOT THE SAME'}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT / "examples" / "pages")
    parser.add_argument("--times", type=int, default=8, help="how many copies of these pages")
    parser.add_argument("--first", type=int, help="how many of them; all, if not given")
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--shard", type=int, default=8, help="files of one shard")
    parser.add_argument("--lose", choices=["worker", "machine", "nothing"], default="worker", help="what is taken away while it works")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="legation-") as name:
        pages = Path(name) / "pages"
        pages.mkdir()
        lay_out(asked.pages, pages, asked.times, asked.first)
        found = compare(pages, Path(name), count=asked.nodes, shard=asked.shard, lose=asked.lose)
    if asked.json:
        print(json.dumps(found))
    else:
        show(found)
    return 0 if found["same"] and (asked.lose == "nothing" or found["many"]["taken"]) else 1


if __name__ == "__main__":
    sys.exit(main())
