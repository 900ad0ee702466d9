"""Reports and events as rows of the record, and back: ``x == x_from(x_row(x))``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from legation.types import Actor, Cue, Disagreement, Event, Link, Place, Report, Speaker, Voices

LARGEST = 2**63 - 1
Row = tuple[Any, ...]


def report_row(report: Report) -> Row:
    """In the order of ``schema.REPORTS``."""
    return (
        report.id,
        report.page,
        report.type,
        list(report.modes),
        list(report.contexts),
        report.status,
        report.historical,
        _parties(report.actors),
        _parties(report.recipients),
        report.said_by and {"code": report.said_by.code, "name": report.said_by.name, "entity_text": report.said_by.entity_text},
        report.date,
        report.enddate,
        report.date_precision,
        report.date_from,
        _size(report.size),
        report.deadline,
        report.place and {"extracted_place": report.place.extracted_place, "country_code": report.place.country_code},
        report.quad_code,
        report.event_scale,
        report.confidence,
        report.event_text,
        report.text,
        report.start,
        report.end,
        list(report.reasons),
        [_struct(cue) for cue in report.cues],
    )


def report_from(row: Row) -> Report:
    (id, page, type, modes, contexts, status, historical, actors, recipients, said_by, date, enddate, precision, date_from,
     size, deadline, place, quad, scale, confidence, event_text, text, start, end, reasons, cues) = row  # fmt: skip
    return Report(
        id=id,
        page=page,
        type=type,
        text=text,
        start=start,
        end=end,
        actors=_actors(actors),
        recipients=_actors(recipients),
        modes=tuple(modes),
        contexts=tuple(contexts),
        status=status,
        historical=historical,
        said_by=Speaker(**said_by) if said_by else None,
        date=date,
        enddate=enddate,
        date_precision=precision,
        date_from=date_from,
        size=_size_from(size),
        deadline=deadline,
        place=Place(**place) if place else None,
        quad_code=quad,
        event_scale=scale,
        confidence=confidence,
        event_text=event_text,
        reasons=tuple(reasons),
        cues=tuple(Cue(**_tuples(cue)) for cue in cues or ()),
    )


def event_row(event: Event) -> Row:
    """In the order of ``schema.EVENTS``."""
    return (
        event.id,
        event.type,
        list(event.modes),
        list(event.contexts),
        event.status,
        event.historical,
        list(event.actors),
        list(event.recipients),
        sorted({party.split(":")[0] for party in (*event.actors, *event.recipients)}),
        event.date,
        event.enddate,
        event.quad_code,
        event.event_scale,
        event.confidence,
        _size(event.size),
        list(event.reports),
        list(event.pages),
        list(event.outlets),
        list(event.said_by),
        [_disagreement(d) for d in event.disagreements],
        list(event.reasons),
        _struct(event.voices),
        [_struct(link) for link in event.links],
    )


def event_from(row: Row) -> Event:
    (id, type, modes, contexts, status, historical, actors, recipients, _, date, enddate, quad, scale, confidence,
     size, reports, pages, outlets, said_by, disagreements, reasons, voices, links) = row  # fmt: skip
    return Event(
        id=id,
        type=type,
        modes=tuple(modes),
        contexts=tuple(contexts),
        actors=tuple(actors),
        recipients=tuple(recipients),
        status=status,
        historical=historical,
        date=date,
        enddate=enddate,
        quad_code=quad,
        event_scale=scale,
        confidence=confidence,
        size=_size_from(size),
        reports=tuple(reports),
        pages=tuple(pages),
        outlets=tuple(outlets),
        said_by=tuple(said_by),
        disagreements=tuple(_disagreement_from(d) for d in disagreements),
        reasons=tuple(reasons),
        voices=Voices(**_tuples(voices)),
        links=tuple(Link(**link) for link in links),
    )


def columns(rows: Sequence[Row]) -> list[list[Any]]:
    """Rows turned into columns, as ``schema.insert`` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def _parties(actors: Iterable[Actor]) -> list[dict[str, Any]]:
    names = ("code", "sector", "entity_text", "identifier_text", "office", "start", "end", "why")
    return [{name: getattr(actor, name) for name in names} for actor in actors]


def _actors(parties: Iterable[dict[str, Any]]) -> tuple[Actor, ...]:
    return tuple(Actor(**party) for party in parties)


def _size(size: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"unit": unit, "number": min(number, LARGEST)} for unit, number in sorted(size.items())]


def _size_from(size: Iterable[dict[str, Any]]) -> dict[str, int]:
    return {entry["unit"]: entry["number"] for entry in size}


def _struct(flat: Cue | Voices | Link) -> dict[str, Any]:
    values = ((f.name, getattr(flat, f.name)) for f in fields(flat))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _tuples(struct: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in struct.items()}


def _disagreement(disagreement: Disagreement) -> dict[str, Any]:
    outlets = dict(disagreement.outlets)
    values = [{"value": value, "pages": list(pages), "outlets": list(outlets.get(value, ()))} for value, pages in disagreement.values]
    return {"field": disagreement.field, "values": values}


def _disagreement_from(row: dict[str, Any]) -> Disagreement:
    values, outlets = (tuple((entry["value"], tuple(entry[key])) for entry in row["values"]) for key in ("pages", "outlets"))
    return Disagreement(row["field"], values, outlets)
