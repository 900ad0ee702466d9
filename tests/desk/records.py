"""Small records for the desk: the made-up pages of ``tests.relations.samples`` as a crawler left them, and one that is out to do harm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from legation.record import Provenance, Record
from legation.record.rows import event_row
from legation.relations import Source
from legation.types import Article, Comment, DateEvidence, Event, Page, Passage, Report
from tests.relations import samples

MENU, CAPTION, COMMENT, RELATED = (
    "Home World Sport Subscribe",
    "A flag over a gate. Photo: nobody",
    "I doubt all of it, says a reader",
    "Ten cats",
)

# Each would do something in a page that let it: in text, in an attribute, in SVG, in an address, in a script.
PAYLOADS = (
    "<script>window.harm = 1</script>",
    "\"><img src=x onerror='window.harm = 2'>",
    "<svg onload=window.harm=3><animate onbegin=window.harm=4 attributeName=x dur=1s></svg>",
    "javascript:window.harm=5",
    "</title></style></textarea><script>window.harm=6</script>{{ 7 * 7 }}${window.harm=7}",
    "' onmouseover='window.harm=8' autofocus onfocus='window.harm=9",
    "<iframe srcdoc='<script>parent.harm=10</script>'></iframe><math><mtext></p><style><!--</style><img src onerror=window.harm=11>",
)


def page_of(source: Source, reports: Iterable[Report]) -> tuple[Page, Article, tuple[Report, ...]]:
    """A text dump of the source between a menu, a caption, another headline and a comment, with its reports where their sentences stand."""
    text, body = f"{MENU}\n\n", []
    for paragraph in source.paragraphs:
        body.append(Passage(paragraph, len(text), len(text) + len(paragraph)))
        text += f"{paragraph}\n\n"
    furniture = []
    for words in (CAPTION, RELATED, COMMENT):
        furniture.append(Passage(words, len(text), len(text) + len(words)))
        text += f"{words}\n\n"
    titled = body[0] if source.title and body[0].text == source.title else None
    article = Article(
        source.page,
        titled,
        (),
        tuple(body[1:] if titled else body),
        captions=(furniture[0],),
        related=(furniture[1],),
        comments=(Comment("a reader", furniture[2]),),
        heading=source.title,
        url=source.url,
        outlet=source.outlet,
        byline=source.byline,
        language="en",
        published_on=source.published_on,
        published_between=source.published_between,
        date_evidence=source.date_evidence,
    )
    page = Page(source.page, text, "dump", sha256(text.encode()).hexdigest(), text, origin=f"pages/{len(text)}.txt")
    placed = [replace(r, start=text.index(r.text), end=text.index(r.text) + len(r.text)) for r in reports if r.page == source.page]
    return page, article, tuple(placed)


def write(path: Path, sources: Iterable[Source], reports: Sequence[Report], events: Sequence[Event]) -> Path:
    """A merged record of just these."""
    with Record.open(path) as record:
        record.begin(Provenance("legation test", "plover-test"), datetime(2026, 1, 1))
        for source in sources:
            record.file(*page_of(source, reports))
        record.flush()
        record._insert("events", [event_row(event) for event in events])
        record._insert("event_reports", [(event.id, report) for event in events for report in event.reports])
        record._connection.execute("UPDATE legation SET value = 'yes' WHERE key = 'merged'")
        record.finish(datetime(2026, 1, 2))
    return path


def sample_record(folder: Path) -> Path:
    """Russia and the United States from 2017 to 2019: twelve events on five pages."""
    return write(folder / "sample.duckdb", samples.SOURCES, samples.REPORTS, samples.EVENTS)


def hostile_record(folder: Path) -> Path:
    """One event for each of ``PAYLOADS``, which stands in every text that a page has."""
    sources, reports, events = [], [], []
    for n, payload in enumerate(PAYLOADS):
        told = samples.hostile(payload)
        one, report = told.events[0].event, told.events[0].evidence[0].report
        source = told.events[0].evidence[0].source
        sources.append(replace(source, page=f"{n}{source.page}", date_evidence=(DateEvidence(payload, payload, payload),)))
        reports.append(replace(report, id=f"r{n}", page=f"{n}{source.page}", start=0))
        events.append(replace(one, id=f"e{n}", reports=(f"r{n}",), pages=(f"{n}{source.page}",)))
    return write(folder / "hostile<b>.duckdb", sources, reports, events)
