"""The map of relations: every pair of countries over time, how warm or cold, and how much is told of them."""

from __future__ import annotations

from typing import Any

from legation.desk import wording
from legation.desk.charts.heat import Row, heat
from legation.desk.state import Look
from legation.desk.view import Table, View

ROWS, MOST_ROWS = 30, 300
MOST_COLUMNS = 60
SORTS = ("most told", "warmest", "coldest", "most changed")
FEWEST = 3
_CELLS = """
WITH chosen AS (
    SELECT p.a, p.b, e.id, e.scale, year(e.first) AS year FROM pairs p JOIN events e USING (id)
    WHERE e.status = 'actual' AND e.first IS NOT NULL AND e.last - e.first <= 366
        AND (? IS NULL OR e.first >= ?) AND (? IS NULL OR e.first <= ?) AND (? IS NULL OR p.a = ? OR p.b = ?)
)
SELECT a, b, year, count(*) AS events, avg(scale) AS mean FROM chosen GROUP BY a, b, year ORDER BY a, b, year
"""


def look(look: Look) -> View:
    """Pairs as rows, years as columns; the colour is the mean score of the events that took place, with at least ``FEWEST`` of them."""
    asked = look.asked
    since, until = asked.since(), asked.until()
    party = look.countries.resolve(asked.text("party")).code if asked.text("party") else None
    sort = asked.choice("sort", SORTS)
    size = asked.number("rows", ROWS, least=1, most=MOST_ROWS)
    cells = look.rows(_CELLS, since, since, until, until, party, party, party)
    states = {country.code for country in look.countries}
    rows = _sorted(_rows([cell for cell in cells if {cell[0], cell[1]} <= states]), sort)
    years = _years(rows)
    drawing = heat(rows[:size], years, lambda row, year: _address(row, year)) if rows else None
    data = {
        "since": since,
        "until": until,
        "party": party,
        "sort": sort,
        "years": years,
        "pairs": [_row_json(row) for row in rows[:size]],
        "total": len(rows),
    }
    countries = sorted({(wording.country(code), code) for row in rows for code in (row.a, row.b)})
    more = {"chart": drawing, "sorts": SORTS, "rows": rows[:size], "fewest": FEWEST, "countries": countries, "size": size}
    return View("map.html", "Who is warm with whom", data, more, _table(rows[:size]), drawing)


def _rows(cells: list[tuple[Any, ...]]) -> list[Row]:
    found: dict[tuple[str, str], dict[int, tuple[int, float]]] = {}
    for a, b, year, events, mean in cells:
        found.setdefault((a, b), {})[year] = (events, mean)
    return [Row(a, b, f"{wording.country(a)} – {wording.country(b)}", years) for (a, b), years in found.items()]


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    told = sorted(rows, key=lambda row: (-row.events, row.a, row.b))
    if sort == "most told":
        return told
    enough = [row for row in told if row.events >= FEWEST]
    keys = {"warmest": lambda row: -row.mean, "coldest": lambda row: row.mean, "most changed": lambda row: -row.change}
    return sorted(enough, key=keys[sort])


def _years(rows: list[Row]) -> list[int]:
    """Years without gaps, the last ``MOST_COLUMNS`` of them."""
    met = {year for row in rows for year in row.years}
    return list(range(max(min(met), max(met) - MOST_COLUMNS + 1), max(met) + 1)) if met else []


def _address(row: Row, year: int | None) -> str:
    return f"/relation/{row.a}/{row.b}" + (f"?since={year:04}&until={year:04}" if year else "")


def _row_json(row: Row) -> dict[str, Any]:
    years = [{"year": year, "events": events, "mean_scale": round(mean, 3)} for year, (events, mean) in sorted(row.years.items())]
    return {"a": row.a, "b": row.b, "names": [wording.country(row.a), wording.country(row.b)], "events": row.events,
            "mean_scale": round(row.mean, 3), "years": years}  # fmt: skip


def _table(rows: list[Row]) -> Table:
    columns = {"a": "VARCHAR", "b": "VARCHAR", "year": "BIGINT", "events": "BIGINT", "mean_scale": "DOUBLE"}
    lines = ([row.a, row.b, year, events, round(mean, 3)] for row in rows for year, (events, mean) in sorted(row.years.items()))
    return Table("relations", columns, lambda: list(lines))
