"""What the commands on data do: import other people's tables, export, series. Each job gives the exit status."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from legation.errors import UsageError
from legation.jobs import ALL_READ, SOME_FAILED, written
from legation.progress import counting
from legation.record import DataSet, Record, copy_record, guessable, now

# Rows that could not be read, named on standard error; all of them are in the record, and in the file of --left-out.
NAMED = 20
ENDINGS = {".sqlite": "sqlite", ".db": "sqlite", ".csv": "", ".parquet": "", ".jsonl": ""}


def import_data(record: Path, paths: Sequence[Path], *, name: str | None, format: str | None, left_out: Path | None) -> int:
    """``legation import``: event tables into ``record``; what could not be read to standard error, and to ``left_out``."""
    from legation.exchange import import_tables
    from legation.exchange import left_out as rows_left_out

    with Record.open(record) as kept:
        with counting("lines") as progress:
            found = import_tables(kept, paths, name=name, format=format, now=now(), progress=progress)
        bad = rows_left_out(kept, found.name)
    for row in bad[:NAMED]:
        print(row, file=sys.stderr)
    if len(bad) > NAMED:
        print(f"... and {len(bad) - NAMED:,} more rows; --left-out FILE writes them all", file=sys.stderr)
    if left_out:
        with written(left_out) as file:
            file.writelines(f"{row}\n" for row in bad)
    _tell(found, record)
    return SOME_FAILED if bad else ALL_READ


def _tell(found: DataSet, record: Path) -> None:
    print(
        f"{found.taken:,} of {found.rows:,} rows of {found.format} ({found.scheme.upper()}) as {found.name!r} in {record}", file=sys.stderr
    )
    for note in found.notes:
        print(note, file=sys.stderr)


def export_data(record: Path, out: Path, *, format: str | None, data: str | None) -> int:
    """``legation export``: events to ``out``, in our columns or in those of another people's table; or the whole record, as a file."""
    if out.suffix.lower() == ".duckdb" and not format:
        print(f"{copy_record(record, out):,} events in {out}, a record", file=sys.stderr)
        return ALL_READ
    with Record.open(record, create=False, read_only=True) as kept:
        if format:
            _export_as(kept, out, format, data)
        elif data:
            raise UsageError(
                "--data: says which imported data set to export, and needs --format (polecat, icews, gdelt1, gdelt2, phoenix, keds)"
            )
        elif ENDINGS.get(out.suffix.lower()) == "sqlite":
            from legation.exchange import export_sqlite

            print(f"{export_sqlite(kept, out):,} events in {out}", file=sys.stderr)
        else:
            from legation.exchange import put_own_papers

            count = kept.export(out)
            put_own_papers(out, kept)
            print(f"{count:,} events in {out}", file=sys.stderr)
    return ALL_READ


def _export_as(kept: Record, out: Path, format: str, data: str | None) -> None:
    from legation.exchange import export_table

    rows, left = export_table(kept, out, format, data=data)
    print(f"{left.events:,} events in {rows:,} rows of {format} in {out}", file=sys.stderr)
    if left.undated:
        print(f"{left.undated:,} events without a day stayed behind: {format} has a day for each", file=sys.stderr)
    if left.unreal:
        print(
            f"{left.unreal:,} events that are planned, denied or conditional stayed behind: {format} has no place for them", file=sys.stderr
        )


def show_series(
    record: Path,
    a: str,
    b: str,
    *,
    by: str,
    scale: str,
    data: str | None,
    since: date | None,
    until: date | None,
    form: str,
    intervals: bool,
    seed: int,
) -> int:
    """``legation series``: the series of two countries to standard output, as a table for the eye, as CSV or as JSON."""
    from rich.console import Console

    from legation.relations import Scale, observe, tabulate
    from legation.show import SERIES_COLUMNS, render_series, series_rows, series_to_json

    with Record.open(record, create=False, read_only=True) as kept:
        observed = observe(kept, a, b, data=data or "", since=since, until=until)
    series = tabulate(observed, by, intervals=intervals, seed=seed)
    if form == "csv":
        with written(Path("-")) as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(SERIES_COLUMNS)
            rows = (dict(zip(SERIES_COLUMNS, row, strict=True)) for row in series_rows(series, observed.a, observed.b))
            table.writerows([_named(value) for value in row.values()] for row in guessable(rows))
    elif form == "json":
        json.dump(series_to_json(series), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        render_series(series, observed.a, observed.b, Scale(scale), Console())
    return ALL_READ


def _named(value: object) -> object:
    return ("true" if value else "false") if isinstance(value, bool) else value
