"""The events of two countries as the columns that ``relations`` counts, taken from the catalogue instead of the record.

The same as ``relations.observe`` gives, which reads each event, report and page anew and takes minutes where this takes milliseconds;
a test holds the two together.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from legation import knowledge
from legation.desk.catalogue import Catalogue
from legation.relations import Observations, Reading, Side

# In the order of relations.STATUSES and of Direction.
_STATUS = "CASE e.status WHEN 'actual' THEN 0 WHEN 'future' THEN 1 WHEN 'hypothetical' THEN 2 ELSE 3 END"
_ROWS = f"""
SELECT row_number() OVER (ORDER BY e.id) - 1 AS n, e.id, e.type, e.modes, p.direction, e.quad::BIGINT AS quad, {_STATUS}::BIGINT AS status,
    e.scale, coalesce(date_diff('day', DATE '0001-01-01', e.first) + 1, 0)::BIGINT AS first,
    coalesce(date_diff('day', DATE '0001-01-01', e.last) + 1, 0)::BIGINT AS last, e.reports::BIGINT AS reports,
    (NOT e.told OR (e.first IS NOT NULL AND NOT e.historical)) AS placed
FROM pairs p JOIN events e USING (id)
WHERE p.a = ? AND p.b = ? AND (? IS NULL OR e.last >= ?) AND (? IS NULL OR e.first <= ?)
"""


def observed(catalogue: Catalogue, a: Side, b: Side, since: date | None = None, until: date | None = None) -> Observations:
    """The events between ``a`` and ``b`` that may have taken place from ``since`` to ``until``, as columns."""
    asked = [min(a.code, b.code), max(a.code, b.code), since, since, until, until]
    rows = catalogue.columns(
        "SELECT n, id, type, type || ' ' || array_to_string(modes, ' ') AS kind, direction, quad, status, scale, first, last, placed "
        f"FROM ({_ROWS}) ORDER BY n",
        asked,
    )
    told = catalogue.columns(f"SELECT o.n, v.outlet FROM ({_ROWS}) o JOIN voiced v USING (id) ORDER BY o.n, v.outlet", asked)
    return Observations(
        a=a,
        b=b,
        data="",
        ids=np.asarray(rows["id"], dtype=object),
        first=_whole(rows["first"]),
        last=_whole(rows["last"]),
        direction=_directions(rows["direction"], turned=a.code > b.code),
        quad=_whole(rows["quad"]),
        status=_whole(rows["status"]),
        plover=np.asarray(rows["scale"], dtype=float),
        goldstein=_goldstein(rows["kind"]),
        placed=np.asarray(rows["placed"], dtype=bool),
        kinds=np.asarray(rows["type"], dtype=object),
        told=np.stack([_whole(told["n"]), _whole(told["outlet"])], axis=1),
        outlets=catalogue.once(("voices",), lambda: tuple(row[0] for row in catalogue.rows("SELECT voice FROM voices ORDER BY outlet"))),
        reading=catalogue.once(("reading",), lambda: _reading(catalogue)),
    )


def reports_of(catalogue: Catalogue, a: str, b: str) -> dict[str, int]:
    """How many reports tell of each event between two countries."""
    query = "SELECT e.id, e.reports FROM pairs p JOIN events e USING (id) WHERE p.a = ? AND p.b = ?"
    return {id: int(reports) for id, reports in catalogue.rows(query, [min(a, b), max(a, b)])}


def _whole(column: Any) -> Any:
    return np.ma.filled(np.ma.asarray(column), 0).astype(np.int64)


def _directions(column: Any, *, turned: bool) -> Any:
    names = np.asarray(column, dtype=object)
    forth, back = (1, 0) if turned else (0, 1)
    return np.where(names == "mutual", 2, np.where(names == "forth", forth, back)).astype(np.int64)


def _goldstein(kinds: Any) -> Any:
    ontology = knowledge.load().ontology
    names, at = np.unique(np.asarray(kinds, dtype=str), return_inverse=True)
    values = []
    for name in names:
        type, *modes = str(name).split()
        values.append(ontology.goldstein_of(type, modes) if type in ontology.types else float("nan"))
    return np.asarray(values, dtype=float)[at] if len(names) else np.zeros(0)


def _reading(catalogue: Catalogue) -> Reading:
    query = """SELECT (date_diff('day', DATE '0001-01-01', day) + 1)::BIGINT AS day, outlet::BIGINT AS outlet, pages::BIGINT AS pages
        FROM reading ORDER BY ALL"""
    rows = catalogue.columns(query)
    return Reading(_whole(rows["day"]), _whole(rows["outlet"]), _whole(rows["pages"]))
