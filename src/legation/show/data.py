"""A relation as data: plain dictionaries, lists, strings and numbers, ready for ``json.dumps``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from legation.relations import Direction, Evidence, Ledger, Placing, Relation, Side, Tally, Told
from legation.types import Actor, Disagreement, Speaker


def to_json(relation: Relation) -> dict[str, Any]:
    """A relation as data. Days are ISO 8601; directions are ``a_to_b``, ``b_to_a`` and ``mutual``; text stands as the page has it."""
    return {
        "a": _side(relation.a),
        "b": _side(relation.b),
        "since": _day(relation.since),
        "until": _day(relation.until),
        "coverage": _coverage(relation),
        "findings": list(relation.findings),
        "words_and_deeds": [_ledger(ledger) for ledger in relation.ledgers],
        "months": [{"month": month.month, **_by_direction(month.counts)} for month in relation.series.months],
        "months_left_out": relation.series.left_out,
        "months_earlier": relation.series.earlier,
        "types": [{"type": t.type, "quad_code": t.quad, "total": t.total, **_by_direction(t.counts)} for t in relation.types],
        "events": [_event(told) for told in relation.events],
    }


def _side(side: Side) -> dict[str, str]:
    return {"code": side.code, "name": side.name}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _by_direction(counts: Mapping[Direction, Any]) -> dict[str, Any]:
    return {d.value: list(counts[d]) if isinstance(counts[d], tuple) else counts[d] for d in Direction}


def _coverage(relation: Relation) -> dict[str, Any]:
    found = relation.coverage
    return {
        "pages": found.pages,
        "pages_in_record": found.pages_in_record,
        "outlets": [{"outlet": name, "pages": count} for name, count in found.outlets],
        "events": len(relation.events),
        "first": _day(found.first),
        "last": _day(found.last),
        "published_first": _day(found.published_first),
        "published_last": _day(found.published_last),
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "direction": ledger.direction.value,
        "words": _tally(ledger.words),
        "deeds": _tally(ledger.deeds),
        "historical": ledger.historical,
        **ledger.apart,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    mean = None if tally.mean is None else round(tally.mean, 4)
    return {"count": tally.count, "cooperative": tally.cooperative, "conflictual": tally.conflictual, "mean_scale": mean}


def _event(told: Told) -> dict[str, Any]:
    event = told.event
    return {
        "id": event.id,
        "direction": told.direction.value,
        "event": event.type,
        "mode": list(event.modes),
        "context": list(event.contexts),
        "actor": list(event.actors),
        "recipient": list(event.recipients),
        "status": event.status,
        "historical": event.historical,
        "date": event.date,
        "enddate": event.enddate,
        "placed": _placing(told.placing),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "confidence": event.confidence,
        "size": dict(event.size),
        "said_by": list(event.said_by),
        "pages": list(event.pages),
        "outlets": list(event.outlets),
        "disagreements": [_disagreement(found) for found in event.disagreements],
        "reasons": list(event.reasons),
        "reports": [_report(evidence) for evidence in told.evidence],
    }


def _placing(placing: Placing) -> dict[str, str | None]:
    return {"first": _day(placing.first), "last": _day(placing.last), "precision": placing.precision, "basis": placing.basis}


def _disagreement(found: Disagreement) -> dict[str, Any]:
    return {"field": found.field, "values": [{"value": value, "pages": list(pages)} for value, pages in found.values]}


def _report(evidence: Evidence) -> dict[str, Any]:
    report, source = evidence.report, evidence.source
    return {
        "id": report.id,
        "page": report.page,
        "text": report.text,
        "text_info": {"start": report.start, "end": report.end},
        "actor": [_actor(actor) for actor in report.actors],
        "recipient": [_actor(actor) for actor in report.recipients],
        "said_by": _speaker(report.said_by),
        "date": report.date,
        "date_from": report.date_from,
        "deadline": report.deadline,
        "confidence": report.confidence,
        "reasons": list(report.reasons),
        "title": source.title,
        "publication": source.outlet,
        "url": source.url,
        "published_on": _day(source.published_on),
        "published_between": [d.isoformat() for d in source.published_between] if source.published_between else None,
        "date_evidence": [{"kind": e.kind, "text": e.text, "gives": e.gives} for e in source.date_evidence],
        **_paragraph(evidence),
    }


def _paragraph(evidence: Evidence) -> dict[str, Any]:
    start = len(evidence.before)
    paragraph = evidence.before + evidence.marked + evidence.after
    return {"paragraph": paragraph, "marked": {"start": start, "end": start + len(evidence.marked)}}


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.code,
        "sector": actor.sector,
        "entity_text": actor.entity_text,
        "identifier_text": actor.identifier_text,
        "office": actor.office,
        "why": actor.why,
    }


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    return {"code": speaker.code, "name": speaker.name, "entity_text": speaker.entity_text} if speaker else None
