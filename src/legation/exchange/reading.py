"""Other people's tables into a record: read in columns, put into our terms, every row that cannot be read named and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from legation import __version__, knowledge
from legation.errors import UsageError
from legation.exchange.citations import CITATIONS
from legation.exchange.formats import KEPT, Format
from legation.exchange.lines import chunks, opened
from legation.exchange.meanings import Act, Meanings, Parties, is_weis
from legation.exchange.sniff import Layout, layout_of
from legation.record import DataSet, Record

# An event that a page tells more than two weeks after it is background: the rule of our own coder.
BACKGROUND_DAYS = 14
_SHAPES = {
    "%Y-%m-%d": r"\d{4}-\d{2}-\d{2}",
    "%Y%m%d": r"\d{8}",
    "%y%m%d": r"\d{6}",
    "%m/%d/%Y": r"\d{1,2}/\d{1,2}/\d{4}",
    "%Y-%m-%dT%H:%M:%S": r"\d{4}-\d{2}-\d{2}T.*",
    "%Y-%m-%d %H:%M:%S": r"\d{4}-\d{2}-\d{2} .*",
}
_CELL = re.compile(r"\{([^{}]+)\}")
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that could not be read: the file, its line, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


def import_tables(
    record: Record,
    paths: Sequence[Path],
    *,
    name: str | None = None,
    format: str | None = None,
    now: datetime,
    progress: Progress | None = None,
) -> DataSet:
    """Read the event tables in ``paths`` into ``record`` as one data set, in the place of one of that name.

    ``name`` is the stem of a single file if not given, else the name of the format; ``format`` is told from the content if not given.
    ``progress`` is told of lines as they are read. Raises :class:`UsageError` for a file that is no such table, or for two formats.
    """
    layouts = [layout_of(path, format) for path in paths]
    kinds = {layout.format.name for layout in layouts}
    if len(kinds) != 1:
        raise UsageError(f"{', '.join(map(str, paths))}: are tables of {' and '.join(sorted(kinds))}; import one format at a time")
    name = name or (_stem(paths[0]) if len(paths) == 1 else kinds.pop())
    with record.taking_in() as connection:
        _prepare(connection)
        rows = sum(_read(connection, path, layout, progress) for path, layout in zip(paths, layouts, strict=True))
        found = _settle(connection, name, layouts[0].format, paths, rows, now)
        record.keep_data_set(found)
    return found


def left_out(record: Record, name: str, limit: int | None = None) -> list[LeftOut]:
    """Rows of the data set ``name`` that could not be read, in the order of the files; at most ``limit``."""
    with record.asking() as connection:
        query = "SELECT file, line, reason FROM left_out WHERE data = ? ORDER BY file, line LIMIT ?"
        return [LeftOut(*row) for row in connection.execute(query, [name, limit if limit is not None else 2**62]).fetchall()]


def _stem(path: Path) -> str:
    name = path.name
    for ending in (".gz", ".zip", ".csv", ".CSV", ".tsv", ".tab", ".txt", ".export"):
        name = name.removesuffix(ending)
    return name or path.name


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    kept = ", ".join(f"{name} VARCHAR" for name in KEPT)
    for table in ("raw", "bad"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute(
        "CREATE TEMP TABLE raw (file VARCHAR, line BIGINT, day_said VARCHAR, date DATE, added DATE, "
        f"actor VARCHAR, recipient VARCHAR, code VARCHAR, {kept})"
    )
    connection.execute("CREATE TEMP TABLE bad (file VARCHAR, line BIGINT, reason VARCHAR)")


def _read(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, progress: Progress | None) -> int:
    """The lines of one file into ``raw`` and ``bad``; how many rows there are, header lines aside."""
    rows = 0
    insert, refuse, header = _statements(layout)
    for chunk in chunks(path, layout.separator):
        connection.register("chunk", {"line": np.array(chunk.numbers, dtype=np.int64), "text": np.array(chunk.texts, dtype=object)})
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE cut AS SELECT line, string_split(text, chr(31)) AS c FROM chunk WHERE NOT ({header})"
        )
        connection.execute(insert, [path.name])
        connection.execute(refuse, [path.name])
        connection.unregister("chunk")
        if chunk.bad:
            connection.executemany("INSERT INTO bad VALUES (?, ?, ?)", [(path.name, bad.line, bad.reason) for bad in chunk.bad])
        rows += _number(connection, "SELECT count(*) FROM cut") + len(chunk.bad)
        if progress:
            progress(len(chunk.numbers))
    return rows


def _number(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any] = ()) -> int:
    # All rows are fetched: DuckDB takes no new table to read from while a result is open.
    return int(connection.execute(query, list(values)).fetchall()[0][0])


def _statements(layout: Layout) -> tuple[str, str, str]:
    """SQL that takes the good lines of a chunk, names the others, and knows a header."""
    kind = layout.format
    widths = ", ".join(map(str, layout.widths))
    cells = {
        name: _expression(kind.cells.get(name, "NULL::VARCHAR"), layout) for name in ("date", "added", "actor", "recipient", "code", *KEPT)
    }
    day, added = (_day(cells[name], kind.days) for name in ("date", "added"))
    kept = ", ".join(cells[name] for name in KEPT)
    insert = (
        f"INSERT INTO raw SELECT ?, line, {cells['date']}, {day}, {added}, coalesce({cells['actor']}, ''), "
        f"coalesce({cells['recipient']}, ''), coalesce({cells['code']}, ''), {kept} FROM cut WHERE len(c) IN ({widths})"
    )
    wanted = " or ".join(map(str, sorted(layout.widths)))
    refuse = (
        f"INSERT INTO bad SELECT ?, line, len(c) || ' cells where the table has {wanted}: look for a stray separator or a broken line' "
        f"FROM cut WHERE len(c) NOT IN ({widths})"
    )
    first, second = (name.replace("'", "''") for name in layout.first[:2]) if layout.header else ("", "")
    header = f"text LIKE '{first}' || chr(31) || '{second}' || '%'" if layout.header else "false"
    return insert, refuse, header


def _expression(template: str, layout: Layout) -> str:
    def cell(found: re.Match[str]) -> str:
        if found[1] not in layout.names:
            return "NULL::VARCHAR"
        text = f"nullif(trim(c[{layout.names.index(found[1]) + 1}]), '')"
        return f"nullif({text}, '{layout.format.null}')" if layout.format.null else text

    return _CELL.sub(cell, template)


def _day(cell: str, patterns: Sequence[str]) -> str:
    # By its shape first: a lenient reader takes 791112 for a day in the year 7911.
    cases = " ".join(f"WHEN regexp_full_match({cell}, '{_SHAPES[p]}') THEN try_strptime(left({cell}, 19), '{p}')::DATE" for p in patterns)
    return f"CASE {cases} END"


def _settle(connection: duckdb.DuckDBPyConnection, name: str, kind: Format, paths: Sequence[Path], rows: int, now: datetime) -> DataSet:
    """From ``raw`` to ``imported``: parties and acts looked up, copies dropped, what cannot be read named."""
    codes = connection.execute("SELECT code, count(*) FROM raw GROUP BY code").fetchall()
    scheme = "plover" if kind.parties == "polecat" else "weis" if kind.name == "keds" and is_weis(codes) else "cameo"
    meanings = Meanings(knowledge.load(), kind.parties, scheme)
    unknown = _look_up(connection, meanings, [code for code, _ in codes])
    _name_bad(connection, scheme)
    _place(connection, meanings, fips=kind.name.startswith("gdelt"))
    copies = _drop_copies(connection) if kind.ids else 0
    for table in ("imported", "left_out"):
        connection.execute(f"DELETE FROM {table} WHERE data = ?", [name])
    connection.execute("INSERT INTO left_out SELECT ?, file, line, reason FROM bad", [name])
    connection.execute(_INSERT, [name])
    done = _number(connection, "SELECT count(*) FROM imported WHERE data = ?", [name])
    late = _number(connection, "SELECT count(*) FROM imported WHERE data = ? AND historical", [name])
    notes = _notes(unknown, copies, late)
    digest = sha256()
    for path in paths:
        with opened(path) as file:
            while block := file.read(1 << 20):
                digest.update(block)
    files = tuple(str(path) for path in paths)
    return DataSet(
        name, kind.name, scheme, files, digest.hexdigest(), rows - copies, done, notes, CITATIONS[kind.name], now, f"legation {__version__}"
    )


def _look_up(connection: duckdb.DuckDBPyConnection, meanings: Meanings, codes: Sequence[str]) -> list[tuple[str, int]]:
    """Make ``who`` and ``what``: each string of the table with what it means. Gives strings that no table knows, most frequent first."""
    said = [row[0] for row in connection.execute("SELECT actor FROM raw UNION SELECT recipient FROM raw").fetchall()]
    parties = [meanings.parties(text) for text in said]
    _who(connection, said, parties)
    acts = [(code, act) for code in codes if (act := meanings.act(code))]
    _what(connection, acts)
    query = (
        "SELECT replace(said, chr(31), ' '), count(*) n FROM who, (SELECT actor AS s FROM raw UNION ALL SELECT recipient FROM raw) "
        "WHERE said = s AND NOT known GROUP BY said ORDER BY n DESC, said"
    )
    return connection.execute(query).fetchall()


def _who(connection: duckdb.DuckDBPyConnection, said: Sequence[str], parties: Sequence[Parties]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE who (said VARCHAR, parties VARCHAR[], countries VARCHAR[], known BOOLEAN)")
    if said:
        values: list[Any] = [
            list(said),
            [list(p.parties) for p in parties],
            [list(p.countries) for p in parties],
            [p.known for p in parties],
        ]
        connection.execute(
            "INSERT INTO who SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[][]), unnest(?::VARCHAR[][]), unnest(?::BOOLEAN[])", values
        )


def _what(connection: duckdb.DuckDBPyConnection, acts: Sequence[tuple[str, Act]]) -> None:
    columns = {
        "said": "VARCHAR",
        "type": "VARCHAR",
        "modes": "VARCHAR[]",
        "contexts": "VARCHAR[]",
        "shown": "VARCHAR",
        "quad": "TINYINT",
        "plover": "DOUBLE",
        "goldstein": "DOUBLE",
    }
    connection.execute(f"CREATE OR REPLACE TEMP TABLE what ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
    rows = [(said, a.type, list(a.modes), list(a.contexts), a.code, a.quad, a.plover, a.goldstein) for said, a in acts]
    if rows:
        values = ", ".join(f"unnest(?::{kind}[])" for kind in columns.values())
        connection.execute(f"INSERT INTO what SELECT {values}", [list(column) for column in zip(*rows, strict=True)])


def _place(connection: duckdb.DuckDBPyConnection, meanings: Meanings, *, fips: bool) -> None:
    """The countries of places as ISO codes; what cannot be told stays as it is written."""
    said = [row[0] for row in connection.execute("SELECT DISTINCT country FROM raw WHERE country IS NOT NULL").fetchall()]
    connection.execute("CREATE OR REPLACE TEMP TABLE lands (said VARCHAR, code VARCHAR)")
    if said:
        codes = [meanings.place(name, fips=fips) or name for name in said]
        connection.execute("INSERT INTO lands SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[])", [said, codes])


def _name_bad(connection: duckdb.DuckDBPyConnection, scheme: str) -> None:
    connection.execute(
        "INSERT INTO bad SELECT file, line, 'no day' || coalesce(' (' || day_said || ')', ': the cell is empty') FROM raw "
        "WHERE date IS NULL"
    )
    connection.execute(
        "INSERT INTO bad SELECT file, line, 'no event code of ' || ? || ' (' || replace(code, chr(31), ' ') || ')' FROM raw "
        "WHERE date IS NOT NULL AND code NOT IN (SELECT said FROM what)",
        [{"plover": "PLOVER", "cameo": "CAMEO", "weis": "WEIS"}[scheme]],
    )


def _drop_copies(connection: duckdb.DuckDBPyConnection) -> int:
    """Of rows that bear one id, the last stays: it is emitted again when it was mended. How many went."""
    copies = "SELECT rowid FROM raw WHERE event_id IS NOT NULL QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY rowid DESC) > 1"
    query = f"DELETE FROM raw WHERE rowid IN ({copies})"
    return _number(connection, query)


def _notes(unknown: Sequence[tuple[str, int]], copies: int, late: int) -> tuple[str, ...]:
    notes = []
    if unknown:
        some = ", ".join(f"{said} ({count:,})" for said, count in unknown[:10])
        more = f" and {len(unknown) - 10:,} more" if len(unknown) > 10 else ""
        notes.append(f"Actors that no table of ours knows, kept as UNK: {some}{more}.")
    if copies:
        notes.append(f"{copies:,} rows were emitted again under the same id; the last of each was taken.")
    if late:
        notes.append(f"{late:,} events are dated more than {BACKGROUND_DAYS} days before they were told; they are marked as background.")
    return tuple(notes)


_INSERT = f"""
INSERT INTO imported
SELECT ?, raw.file, raw.line, raw.event_id, raw.date, raw.added, coalesce(raw.date < raw.added - INTERVAL {BACKGROUND_DAYS} DAY, false),
    a.parties, r.parties, a.countries, r.countries, coalesce(raw.actor_said, replace(raw.actor, chr(31), ' ')),
    coalesce(raw.recipient_said, replace(raw.recipient, chr(31), ' ')), what.type, what.modes,
    CASE WHEN raw.contexts IS NULL THEN what.contexts
         ELSE [x for x in regexp_split_to_array(replace(lower(raw.contexts), ' ', '_'), '_?[;|]_?') if x <> ''] END,
    what.shown, what.quad, what.plover, what.goldstein, raw.outlet, raw.url, raw.text, raw.place, coalesce(lands.code, raw.country)
FROM raw JOIN who a ON a.said = raw.actor JOIN who r ON r.said = raw.recipient JOIN what ON what.said = raw.code
LEFT JOIN lands ON lands.said = raw.country
WHERE raw.date IS NOT NULL
ORDER BY raw.rowid
"""
