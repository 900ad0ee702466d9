"""A relation as data: plain dictionaries, lists, strings and numbers, ready for ``json.dumps``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from legation.relations import (
    Beside,
    Direction,
    Evidence,
    Finding,
    Interval,
    Ledger,
    Period,
    Placing,
    Relation,
    Score,
    Series,
    Side,
    Tally,
    Told,
    TypeCount,
)
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
        "series": series_to_json(relation.series),
        "found": [_finding(finding) for finding in relation.found],
        "types": _types(relation.types),
        "beside": [_beside(beside) for beside in relation.beside],
        "events": [_event(told) for told in relation.events],
    }


def series_to_json(series: Series) -> dict[str, Any]:
    """A series as data: one entry a period, in it one a direction; ``null`` for a count where nothing was read."""
    return {
        "by": series.by.value,
        "data": series.data or None,
        "versions": {scale.value: version for scale, version in series.versions.items()},
        "outlets": series.outlets,
        "left_out": series.left_out,
        "earlier": series.earlier,
        "notes": list(series.notes),
        "periods": [_period(period) for period in series.periods],
    }


def _period(period: Period) -> dict[str, Any]:
    head = {
        "period": period.label,
        "first": _day(period.first),
        "last": _day(period.last),
        "pages": period.pages,
        "outlets": period.outlets,
    }
    return {**head, "covered": period.covered, **{d.value: _cell(period, d) for d in Direction}}


def _cell(period: Period, direction: Direction) -> dict[str, Any]:
    cell = period.cells[direction]
    return {
        "count": period.count(direction),
        "quads": list(cell.counts),
        "interval": _interval(cell.interval),
        "per_page": _rounded(cell.per_page),
        "per_outlet": _rounded(cell.per_outlet),
        "apart": dict(cell.apart),
        **{scale.value: _score(score) for scale, score in cell.scores.items()},
    }


def _score(score: Score) -> dict[str, Any]:
    means = {name: _rounded(getattr(score, name)) for name in ("total", "mean", "words", "deeds", "gap")}
    return {**means, "total_interval": _interval(score.total_interval), "mean_interval": _interval(score.mean_interval)}


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "found": finding.found,
        "line": finding.line,
        "direction": finding.direction.value if finding.direction else None,
        "span": [day.isoformat() for day in finding.span] if finding.span else None,
        "figures": dict(finding.figures),
        "curves": {name: list(curve) for name, curve in finding.curves.items()},
        "periods": [day.isoformat() for day in finding.periods],
        "events": list(finding.events),
        "witnesses": [
            {"id": w.id, "date": w.day.isoformat(), "direction": w.direction.value, "event": w.type or None, "score": w.score}
            for w in finding.witnesses
        ],
        "assumptions": list(finding.assumptions),
    }


def _beside(beside: Beside) -> dict[str, Any]:
    source = beside.source
    return {
        "data": source.name,
        "format": source.format,
        "scheme": source.scheme,
        "rows": source.rows,
        "taken": source.taken,
        "notes": list(source.notes),
        "citation": source.citation,
        "events": beside.events,
        "first": _day(beside.first),
        "last": _day(beside.last),
        "words_and_deeds": [_ledger(ledger) for ledger in beside.ledgers],
        "series": series_to_json(beside.series),
        "found": [_finding(finding) for finding in beside.found],
        "types": _types(beside.types),
    }


def _types(types: Iterable[TypeCount]) -> list[dict[str, Any]]:
    return [{"type": t.type, "quad_code": t.quad, "total": t.total, **_by_direction(t.counts)} for t in types]


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
