"""Search over evidence: sentences that were coded, and titles of pages, that hold all words asked for."""

from __future__ import annotations

from typing import Any

from legation.desk.lists import LAST_PAGE, words_of
from legation.desk.state import Look
from legation.desk.view import Table, View
from legation.relations import plain

PER_PAGE = 30
MOST_TITLES = 20
MOST_ROWS = 100_000


def look(look: Look) -> View:
    """What holds every word and every "phrase in quotation marks" of ``q``; capitals do not count."""
    text = look.asked.text("q")
    words = words_of(text)
    at = look.asked.number("page", 1, least=1, most=LAST_PAGE)
    where, values = _where(words)
    total = int(look.rows(f"SELECT count(*) FROM reports {where}", *values)[0][0]) if words else 0
    found = _sentences(look, words, PER_PAGE, (at - 1) * PER_PAGE) if total else []
    titles = _titles(look, words) if words else []
    data = {
        "q": text,
        "words": words,
        "total": total,
        "page": at,
        "pages": max(1, -(-total // PER_PAGE)),
        "sentences": found,
        "titles": titles,
    }
    return View("search.html", f"Search: {text}" if text else "Search", data, {"split": split}, _table(look, words))


def _where(words: list[str]) -> tuple[str, list[Any]]:
    return "WHERE " + (" AND ".join(["contains(low, ?)"] * len(words)) or "true"), list(words)


def _sentences(look: Look, words: list[str], size: int, start: int = 0) -> list[dict[str, Any]]:
    """Sentences, those of the latest pages first, each with its page and the event it tells of."""
    where, values = _where(words)
    rows = look.desk.shelf.catalogue().dicts(
        f"""WITH found AS (
            SELECT r.id AS report, r.page, r.type, r.confidence, r.text, a.title, a.outlet,
                coalesce(a.published_on, a.published_last) AS published
            FROM (SELECT * FROM reports {where}) r JOIN articles a USING (page)
            ORDER BY published DESC NULLS LAST, r.page, r.start, r.id LIMIT {int(size)} OFFSET {int(start)}
        )
        SELECT found.*, min(t.event) AS event FROM found LEFT JOIN tellings t USING (report) GROUP BY ALL
        ORDER BY published DESC NULLS LAST, found.page, report""",
        values,
    )
    return [{**row, "text": plain(row["text"])} for row in rows]


def _titles(look: Look, words: list[str]) -> list[dict[str, Any]]:
    where, values = _where(words)
    return look.desk.shelf.catalogue().dicts(
        f"SELECT page, title, outlet, coalesce(published_on, published_last) AS published FROM articles {where} "
        f"ORDER BY published DESC NULLS LAST, page LIMIT {MOST_TITLES}",
        values,
    )


def _table(look: Look, words: list[str]) -> Table:
    columns = {"report_id": "VARCHAR", "event_id": "VARCHAR", "type": "VARCHAR", "confidence": "DOUBLE", "published": "DATE",
               "outlet": "VARCHAR", "title": "VARCHAR", "page": "VARCHAR", "text": "VARCHAR"}  # fmt: skip
    names = ("report", "event", "type", "confidence", "published", "outlet", "title", "page", "text")
    return Table(
        "search", columns, lambda: ([row[name] for name in names] for row in (_sentences(look, words, MOST_ROWS) if words else []))
    )


def split(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is one of the words looked for."""
    import re

    if not words:
        return [(text, False)]
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in pattern.finditer(text):
        pieces += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [(piece, hit) for piece, hit in (*pieces, (text[end:], False)) if piece]
