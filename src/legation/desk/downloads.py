"""A view as a file: exactly what is shown, with its citation and its settings, so that a figure can be traced to where it came from."""

from __future__ import annotations

import csv
import json
import re
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import duckdb
from starlette.responses import Response

from legation import __version__
from legation.desk.charts import to_png, to_svg
from legation.desk.state import Look, NotThere
from legation.desk.view import Table, View
from legation.record import now

KINDS = {
    "csv": "text/csv; charset=utf-8; header=present",
    "csv.zip": "application/zip",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
}
CITE = "Legation {version}. Who did what to whom, when, and on whose word: events between states, coded from saved news pages. 2026."


def download(view: View, look: Look, form: str) -> Response:
    """The view as CSV, CSV with its description in a ZIP, Parquet, SVG or PNG; :class:`NotThere` where it has no rows or no picture."""
    settings = settings_of(view, look)
    cited = citation(settings)
    if form in ("svg", "png"):
        if view.drawing is None:
            raise NotThere("nothing is drawn in this view: no event of it has a day that can be drawn")
        body = to_svg(view.drawing, alone=True, source=cited).encode() if form == "svg" else to_png(view.drawing, source=cited)
    elif view.table is None:
        raise NotThere("this view has no rows")
    else:
        body = {"csv": _csv, "csv.zip": _zip, "parquet": _parquet}[form](view.table, settings, cited)
    name = re.sub(r"[^\w-]+", "-", view.table.name if view.table else view.title).strip("-").lower()[:60] or "view"
    return Response(body, media_type=KINDS[form], headers={"Content-Disposition": f'attachment; filename="{_ascii(name)}.{form}"'})


def settings_of(view: View, look: Look) -> dict[str, Any]:
    """All that is needed to make the view again: its address, the record's state, and with what its pages were coded."""
    with look.desk.shelf.read() as record:
        counts = record.counts()
        coded = sorted(set(record.provenance().values()))
    return {
        "view": view.title,
        "address": look.asked.with_(),
        "settings": {name: look.asked.query.getlist(name) for name in look.asked.query},
        "record": look.desk.path.name,
        "record_counts": {name: counts[name] for name in ("articles", "reports", "events", "verdicts")},
        "coded_with": [{"coder": coder, "codebook": codebook} for coder, codebook in coded],
        "shown_by": f"legation {__version__}",
        "made_on": now().date().isoformat(),
    }


def citation(settings: dict[str, Any]) -> str:
    """How to cite a view: what it is, of which record, coded with what, and the software."""
    counts = settings["record_counts"]
    coded = "; ".join(f"{one['coder']}, codebook {one['codebook']}" for one in settings["coded_with"]) or "nothing"
    return (
        f"{settings['view']} ({settings['address']}). From the record {settings['record']}: {counts['events']:,} events told by "
        f"{counts['reports']:,} reports on {counts['articles']:,} pages, coded with {coded}. Made on {settings['made_on']} with "
        f"{CITE.format(version=__version__)}"
    )


def _ascii(name: str) -> str:
    return name.encode("ascii", "ignore").decode().replace('"', "") or "view"


def _rows(table: Table) -> Iterable[list[Any]]:
    return ([_flat(value) for value in row] for row in table.rows())


def _flat(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ";".join(map(str, value)) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value


def _csv(table: Table, settings: dict[str, Any], cited: str) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(_rows(table))
    return text.getvalue().encode("utf-8", "replace")


def _zip(table: Table, settings: dict[str, Any], cited: str) -> bytes:
    """The rows, how to cite them, and a description of the columns (a Frictionless data package)."""
    kinds = {"DATE": "date", "DOUBLE": "number", "BIGINT": "integer", "BOOLEAN": "boolean"}
    fields = [{"name": name, "type": kinds.get(kind, "string")} for name, kind in table.columns.items()]
    package = {
        "name": _ascii(table.name),
        "title": settings["view"],
        "resources": [{"name": _ascii(table.name), "path": f"{_ascii(table.name)}.csv", "schema": {"fields": fields}}],
        "legation": settings,
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(f"{_ascii(table.name)}.csv", _csv(table, settings, cited))
        bundle.writestr("CITATION.txt", cited + "\n")
        bundle.writestr("datapackage.json", json.dumps(package, indent=2, ensure_ascii=False) + "\n")
    return file.getvalue()


def _parquet(table: Table, settings: dict[str, Any], cited: str) -> bytes:
    """The same rows with their types; citation and settings are in the file's own metadata."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
    values = ", ".join(f"unnest(?::{kind}[])" for kind in table.columns.values())
    rows = list(_rows(table))
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        path = Path(folder) / "view.parquet"
        connection.execute(f"CREATE TABLE view ({columns})")
        if rows:
            connection.execute(f"INSERT INTO view SELECT {values}", _columns(rows))
        said = {"citation": cited, "settings": json.dumps(settings, ensure_ascii=False)}
        metadata = ", ".join(f"{key}: {_literal(text)}" for key, text in said.items())
        connection.execute(f"COPY view TO {_literal(str(path))} (FORMAT parquet, KV_METADATA {{{metadata}}})")
        return path.read_bytes()


def _columns(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''").encode("utf-8", "replace").decode() + "'"
