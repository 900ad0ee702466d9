"""What the desk answers to an address: a page, data, or a notice. Pure but for reading the record; no sockets here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from legation import relations, show
from legation.errors import LegationError, UsageError
from legation.record import Record
from legation.relations import Dyad

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
HELP = "The desk knows / and /relation/USA/RUS, and the same with .json: /index.json and /relation/USA/RUS.json."


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of HTTP, the kind of content, and the content."""

    status: int
    kind: str
    body: bytes


def answer(target: str, path: Path) -> Answer:
    """The answer to a request for ``target`` from the record at ``path``, opened for this answer alone and read-only."""
    try:
        with Record.open(path, create=False, read_only=True) as record:
            return _route(target, record)
    except UsageError as error:
        return notice(404, "No such relation", str(error))
    except LegationError as error:
        return notice(503, "The record cannot be read", str(error))


def _route(target: str, record: Record) -> Answer:
    match [unquote(part) for part in urlsplit(target).path.strip("/").split("/")]:
        case [""]:
            return _html(200, show.render_page("dyads.html", dyads=relations.dyads(record), record=record.path.name))
        case ["index.json"]:
            return _json([_dyad(dyad) for dyad in relations.dyads(record)])
        case ["relation", a, b] if b.endswith(".json"):
            return _json(show.to_json(relations.relate(record, a, b.removesuffix(".json"))))
        case ["relation", a, b]:
            return _html(200, show.render_html(relations.relate(record, a, b), home="/"))
    return notice(404, "Nothing here", HELP)


def notice(status: int, title: str, text: str) -> Answer:
    """A page that says in a line or two why there is nothing else to see."""
    return _html(status, show.render_page("notice.html", title=title, text=text))


def _html(status: int, page: str) -> Answer:
    return Answer(status, HTML, page.encode("utf-8", "replace"))


def _json(data: Any) -> Answer:
    return Answer(200, JSON, json.dumps(data, ensure_ascii=True, indent=1).encode("ascii"))


def _dyad(dyad: Dyad) -> dict[str, Any]:
    return {
        "a": dyad.a.code,
        "b": dyad.b.code,
        "names": [dyad.a.name, dyad.b.name],
        "events": dyad.events,
        "pages": dyad.pages,
        "first": dyad.first,
        "last": dyad.last,
    }
