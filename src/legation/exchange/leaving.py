"""Events on their way out: the record's own, or those of a data set, as one table that every foreign format is written from.

Foreign tables have a day for each event and no place for what did not happen. An event that no page dates has the day of its page, as
in those tables; one that is known to a month only, is undated background, or is planned, denied or conditional stays behind and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from legation.errors import UsageError
from legation.knowledge import Knowledge
from legation.record import DataSet, Record
from legation.types import Article, Event, Report

COLUMNS = {
    "event_id": "VARCHAR",
    "date": "DATE",
    "added": "DATE",
    "actors": "VARCHAR[]",
    "recipients": "VARCHAR[]",
    "actor_name": "VARCHAR",
    "recipient_name": "VARCHAR",
    "type": "VARCHAR",
    "modes": "VARCHAR[]",
    "contexts": "VARCHAR[]",
    "code": "VARCHAR",
    "quad": "TINYINT",
    "plover": "DOUBLE",
    "goldstein": "DOUBLE",
    "outlet": "VARCHAR",
    "url": "VARCHAR",
    "text": "VARCHAR",
    "place": "VARCHAR",
    "place_country": "VARCHAR",
    "language": "VARCHAR",
    "version": "VARCHAR",
}
# Rows of Python that become columns at once.
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Left:
    """How many events leave, and how many stay behind for want of a day, or because they did not happen."""

    events: int
    undated: int = 0
    unreal: int = 0


def own(record: Record, connection: duckdb.DuckDBPyConnection, knowledge: Knowledge) -> Left:
    """Make ``leaving`` of the record's own events."""
    _make(connection)
    events = list(record.events())
    real = [event for event in events if event.status == "actual"]
    reports = {report.id: report for report in record.reports({id for event in real for id in event.reports})}
    rows = 0
    for start in range(0, len(real), AT_ONCE):
        some = real[start : start + AT_ONCE]
        best = {event.id: _best(event, reports) for event in some}
        articles = {article.page: article for article in record.articles({report.page for report in best.values() if report})}
        found = [row for event in some if (row := _row(event, best[event.id], articles, knowledge))]
        _insert(connection, found)
        rows += len(found)
    return Left(rows, len(real) - rows, len(events) - len(real))


def imported(record: Record, connection: duckdb.DuckDBPyConnection, knowledge: Knowledge, name: str) -> Left:
    """Make ``leaving`` of a data set. :class:`UsageError` where there is none of that name."""
    source = data_set(record, name)
    _make(connection)
    connection.execute(
        "INSERT INTO leaving SELECT coalesce(event_id, file || ':' || line), date, added, actors, recipients, actor_said, "
        "recipient_said, type, modes, contexts, code, quad_code, plover, goldstein, outlet, url, text, place, place_country, NULL, ? "
        "FROM imported WHERE data = ? ORDER BY file, line",
        [source.coder, name],
    )
    if source.scheme != "cameo":
        _to_cameo(connection, knowledge)
    return Left(int(connection.execute("SELECT count(*) FROM leaving").fetchall()[0][0]))


def data_set(record: Record, name: str) -> DataSet:
    """The data set of this name; :class:`UsageError` with the names that there are."""
    known = record.data_sets()
    found = next((one for one in known if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in known) or "none was imported yet"
        raise UsageError(f"{record.path}: has no data set {name!r}; those that it has: {names}")
    return found


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE leaving ({columns})")


def _insert(connection: duckdb.DuckDBPyConnection, rows: Sequence[Sequence[Any]]) -> None:
    if not rows:
        return
    values = ", ".join(f"unnest(?::{kind}[])" for kind in COLUMNS.values())
    connection.execute(f"INSERT INTO leaving SELECT {values}", [list(column) for column in zip(*rows, strict=True)])


def _best(event: Event, reports: dict[str, Report]) -> Report | None:
    told = [reports[id] for id in event.reports if id in reports]
    return max(told, key=lambda report: (report.type == event.type, report.confidence, report.id), default=None)


def _row(event: Event, best: Report | None, articles: dict[str, Article], knowledge: Knowledge) -> tuple[Any, ...] | None:
    article = articles.get(best.page) if best else None
    place = best.place if best else None
    day = _day(event, article)
    if day is None:
        return None
    return (
        event.id,
        day,
        article.published_on if article else None,
        list(event.actors),
        list(event.recipients),
        _names(best.actors if best else ()),
        _names(best.recipients if best else ()),
        event.type,
        list(event.modes),
        list(event.contexts),
        knowledge.peers.cameo_act(event.type, event.modes),
        event.quad_code,
        event.event_scale,
        knowledge.ontology.goldstein_of(event.type, event.modes),
        event.outlets[0] if event.outlets else None,
        article.url if article else None,
        best.text if best else None,
        place.extracted_place if place else None,
        place.country_code if place else None,
        article.language if article else None,
        "legation",
    )


def _day(event: Event, article: Article | None) -> str | None:
    if event.date:
        return event.date if len(event.date) == 10 else None
    told = article.published_on if article and not event.historical else None
    return told.isoformat() if told else None


def _names(actors: Iterable[Any]) -> str | None:
    return "; ".join(actor.identifier_text or actor.entity_text for actor in actors) or None


def _to_cameo(connection: duckdb.DuckDBPyConnection, knowledge: Knowledge) -> None:
    """Codes of other schemes as the nearest of CAMEO."""
    kinds = connection.execute("SELECT DISTINCT type, modes FROM leaving").fetchall()
    rows = [(kind, modes, knowledge.peers.cameo_act(kind, tuple(modes)) if kind else "010") for kind, modes in kinds]
    connection.execute("CREATE OR REPLACE TEMP TABLE recoded (type VARCHAR, modes VARCHAR[], code VARCHAR)")
    connection.execute(
        "INSERT INTO recoded SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[][]), unnest(?::VARCHAR[])",
        [list(column) for column in zip(*rows, strict=True)],
    )
    connection.execute(
        "UPDATE leaving SET code = recoded.code FROM recoded "
        "WHERE leaving.type IS NOT DISTINCT FROM recoded.type AND leaving.modes = recoded.modes"
    )
