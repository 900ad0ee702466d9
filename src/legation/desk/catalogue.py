"""What a record holds, kept in memory as columns: lists, counts and searches ask it and leave the file alone.

It is made by DuckDB from the tables of the record in about a second for a hundred thousand events, and takes some hundred bytes for
each report. The whole of an event, a report or a page is read from the record when somebody opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from legation.record.opening import attach, told

T = TypeVar("T")
MOST_KEPT = 256
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}

_DAYS = (
    # A day, or the first and the last day of a month or a year, as relations.placing reads them.
    "CREATE MACRO first_of(t) AS CASE length(t) WHEN 10 THEN try_cast(t AS DATE) WHEN 7 THEN try_cast(t || '-01' AS DATE) "
    "WHEN 4 THEN try_cast(t || '-01-01' AS DATE) END",
    "CREATE MACRO last_of(t) AS CASE length(t) WHEN 10 THEN try_cast(t AS DATE) WHEN 7 THEN last_day(try_cast(t || '-01' AS DATE)) "
    "WHEN 4 THEN try_cast(t || '-12-31' AS DATE) END",
)
# An event stands where its text dates it, as precisely as a report says; else on the day of its earliest page.
_EVENTS = """
CREATE TABLE events AS
WITH undated AS (
    SELECT e.id, min(struct_pack(last := coalesce(published_on, published_last), first := coalesce(published_on, published_first))) AS span
    FROM (SELECT id, unnest(pages) AS page FROM r.events WHERE first_of(date) IS NULL) e JOIN r.articles USING (page)
    WHERE coalesce(published_on, published_last) IS NOT NULL AND coalesce(published_on, published_first) IS NOT NULL
    GROUP BY e.id
),
wide AS (
    SELECT e.id, min(r.date_precision) AS said FROM r.events e JOIN r.event_reports t ON t.event = e.id JOIN r.reports r ON r.id = t.report
    WHERE r.date = e.date AND r.date_precision IN ('week', 'month', 'year') GROUP BY e.id
),
dated AS (SELECT id, first_of(date) AS first, greatest(last_of(date), coalesce(last_of(enddate), last_of(date))) AS last FROM r.events)
SELECT e.id, type, modes, contexts, status, historical, actors, recipients, countries, date, enddate, quad_code AS quad,
    event_scale AS scale, confidence, size, len(reports) AS reports, len(pages) AS pages, outlets, said_by,
    len(disagreements) > 0 AS disputed, d.first IS NULL AS told,
    CASE WHEN d.first IS NULL THEN u.span.first WHEN d.first < d.last OR w.said IS NULL OR w.said = 'week' THEN d.first
        ELSE date_trunc(w.said, d.first)::DATE END AS first,
    CASE WHEN d.first IS NULL THEN u.span.last WHEN d.first < d.last OR w.said IS NULL THEN d.last
        WHEN w.said = 'week' THEN d.first + 6 WHEN w.said = 'month' THEN last_day(d.first)
        ELSE make_date(year(d.first), 12, 31) END AS last,
    list_distinct(list_transform(actors, lambda party: split_part(party, ':', 1))) AS doers,
    list_distinct(list_transform(recipients, lambda party: split_part(party, ':', 1))) AS done_to
FROM r.events e LEFT JOIN undated u USING (id) LEFT JOIN wide w USING (id) LEFT JOIN dated d USING (id)
"""
# Which events are between which two countries, a < b, and who acts: as relations.directions reads them.
_PAIRS = """
CREATE TABLE pairs AS
WITH one_sided AS (
    SELECT id, doer, unnest(done_to) AS other, doers FROM (SELECT id, unnest(doers) AS doer, doers, done_to FROM events)
),
together AS (
    SELECT id, doer, unnest(doers) AS other, done_to, quad
    FROM (SELECT id, unnest(doers) AS doer, doers, done_to, quad FROM events WHERE len(doers) > 1)
)
SELECT id, least(doer, other) AS a, greatest(doer, other) AS b, CASE WHEN doer < other THEN 'forth' ELSE 'back' END AS direction
FROM one_sided WHERE NOT list_contains(doers, other)
UNION ALL
SELECT id, doer, other, 'mutual' FROM together
WHERE doer < other AND (len(done_to) = 0 OR list_contains(done_to, doer) OR list_contains(done_to, other) OR quad IN (1, 2))
"""
_OTHERS = (
    "CREATE TABLE reports AS SELECT id, page, type, confidence, text, "
    "lower(CASE WHEN contains(text, '<') THEN regexp_replace(text, '<[^>]*>', '', 'g') ELSE text END) AS low, "
    "text_start AS start FROM r.reports",
    "CREATE TABLE tellings AS SELECT event, report FROM r.event_reports",
    "CREATE TABLE articles AS SELECT page, title, outlet, published_on, published_first, published_last, note, "
    "lower(coalesce(title, '')) AS low FROM r.articles",
    "CREATE TABLE people AS SELECT report, page, code, name, office FROM ("
    "SELECT id AS report, page, p.code AS code, p.identifier_text AS name, p.office AS office FROM "
    "(SELECT id, page, unnest(list_concat(actors, recipients)) AS p FROM r.reports)) WHERE name IS NOT NULL",
)
# A page that names no outlet is an outlet of its own, as in relations.observe; its day is the last on which it may have been published.
_VOICES = (
    "CREATE TABLE voices AS SELECT voice, row_number() OVER (ORDER BY first) - 1 AS outlet FROM "
    "(SELECT coalesce(outlet, 'page ' || page) AS voice, min(page) AS first FROM r.articles GROUP BY voice)",
    "CREATE TABLE reading AS SELECT coalesce(published_on, published_last) AS day, v.outlet, count(*) AS pages FROM r.articles a "
    "JOIN voices v ON v.voice = coalesce(a.outlet, 'page ' || a.page) WHERE day IS NOT NULL "
    "AND coalesce(published_on, published_first) IS NOT NULL GROUP BY day, v.outlet",
    "CREATE TABLE voiced AS SELECT DISTINCT e.id, v.outlet FROM (SELECT id, unnest(pages) AS page FROM r.events) e "
    "JOIN r.articles a USING (page) JOIN voices v ON v.voice = coalesce(a.outlet, 'page ' || a.page)",
)
# Which event answers which: not in records that were made before links were read.
_LINKS = "CREATE TABLE links AS SELECT id AS event, l.event AS answers, l.words AS words FROM (SELECT id, unnest(links) AS l FROM r.events)"
_NO_LINKS = "CREATE TABLE links (event VARCHAR, answers VARCHAR, words VARCHAR)"


def _has_links(connection: duckdb.DuckDBPyConnection) -> bool:
    query = "SELECT count(*) FROM duckdb_columns() WHERE database_name = 'r' AND table_name = 'events' AND column_name = 'links'"
    found = connection.execute(query).fetchone()
    return bool(found and found[0])


class Catalogue:
    """A record's events, reports and articles as columns. Ask it with :meth:`rows`; threads may do so at once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, merged: bool = True) -> None:
        self.merged = merged
        self._connection = connection
        self._kept: dict[tuple[Any, ...], Any] = {}

    @classmethod
    def of(cls, path: Path, *, merged: bool = True) -> Catalogue:
        """The catalogue of the record at ``path``, read and closed again; ``merged``: whether its events are those of its reports."""
        with told(path):
            connection = duckdb.connect(":memory:", config=_CONFIG)
            attach(connection, path, "r")
            try:
                for statement in (*_DAYS, _EVENTS, _PAIRS, *_OTHERS, *_VOICES, _LINKS if _has_links(connection) else _NO_LINKS):
                    connection.execute(statement)
            finally:
                connection.execute("DETACH r")
        return cls(connection, merged=merged)

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of ``query``; values of parameters stand apart from it."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query, list(values)).fetchall()

    def dicts(self, query: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The same, each row by the names of its columns."""
        with self._connection.cursor() as cursor:
            cursor.execute(query, list(values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def columns(self, query: str, values: Sequence[Any] = ()) -> dict[str, Any]:
        """The same as arrays of numpy by the names of the columns."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query, list(values)).fetchnumpy()

    def value(self, query: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row; ``None`` if there is none."""
        rows = self.rows(query, values)
        return rows[0][0] if rows else None

    def kept(self, key: tuple[Any, ...]) -> Any:
        """What :meth:`once` keeps under that key; ``None`` if nothing."""
        return self._kept.get(key)

    def once(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What ``make`` gives, kept as long as the catalogue is; of many such things, the latest."""
        if key not in self._kept:
            found = make()
            while len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = found
        kept: T = self._kept[key]
        return kept
