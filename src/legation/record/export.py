"""The merged events as a table: one row an event, for R, pandas and DuckDB.

Lists are joined by ``;`` in CSV and Parquet and are lists in JSON Lines. ``date`` is as the reports give it (``2017``, ``2017-05``,
``2017-05-09``); ``date_first`` and ``date_last`` are its days. The evidence is that of the surest report.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from legation.errors import UsageError
from legation.knowledge import Countries, load
from legation.record.claims import days_of
from legation.record.datapackage import describe, put
from legation.record.guessing import guessable
from legation.record.opening import told
from legation.record.summary import best_of
from legation.types import Event, Report

if TYPE_CHECKING:
    from legation.record.store import Record

COLUMNS = {
    "event_id": "VARCHAR",
    "type": "VARCHAR",
    "mode": "VARCHAR",
    "context": "VARCHAR",
    "status": "VARCHAR",
    "historical": "BOOLEAN",
    "date": "VARCHAR",
    "enddate": "VARCHAR",
    "date_first": "DATE",
    "date_last": "DATE",
    "actor": "VARCHAR",
    "actor_sector": "VARCHAR",
    "actor_cow": "VARCHAR",
    "recipient": "VARCHAR",
    "recipient_sector": "VARCHAR",
    "recipient_cow": "VARCHAR",
    "quad_code": "TINYINT",
    "event_scale": "DOUBLE",
    "confidence": "DOUBLE",
    "size": "VARCHAR",
    "said_by": "VARCHAR",
    "n_reports": "INTEGER",
    "n_pages": "INTEGER",
    "n_outlets": "INTEGER",
    "outlets": "VARCHAR",
    "pages": "VARCHAR",
    "disagreements": "VARCHAR",
    "evidence": "VARCHAR",
    "evidence_page": "VARCHAR",
    "evidence_start": "BIGINT",
    "evidence_end": "BIGINT",
    "coder": "VARCHAR",
    "codebook": "VARCHAR",
}
Line = dict[str, Any]
# As R, pandas and DuckDB all read them.
_NAMES = {True: "true", False: "false"}


def export(record: Record, path: Path) -> int:
    """Write the events of ``record`` to ``path`` as its ending says; how many. :class:`UsageError` for another ending."""
    writers: dict[str, Callable[[Path, Iterable[Line]], int]] = {".csv": _csv, ".parquet": _parquet, ".jsonl": _jsonl}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise UsageError(f"{path}: events are exported as {', '.join(writers)}; give the file one of these endings")
    new = path.with_name(f"{path.name}.part")
    described = describe(path, COLUMNS, record)
    with told(path):
        rows = event_lines(record)
        count = write(new, rows if write is _jsonl else guessable(rows))
        os.replace(new, path)
        put(path, described)
    return count


def event_lines(record: Record) -> Iterator[Line]:
    """A row an event, in the order of ``COLUMNS``."""
    countries = load().countries
    reports = {(report.id, report.page): report for report in record.reports()}
    by_id = {id: report for (id, _), report in reports.items()}
    provenance = record.provenance()
    for event in record.events():
        best = best_of(by_id[id] for id in event.reports if by_id[id].type == event.type)
        yield _line(event, best, countries, provenance.get(best.page, ("", "")))


def _line(event: Event, best: Report, countries: Countries, versions: tuple[str, str]) -> Line:
    first, last = _days(event)
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": list(event.modes),
        "context": list(event.contexts),
        "status": event.status,
        "historical": event.historical,
        "date": event.date,
        "enddate": event.enddate,
        "date_first": first,
        "date_last": last,
        **_parties("actor", event.actors, countries),
        **_parties("recipient", event.recipients, countries),
        "quad_code": event.quad_code,
        "event_scale": round(event.event_scale, 2),
        "confidence": round(event.confidence, 3),
        "size": [f"{number} {unit}" for unit, number in event.size.items()],
        "said_by": list(event.said_by),
        "n_reports": len(event.reports),
        "n_pages": len(event.pages),
        "n_outlets": len(event.outlets),
        "outlets": list(event.outlets),
        "pages": list(event.pages),
        "disagreements": [f"{d.field}: {' / '.join(value for value, _ in d.values)}" for d in event.disagreements],
        "evidence": best.text,
        "evidence_page": best.page,
        "evidence_start": best.start,
        "evidence_end": best.end,
        "coder": versions[0],
        "codebook": versions[1],
    }


def _days(event: Event) -> tuple[str | None, str | None]:
    start = days_of(event.date)
    end = days_of(event.enddate) or start
    return (start.first.isoformat(), max(start.last, end.last).isoformat()) if start and end else (None, None)


def _parties(role: str, parties: tuple[str, ...], countries: Countries) -> Line:
    # One entry a party in all three, so that they can be split and set side by side.
    split = [party.partition(":")[::2] for party in parties]
    return {
        role: [code for code, _ in split],
        f"{role}_sector": [sector for _, sector in split],
        f"{role}_cow": [_cow(code, countries) for code, _ in split],
    }


def _cow(code: str, countries: Countries) -> str:
    country = countries.by_code(code)
    return str(country.cow) if country and country.cow else ""


def _flat(line: Line) -> list[Any]:
    return [";".join(value) or None if isinstance(value, list) else value for value in line.values()]


def _csv(path: Path, rows: Iterable[Line]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        return sum(bool(table.writerow([_NAMES[v] if isinstance(v, bool) else v for v in _flat(row)])) for row in rows)


def _jsonl(path: Path, rows: Iterable[Line]) -> int:
    with path.open("w", encoding="utf-8") as file:
        return sum(bool(file.write(json.dumps(row, ensure_ascii=False) + "\n")) for row in rows)


def _parquet(path: Path, rows: Iterable[Line]) -> int:
    columns = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items())
    values = ", ".join(f"unnest(?::{kind}[])" for kind in COLUMNS.values())
    flat = [_flat(row) for row in rows]
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE events ({columns})")
        if flat:
            connection.execute(f"INSERT INTO events SELECT {values}", [list(column) for column in zip(*flat, strict=True)])
        connection.table("events").write_parquet(str(path))
    return len(flat)
