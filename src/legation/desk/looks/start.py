"""The start: what the record holds, and which pairs of countries it tells of."""

from __future__ import annotations

from typing import Any

from legation.desk import wording
from legation.desk.state import Look
from legation.desk.view import Table, View

SHOWN = 40
_PAIRS = """
SELECT p.a, p.b, count(DISTINCT e.id) AS events, sum(e.pages) AS pages, min(e.first) AS first, max(e.last) AS last,
    avg(e.scale) FILTER (e.status = 'actual') AS mean
FROM pairs p JOIN events e USING (id) GROUP BY p.a, p.b ORDER BY events DESC, p.a, p.b
"""


def look(look: Look) -> View:
    """What there is, and where to begin."""
    catalogue = look.desk.shelf.catalogue()
    pairs = catalogue.once(("pairs",), lambda: _pairs(look))
    first, last = look.rows(
        "SELECT min(coalesce(published_on, published_first)), max(coalesce(published_on, published_last)) FROM articles"
    )[0]
    data = {
        "record": look.desk.path.name,
        "merged": catalogue.merged,
        "changing": look.desk.shelf.changing,
        "counts": _counts(look),
        "published_first": first,
        "published_last": last,
        "outlets": look.rows("SELECT count(DISTINCT outlet) FROM articles")[0][0],
        "pairs": pairs,
    }
    return View("start.html", "Relations in this record", data, {"shown": SHOWN, "countries": _countries(pairs)}, _table(pairs))


def _counts(look: Look) -> dict[str, int]:
    return {name: int(look.rows(f"SELECT count(*) FROM {name}")[0][0]) for name in ("articles", "reports", "events")}


def _pairs(look: Look) -> list[dict[str, Any]]:
    """Pairs of states, most events first; the side that comes first in the alphabet is ``a``."""
    rows = look.desk.shelf.catalogue().dicts(_PAIRS)
    states = {country.code for country in look.countries}
    return [
        {**row, "names": [wording.country(row["a"]), wording.country(row["b"])], "pages": int(row["pages"])}
        for row in rows
        if {row["a"], row["b"]} <= states
    ]


def _countries(pairs: list[dict[str, Any]]) -> list[tuple[str, str]]:
    codes = {pair[side] for pair in pairs for side in ("a", "b")}
    return sorted((wording.country(code), code) for code in codes)


def _table(pairs: list[dict[str, Any]]) -> Table:
    columns = {"a": "VARCHAR", "b": "VARCHAR", "events": "BIGINT", "first": "DATE", "last": "DATE", "mean_scale": "DOUBLE"}
    return Table("pairs", columns, lambda: ([p["a"], p["b"], p["events"], p["first"], p["last"], p["mean"]] for p in pairs))
