"""One event: its reports, what they disagree on, what it answers and what answers it, and the evidence on the page as a reader saw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from legation.desk import wording
from legation.desk.looks.events import event_json
from legation.desk.paper import Paper, lay_out
from legation.desk.state import Look, NotThere
from legation.desk.view import View
from legation.record import Record, report_json
from legation.relations import Evidence, Source, show_evidence, source_of
from legation.types import Article, Event, Report

MOST_REPORTS = 100


def look(look: Look) -> View:
    """The event of the id in the address. ``report`` says which of its reports is shown on its page, the surest if not given."""
    id = look.names["id"]
    row = next(iter(look.desk.shelf.catalogue().dicts("SELECT *, '' AS text, '' AS page FROM events WHERE id = ?", [id])), None)
    with look.desk.shelf.read() as record:
        event = record.event(id) if row else None
        if event is None or row is None:
            raise NotThere(f"no event {id!r}; ids change when pages are coded again: find it in the list of events")
        reports = _reports(record, event)
        articles = {article.page: article for article in record.articles({report.page for report in reports})}
        shown = _shown(look, event, reports)
        paper, digest, origin = _page(record, shown, articles, event, reports)
        coders = record.provenance() if len(articles) else {}
    told = [_testimony(report, articles[report.page]) for report in reports]
    links = _links(look, event)
    data = {
        "event": {**event_json(row), "contexts": list(event.contexts), "reasons": list(event.reasons), "voices": asdict(event.voices)},
        "disagreements": [_disagreement(d) for d in event.disagreements],
        "answers": links["answers"],
        "answered_by": links["answered_by"],
        "reports": [
            report_json(r, articles[r.page], coder=coders.get(r.page, ("", ""))[0], codebook=coders.get(r.page, ("", ""))[1])
            for r in reports
        ],
        "shown": {"report": shown.id, "page": shown.page, "sha256": digest, "file": origin},
    }
    more = {"row": row, "told": told, "shown": shown, "article": articles[shown.page], "layout": paper, "digest": digest, "origin": origin,
            "raw": event, "all_reports": len(event.reports), "pair": _pair(row)}  # fmt: skip
    return View("event.html", f"{wording.kind(row)}: {wording.parties(row['actors'], row['recipients'])}", data, more)


def _reports(record: Record, event: Event) -> list[Report]:
    """Its reports, those of the type it has first, of these the surest."""
    found = list(record.reports(event.reports[:MOST_REPORTS]))
    return sorted(found, key=lambda r: (r.type != event.type, -r.confidence, r.page, r.start, r.id))


def _shown(look: Look, event: Event, reports: Sequence[Report]) -> Report:
    wanted = look.asked.text("report")
    found = next((report for report in reports if report.id == wanted), None)
    if wanted and found is None:
        raise NotThere(f"no report {wanted!r} of event {event.id}; its reports are listed on its page")
    if not reports:
        raise NotThere(f"event {event.id} has lost its reports: pages were coded again and not merged; run legation code once more")
    return found or reports[0]


def _page(record: Record, shown: Report, articles: dict[str, Article], event: Event, reports: Sequence[Report]) -> tuple[Paper, str, str]:
    page = record.page(shown.page)
    return lay_out(page, articles[shown.page], [r for r in reports if r.page == shown.page], (shown.id,)), page.digest, page.origin


def _testimony(report: Report, article: Article) -> dict[str, Any]:
    source: Source = source_of(article)
    evidence: Evidence = show_evidence(report, source)
    return {"report": report, "source": source, "evidence": evidence}


def _disagreement(found: Any) -> dict[str, Any]:
    outlets = dict(found.outlets)
    values = [{"value": value, "pages": list(pages), "outlets": list(outlets.get(value, ()))} for value, pages in found.values]
    return {"field": found.field, "values": values}


def _links(look: Look, event: Event) -> dict[str, list[dict[str, Any]]]:
    """What it answers, with the words that say so, and what answers it."""
    query = """SELECT e.id, e.type, e.modes, e.actors, e.recipients, e.first, e.last, e.date, e.enddate, e.told, l.words
        FROM links l JOIN events e ON e.id = l.{other} WHERE l.{own} = ? ORDER BY e.first"""
    catalogue = look.desk.shelf.catalogue()
    return {
        "answers": catalogue.dicts(query.format(other="answers", own="event"), [event.id]),
        "answered_by": catalogue.dicts(query.format(other="event", own="answers"), [event.id]),
    }


def _pair(row: dict[str, Any]) -> tuple[str, str] | None:
    """The two countries to go back to: the first that acts and the first that it is done to."""
    doer = next(iter(row["doers"]), None)
    other = next((code for code in (*row["done_to"], *row["doers"]) if code != doer), None)
    return (doer, other) if doer and other else None
