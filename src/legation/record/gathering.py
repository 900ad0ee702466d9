"""From the shards that many machines have coded to one record: what is to do, and what is made when all is done.

What depends on more than one page is made here, once, of all shards together: which of several pages of one name counts, copies, events.
So the record is that of one machine that coded all pages in order.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from legation import __version__
from legation.errors import RecordError, UsageError
from legation.record import schema
from legation.record.folder import (
    FACTS,
    OTHERS,
    PASSED_COLUMNS,
    PASSED_OVER,
    PLAN,
    PLAN_COLUMNS,
    SHARDED,
    Folder,
    is_folder,
    open_folder,
    read_files,
)
from legation.record.opening import told
from legation.record.rows import Row, event_row
from legation.record.store import Record

if TYPE_CHECKING:
    from legation.record.store import Provenance

WORK = ".working"
"""Where workers note how far they are; of no use once the run has ended."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a run on a folder has to do: the shards that are not there yet, under the number of the run. ``pages`` are there already."""

    run: int
    todo: frozenset[str]
    pages: int
    whole: bool


def prepare(
    path: Path, plan: Sequence[Row], *, given: Sequence[str], provenance: Provenance, now: datetime, again: bool = False
) -> Prepared:
    """Make the folder ready for the shards of ``plan`` (rows of ``PLAN_COLUMNS``), those with ``provenance``; what is there, stays.

    :class:`UsageError` if something else lies there, or a record of other paths than those ``given``.
    """
    _refuse(path, given)
    with told(path):
        folder, names = Folder(path), [str(row[0]) for row in plan]
        for table in SHARDED:
            (path / table).mkdir(parents=True, exist_ok=True)
        _clear(path / WORK)
        if again:
            _remove(folder, folder.there("articles"))
        _rename(folder, names)
        done = folder.there("articles") & set(names)
        todo = frozenset(names) - done
        if is_folder(path) and folder.facts.get("whole") and not todo and folder.plan() == names:
            return Prepared(0, todo, _pages(folder, names), whole=True)
        run = _begin(folder, provenance, now)
        folder.put(path / PLAN, PLAN_COLUMNS, plan)
        facts = {"is": "a record of Legation, as Parquet", "schema": schema.VERSION, "made_by": f"legation {__version__}", "given": given}
        folder.tell({**facts, "settings": provenance.settings, "shards": len(names), "run": run, "whole": False})
        return Prepared(run, todo, _pages(folder, sorted(done)), whole=False)


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many ``events`` all shards make; pages ``passed`` over (by name and shard, with the number of their reports) because an earlier
    one has their name, and those of them that say something else (``doubles``, with why)."""

    events: int
    passed: tuple[tuple[str, str, int], ...]
    doubles: Mapping[str, str]


def gather(path: Path, failures: Mapping[str, str], *, now: datetime) -> Gathered:
    """Make of all shards what one machine would have made. ``failures`` are files that no shard could read, and why."""
    with told(path):
        folder = Folder(path)
        names = folder.plan()
        _remove(folder, folder.there("articles") - set(names))
        passed, doubles = _pass_over(folder, names)
        run = int(folder.facts["run"])
        rows = [(page, reason, run) for page, reason in sorted({**failures, **doubles}.items())]
        folder.put(folder.file("failures", OTHERS), schema.FAILURES, rows)
        events = _merge(folder)
        _end(folder, now)
        folder.tell({**folder.facts, "events": events, "whole": True})
        _clear(path / WORK)
    return Gathered(events, passed, doubles)


def _refuse(path: Path, given: Sequence[str]) -> None:
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path}: is a file; what a cluster codes becomes a folder of Parquet files: give --out another name")
    if not path.exists() and not path.parent.is_dir():
        raise UsageError(f"{path}: the folder {path.parent} does not exist; make it first: mkdir -p {path.parent}")
    if not is_folder(path):
        # A run that was stopped before its first word leaves empty folders at most.
        if path.is_dir() and any(item.name not in SHARDED for item in path.iterdir()):
            raise UsageError(f"{path}: is a folder of something else, and was left as it is; give --out another name")
        return
    before = Folder(path).facts.get("given")
    if before != list(given):
        raise UsageError(
            f"{path}: holds the pages of {' '.join(map(str, before or []))}, and not of {' '.join(given)}; give each its own --out, "
            "or name all paths in one call"
        )


def _begin(folder: Folder, provenance: Provenance, now: datetime) -> int:
    """Note a run in ``runs``; its number."""
    p = provenance
    before = _runs(folder)
    run = max((int(row[0]) for row in before), default=0) + 1
    folder.put(
        folder.path / "runs.parquet",
        schema.RUNS,
        [*before, (run, now, None, p.coder, p.codebook, p.model, p.tables, p.settings)],
    )
    return run


def _end(folder: Folder, now: datetime) -> None:
    *before, (run, started, _, *rest) = _runs(folder)
    folder.put(folder.path / "runs.parquet", schema.RUNS, [*before, (run, started, now, *rest)])


def _runs(folder: Folder) -> list[Row]:
    file = folder.path / "runs.parquet"
    return folder.ask(f"SELECT * FROM {read_files([file])} ORDER BY id") if file.exists() else []


def _pages(folder: Folder, names: Sequence[str]) -> int:
    files = [folder.file("articles", name) for name in names]
    return int(folder.ask(f"SELECT count(*) FROM {read_files(files)}")[0][0]) if files else 0


def _rename(folder: Folder, names: Iterable[str]) -> None:
    """A shard whose files are the same, but which has another number since files came before it, keeps what was coded."""
    there = {name.partition("-")[2]: name for name in folder.there("articles")}
    for name in names:
        old = there.get(name.partition("-")[2], name)
        if old != name:
            for table in SHARDED:
                source = folder.file(table, old)
                if source.exists():
                    source.replace(folder.file(table, name))


def _remove(folder: Folder, shards: Iterable[str]) -> None:
    for shard in shards:
        for table in reversed(SHARDED):  # articles first: a shard is whole or not there
            folder.file(table, shard).unlink(missing_ok=True)


def _clear(work: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)


def _pass_over(folder: Folder, names: Sequence[str]) -> tuple[tuple[tuple[str, str, int], ...], dict[str, str]]:
    """Keep which pages do not count, since an earlier shard has one of their name; those that are other pages than that, and why."""
    from legation.pages import name_used_before

    there = folder.there("articles")
    shards = [name for name in names if name in there]
    rows, found = _of_one_name(folder, shards), list[tuple[str, str, int]]()
    failures: dict[str, str] = {}
    for page, same in groupby(rows, key=lambda row: str(row[0])):
        (_, _, digest, *_), *others = same
        for _, shard, other, origin, reports in others:
            found.append((page, str(shard), int(reports)))
            if other != digest:
                error = name_used_before(page, origin)
                failures.setdefault(error.page, error.reason)
    if found:
        folder.put(folder.path / PASSED_OVER, PASSED_COLUMNS, [row[:2] for row in found])
    else:
        (folder.path / PASSED_OVER).unlink(missing_ok=True)
    return tuple(found), failures


def _of_one_name(folder: Folder, shards: Sequence[str]) -> list[Row]:
    """Page, shard, digest, origin and number of reports of all pages whose name another shard has as well, by name and shard."""
    if len(shards) < 2:
        return []
    articles, pages, reports = (
        f"(SELECT *, parse_filename(filename, true) AS shard FROM "
        f"{read_files([folder.file(table, shard) for shard in shards], named=True)})" for table in ("articles", "pages", "reports")
    )  # fmt: skip
    return folder.ask(
        f"WITH twice AS (SELECT page FROM {articles} GROUP BY page HAVING count(*) > 1), "
        f"told AS (SELECT page, shard, count(*) AS reports FROM {reports} SEMI JOIN twice USING (page) GROUP BY page, shard), "
        f"placed AS (SELECT page, shard, origin FROM {pages} SEMI JOIN twice USING (page)) "
        f"SELECT page, shard, digest, origin, coalesce(reports, 0) FROM (SELECT page, shard, digest FROM {articles} SEMI JOIN twice "
        f"USING (page)) JOIN placed USING (page, shard) LEFT JOIN told USING (page, shard) ORDER BY page, shard"
    )


def _merge(folder: Folder) -> int:
    """Find copies and merge reports, over all shards; how many events there are."""
    with Record(folder.path, open_folder(folder.path, whole=False), read_only=True) as record:
        copies = [(page, g.pages[0], share) for g in record.copy_groups() for page, share in zip(g.pages, g.shared, strict=True)]
        events = list(record.events())
    folder.put(folder.path / "copies.parquet", schema.COPIES, copies)
    folder.put(folder.path / "events.parquet", schema.EVENTS, [event_row(event) for event in events])
    tellings = [(event.id, report) for event in events for report in event.reports]
    folder.put(folder.path / "event_reports.parquet", schema.EVENT_REPORTS, tellings)
    return len(events)


def check_seen(path: Path, host: str) -> None:
    """:class:`RecordError` if the folder cannot be seen from this machine."""
    if not (path / FACTS).is_file():
        raise RecordError(f"{path}: is not there on {host}; --out must lie where all machines of the cluster see it under the same path")
