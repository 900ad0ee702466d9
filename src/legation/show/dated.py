"""How a page was dated: the answer, then each piece of evidence in columns; the same as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.articles import FIRST, Weighed
from legation.pipeline import Dated
from legation.show import words
from legation.show.clean import clean
from legation.types import DateEvidence, Page

#: Characters of a piece's words that are quoted.
_QUOTED = 60
#: Pieces shown of a page that bears dates by the hundred.
_ROWS = 30
#: The first day that bounds know; it stands for no bound at all.
_EVER = FIRST.isoformat()
_WHOLE = frozenset({"evidence", "characters", "weight"})
_COLUMNS = ("evidence", "characters", "words", "gives", "weight", "what became of it")


def render_dating(dated: Dated, console: Console) -> None:
    """Print a page's day, or the days that it lies between, and all that was weighed."""
    assert dated.dating is not None
    assert dated.page is not None
    console.print(Text(clean(dated.article.page), style="bold"), highlight=False)
    for line in _answer(dated):
        console.print(Text(f"  {line}"), highlight=False)
    weighed = dated.dating.weighed
    if weighed:
        console.print(_table(weighed, dated.page), highlight=False)
    if len(weighed) > _ROWS:
        console.print(Text(f"  and {len(weighed) - _ROWS:,} lighter ones; --json has them all", style="dim"), highlight=False)
    console.print()


def _answer(dated: Dated) -> Iterator[str]:
    article = dated.article
    if article.published_on:
        yield f"published on {words.day(article.published_on)}"
    elif article.published_between:
        first, last = article.published_between
        yield f"published between {words.day(first)} and {words.day(last)}"
    elif dated.dating and dated.dating.weighed:
        yield "day of publication not known: nothing below gives it"
    else:
        yield "day of publication not known: the page gives no date, and names nobody whose office or life would bound it"
    if article.crawled_on:
        yield f"fetched on {words.day(article.crawled_on)}"


def _table(weighed: Sequence[Weighed], page: Page) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for name in _COLUMNS:
        table.add_column(name, justify="right" if name == "weight" else "left", overflow="fold", header_style="dim", no_wrap=name in _WHOLE)
    for piece in weighed[:_ROWS]:
        start, end = _place(piece.evidence, page)
        place = f"{start}–{end}" if start is not None else "–"
        quoted = f"“{_short(piece.evidence.text)}”" if piece.evidence.text else ""
        cells = (piece.evidence.kind, place, quoted, _gives(piece.evidence.gives), f"{piece.weight:.1f}", _fate(piece, weighed))
        table.add_row(*(Text(clean(cell)) for cell in cells))
    return table


def _gives(gives: str) -> str:
    """Days and intervals as a reader puts them: "from 2004-03-09", "2017-02-01 to 2018-03-31; from 2018-04-26"."""
    return "; ".join(_interval(part) for part in gives.split(", "))


def _interval(text: str) -> str:
    first, bar, last = text.partition("/")
    if not bar:
        return text
    if last == "..":
        return f"from {first}"
    return f"until {last}" if first in ("..", _EVER) else f"{first} to {last}"


def _fate(piece: Weighed, weighed: Sequence[Weighed]) -> str:
    """What became of a piece: its verdict, what ruled it out, what it ruled out itself."""
    by = f" by {_names(piece.by)}" if piece.by else ""
    over = [w.evidence for w in weighed if piece.evidence in w.by and w.verdict != "outweighed"]
    return f"{piece.verdict}{by}" + (f"; rules out {_names(over)}" if over else "")


def _names(evidence: Sequence[DateEvidence]) -> str:
    return ", ".join(dict.fromkeys(f"{e.kind} “{_short(e.text)}”" if e.text else f"{e.kind} ({_gives(e.gives)})" for e in evidence))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _place(evidence: DateEvidence, page: Page) -> tuple[int | None, int | None]:
    """Where a piece stands in ``page.source``."""
    if evidence.start is None or evidence.end is None:
        return None, None
    return page.to_source(evidence.start, evidence.end)


def dating_json(dated: Dated) -> dict[str, Any]:
    """The same as a dictionary for one JSON line; ``start`` and ``end`` count characters of the page as decoded."""
    assert dated.dating is not None
    assert dated.page is not None
    article, between = dated.article, dated.article.published_between
    return {
        "page": article.page,
        "published_on": _iso(article.published_on),
        "published_between": [day.isoformat() for day in between] if between else None,
        "crawled_on": _iso(article.crawled_on),
        "evidence": [
            _evidence(w.evidence, dated.page)
            | {"weight": round(w.weight, 1), "verdict": w.verdict, "by": [_evidence(e, dated.page) for e in w.by]}
            for w in dated.dating.weighed
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _evidence(evidence: DateEvidence, page: Page) -> dict[str, Any]:
    start, end = _place(evidence, page)
    return {"kind": evidence.kind, "text": evidence.text, "gives": evidence.gives, "start": start, "end": end}
