"""A record as an SQLite database for Datasette: events with what they rest on, ready to be searched and faceted.

``datasette events.sqlite --metadata metadata.json``. Other people's data sets in the record come along.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from legation.errors import UsageError
from legation.record import COLUMNS, MEANING, Record, event_lines

FETCH = 10_000
_KINDS = {"BOOLEAN": "INTEGER", "TINYINT": "INTEGER", "INTEGER": "INTEGER", "BIGINT": "INTEGER", "DOUBLE": "REAL"}
_TABLES = {
    "parties": "event_id TEXT REFERENCES events(event_id), role TEXT, code TEXT, sector TEXT, cow TEXT",
    "reports": "report_id TEXT, event_id TEXT REFERENCES events(event_id), page TEXT REFERENCES articles(page), type TEXT, status TEXT, "
    "text TEXT, text_start INTEGER, text_end INTEGER, said_by TEXT, confidence REAL",
    "answers": "event_id TEXT REFERENCES events(event_id), answers TEXT REFERENCES events(event_id), words TEXT, page TEXT",
    "articles": "page TEXT PRIMARY KEY, title TEXT, outlet TEXT, url TEXT, published_on TEXT, language TEXT, coder TEXT, codebook TEXT",
    "data_sets": "data TEXT PRIMARY KEY, format TEXT, scheme TEXT, rows INTEGER, taken INTEGER, citation TEXT",
    "imported": "data TEXT REFERENCES data_sets(data), file TEXT, line INTEGER, date TEXT, actor TEXT, recipient TEXT, type TEXT, "
    "code TEXT, quad_code INTEGER, plover REAL, goldstein REAL, outlet TEXT, url TEXT, text TEXT",
}
_INDEXES = ("parties(code)", "parties(event_id)", "reports(event_id)", "events(date_first)", "events(type)", "imported(actor, recipient)")


def export_sqlite(record: Record, path: Path) -> int:
    """Write ``record`` to the SQLite database ``path`` and ``metadata.json`` beside it; how many events. It is in place only when whole."""
    new = path.with_name(f"{path.name}.part")
    new.unlink(missing_ok=True)
    try:
        with sqlite3.connect(new) as database:
            count = _fill(record, database)
        database.close()
        os.replace(new, path)
    except (sqlite3.Error, OSError) as error:
        raise UsageError(f"{path}: cannot be written ({error}); check that its folder exists and may be written to") from error
    finally:
        new.unlink(missing_ok=True)
    _put_metadata(path)
    return count


def _fill(record: Record, database: sqlite3.Connection) -> int:
    columns = ", ".join(f'"{name}" {_KINDS.get(kind, "TEXT")}' for name, kind in COLUMNS.items())
    database.execute(f"CREATE TABLE events ({columns}, PRIMARY KEY (event_id))")
    for table, fields in _TABLES.items():
        database.execute(f"CREATE TABLE {table} ({fields})")
    count = 0
    for line in event_lines(record):
        _put(database, "events", [[_flat(value) for value in line.values()]])
        _put(database, "parties", _parties(line))
        count += 1
    _put(database, "answers", ([e.id, link.event, link.words, link.page] for e in record.events() for link in e.links))
    _put(database, "reports", _reports(record))
    for table, query in _QUERIES.items():
        _put(database, table, _rows(record, query))
    for index in _INDEXES:
        database.execute(f"CREATE INDEX idx_{index.split('(')[0]}_{index.split('(')[1].strip(')').replace(', ', '_')} ON {index}")
    database.execute("CREATE VIRTUAL TABLE events_fts USING fts5(evidence, content='events', content_rowid='rowid')")
    database.execute("INSERT INTO events_fts(events_fts) VALUES ('rebuild')")
    return count


_QUERIES = {
    "articles": "SELECT page, title, outlet, url, published_on::VARCHAR, language, coder, codebook FROM articles ORDER BY page",
    "data_sets": "SELECT data, format, scheme, rows, taken, citation FROM data_sets ORDER BY data",
    "imported": "SELECT data, file, line, date::VARCHAR, array_to_string(actors, ';'), array_to_string(recipients, ';'), type, code, "
    "quad_code, plover, goldstein, outlet, url, text FROM imported ORDER BY data, file, line",
}


def _rows(record: Record, query: str) -> Iterator[Sequence[Any]]:
    with record.asking() as connection:
        if record.data_sets() or "FROM articles" in query:  # A record that is older than its table of data sets has none.
            found = connection.execute(query)
            while some := found.fetchmany(FETCH):
                yield from some


def _put(database: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
        database.execute(insert, first)
        database.executemany(insert, rows)


def _parties(line: dict[str, Any]) -> Iterator[list[Any]]:
    for role in ("actor", "recipient"):
        for code, sector, cow in zip(line[role], line[f"{role}_sector"], line[f"{role}_cow"], strict=True):
            yield [line["event_id"], role, code, sector or None, cow or None]


def _reports(record: Record) -> Iterator[list[Any]]:
    of = {report: event.id for event in record.events() for report in event.reports}
    for report in record.reports():
        speaker = report.said_by and (report.said_by.name or report.said_by.entity_text)
        yield [
            report.id,
            of.get(report.id),
            report.page,
            report.type,
            report.status,
            report.text,
            report.start,
            report.end,
            speaker,
            report.confidence,
        ]


def _flat(value: Any) -> Any:
    return ";".join(value) or None if isinstance(value, list) else int(value) if isinstance(value, bool) else value


def _put_metadata(path: Path) -> None:
    """``metadata.json``, from which Datasette knows what the columns mean and what to offer as facets; one that is there is kept."""
    target = path.with_name("metadata.json")
    if target.exists():
        return
    events = {
        "columns": dict(MEANING),
        "facets": ["type", "status", "quad_code"],
        "sort": "date_first",
        "fts_table": "events_fts",
        "fts_pk": "rowid",
    }
    package = {"title": "Events between states, coded from news pages", "databases": {path.stem: {"tables": {"events": events}}}}
    target.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
