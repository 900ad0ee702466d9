"""A report as a line of JSON, in the form that users script against."""

from __future__ import annotations

from typing import Any

from legation import __version__
from legation.record.layout import title_of
from legation.types import Actor, Article, Cue, Report

CODER = f"legation {__version__}"
CODEBOOK = "plover-base-0.8"


def report_json(report: Report, article: Article, *, coder: str = CODER, codebook: str = CODEBOOK) -> dict[str, Any]:
    """``report`` as a dictionary ready for ``json.dumps``; ``article`` is the one it was found in, for ``cite_info``."""
    return {
        "id": report.id,
        "page": report.page,
        "date": report.date,
        "enddate": report.enddate,
        "date_precision": report.date_precision,
        "actor": [_party(actor) for actor in report.actors],
        "recipient": [_party(actor) for actor in report.recipients],
        "event": [report.type],
        "mode": list(report.modes),
        "context": list(report.contexts),
        "status": report.status,
        "historical": report.historical,
        "said_by": _speaker(report),
        "size": dict(sorted(report.size.items())),
        "deadline": report.deadline,
        "event_loc": _place(report),
        "quad_code": report.quad_code,
        "event_scale": round(report.event_scale, 2),
        "confidence": round(report.confidence, 3),
        "event_text": report.event_text,
        "text": report.text,
        "text_info": {"start": report.start, "end": report.end},
        "cite_info": {
            "title": title_of(article),
            "publication": article.outlet,
            "url": article.url,
            "language": article.language,
            "coder": coder,
            "codebook": codebook,
        },
        "answers": [_cue(cue) for cue in report.cues],
    }


def _party(actor: Actor) -> dict[str, Any]:
    """A party; with all whom its name may mean, where it leaves that open."""
    party: dict[str, Any] = {
        "code": actor.code,
        "sector": actor.sector,
        "entity_text": actor.entity_text,
        "identifier_text": actor.identifier_text,
        "office": actor.office,
    }
    if actor.candidates:
        party["candidates"] = [{"code": c.code, "name": c.name, "score": c.score, "why": c.why} for c in actor.candidates]
    return party


def _speaker(report: Report) -> dict[str, str | None] | None:
    speaker = report.said_by
    return None if speaker is None else {"code": speaker.code, "name": speaker.name, "entity_text": speaker.entity_text}


def _cue(cue: Cue) -> dict[str, Any]:
    return {"words": cue.words, "start": cue.start, "end": cue.end, "answered": cue.answered or None, "reports": list(cue.reports)}


def _place(report: Report) -> dict[str, Any] | None:
    """Where; with the town, its coordinates and why it is that one, where the place is a town that is known."""
    place = report.place
    if place is None:
        return None
    told: dict[str, Any] = {"extracted_place": place.extracted_place, "country_code": place.country_code}
    return told if place.city is None else told | {"city": place.city, "lat": place.lat, "lon": place.lon, "why": place.why}
