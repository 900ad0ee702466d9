"""One article: all that was coded from it, in its place on the page; what of the page was left out, and why."""

from __future__ import annotations

from collections import Counter
from typing import Any

from legation.articles import to_json
from legation.desk import wording
from legation.desk.leftout import left_out
from legation.desk.paper import Paper, lay_out
from legation.desk.state import Look, NotThere
from legation.desk.view import View
from legation.errors import RecordError
from legation.record import report_json
from legation.types import Report

MOST_LISTED = 200


def index(look: Look) -> View:
    """The articles of the record, latest first."""
    rows = look.desk.shelf.catalogue().dicts(
        "SELECT page, title, outlet, published_on, published_first, published_last, note FROM articles "
        f"ORDER BY coalesce(published_on, published_last) DESC NULLS LAST, page LIMIT {MOST_LISTED}"
    )
    total = look.rows("SELECT count(*) FROM articles")[0][0]
    return View("articles.html", "Pages in this record", {"total": total, "articles": rows})


def look(look: Look) -> View:
    """The page whose name is asked for; ``why`` also tells of each sentence that was considered and not filed. Without a name, a list."""
    name = look.asked.text("name")
    if not name:
        return index(look)
    with look.desk.shelf.read() as record:
        article = next(record.articles([name]), None)
        if article is None:
            raise NotThere(f"no page {name!r} in this record; pages are named by the path under which they were read")
        try:
            page = record.page(name)
        except RecordError as error:
            raise NotThere(str(error)) from error
        reports = sorted(record.reports(pages=[name]), key=lambda r: (r.start, r.end, r.id))
        coder, codebook = record.provenance().get(name, ("", ""))
    paper = lay_out(page, article, reports, (look.asked.text("report"),))
    events = _events(look, reports)
    note = look.rows("SELECT note FROM articles WHERE page = ?", name)
    considered = left_out(page, article, look.desk.house()) if look.asked.flag("why") else None
    data = {
        "article": to_json(article),
        "sha256": page.digest,
        "file": page.origin or page.name,
        "note": note[0][0] if note else None,
        "reports": [{**report_json(r, article, coder=coder, codebook=codebook), "event_id": events.get(r.id)} for r in reports],
        "left_out": {"by_role": parts_left_out(paper), "considered": considered},
    }
    more = {"layout": paper, "raw": article, "page": page, "told": reports, "events": events, "coder": coder, "codebook": codebook}
    return View("article.html", _title(data, name), data, more)


def _title(data: dict[str, Any], name: str) -> str:
    title: str = data["article"].get("title") or name
    return title


def _events(look: Look, reports: list[Report]) -> dict[str, str]:
    """For each report, the event it tells of."""
    ids = [report.id for report in reports]
    found = look.rows("SELECT report, event FROM tellings WHERE list_contains(?::VARCHAR[], report)", ids)
    return dict(found)


def parts_left_out(paper: Paper) -> list[dict[str, Any]]:
    """What of the page was not read for events, by what it is: how many stretches and characters."""
    reasons = {
        "caption": "says what a picture shows, and is coded only with the article",
        "comment": "is a reader’s, not the reporter’s",
        "related": "belongs to another story",
        "other": "is no part of the article: menus, buttons, credits",
    }
    stretches = [s for s in paper.stretches if s.role in reasons and s.text.strip()]
    counts = Counter(s.role for s in stretches)
    sizes = Counter({role: sum(len(s.text) for s in stretches if s.role == role) for role in counts})
    return [
        {"role": role, "name": wording.ROLE_NAMES[role], "stretches": counts[role], "characters": sizes[role], "why": why}
        for role, why in reasons.items()
        if counts[role]
    ]
