"""What lies beside an exported table: ``datapackage.json`` for programs, ``codebook.md`` for readers, ``CITATION.cff`` for citing it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from legation import __version__, knowledge
from legation.exchange.citations import CITATIONS
from legation.exchange.formats import Format
from legation.exchange.leaving import data_set
from legation.knowledge import Ontology
from legation.record import MEANING, Record, read_package

CODEBOOK, CITATION, PACKAGE = "codebook.md", "CITATION.cff", "datapackage.json"


def put_papers(path: Path, kind: Format, record: Record, data: str | None) -> None:
    """The papers of a table in a foreign format."""
    package = read_package(path.with_name(PACKAGE))
    others = [resource for resource in package.get("resources", []) if resource.get("path") != path.name]
    names = [*kind.columns, "Event Text"] if kind.name == "polecat" else list(kind.columns)
    resource = {
        "name": "".join(c if c.isalnum() else "-" for c in path.name.casefold()),
        "path": path.name,
        "format": "csv" if kind.separator == "," else "tsv",
        "encoding": "utf-8",
        "dialect": {"delimiter": kind.separator, "header": kind.header is True or kind.name in ("keds", "icews"), "quoteChar": '"'},
        "schema": {
            "fields": [{"name": name, "type": "string", "description": f"As {kind.title} has it."} for name in names],
            "missingValues": ["", "None"] if kind.null else [""],
        },
        "sources": [{"title": CITATIONS[kind.name]}] if data else [{"title": f"Coded by legation {__version__}"}],
    }
    fresh = {"name": "legation-events", "title": f"Events between states in the columns of {kind.title}"}
    _write(path.with_name(PACKAGE), json.dumps({**fresh, **package, "resources": [*others, resource]}, ensure_ascii=False, indent=2) + "\n")
    put_codebook(path, knowledge.load().ontology)
    put_citation(path, record, data)


def put_own_papers(path: Path, record: Record) -> None:
    """What lies beside an export in our own columns, beside its ``datapackage.json``."""
    put_codebook(path, knowledge.load().ontology, MEANING)
    put_citation(path, record, None)


def put_codebook(path: Path, ontology: Ontology, columns: Mapping[str, str] | None = None) -> None:
    """``codebook.md`` beside ``path``: the columns, if they are ours, and the types with their scores on both scales."""
    parts = [f"# Codebook\n\nEvents are coded in the PLOVER ontology ({ontology.version})."]
    if columns:
        parts.append("## Columns\n\n" + _table(("column", "meaning"), [(f"`{name}`", meaning) for name, meaning in columns.items()]))
    rows = [
        (
            kind.name,
            kind.gist,
            ontology.quads[kind.quad],
            f"{kind.score:+g}",
            f"{ontology.goldstein_of(kind.name):+g}",
            ", ".join(kind.modes) or "none",
        )
        for kind in ontology.types.values()
    ]
    head = f"## Types\n\nScores by {ontology.scales['plover']} and {ontology.scales['goldstein']}, of the type without a mode.\n\n"
    parts.append(head + _table(("type", "somebody ...", "quad", "PLOVER", "Goldstein", "modes"), rows))
    _write(path.with_name(CODEBOOK), "\n\n".join(parts) + "\n")


def put_citation(path: Path, record: Record, data: str | None) -> None:
    """``CITATION.cff`` beside ``path``: the program, and the data set that the events are from; one that is there is kept."""
    target = path.with_name(CITATION)
    if target.exists():
        return
    lines = [
        "cff-version: 1.2.0",
        'message: "Cite the pages that were coded, and the program with its version."',
        "type: dataset",
        f'title: "Events coded by Legation, exported as {path.name}"',
        "authors:",
        '  - name: "whoever coded these pages"',
        "references:",
        "  - type: software",
        '    title: "Legation"',
        f'    version: "{__version__}"',
        '    authors: [{name: "The Legation authors"}]',
    ]
    if data:
        source = data_set(record, data)
        lines += ["  - type: dataset", f"    title: {json.dumps(source.name)}", f"    notes: {json.dumps(source.citation)}"]
        lines += ['    authors: [{name: "see notes"}]']
    _write(target, "\n".join(lines) + "\n")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in lines)


def _write(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.part")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
