"""A record as a folder of Parquet files, as a cluster writes it: what lies where, and how it is opened to be read.

    events.parquet/
      record.json                      what the folder is, of which pages, whether it is whole
      shards.parquet                   the plan: which files each shard has
      articles/00017-3f2a90c1....parquet   what a shard holds, a file for each table; pages, reports, signatures, failures likewise
      events.parquet ...               what was made of all shards together

The file in ``articles`` is put in place last: where it is, the shard is whole.
"""

from __future__ import annotations

import json
import os
import platform
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from legation import __version__
from legation.errors import RecordError
from legation.record import schema
from legation.record.duck import CONFIG, Config, escaped
from legation.record.rows import Row, columns

FACTS, PLAN, PASSED_OVER = "record.json", "shards.parquet", "passed_over.parquet"
SHARDED = ("pages", "reports", "signatures", "failures", "articles")
"""Tables of which each shard has a file, in the order in which these are put in place."""
WHOLE = ("runs", "events", "event_reports", "copies")
"""Tables of all shards together, a file each."""
OTHERS = "others"
"""The file of failures that lie in no shard: what could not be listed, pages that had another's name."""

PLAN_COLUMNS = {"shard": "VARCHAR", "files": "VARCHAR[]", "bytes": "BIGINT", "part": "INTEGER", "parts": "INTEGER"}
PASSED_COLUMNS = {"page": "VARCHAR", "shard": "VARCHAR"}
_RUN = "CAST({run} AS INTEGER) AS run"
_AT_ONCE = 2_000
_GLOB = re.compile(r"[*?\[{]")
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a record, whole or not."""

    path: Path

    @property
    def facts(self) -> Facts:
        """What ``record.json`` says; :class:`RecordError` where it cannot be read."""
        try:
            found = json.loads((self.path / FACTS).read_text(encoding="utf-8", errors="surrogateescape"))
        except (OSError, ValueError) as error:
            raise RecordError(f"{self.path / FACTS}: cannot be read ({error}); it says what the folder is: go back to a copy") from error
        return found if isinstance(found, dict) else {}

    def tell(self, facts: Facts) -> None:
        """Put ``record.json`` in place."""
        new = self.path / f".{FACTS}.part"
        said = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
        new.write_text(said, encoding="utf-8", errors="surrogateescape")  # paths may be of any bytes
        os.replace(new, self.path / FACTS)

    def there(self, table: str) -> set[str]:
        """The shards of which a file of ``table`` is there."""
        folder = self.path / table
        return {name[: -len(".parquet")] for name in os.listdir(folder) if name.endswith(".parquet")} if folder.is_dir() else set()

    def file(self, table: str, shard: str) -> Path:
        return self.path / table / f"{shard}.parquet"

    def put(self, file: Path, kinds: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Write ``rows`` as Parquet, in place only when all is written."""
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"CREATE TABLE t ({', '.join(f'{_quoted(name)} {kind}' for name, kind in kinds.items())})")
            values = ", ".join(f"unnest(?::{kind}[])" for kind in kinds.values())
            for start in range(0, len(rows), _AT_ONCE):
                connection.execute(f"INSERT INTO t SELECT {values}", columns(rows[start : start + _AT_ONCE]))
            place(connection, "SELECT * FROM t", file)

    def plan(self) -> list[str]:
        """The names of all shards that belong to the folder, in order."""
        return [row[0] for row in self.ask(f"SELECT shard FROM {read_files([self.path / PLAN])} ORDER BY shard")]

    def ask(self, query: str) -> list[Row]:
        with duckdb.connect(":memory:", config=config()) as connection:
            return connection.execute(query).fetchall()


def is_folder(path: Path) -> bool:
    """Whether a record lies there as a folder."""
    return path.is_dir() and (path / FACTS).is_file()


def config() -> Config:
    """As for a record's file; what is larger than its memory is laid down with other temporary files."""
    return CONFIG | {"temp_directory": str(Path(tempfile.gettempdir()) / f"legation-{os.getpid()}")}


def place(connection: duckdb.DuckDBPyConnection, query: str, file: Path) -> None:
    """Write the rows of ``query`` to ``file``: under another name first, so that the file is whole or not there."""
    new = file.with_name(f".{file.name}.{platform.node()}-{os.getpid()}.part")
    try:
        connection.execute(f"COPY ({query}) TO '{escaped(new)}' (FORMAT parquet, COMPRESSION zstd)")
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(new, file)
    finally:
        new.unlink(missing_ok=True)


def put_shard(connection: duckdb.DuckDBPyConnection, folder: Folder, shard: str, run: int) -> None:
    """Write the tables of a record that holds one shard; the same shard gives the same bytes."""
    for table in SHARDED:
        order = "page, text_start, text_end, id" if table == "reports" else "page"
        rows = f'SELECT * REPLACE ({_RUN.format(run=run)}) FROM "{table}"' if "run" in schema.TABLES[table] else f'SELECT * FROM "{table}"'
        place(connection, f"{rows} ORDER BY {order}", folder.file(table, shard))


def open_folder(path: Path, *, whole: bool = True) -> duckdb.DuckDBPyConnection:
    """A connection in which the folder's files stand as the tables of a record. :class:`RecordError` if not ``whole`` as yet."""
    connection = duckdb.connect(":memory:", config=config())
    try:
        lay_out(connection, path, "main", whole=whole)
    except BaseException:
        connection.close()
        raise
    return connection


def lay_out(connection: duckdb.DuckDBPyConnection, path: Path, at: str, *, whole: bool = True) -> None:
    """Make the tables of the folder at ``path`` in the schema ``at`` of ``connection``: large ones as views of the files."""
    folder = Folder(path)
    facts = folder.facts
    if facts.get("schema") != schema.VERSION:
        raise RecordError(
            f"{path}: is a record of version {facts.get('schema')} (made by {facts.get('made_by')}), and legation {__version__} reads "
            f"version {schema.VERSION}; use the legation that made it, or code the pages anew"
        )
    if whole and not facts.get("whole"):
        raise RecordError(f"{path}: is not whole yet: the run that makes it was stopped; run the same command again to go on")
    shards = folder.plan()
    _check_whole(folder, shards)
    for table in schema.TABLES:
        _lay(connection, folder, table, f'{at}."{table}"', shards)
    merged = "yes" if facts.get("whole") else "no"
    rows = [("schema", schema.VERSION), ("made_by", facts["made_by"]), ("merged", merged)]
    connection.executemany(f"INSERT INTO {at}.legation VALUES (?, ?)", [*rows, *([("copies", "yes")] if facts.get("whole") else [])])


def _check_whole(folder: Folder, shards: Iterable[str]) -> None:
    """:class:`RecordError` if a shard that is there lacks a table: somebody has taken a file away."""
    done = folder.there("articles") & set(shards)
    for table in SHARDED:
        if lacking := sorted(done - folder.there(table)):
            file = folder.file(table, lacking[0])
            raise RecordError(f"{file}: is gone; put it back, or take that of articles away and run legation code again")


def _lay(connection: duckdb.DuckDBPyConnection, folder: Folder, table: str, name: str, shards: Iterable[str]) -> None:
    there = folder.there(table) if table in SHARDED else set()
    files = [folder.file(table, shard) for shard in shards if shard in there]
    if table == "failures":
        files += [file for file in [folder.file(table, OTHERS)] if file.exists()]
    alone = folder.path / f"{table}.parquet"
    if table in ("runs", "copies", "events", "event_reports") and alone.exists():
        # Small ones are read at once; of copies, the order of rows counts.
        kind = "VIEW" if table in ("events", "event_reports") else "TABLE"
        connection.execute(f"CREATE {kind} {name} AS SELECT * FROM {read_files([alone])}")
    elif table == "failures" and files:
        first = ", ".join(f"first({column} ORDER BY filename) AS {column}" for column in ("reason", "run"))
        connection.execute(f"CREATE VIEW {name} AS SELECT page, {first} FROM {read_files(files, named=True)} GROUP BY page")
    elif files:
        connection.execute(f"CREATE VIEW {name} AS {_of_shards(folder, table, files)}")
    else:
        connection.execute(schema.create(table).replace(f'"{table}"', name, 1))


def _of_shards(folder: Folder, table: str, files: Sequence[Path]) -> str:
    """The rows of all shards, but for pages that were passed over: of pages of one name in several shards the first counts."""
    names = ", ".join(_quoted(name) for name in schema.TABLES[table])
    passed = folder.path / PASSED_OVER
    if not passed.exists():
        return f"SELECT {names} FROM {read_files(files)}"
    return (
        f"SELECT {names} FROM (SELECT *, parse_filename(filename, true) AS shard FROM {read_files(files, named=True)}) t "
        f"ANTI JOIN {read_files([passed])} o ON t.page = o.page AND t.shard = o.shard"
    )


def read_files(files: Sequence[Path], *, named: bool = False) -> str:
    listed = ", ".join(f"'{_GLOB.sub(_in_brackets, escaped(file))}'" for file in files)
    return f"read_parquet([{listed}], filename = {'true' if named else 'false'})"


def _in_brackets(found: re.Match[str]) -> str:
    return f"[{found[0]}]"


def _quoted(name: str) -> str:
    return f'"{name}"'
