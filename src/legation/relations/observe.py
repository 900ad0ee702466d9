"""From a record to the events of two countries in columns: its own, or those of a data set that was imported into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from legation import knowledge
from legation.errors import UsageError
from legation.knowledge import Ontology
from legation.relations.directions import direction_of
from legation.relations.model import COOPERATIVE, STATUSES, Evidence, Placing, Side, Source, Told
from legation.relations.observations import DIRECTIONS, Observations, Reading
from legation.relations.placing import place, published, within
from legation.relations.sides import resolve_pair
from legation.types import Event

if TYPE_CHECKING:
    from legation.record import PageFacts, Record

OWN = ""
"""The name of what the pages of a record tell, beside the names of data sets."""


def observe(record: Record, a: str, b: str, *, data: str = OWN, since: date | None = None, until: date | None = None) -> Observations:
    """The events between ``a`` and ``b`` (ISO codes or names), from ``since`` to ``until``, as columns.

    ``data`` names a data set that was imported into ``record``; without it, the events told by its pages. :class:`UsageError` for a
    country or a data set that is not there, with those that are.
    """
    one, other = resolve_pair(a, b)
    if data == OWN:
        return _own(record, one, other, since, until)
    sets = {found.name: found for found in record.data_sets()}
    if data not in sets:
        known = ", ".join(sets) or "none was imported yet: legation import FILE --record RECORD"
        raise UsageError(f"{record.path}: has no data set {data!r}; those that it has: {known}")
    table = "weis" if sets[data].scheme == "weis" else "goldstein"
    return replace(_imported(record, one, other, data, since, until), goldstein_table=table)


def data_sets(record: Record) -> tuple[str, ...]:
    """Names of the data sets that were imported into ``record``."""
    return tuple(found.name for found in record.data_sets())


def _own(record: Record, a: Side, b: Side, since: date | None, until: date | None) -> Observations:
    facts = record.sources()
    sources = {page: source_from(page, found) for page, found in facts.items()}
    events = [event for event in record.events((a.code, b.code)) if direction_of(event, a.code, b.code)]
    by_id = {report.id: report for report in record.reports({report for event in events for report in event.reports})}
    placed = []
    for event in events:
        evidence = [Evidence(by_id[id], sources.get(by_id[id].page) or Source(by_id[id].page), "") for id in event.reports if id in by_id]
        placed.append((event, place(event, evidence)))
    kept = [(event, placing) for event, placing in placed if within(placing, since, until)]
    return columns(a, b, kept, sources)


def source_from(page: str, facts: PageFacts) -> Source:
    """What counting needs of an article: its outlet, and first and last possible day of publication."""
    if facts.first is None or facts.last is None:
        return Source(page, outlet=facts.outlet)
    if facts.first == facts.last:
        return Source(page, outlet=facts.outlet, published_on=facts.first)
    return Source(page, outlet=facts.outlet, published_between=(facts.first, facts.last))


def of_told(a: Side, b: Side, told: Sequence[Told], sources: Mapping[str, Source]) -> Observations:
    """A relation's events as columns; ``sources`` are all pages that were read, whatever they are about."""
    return columns(a, b, [(t.event, t.placing) for t in told], sources)


def columns(a: Side, b: Side, placed: Sequence[tuple[Event, Placing]], sources: Mapping[str, Source]) -> Observations:
    """Events with their places in time as columns. A page that names no outlet is an outlet of its own, as in the merge."""
    ontology = knowledge.load().ontology
    voices: dict[str, int] = {}
    for page in sorted({page for event, _ in placed for page in event.pages} | set(sources)):
        voices.setdefault(_voice(page, sources), len(voices))
    told = {(n, voices[_voice(page, sources)]) for n, (event, _) in enumerate(placed) for page in _own_words(event)}
    directions = [direction_of(event, a.code, b.code) for event, _ in placed]
    return Observations(
        a=a,
        b=b,
        data=OWN,
        ids=np.array([event.id for event, _ in placed], dtype=object),
        kinds=np.array([event.type for event, _ in placed], dtype=object),
        first=_days(placing.first for _, placing in placed),
        last=_days(placing.last for _, placing in placed),
        direction=_integers(DIRECTIONS.index(d) if d else -1 for d in directions),
        quad=_integers(event.quad_code for event, _ in placed),
        status=_integers(STATUSES.index(event.status) for event, _ in placed),
        plover=np.array([event.event_scale for event, _ in placed], dtype=float),
        goldstein=np.array([_goldstein(event, ontology) for event, _ in placed], dtype=float),
        # A page's own day says nothing on what it tells as background.
        placed=np.array([p.basis == "event" or (p.basis == "published" and not e.historical) for e, p in placed], dtype=bool),
        told=np.array(sorted(told), dtype=np.int64).reshape(-1, 2),
        outlets=tuple(voices),
        reading=_reading(sources, voices),
    )


def _own_words(event: Event) -> tuple[str, ...]:
    """The pages that tell of an event in words of their own: one that prints another's article is no second voice."""
    return tuple(page for page in event.pages if page not in event.voices.copies) or event.pages


def _voice(page: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(page)
    return (source.outlet if source else None) or f"page {page}"


def _goldstein(event: Event, ontology: Ontology) -> float:
    return ontology.goldstein_of(event.type, event.modes) if event.type in ontology.types else float("nan")


def _integers(values: Iterable[int]) -> Any:
    return np.array(list(values), dtype=np.int64)


def _days(days: Iterable[date | None]) -> Any:
    return _integers(day.toordinal() if day else 0 for day in days)


def _reading(sources: Mapping[str, Source], voices: Mapping[str, int]) -> Reading:
    # A page that is known to an interval only counts for its end, where an event that it tells stands as well.
    spans = [(page, published(source)) for page, source in sources.items()]
    rows = [(span[1].toordinal(), voices[_voice(page, sources)]) for page, span in spans if span]
    found, counts = np.unique(np.array(rows, dtype=np.int64).reshape(-1, 2), axis=0, return_counts=True)
    return Reading(found[:, 0], found[:, 1], counts.astype(np.int64))


# Days as Python counts them, so that 1 January of year 1 is 1.
_DAY = "date_diff('day', DATE '0001-01-01', date) + 1"
_DIRECTION = f"""CASE
    WHEN list_contains(actor_countries, $a) AND list_contains(actor_countries, $b) THEN
        CASE WHEN len(recipients) = 0 OR list_has_any(recipient_countries, [$a, $b]) OR quad_code IN {COOPERATIVE} THEN 2 ELSE -1 END
    WHEN list_contains(actor_countries, $a) AND list_contains(recipient_countries, $b) THEN 0
    WHEN list_contains(actor_countries, $b) AND list_contains(recipient_countries, $a) THEN 1
    ELSE -1 END"""
_ROWS = f"""
SELECT coalesce(event_id, file || ':' || line) AS id, {_DAY} AS day, {_DIRECTION} AS direction, type, quad_code::BIGINT AS quad,
    plover, goldstein, historical, outlet
FROM imported
WHERE data = $data AND date BETWEEN $since AND $until
    AND (list_contains(actor_countries, $a) OR list_contains(actor_countries, $b))
    AND (list_contains(recipient_countries, $a) OR list_contains(recipient_countries, $b) OR len(recipients) = 0 OR len(actors) > 1)
ORDER BY date, file, line
"""
_READ = f"SELECT {_DAY} AS day, outlet, count(*) AS pages FROM imported WHERE data = $data GROUP BY ALL ORDER BY ALL"


def _imported(record: Record, a: Side, b: Side, data: str, since: date | None, until: date | None) -> Observations:
    asked = {"a": a.code, "b": b.code, "data": data, "since": since or date.min, "until": until or date.max}
    with record.asking() as connection:
        rows = connection.execute(f"SELECT * FROM ({_ROWS}) WHERE direction >= 0", asked).fetchnumpy()
        read = connection.execute(_READ, {"data": data}).fetchnumpy()
    names, numbers = np.unique(_texts(rows["outlet"], read["outlet"]), return_inverse=True)
    # The first name is the empty one: rows without an outlet.
    outlet, reading = np.split(numbers.astype(np.int64) - (1 if len(names) and names[0] == "" else 0), [len(rows["day"])])
    event = np.flatnonzero(outlet >= 0)
    days = _plain(rows["day"], np.int64)
    return Observations(
        a=a,
        b=b,
        data=data,
        ids=np.asarray(rows["id"], dtype=object),
        kinds=np.ma.filled(np.ma.asarray(rows["type"], dtype=object), None),
        first=days,
        last=days,
        direction=_plain(rows["direction"], np.int64),
        quad=_plain(rows["quad"], np.int64),
        status=np.zeros(len(days), dtype=np.int64),
        plover=_plain(rows["plover"], float, float("nan")),
        goldstein=_plain(rows["goldstein"], float, float("nan")),
        placed=~_plain(rows["historical"], bool, False),
        told=np.stack([event, outlet[event]], axis=1),
        outlets=tuple(str(name) for name in names if name),
        reading=Reading(_plain(read["day"], np.int64), reading, _plain(read["pages"], np.int64)),
    )


def _texts(*found: Any) -> Any:
    return np.concatenate([np.ma.filled(np.ma.asarray(part, dtype=object), "").astype(object) for part in found]).astype(str)


def _plain(column: Any, kind: Any, missing: Any = 0) -> Any:
    return np.ma.filled(np.ma.asarray(column), missing).astype(kind) if len(column) else np.zeros(0, dtype=kind)
