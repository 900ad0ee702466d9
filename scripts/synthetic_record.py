"""A record of made-up events at size, to time and to test the desk.

``python scripts/synthetic_record.py out/large.duckdb --events 100000``. Nothing in it happened. The same numbers give the
same record: forty countries, a few pairs of which the news is full and many of which it says little; twenty years with a gap without
pages; sixty outlets; one to four reports an event; a tenth planned, denied or conditional.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from legation import knowledge
from legation.record import Provenance, Record
from legation.record.rows import event_row
from legation.types import Actor, Article, Comment, DateEvidence, Event, Page, Passage, Report, Speaker

FIRST, LAST = date(2001, 1, 1), date(2020, 12, 31)
GAP = (date(2009, 3, 1), date(2009, 6, 30))
COUNTRIES = (
    "USA RUS CHN GBR FRA DEU UKR ISR IRN IRQ SYR TUR SAU IND PAK JPN KOR PRK EGY POL "
    "GEO ARM AZE ITA ESP CAN MEX CUB VEN COL BRA NGA KEN SOM ETH ZAF AUS IDN VNM PHL"
).split()
SPEAKERS = ("the foreign ministry", "a government spokesman", "state television", "the defence minister", "an official", "the president")
STATUSES = ("actual",) * 18 + ("future", "hypothetical", "negated")
MENU = "Home\nWorld\nBusiness\nSport\nSubscribe now"
BATCH = 2_000


@dataclass(slots=True)
class Sheet:
    """A page in the making: its day, its outlet, and the sentences that tell of events."""

    name: str
    day: date
    outlet: str
    told: list[tuple[Event, str, str]] = field(default_factory=list)


def make(path: Path, events: int, seed: int = 0) -> None:
    """Write a record of ``events`` events to ``path``, which must not be there yet."""
    chance = random.Random(seed)
    sheets = _sheets(chance, max(20, events * 3 // 10))
    made = [_event(chance, n, sheets) for n in range(events)]
    reports: dict[str, list[str]] = {}
    with Record.open(path) as record:
        record.begin(Provenance("synthetic", "plover-base-0.8"), datetime(2021, 1, 1))
        for sheet in sheets:
            page, article, told = _page(sheet)
            record.file(page, article, told)
            for (event, _, _), report in zip(sheet.told, told, strict=True):
                reports.setdefault(event.id, []).append(report.id)
        record.flush()
        for start in range(0, len(made), BATCH):
            _file(record, made[start : start + BATCH], reports)
        record._connection.execute("UPDATE legation SET value = 'yes' WHERE key = 'merged'")
        record.finish(datetime(2021, 1, 2))


def _file(record: Record, events: list[Event], reports: dict[str, list[str]]) -> None:
    from dataclasses import replace

    whole = [replace(event, reports=tuple(sorted(reports[event.id]))) for event in events]
    record._insert("events", [event_row(event) for event in whole])
    record._insert("event_reports", [(event.id, report) for event in whole for report in event.reports])


def _sheets(chance: random.Random, count: int) -> list[Sheet]:
    days = (LAST - FIRST).days
    outlets = [f"Synthetic {word} {n}" for n in range(20) for word in ("Wire", "Daily", "Post")]
    weights = [1 / (n + 1) for n in range(len(outlets))]
    drawn = []
    while len(drawn) < count:
        day = FIRST + timedelta(int(days * chance.random() ** 0.7))
        if not GAP[0] <= day <= GAP[1]:
            drawn.append(day)
    names = chance.choices(outlets, weights, k=count)
    return [Sheet(f"synthetic/{day:%Y}/{n:06}.txt", day, outlet) for n, (day, outlet) in enumerate(zip(sorted(drawn), names, strict=True))]


def _event(chance: random.Random, number: int, sheets: list[Sheet]) -> Event:
    ontology = knowledge.load().ontology
    kind = chance.choice(list(ontology.types.values()))
    a, b = _pair(chance)
    status = chance.choice(STATUSES)
    at = chance.randrange(len(sheets))
    picked = sorted({min(len(sheets) - 1, at + chance.randrange(12)) for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4)))})
    own = [sheets[n] for n in picked]
    day = own[0].day - timedelta(chance.randrange(3))
    event = Event(
        id=sha256(f"synthetic {number}".encode()).hexdigest()[:16],
        type=kind.name,
        modes=(),
        contexts=(),
        actors=(f"{a}:GOV",),
        recipients=(f"{b}:GOV",),
        status=status,
        historical=False,
        date=day.isoformat() if chance.random() < 0.7 else None,
        enddate=None,
        quad_code=kind.quad,
        event_scale=kind.score,
        confidence=round(0.35 + 0.64 * chance.random(), 2),
        size={"personnel": chance.randrange(2, 900)} if chance.random() < 0.05 else {},
        reports=(),
        pages=tuple(sorted(sheet.name for sheet in own)),
        outlets=tuple(sorted({sheet.outlet for sheet in own})),
        said_by=(chance.choice(SPEAKERS),) if chance.random() < 0.5 else (),
        reasons=("the same parties, type and day",) if len(own) > 1 else (),
    )
    for sheet in own:
        sheet.told.append((event, a, b))
    return event


def _pair(chance: random.Random) -> tuple[str, str]:
    """A fifth of the events are between the first two; the others fall off down the list."""
    if chance.random() < 0.2:
        pair = COUNTRIES[:2]
    else:
        weights = [1 / (n + 2) for n in range(len(COUNTRIES))]
        pair = chance.choices(COUNTRIES, weights, k=2)
        while pair[0] == pair[1]:
            pair = chance.choices(COUNTRIES, weights, k=2)
    return (pair[0], pair[1]) if chance.random() < 0.5 else (pair[1], pair[0])


def _page(sheet: Sheet) -> tuple[Page, Article, tuple[Report, ...]]:
    countries = knowledge.load().countries
    title = f"Synthetic news of {sheet.day.isoformat()}, {sheet.name[-10:-4]}"
    text = f"{MENU}\n{title}\nBy Nobody in Particular\n\n"
    head = Passage(title, len(MENU) + 1, len(MENU) + 1 + len(title))
    body, reports = [], []
    for event, a, b in sheet.told:
        names = [country.name if (country := countries.by_code(code)) else code for code in (a, b)]
        said = f", {event.said_by[0]} said" if event.said_by else ""
        size = f" over {event.size['personnel']} people" if event.size else ""
        sentence = f"{names[0]} turned to {names[1]} with what is coded as {event.type.lower()}{size}{said}."
        start = len(text)
        text += f"{sentence} It was made up for a test of speed, and more was made up around it so that pages are as long as pages are.\n\n"
        body.append(Passage(text[start:-2], start, len(text) - 2))
        reports.append(_report(event, sheet, sentence, start, (a, b), names))
    said = "A reader says that nothing of this took place."
    comment = Comment("reader", Passage(said, len(text), len(text) + len(said)))
    text += f"{said}\n"
    page = Page(sheet.name, text, "dump", sha256(text.encode()).hexdigest(), text)
    evidence = (DateEvidence("dateline", sheet.day.isoformat(), sheet.day.isoformat()),)
    article = Article(
        sheet.name,
        head,
        (),
        tuple(body),
        comments=(comment,),
        outlet=sheet.outlet,
        language="en",
        published_on=sheet.day,
        date_evidence=evidence,
    )
    return page, article, tuple(reports)


def _report(event: Event, sheet: Sheet, sentence: str, start: int, codes: tuple[str, str], names: list[str]) -> Report:
    first, second = (
        Actor(code, name, start + sentence.index(name), start + sentence.index(name) + len(name), "GOV", why=f"country {name}")
        for code, name in zip(codes, names, strict=True)
    )
    return Report(
        id=sha256(f"{event.id} {sheet.name}".encode()).hexdigest()[:16],
        page=sheet.name,
        type=event.type,
        text=sentence,
        start=start,
        end=start + len(sentence),
        actors=(first,),
        recipients=(second,),
        status=event.status,
        said_by=Speaker(codes[0], None, event.said_by[0]) if event.said_by else None,
        date=event.date,
        date_precision="day" if event.date else None,
        size=event.size,
        quad_code=event.quad_code,
        event_scale=event.event_scale,
        confidence=event.confidence,
        event_text=event.type.lower(),
        reasons=(f"{event.type.lower()}: {event.type}",),
    )


def _arguments() -> Iterator[argparse.Namespace]:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    yield parser.parse_args()


if __name__ == "__main__":
    for arguments in _arguments():
        arguments.path.parent.mkdir(parents=True, exist_ok=True)
        make(arguments.path, arguments.events, arguments.seed)
