"""``datapackage.json`` beside an export: what each field means, with what the events were coded, and what licence there is.

The form is that of Frictionless Data (Data Package 1.0), which R, Python and data archives read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.record.store import Record

NAME = "datapackage.json"
LICENCE_NOTE = (
    "Events are coded in the PLOVER ontology (Open Event Data Alliance, CC BY-SA 4.0). The column `evidence` quotes the pages that were "
    "coded; these sentences, and the pages, remain their publishers'. Legation claims no right in what it codes: the licence of this "
    "data set is for whoever publishes it to choose, and depends on the pages."
)
_MEDIA = {".csv": "text/csv", ".jsonl": "application/x-ndjson", ".parquet": "application/vnd.apache.parquet"}
_KINDS = {"VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "TINYINT": "integer", "INTEGER": "integer", "BIGINT": "integer"}
# In CSV and Parquet these are joined by ";".
LISTS = frozenset(
    "mode context actor actor_sector actor_cow recipient recipient_sector recipient_cow size said_by outlets pages disagreements".split()
)
MEANING = {
    "event_id": "Identifier of the event; it stays when pages are added to the record that tell of it as well.",
    "type": "PLOVER type: one of sixteen, such as CONSULT or SANCTION. Where pages read one event as two types, that of most outlets.",
    "mode": "PLOVER modes of the type, such as expel; most frequent first.",
    "context": "PLOVER contexts, such as diplomatic; most frequent first.",
    "status": "actual, future, hypothetical or negated.",
    "historical": "Whether all pages tell of it as background.",
    "date": "The day (2017-05-09), month (2017-05) or year (2017) of the event, or its first day; empty where no page dates it.",
    "enddate": "The last day, where the event is dated to a span.",
    "date_first": "The first day on which it can have taken place, by `date`.",
    "date_last": "The last day on which it can have taken place, by `date` and `enddate`.",
    "actor": "Who acts: ISO 3166-1 alpha-3 codes, or IGO, NGO and PLOVER's other names of what is no state.",
    "actor_sector": "Sector of each actor, entry by entry: GOV, MIL, LEG, CVL and so on; empty where it is not known.",
    "actor_cow": "Correlates of War code of each actor, entry by entry; empty for what is no state.",
    "recipient": "Who is acted upon, coded as `actor` is; empty where actors act together.",
    "recipient_sector": "Sector of each recipient, entry by entry.",
    "recipient_cow": "Correlates of War code of each recipient, entry by entry.",
    "quad_code": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
    "event_scale": "PLOVER score of type and mode, from -10 (conflict) to +10 (cooperation).",
    "confidence": "How sure the coder is of the surest report, from 0 to 1; a rank, not a probability.",
    "size": "Numbers with their units, such as 755 personnel: that which most outlets give; see `disagreements` for the others.",
    "said_by": "On whose word pages have it, where it is not the reporter's own.",
    "n_reports": "How many sentences tell of the event.",
    "n_pages": "How many pages tell of the event.",
    "n_outlets": "How many named outlets tell of the event.",
    "outlets": "The named outlets that tell of it.",
    "pages": "The pages that tell of it, by the names that they were coded under.",
    "disagreements": "Fields that pages give differently, with all values: size personnel: 48 / 60.",
    "evidence": "The sentence of the surest report.",
    "evidence_page": "The page of that sentence.",
    "evidence_start": "Where that sentence starts, in Unicode characters of the page as decoded, from 0.",
    "evidence_end": "Where it ends: the first character after it.",
    "coder": "The program, with its version, that coded that page.",
    "codebook": "The codebook, with its version, that it coded by.",
}


def describe(path: Path, columns: Mapping[str, str], record: Record) -> dict[str, Any]:
    """The package of the folder of ``path`` with the export described in it; other resources and keys that it has are kept.

    :class:`UsageError` if there is a file of that name which is no data package.
    """
    package = read_package(path.with_name(NAME))
    others = [resource for resource in package.get("resources", []) if resource.get("path") != path.name]
    fresh = {"name": "legation-events", "title": "Events between states, coded from news pages", "licenses_note": LICENCE_NOTE}
    versions = sorted(set(record.provenance().values()))
    resource = {
        "name": "".join(c if c.isalnum() else "-" for c in path.name.casefold()),
        "path": path.name,
        "format": path.suffix[1:].lower(),
        "mediatype": _MEDIA[path.suffix.lower()],
        "encoding": "utf-8",
        "coders": [{"coder": coder, "codebook": codebook} for coder, codebook in versions],
        "schema": {"fields": _fields(columns, path.suffix.lower()), "primaryKey": "event_id", "missingValues": [""]},
    }
    return {**fresh, **package, "resources": sorted([*others, resource], key=lambda found: str(found.get("path")))}


def put(path: Path, package: Mapping[str, Any]) -> None:
    """Write ``package`` beside ``path``, in place only when whole."""
    new = path.with_name(f"{NAME}.part")
    new.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    os.replace(new, path.with_name(NAME))


def _fields(columns: Mapping[str, str], ending: str) -> list[dict[str, str]]:
    fields = []
    for name, kind in columns.items():
        joined = name in LISTS and ending != ".jsonl"
        shape = "array" if name in LISTS and not joined else _KINDS.get(kind, "number")
        fields.append({"name": name, "type": shape, "description": MEANING[name] + (" Entries are joined by ;" if joined else "")})
    return fields


def read_package(path: Path) -> dict[str, Any]:
    """The package that is at ``path``, an empty one where there is none. :class:`UsageError` for a file that is no package."""
    if not path.exists():
        return {}
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        package = None
    if not isinstance(package, dict) or not all(isinstance(found, dict) for found in _resources(package)):
        raise UsageError(f"{path}: is there already and is no data package; move it away, or export to another folder")
    return package


def _resources(package: Mapping[str, Any]) -> list[Any]:
    found = package.get("resources", [])
    return found if isinstance(found, list) else [None]
