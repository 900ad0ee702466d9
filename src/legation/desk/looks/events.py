"""Events as a list that can be narrowed down, with how many there are of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from legation.desk import wording
from legation.desk.lists import LAST_PAGE, PER_PAGE, SORTS, Wanted, count, facets, listed
from legation.desk.state import Look
from legation.desk.view import Table, View
from legation.relations import plain

COLUMNS = {
    "event_id": "VARCHAR",
    "type": "VARCHAR",
    "mode": "VARCHAR",
    "status": "VARCHAR",
    "date": "VARCHAR",
    "enddate": "VARCHAR",
    "day_first": "DATE",
    "day_last": "DATE",
    "day_from": "VARCHAR",
    "actor": "VARCHAR",
    "recipient": "VARCHAR",
    "quad_code": "BIGINT",
    "event_scale": "DOUBLE",
    "confidence": "DOUBLE",
    "size": "VARCHAR",
    "said_by": "VARCHAR",
    "n_reports": "BIGINT",
    "n_pages": "BIGINT",
    "outlets": "VARCHAR",
    "disputed": "BOOLEAN",
    "evidence": "VARCHAR",
    "evidence_page": "VARCHAR",
}


def look(look: Look) -> View:
    """One page of the list, and the facets beside it."""
    asked, catalogue = look.asked, look.desk.shelf.catalogue()
    wanted = Wanted.of(asked, look.countries)
    sort = asked.choice("sort", tuple(SORTS))
    at = asked.number("page", 1, least=1, most=LAST_PAGE)
    total = count(catalogue, wanted)
    rows = listed(catalogue, wanted, sort=sort, start=(at - 1) * PER_PAGE)
    found = facets(catalogue, wanted)
    data = {
        "wanted": wanted_json(wanted),
        "sort": sort,
        "page": at,
        "pages": max(1, -(-total // PER_PAGE)),
        "total": total,
        "events": [event_json(row) for row in rows],
        "facets": [{"name": f.name, "values": [{"value": v, "events": n} for v, n in f.values], "other_values": f.others} for f in found],
    }
    more = {"rows": rows, "found": found, "chosen": wanted, "sorts": tuple(SORTS), "heading": heading(wanted)}
    return View("events.html", heading(wanted), data, more, table(look, wanted, sort))


def table(look: Look, wanted: Wanted, sort: str) -> Table:
    """All events wanted as rows, not only one page of them."""

    def rows() -> Iterable[list[Any]]:
        return map(line, listed(look.desk.shelf.catalogue(), wanted, sort=sort, size=None))

    return Table("events", COLUMNS, rows)


def line(row: Mapping[str, Any]) -> list[Any]:
    """A row of the catalogue in the order of ``COLUMNS``."""
    return [
        row["id"],
        row["type"],
        row["modes"],
        row["status"],
        row["date"],
        row["enddate"],
        row["first"],
        row["last"],
        "page" if row["told"] else "text",
        row["actors"],
        row["recipients"],
        row["quad"],
        round(row["scale"], 2),
        round(row["confidence"], 3),
        [f"{pair['number']} {pair['unit']}" for pair in row["size"]],
        row["said_by"],
        row["reports"],
        row["pages"],
        row["outlets"],
        row["disputed"],
        plain(row["text"] or ""),
        row["page"],
    ]


def event_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same as data."""
    return dict(zip(COLUMNS, line(row), strict=True))


def wanted_json(wanted: Wanted) -> dict[str, Any]:
    fields = ("party", "person", "direction", "types", "quads", "statuses", "speakers", "outlets", "certainties", "disputed", "words")
    given = {name: value for name in fields if (value := getattr(wanted, name))}
    days = {"since": wanted.since, "until": wanted.until}
    return {"pair": list(wanted.pair) if wanted.pair else None, **days, **given}


def heading(wanted: Wanted) -> str:
    """What the list is of, in a line."""
    if wanted.pair:
        one, other = map(wording.country, wanted.pair)
        return f"Events between {one} and {other}"
    if wanted.party:
        return f"Events of {wording.country(wanted.party)}"
    return f"Events with {wanted.person}" if wanted.person else "All events"
