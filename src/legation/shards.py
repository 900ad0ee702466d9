"""Shards: what a cluster's worker gets at once, and what it does with it.

A shard is some files, or a part of one large file: every ``parts``-th page of it. Its worker codes it as one machine would code these
files alone, and puts what comes of it into the record's folder. Nothing that depends on pages of other shards is decided here.
"""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from legation.engines import Failed, Result, Run, Task
from legation.errors import PageError, RecordError
from legation.pages import Stored, name_of, open_files
from legation.record import Provenance, Record, now
from legation.record.folder import Folder, put_shard
from legation.record.gathering import WORK, check_seen
from legation.record.opening import told
from legation.settings import Settings
from legation.types import Page

SHARD_FILES = 256
"""Files of one shard, at most."""

SHARD_BYTES = 16_000_000
"""Bytes from which on a shard takes no further file: a few minutes of one core."""

PART_BYTES = 256_000_000
"""A file of more bytes is several shards. Each reads all of it and codes its share: reading costs little beside coding."""

TRIES = 2
"""Workers that a page may cost before it is left out."""

STARTS = 6
"""Workers that a shard may cost before it is left to another run."""

TOLD = 20
"""Failed pages of one shard that are told at once; all are in the record."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Number ``number`` of a plan. ``digest`` is that of its files (name, size, time of change) and of the settings."""

    number: int
    digest: str
    files: tuple[str, ...]
    bytes: int
    part: int = 0
    parts: int = 1

    @property
    def name(self) -> str:
        return f"{self.number:06}-{self.digest}"


def plan(files: Iterable[Stored], settings: str, *, most: int = SHARD_FILES) -> list[Shard]:
    """Share ``files`` out, in their order, at most ``most`` in a shard. A file more or less changes the shards beside it, not all."""
    shards: list[Shard] = []
    for group in _groups(files, most):
        parts = max(1, -(-group[0].size // PART_BYTES)) if len(group) == 1 else 1
        for part in range(parts):
            said = [settings, str(part), str(parts), *(f"{name_of(stored.address)}\t{stored.size}\t{stored.changed}" for stored in group)]
            names = tuple(stored.address for stored in group)
            shards.append(Shard(len(shards), _digest("\n".join(said)), names, sum(stored.size for stored in group), part, parts))
    return shards


def _groups(files: Iterable[Stored], most: int) -> Iterator[list[Stored]]:
    group: list[Stored] = []
    for stored in files:
        if group and stored.size > PART_BYTES:
            yield group
            group = []
        group.append(stored)
        full = len(group) >= most or sum(member.size for member in group) >= SHARD_BYTES
        # Where a shard ends is a matter of the files themselves as well, so that one more at the beginning does not move all.
        if full or int(_digest(name_of(stored.address)), 16) % most == 0:
            yield group
            group = []
    if group:
        yield group


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


@dataclass(slots=True)
class Outcome:
    """What came of a shard. ``failures`` are the first of its pages that failed, with why; ``lost`` are workers that
    ended before the one that did it; a shard that cost too many is ``given_up``."""

    shard: str
    done: int = 0
    not_coded: int = 0
    failed: int = 0
    doubtful: int = 0
    reports: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    lost: int = 0
    given_up: bool = False

    @property
    def pages(self) -> int:
        return self.done + self.not_coded + self.failed

    def to_text(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Outcome:
        found = json.loads(text)
        return cls(**{**found, "failures": [(page, reason) for page, reason in found["failures"]]})


def shard_to_text(shard: Shard) -> str:
    return json.dumps(asdict(shard))


def shard_from_text(text: str) -> Shard:
    found: dict[str, Any] = json.loads(text)
    return Shard(**{**found, "files": tuple(found["files"])})


@dataclass(frozen=True, slots=True)
class Job:
    """What all workers are told: where the record's folder is, how to code, and from where relative paths go out."""

    out: Path
    settings: Settings
    make_task: Callable[[], Task[Result]]
    provenance: Provenance
    run: int
    here: str

    def __call__(self) -> Coding:
        """A worker; :class:`RecordError` if this machine cannot do the work as the one that gave it would."""
        host = platform.node()
        check_seen(self.out, host)
        try:
            os.chdir(self.here)
        except OSError as error:
            raise RecordError(f"{self.here}: is not there on {host}; run legation in a folder that all machines see") from error
        if self.settings.digest != self.provenance.settings:
            raise RecordError(f"{host}: has another version of Legation, or other tables, than the machine that gives the work")
        return Coding(self)


class Coding:
    """A worker: codes shards, one after another, with models that are loaded once."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._task: Task[Result] | None = None

    def __call__(self, text: str) -> str:
        return self.code(shard_from_text(text)).to_text()

    def code(self, shard: Shard) -> Outcome:
        """Code a shard, and put it into the record's folder."""
        journal = Journal(self._job.out / WORK / shard.name)
        if journal.starts >= STARTS:
            reason = f"its worker was ended {journal.starts} times, most often for lack of memory; the next run tries it again"
            failures = [(file, reason) for file in shard.files]
            return Outcome(shard.name, failed=len(failures), failures=failures, lost=journal.starts, given_up=True)
        journal.begin()
        with tempfile.TemporaryDirectory(prefix="legation-") as folder, Record.open(Path(folder) / "shard.duckdb") as record:
            outcome = self._fill(record, shard, journal)
            record.flush()
            journal.note("")
            with record.asking() as connection, told(self._job.out):
                put_shard(connection, Folder(self._job.out), shard.name, self._job.run)
        return outcome

    def _fill(self, record: Record, shard: Shard, journal: Journal) -> Outcome:
        heard = _Heard()
        record.begin(self._job.provenance, now())
        run = Run(heard, keeper=record)
        passing = _Passing(shard, journal)
        tell = passing.doubt(run.doubt)
        tally = run.go(passing.own(open_files(shard.files, on_error=tell)), lambda: journal.careful(self.task()))
        heard.failures = [(page, reason) for page, reason in heard.failures if page not in tally.names]
        counts = (tally.done, tally.not_coded, tally.failed, tally.doubtful, tally.reports)
        return Outcome(shard.name, *counts, failures=heard.failures[:TOLD], lost=journal.starts)

    def task(self) -> Task[Result]:
        self._task = self._task or self._job.make_task()
        return self._task


@dataclass(slots=True)
class _Heard:
    """Keeps what is told of pages that failed."""

    failures: list[tuple[str, str]] = field(default_factory=list)

    def done(self, page: str, result: Result) -> None: ...

    def unchanged(self, page: str) -> None: ...

    def failed(self, failure: Failed) -> None:
        self.failures.append((failure.page, failure.reason))


class _Passing:
    """The pages of a shard on their way to be coded. Of a file in parts, pages of other parts pass by."""

    def __init__(self, shard: Shard, journal: Journal) -> None:
        self._shard = shard
        self._journal = journal
        self._others: set[str] = set()
        self._doubts: list[tuple[str, str]] = []
        self._tell: Callable[[str, str], None] = lambda page, reason: None

    def own(self, pages: Iterable[Page]) -> Iterator[Page]:
        for number, page in enumerate(pages):
            if number % self._shard.parts == self._shard.part:
                self._journal.note(page.name)
                yield page
            elif self._shard.part == 0:
                self._others |= {page.name, page.origin}
        for name, reason in self._doubts:
            if name not in self._others:
                self._tell(name, reason)

    def doubt(self, tell: Callable[[str, str], None]) -> Callable[[PageError], None]:
        """What to do with faults found in reading: of a file in parts, the first part tells of those of pages that never came."""
        self._tell = tell
        if self._shard.parts == 1:
            return lambda error: tell(error.page, error.reason)
        return lambda error: self._doubts.append((error.page, error.reason)) if self._shard.part == 0 else None


class Journal:
    """How far the workers of one shard came, in a file that outlives them: so that a page that kills its worker is known in the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        held: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if line.startswith("begun "):
                held.append("")
            elif held:
                held[-1] = line
        self.starts = len(held)
        self._fatal = {line for line, times in Counter(held).items() if line and times >= TRIES}

    def begin(self) -> None:
        """A worker begins, and says which process it is."""
        self._path.parent.mkdir(exist_ok=True)
        self._add(f"begun {platform.node()} {os.getpid()}")

    def note(self, page: str) -> None:
        """``page`` is in hand from now on; an empty name: none is, or none that could be left out."""
        self._add(f"page {json.dumps(page)}" if page else "")

    def careful(self, task: Task[Result]) -> Task[Result]:
        """``task``, but for pages that cost :data:`TRIES` workers: these fail."""

        def done(page: Page) -> Result:
            if f"page {json.dumps(page.name)}" in self._fatal:
                raise PageError(page.name, f"its worker was ended {TRIES} times, most often for lack of memory: the page is left out")
            return task(page)

        return done

    def _add(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def rows_of(shards: Sequence[Shard]) -> list[tuple[Any, ...]]:
    """As ``record.folder.PLAN_COLUMNS`` names them; files by their names, without what only says how they are reached."""
    return [(s.name, [_readable(name_of(file)) for file in s.files], s.bytes, s.part, s.parts) for s in shards]


def _readable(name: str) -> str:
    """A path may be of any bytes; a table has only characters."""
    return name.encode("utf-8", "replace").decode("utf-8")
