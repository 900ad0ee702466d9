"""The tables of a record. A change here that older programs could not read raises ``VERSION``.

``legation`` says what the file is; ``runs`` with what each run coded; ``articles`` and ``pages`` hold what was read, ``reports`` what
was found in it; ``events`` and ``event_reports`` what the reports of all pages tell together; ``failures`` what could not be read;
``verdicts`` what readers said of reports; ``signatures`` what each article comes down to where texts are compared, ``copies`` which
pages are one text; ``data_sets``, ``imported`` and ``left_out`` are other people's tables, their rows in our terms,
and the rows that could not be read; ``pins`` what the user decided of events.
"""

from __future__ import annotations

from collections.abc import Collection

VERSION = "2"  # candidates of parties; town and coordinates of places

_TEXTS = ("code", "sector", "entity_text", "identifier_text", "office")
_CANDIDATES = "candidates STRUCT(code VARCHAR, name VARCHAR, score DOUBLE, why VARCHAR)[]"
PARTIES = f'STRUCT({", ".join(f"{name} VARCHAR" for name in _TEXTS)}, "start" BIGINT, "end" BIGINT, why VARCHAR, {_CANDIDATES})[]'
SIZE = "STRUCT(unit VARCHAR, number BIGINT)[]"
CUES = 'STRUCT(kind VARCHAR, words VARCHAR, "start" BIGINT, "end" BIGINT, answered VARCHAR, reports VARCHAR[], types VARCHAR[])[]'
VOICES = "STRUCT(outlets VARCHAR[], countries VARCHAR[], disputed_by VARCHAR[], copies VARCHAR[], unnamed INTEGER)"
LINKS = 'STRUCT(kind VARCHAR, event VARCHAR, words VARCHAR, report VARCHAR, page VARCHAR, "start" BIGINT, "end" BIGINT, why VARCHAR)[]'

ARTICLES = {
    "page": "VARCHAR",
    "digest": "VARCHAR",
    "settings": "VARCHAR",
    "run": "INTEGER",
    "title": "VARCHAR",
    "outlet": "VARCHAR",
    "byline": "VARCHAR",
    "url": "VARCHAR",
    "language": "VARCHAR",
    "published_on": "DATE",
    "published_first": "DATE",
    "published_last": "DATE",
    "crawled_on": "DATE",
    "note": "VARCHAR",
    "coder": "VARCHAR",
    "codebook": "VARCHAR",
    "layout": "VARCHAR",
}
PAGES = {
    "page": "VARCHAR",
    "origin": "VARCHAR",
    "kind": "VARCHAR",
    "plain": "VARCHAR",
    "source": "BLOB",
    "offsets": "BLOB",
    "given": "VARCHAR",
}
REPORTS = {
    "id": "VARCHAR",
    "page": "VARCHAR",
    "type": "VARCHAR",
    "modes": "VARCHAR[]",
    "contexts": "VARCHAR[]",
    "status": "VARCHAR",
    "historical": "BOOLEAN",
    "actors": PARTIES,
    "recipients": PARTIES,
    "said_by": "STRUCT(code VARCHAR, name VARCHAR, entity_text VARCHAR)",
    "date": "VARCHAR",
    "enddate": "VARCHAR",
    "date_precision": "VARCHAR",
    "date_from": "VARCHAR",
    "size": SIZE,
    "deadline": "VARCHAR",
    "place": "STRUCT(extracted_place VARCHAR, country_code VARCHAR, city VARCHAR, lat DOUBLE, lon DOUBLE, why VARCHAR)",
    "quad_code": "TINYINT",
    "event_scale": "DOUBLE",
    "confidence": "DOUBLE",
    "event_text": "VARCHAR",
    "text": "VARCHAR",
    "text_start": "BIGINT",
    "text_end": "BIGINT",
    "reasons": "VARCHAR[]",
    "cues": CUES,
}
EVENTS = {
    "id": "VARCHAR",
    "type": "VARCHAR",
    "modes": "VARCHAR[]",
    "contexts": "VARCHAR[]",
    "status": "VARCHAR",
    "historical": "BOOLEAN",
    "actors": "VARCHAR[]",
    "recipients": "VARCHAR[]",
    "countries": "VARCHAR[]",
    "date": "VARCHAR",
    "enddate": "VARCHAR",
    "quad_code": "TINYINT",
    "event_scale": "DOUBLE",
    "confidence": "DOUBLE",
    "size": SIZE,
    "reports": "VARCHAR[]",
    "pages": "VARCHAR[]",
    "outlets": "VARCHAR[]",
    "said_by": "VARCHAR[]",
    "disagreements": 'STRUCT(field VARCHAR, "values" STRUCT(value VARCHAR, pages VARCHAR[], outlets VARCHAR[])[])[]',
    "reasons": "VARCHAR[]",
    "voices": VOICES,
    "links": LINKS,
}
EVENT_REPORTS = {"event": "VARCHAR", "report": "VARCHAR"}
FAILURES = {"page": "VARCHAR", "reason": "VARCHAR", "run": "INTEGER"}
RUNS = {
    "id": "INTEGER",
    "started": "TIMESTAMP",
    "finished": "TIMESTAMP",
    "coder": "VARCHAR",
    "codebook": "VARCHAR",
    "model": "VARCHAR",
    "tables": "VARCHAR",
    "settings": "VARCHAR",
}
VERDICTS = {
    "report": "VARCHAR",
    "judge": "VARCHAR",
    "verdict": "VARCHAR",
    "judged": "TIMESTAMP",
    "coder": "VARCHAR",
    "shown": "VARCHAR",
}
SIGNATURES = {"page": "VARCHAR", "signature": "BLOB"}
PINS = {"id": "INTEGER", "kind": "VARCHAR", "events": "VARCHAR[][]", "because": "VARCHAR", "made": "TIMESTAMP"}
COPIES = {"page": "VARCHAR", "first": "VARCHAR", "shared": "DOUBLE"}
DATA_SETS = {
    "data": "VARCHAR",
    "format": "VARCHAR",
    "scheme": "VARCHAR",
    "files": "VARCHAR[]",
    "digest": "VARCHAR",
    "rows": "BIGINT",
    "taken": "BIGINT",
    "notes": "VARCHAR[]",
    "citation": "VARCHAR",
    "taken_in": "TIMESTAMP",
    "coder": "VARCHAR",
}
IMPORTED = {
    "data": "VARCHAR",
    "file": "VARCHAR",
    "line": "BIGINT",
    "event_id": "VARCHAR",
    "date": "DATE",
    "added": "DATE",
    "historical": "BOOLEAN",
    "actors": "VARCHAR[]",
    "recipients": "VARCHAR[]",
    "actor_countries": "VARCHAR[]",
    "recipient_countries": "VARCHAR[]",
    "actor_said": "VARCHAR",
    "recipient_said": "VARCHAR",
    "type": "VARCHAR",
    "modes": "VARCHAR[]",
    "contexts": "VARCHAR[]",
    "code": "VARCHAR",
    "quad_code": "TINYINT",
    "plover": "DOUBLE",
    "goldstein": "DOUBLE",
    "outlet": "VARCHAR",
    "url": "VARCHAR",
    "text": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
}
LEFT_OUT = {"data": "VARCHAR", "file": "VARCHAR", "line": "BIGINT", "reason": "VARCHAR"}
LEGATION = {"key": "VARCHAR", "value": "VARCHAR"}

TABLES = {
    "legation": LEGATION,
    "runs": RUNS,
    "articles": ARTICLES,
    "pages": PAGES,
    "reports": REPORTS,
    "events": EVENTS,
    "event_reports": EVENT_REPORTS,
    "failures": FAILURES,
    "verdicts": VERDICTS,
    "signatures": SIGNATURES,
    "copies": COPIES,
    "pins": PINS,
    "data_sets": DATA_SETS,
    "imported": IMPORTED,
    "left_out": LEFT_OUT,
}
# Tables that records of this version did not have from the start. One without them gets them when it is opened to be written;
# opened to be read, it has no rows in them. Older programs pass them over, so they raise no ``VERSION``.
LATER = ("verdicts", "signatures", "copies", "data_sets", "imported", "left_out", "pins")
# Columns that came later: null where a record is opened to be read, added where it is opened to be written.
LATER_COLUMNS = {"reports": ("cues",)}
# Tables made of others: one of an older form is made anew.
DERIVED = ("events", "event_reports")


def create(table: str) -> str:
    columns = ", ".join(f'"{name}" {kind}' for name, kind in TABLES[table].items())
    return f'CREATE TABLE "{table}" ({columns})'


def insert(table: str) -> str:
    """One statement that inserts many rows: a parameter for each column, the list of its values."""
    columns = ", ".join(f"unnest(?::{kind}[])" for kind in TABLES[table].values())
    return f'INSERT INTO "{table}" SELECT {columns}'


def add(table: str, column: str) -> str:
    return f'ALTER TABLE "{table}" ADD COLUMN "{column}" {TABLES[table][column]}'


def select(table: str, where: str = "", *, without: Collection[str] = ()) -> str:
    """``without``: columns that this record lacks; they are read as null."""
    columns = ", ".join(f'NULL AS "{name}"' if name in without else f'"{name}"' for name in TABLES[table])
    return f'SELECT {columns} FROM "{table}" {where}'
