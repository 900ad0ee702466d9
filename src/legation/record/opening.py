"""Opening the file of a record: whose it is, of which version, and what to do when it cannot be opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from legation import __version__
from legation.errors import RecordError
from legation.record import schema
from legation.record.duck import CONFIG, escaped
from legation.record.folder import is_folder, lay_out, open_folder

_FULL = re.compile(r"no space left|file too large|disk quota|out of disk|disk full", re.IGNORECASE)
_LOCK = re.compile(r"PID (\d+)")


def connect(path: Path, *, create: bool, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the record at ``path``; :class:`RecordError` if there is none (and ``create`` is false), or it is not one."""
    if is_folder(path):
        return _connect_folder(path, read_only=read_only)
    if not path.exists() and not create:
        raise RecordError(f"{path}: there is no such record; make one with: legation code PAGES --record {path}")
    if not path.exists() or path.stat().st_size == 0:
        found(path)
    else:
        _refuse_strangers(path)
    with told(path):
        connection = duckdb.connect(str(path), read_only=read_only, config=CONFIG)
    try:
        _check_version(path, connection)
        if not read_only:
            _bring_up_to_date(path, connection)
    except RecordError:
        connection.close()
        raise
    return connection


def _connect_folder(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    if not read_only:
        refuse_folder(path)
    with told(path):
        return open_folder(path)


def refuse_folder(path: Path) -> None:
    """:class:`RecordError` if the record at ``path`` is a folder: nothing is added to that."""
    if is_folder(path):
        raise RecordError(
            f"{path}: is a folder of Parquet files, which is read and never written; make a record file of it, to which all can be added: "
            f"legation export {path.with_suffix('.duckdb')} --record {path}"
        )


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Give ``connection`` the tables of the record at ``path``, to be read, in a database ``name``. Take it away with ``DETACH``."""
    if is_folder(path):
        connection.execute(f"ATTACH ':memory:' AS {name}")
        lay_out(connection, path, f"{name}.main")
    else:
        connection.execute(f"ATTACH '{escaped(path)}' AS {name} (READ_ONLY)")


def found(path: Path) -> None:
    """Make an empty record beside ``path``, then put it in place: a run killed here leaves no half of one."""
    _check_place(path)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    with told(path), duckdb.connect(str(new), config=CONFIG) as connection:
        connection.begin()
        for table in schema.TABLES:
            connection.execute(schema.create(table))
        facts = [("schema", schema.VERSION), ("made_by", f"legation {__version__}"), ("merged", "yes")]
        connection.executemany("INSERT INTO legation VALUES (?, ?)", facts)
        connection.commit()
    new.replace(path)


def _check_place(path: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise RecordError(f"{path}: the folder {folder} does not exist; make it first: mkdir -p {folder}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RecordError(f"{path}: no permission to write in the folder {folder}; choose another place for the record")
    wal = path.with_name(path.name + ".wal")
    if wal.exists():
        raise RecordError(f"{wal}: is left over of a record that is gone; move it away, or put the record back beside it")


def _refuse_strangers(path: Path) -> None:
    if path.is_dir():
        raise RecordError(f"{path}: is a folder; a record is one file, for example {path / 'record.duckdb'}")
    if not os.access(path, os.R_OK):
        raise RecordError(f"{path}: no permission to read this file; ask its owner, or name another record")
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(b"SQLite format 3"):
        raise RecordError(f"{path}: is an SQLite database of another program, not a record; name another file")
    if head[8:12] != b"DUCK":
        raise RecordError(f"{path}: is not a record (not a DuckDB file at all); name another file, it was left as it is")


def _check_version(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    with told(path):
        tables = tables_of(connection)
        if "legation" not in tables:
            raise RecordError(f"{path}: is a DuckDB database of another program, not a record; name another file, it was left as it is")
        facts = dict(connection.execute("SELECT key, value FROM legation").fetchall())
    if facts.get("schema") != schema.VERSION:
        raise RecordError(
            f"{path}: is a record of version {facts.get('schema')} (made by {facts.get('made_by')}), and legation {__version__} reads "
            f"version {schema.VERSION}; use the legation that made it, or code the pages into a new record"
        )


def _bring_up_to_date(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Give a record of this version what it did not have from the start; events of an older form are made anew when next asked for."""
    with told(path):
        for table in sorted(set(schema.LATER) - tables_of(connection)):
            connection.execute(schema.create(table))
        for table in schema.LATER_COLUMNS:
            for column in lacking(connection, table):
                connection.execute(schema.add(table, column))
        if any(lacking(connection, table) for table in schema.DERIVED):
            connection.begin()
            for table in schema.DERIVED:
                connection.execute(f'DROP TABLE "{table}"')
                connection.execute(schema.create(table))
            connection.execute("UPDATE legation SET value = 'no' WHERE key = 'merged'")
            connection.commit()


def lacking(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns that a table of this record does not have, because it is older than they are."""
    there = {row[0] for row in connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()}
    return [column for column in schema.TABLES[table] if column not in there]


def tables_of(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The names of the tables that a file has."""
    query = "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
    return {row[0] for row in connection.execute(query).fetchall()}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of DuckDB and of the file system as a :class:`RecordError`: what happened to which record, and what to do."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise RecordError(f"{path}: {_in_words(str(error))}") from error


def _in_words(said: str) -> str:
    first = " ".join(said.split())[:300]
    if _FULL.search(said):
        return f"the disk is full ({first}); what was filed before is safe: make room and run the same command again"
    if "lock on file" in said:
        holder = _LOCK.search(said)
        who = f"process {holder[1]}" if holder else "another process"
        return f"is in use by {who}; wait until it has ended, or stop it"
    if "read-only" in said.lower() or "permission denied" in said.lower():
        return f"cannot be written ({first}); check the permissions of the file and of its folder"
    if "version number" in said:
        return f"was written by another version of DuckDB than the {duckdb.__version__} here ({first})"
    return f"DuckDB cannot use it ({first}); it may be damaged: go back to a copy, or code the pages into a new record"
