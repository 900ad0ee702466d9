"""A record copied into a file of its own: what was coded on a cluster becomes a file that can be judged, corrected and added to."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from legation.errors import UsageError
from legation.record import schema
from legation.record.duck import CONFIG
from legation.record.opening import attach, connect, found, told


def copy_record(source: Path, to: Path) -> int:
    """Copy the record at ``source``, a folder or a file, into a new file at ``to``; how many events it has."""
    connect(source, create=False, read_only=True).close()
    if to.exists():
        raise UsageError(f"{to}: is there already, and was left as it is; give the copy another name, or remove it first")
    new = to.with_name(f"{to.name}.{os.getpid()}.copy")
    try:
        found(new)
        with told(to), duckdb.connect(str(new), config=CONFIG) as connection:
            attach(connection, source, "source")
            events = _copy(connection)
            connection.execute("DETACH source")
        os.replace(new, to)
    finally:
        new.unlink(missing_ok=True)
    return events


def _copy(connection: duckdb.DuckDBPyConnection) -> int:
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'source' AND NOT internal"
    there = set(connection.execute(query).fetchall())
    connection.execute("DELETE FROM legation")
    for table, kinds in schema.TABLES.items():
        names = ", ".join(f'"{name}"' for name in kinds if (table, name) in there)
        if names:
            connection.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM source.main."{table}"')
    row = connection.execute("SELECT count(*) FROM events").fetchone()
    return int(row[0]) if row else 0
