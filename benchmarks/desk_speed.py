"""How fast the desk answers on a large record, and whether it stands many readers: ``python benchmarks/desk_speed.py out/large.duckdb``.

The record is that of ``scripts/synthetic_record.py``. Each look is asked for twenty times, every time at another span of time, so that
nothing is answered from what was kept; times are on the server, from request to the whole answer over a socket of this machine. Then
twenty readers ask for pages of all kinds for a minute.
"""

from __future__ import annotations

import argparse
import random
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import httpx

from legation.desk import Server

LOOKS = 20
READERS, SECONDS = 20, 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    arguments = parser.parse_args()
    started = time.perf_counter()
    server = Server(arguments.record, port=0)
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    print(f"start, with the catalogue                  {time.perf_counter() - started:6.2f} s")
    with httpx.Client(base_url=server.url, timeout=120) as client:
        client.get("/relation/USA/RUS")
        for name, address in ADDRESSES.items():
            wall, cpu = _times(client, address)
            print(f"{name:<42} {statistics.median(wall) * 1000:6.0f} ms  (median of {LOOKS}; CPU {statistics.median(cpu) * 1000:.0f} ms)")
    print(*_crowd(server.url, arguments.seconds), sep="\n")
    server.stop()


def _span(n: int) -> str:
    since = date(2001, 1, 1) + timedelta(n)
    return f"since={since.isoformat()}&until={(date(2021, 1, 1) - timedelta(n)).isoformat()}"


ADDRESSES: dict[str, Callable[[int], str]] = {
    "relation, 22,567 events, other span": lambda n: f"/relation/USA/RUS?{_span(n)}",
    "relation, reports instead of events": lambda n: f"/relation/USA/RUS?{_span(n)}&count=reports",
    "relation, a thousand events": lambda n: f"/relation/GBR/FRA?{_span(n)}",
    "list of all events, page by page": lambda n: f"/events?page={n * 40 + 1}",
    "list of events, filtered": lambda n: f"/events?a=USA&b=RUS&{_span(n)}&type=SANCTION&certainty=sure",
    "list of events that hold two words": lambda n: f"/events?q=Georgia+sanction&{_span(n)}",
    "search, one word": lambda n: f"/search?q={('turkey', 'iran', 'cuba', 'egypt', 'poland')[n % 5]}&page={n + 1}",
    "map": lambda n: f"/map?{_span(n)}",
    "start": lambda n: "/",
    "list as CSV, 22,567 rows": lambda n: f"/events.csv?a=USA&b=RUS&{_span(n)}",
}


def _times(client: httpx.Client, address: Callable[[int], str]) -> tuple[list[float], list[float]]:
    wall, cpu = [], []
    for n in range(1, LOOKS + 1):
        begun, used = time.perf_counter(), time.process_time()
        answer = client.get(address(n))
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - used)
        assert answer.status_code == 200, (address(n), answer.status_code)
    return wall, cpu


def _crowd(url: str, seconds: int) -> list[str]:
    """Twenty readers who each ask for one page after another."""
    ends = time.monotonic() + seconds
    statuses: Counter[str] = Counter()
    slowest: list[float] = []

    def read(seed: int) -> None:
        chance = random.Random(seed)
        with httpx.Client(base_url=url, timeout=120) as client:
            events = [event["event_id"] for event in client.get("/events.json?sort=most told").json()["events"]]
            while time.monotonic() < ends:
                address = chance.choice([*ADDRESSES.values()][:-1])(chance.randrange(1, 400))
                address = chance.choice((address, f"/event/{chance.choice(events)}", "/relation/USA/RUS", "/who/IRN"))
                begun = time.perf_counter()
                try:
                    statuses[str(client.get(address).status_code)] += 1
                except httpx.HTTPError as error:
                    statuses[type(error).__name__] += 1
                slowest.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    slowest.sort()
    told = ", ".join(f"{status}: {n:,}" for status, n in sorted(statuses.items()))
    return [
        f"{READERS} readers for {seconds} s: {len(slowest):,} pages ({told})",
        f"median {slowest[len(slowest) // 2]:.2f} s, 95 of 100 within {slowest[int(len(slowest) * 0.95)]:.2f} s",
    ]


if __name__ == "__main__":
    main()
