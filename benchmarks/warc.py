"""A large WARC: read in constant memory, damage in it named and skipped, a killed run gone on with, no page twice and none lost.

    python benchmarks/warc.py                     # 2 GB, made from ../shared/pages in a temporary folder and deleted afterwards
    python benchmarks/warc.py --megabytes 50      # a smaller one
    python benchmarks/warc.py --gzip --fastwarc   # compressed record by record; and how FastWARC does on it, if that is installed

Every page is an article of the benchmark in the markup of a made-up site (menus, styles, scripts, lists, as much of it as sites have),
with an address and a line of its own. It is read three times, each time by a process of its own: by the readers alone; to articles, as
many as ``--articles`` says; and by a run that files every page in a record, is ended with SIGKILL ``--kills`` times, and is called again.
That run takes the whole text of a page for its article, because what is measured is the run. CPU seconds and peak memory are those of
the process that reads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "pages"
PEAK_MEGABYTES = 600
SEED = 20
DOT = 100  # Pages between two signs of life.
DAMAGE = ("longer", "noise", "no length", "shorter")
_NOISE = DAMAGE.index("noise")

_WORDS = "world politics business opinion sport culture science travel weather archive letters video podcasts newsletters contact help"
_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: nginx\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the bytes, the numbers of the records that are pages, and of those that are damaged."""

    size: int
    pages: tuple[int, ...]
    damaged: tuple[int, ...]


def make_warc(path: Path, texts: Sequence[tuple[str, str]], size: int, *, seed: int = SEED, packed: bool = False) -> Made:
    """A WARC of at least ``size`` bytes (before compression) from ``texts`` (headline, body), with damage in its midst.

    A request stands before each page, as crawlers keep it. One record each is longer and shorter than it claims, one has no length, and
    before one lies a stretch of noise.
    """
    chance = random.Random(seed)
    breaks = [(size * (at + 1) // (len(DAMAGE) + 1), kind) for at, kind in enumerate(DAMAGE)]
    pages: list[int] = []
    damaged: list[int] = []
    number = written = 0
    with path.open("wb") as file:
        while written < size:
            number += 2
            kind = breaks.pop(0)[1] if breaks and written >= breaks[0][0] else ""
            (damaged if kind else pages).append(number)
            data = _exchange(*texts[(number // 2 - 1) % len(texts)], number, kind, chance)
            written += len(data)
            file.write(gzip.compress(data, 1) if packed else data)
    return Made(written, tuple(sorted([*pages, *(n for n in damaged if n == damaged[_NOISE])])), tuple(damaged))


def _exchange(headline: str, body: str, number: int, damage: str, chance: random.Random) -> bytes:
    """A request and the response to it."""
    url = f"https://news{number % 40}.example/{2015 + number % 5}/{number}.html"
    noise = bytes(chance.choices(b"abcdefgh \n", k=5000)) if damage == "noise" else b""
    request = _record("request", f"GET / HTTP/1.1\r\nHost: {url}\r\n\r\n".encode(), url, "application/http; msgtype=request")
    page = _HEAD.encode() + _page(headline, body, url, chance)
    return request + noise + _record("response", page, url, "application/http; msgtype=response", damage)


def _record(kind: str, block: bytes, url: str, media: str, damage: str = "") -> bytes:
    claimed = {"longer": len(block) * 2 // 3, "shorter": len(block) * 3}.get(damage, len(block))
    length = "" if damage == "no length" else f"Content-Length: {claimed}\r\n"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-02-25T10:00:00Z\r\nContent-Type: {media}\r\n"
    return f"{head}{length}\r\n".encode() + block + b"\r\n\r\n"


def _page(headline: str, body: str, url: str, chance: random.Random) -> bytes:
    """An article in the markup of a site: of its bytes a tenth to a quarter is text, as on news sites."""
    menu = "".join(
        f'<li class="nav-item"><a href="/{word}/" data-track="{chance.random():.9f}">{word.title()}</a></li>' for word in _WORDS.split()
    )
    style = "".join(f".c{n}{{margin:{n % 9}px;color:#{chance.getrandbits(24):06x};padding:0 {n}px}}" for n in range(250))
    script = "".join(f"window.t{n}=function(a){{return a<{n}?'<b>'+a:{chance.random():.12f}}};" for n in range(250))
    text = "".join(f'<p class="story-text">{escape(paragraph)}</p>\n' for paragraph in body.split("\n") if paragraph.strip())
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(headline)}</title><link rel="canonical" href="{url}">'
        f"<style>{style}</style><script>{script}</script></head><body><nav><ul>{menu}</ul></nav><article><h1>{escape(headline)}</h1>\n"
        f"<time>25 February 2018</time>\n{text}<p>Filed under number {chance.getrandbits(40)}.</p></article>\n"
        f"<aside><h3>Most read</h3><ol>{menu}</ol></aside><footer>© Example News</footer><script>{script}</script></body></html>"
    ).encode()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="A large WARC: memory, damage, resuming.")
    parser.add_argument("--megabytes", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=2000, help="pages that are read to articles")
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("--fastwarc", action="store_true")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        task, *arguments = options.child
        print(json.dumps(TASKS[task](*arguments)))
        return
    from material import RUSSIA_FIRST, texts  # not with the readings: their memory is measured

    with tempfile.TemporaryDirectory(prefix="legation-bench-") as folder:
        path = Path(folder) / ("large.warc.gz" if options.gzip else "large.warc")
        made = make_warc(path, list(texts(options.shared, RUSSIA_FIRST)), options.megabytes * 1_000_000, packed=options.gzip)
        print(
            f"{made.size / 1e9:.2f} GB ({path.stat().st_size / 1e9:.2f} on disk), {len(made.pages):,} pages, damaged: {made.damaged}",
            flush=True,
        )
        report(path, made, articles=options.articles, kills=options.kills, fastwarc=options.fastwarc)


def report(path: Path, made: Made, *, articles: int, kills: int, fastwarc: bool) -> None:
    """Print one line for each of the readings; :class:`SystemExit` if one of them is not as it must be."""
    for task in ("records", *(["fastwarc"] if fastwarc else []), "read"):
        print(f"{task}: {_child(task, str(path))}", flush=True)
    if articles:
        print(f"articles: {_child('articles', str(path), str(articles))}", flush=True)
    filed = kill_and_resume(path, path.with_name("r.duckdb"), kills, max(1, len(made.pages) // DOT // (kills + 1)))
    names = [f"{path}#{number}" for number in made.pages]
    lost, twice = set(names) - set(filed.pop("names")), filed.pop("twice")
    print(f"file: {filed}; lost {len(lost)}, twice {twice}", flush=True)
    if lost or twice or filed["peak_mb"] > PEAK_MEGABYTES:
        raise SystemExit("not as it must be")


def kill_and_resume(path: Path, record: Path, kills: int, dots: int) -> dict[str, Any]:
    """File all pages in ``record``, ended ``kills`` times, each within ``dots`` hundred new pages.

    Gives what the last process says, and what the record then holds.
    """
    from legation import Record

    chance, reached = random.Random(SEED), []
    for _ in range(kills):
        with subprocess.Popen(_command("file", str(path), str(record)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
            assert process.stderr
            for _ in islice(process.stderr, chance.randint(1, dots)):
                pass
            time.sleep(chance.random() / 5)
            process.send_signal(signal.SIGKILL)
        with Record.open(record, read_only=True) as kept:
            reached.append(kept.counts()["articles"])
    last = _child("file", str(path), str(record))
    with Record.open(record, read_only=True) as kept:
        names = [page for (page,) in kept._rows("SELECT page FROM articles")]
    return {**last, "on file when killed": reached, "names": names, "twice": len(names) - len(set(names))}


def _command(task: str, *arguments: str) -> list[str]:
    return [sys.executable, __file__, "--child", task, *arguments]


def _child(task: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(_command(task, *arguments), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{task} failed: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _used() -> dict[str, Any]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu_s": round(used.ru_utime + used.ru_stime, 1), "peak_mb": used.ru_maxrss // 1000}


def _pages(path: str, told: list[str]) -> Iterator[Any]:
    from legation.pages import open_pages

    return open_pages([path], on_error=lambda error: told.append(str(error).removeprefix(f"{path}#")))


def read(path: str) -> dict[str, Any]:
    """The readers alone."""
    told: list[str] = []
    pages = sum(1 for _ in _pages(path, told))
    return {"pages": pages, **_used(), "told": told}


def read_to_articles(path: str, count: str) -> dict[str, Any]:
    """Pages to articles."""
    from legation.articles import read_article
    from legation.knowledge import load

    tables, bodies = load(), 0
    for page in islice(_pages(path, []), int(count)):
        bodies += bool(read_article(page, tables).body)
    return {"pages": int(count), "with a body": bodies, **_used()}


def file(path: str, record: str) -> dict[str, Any]:
    """A run that files every page in a record."""
    from legation import Record
    from legation.engines import Run
    from legation.record import Provenance

    told: list[str] = []
    with Record.open(record) as kept:
        kept.begin(Provenance(settings="benchmark"), datetime(2026, 1, 1))
        run = Run(_Dots(), keeper=kept)
        tally = run.go(_pages(path, told), lambda: _whole)
        kept.merge()
    return {"done": tally.done, "unchanged": tally.unchanged, **_used(), "told": len(told)}


def records(path: str) -> dict[str, Any]:
    """Records only, as our reader splits them."""
    from legation.pages.streams import Source, gunzip, peek
    from legation.pages.warc_records import read_records

    told: list[Any] = []
    with open(path, "rb") as stream:
        source = peek(Source(path, stream))
        source = gunzip(source) if path.endswith(".gz") else source
        found = sum(record.kind == "response" for record in read_records(source, frozenset({"response"}), told.append))
    return {"responses": found, **_used(), "told": len(told)}


def fastwarc_records(path: str) -> dict[str, Any]:
    """Records only, as FastWARC splits them: strictly, as is its default, and leniently."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # type: ignore[import-not-found]

    found: dict[str, Any] = {}
    for lenient in (False, True):
        begun, count, end = time.process_time(), 0, "to the end"
        try:
            with open(path, "rb") as stream:
                for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False, quirks_mode=lenient):
                    count += bool(record.reader.read())
        except OSError as error:
            end = str(error)
        found["lenient" if lenient else "strict"] = {"responses": count, "cpu_s": round(time.process_time() - begun, 1), "end": end}
    return found


TASKS = {"read": read, "articles": read_to_articles, "file": file, "records": records, "fastwarc": fastwarc_records}


@dataclass(frozen=True, slots=True)
class _Whole:
    """A page whose article is all of its text: what a task gives that costs nothing."""

    article: Any
    reports: tuple[Any, ...] = ()
    note: str | None = None


def _whole(page: Any) -> _Whole:
    from legation.types import Article, Passage

    return _Whole(Article(page.name, None, (), (Passage(page.plain, 0, len(page.plain)),), url=page.url, crawled_on=page.crawled_on))


class _Dots:
    """Tells on standard error that another hundred pages were done."""

    def __init__(self) -> None:
        self.count = 0

    def done(self, page: str, result: Any) -> None:
        self.count += 1
        if self.count % DOT == 0:
            print(".", file=sys.stderr, flush=True)

    def unchanged(self, page: str) -> None: ...
    def failed(self, failure: Any) -> None: ...


if __name__ == "__main__":
    main()
