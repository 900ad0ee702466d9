"""One event, with all that led to it: its reports, why they are one, what they disagree on, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from legation.record import PageFacts
from legation.relations import number
from legation.relations.evidence import plain
from legation.show import words
from legation.show.clean import clean
from legation.show.terminal import say
from legation.types import Event, Report, Voices


def render_event(
    event: Event,
    reports: Iterable[Report],
    facts: Mapping[str, PageFacts],
    answered: Sequence[Event],
    answers: Sequence[Event],
    console: Console,
) -> None:
    """Print ``event``; ``answered`` are the events that it answers, in the order of its links, ``answers`` those that answer it."""
    say(Text(clean(f"{words.kind(event)}  {_sides(event)}"), style="bold"), console)
    for line in filter(None, (_when(event), words.sizes(event), told_by(event.voices), event.id)):
        say(Text(clean(line)), console, margin=2)
    _part("Reports", [_report(report, facts) for report in reports], console)
    _part("Why they are one", event.reasons, console)
    _part("They disagree on", [_disagreement(found.field, found.values, found.outlets) for found in event.disagreements], console)
    _part("It answers", [_link(link.words, link.why, other) for link, other in zip(event.links, answered, strict=True)], console)
    _part("It is answered by", [_brief(other) for other in answers], console)


def told_by(voices: Voices) -> str:
    """``told by 3 outlets of 2 countries and 1 page without an outlet, disputed by 1 (AFP); 4 more pages copy these``."""
    told = number(len(voices.outlets), "outlet") if voices.outlets else ""
    of = f" of {len(voices.countries)} {'country' if len(voices.countries) == 1 else 'countries'}" if voices.countries else ""
    unnamed = f"{number(voices.unnamed, 'page')} without an outlet" if voices.unnamed else ""
    disputed = f", disputed by {len(voices.disputed_by)} ({', '.join(voices.disputed_by)})" if voices.disputed_by else ""
    count = len(voices.copies)
    copies = f"; {number(count, 'more page')} {'copies' if count == 1 else 'copy'} these" if count else ""
    return f"told by {' and '.join(filter(None, (told + of, unnamed)))}{disputed}{copies}"


def event_json(event: Event, reports: Iterable[Report], facts: Mapping[str, PageFacts]) -> dict[str, Any]:
    """The event as data, its reports with text, outlet and place on the page."""
    told = [
        {"id": r.id, "page": r.page, "outlet": facts.get(r.page, PageFacts()).outlet, "date": r.date, "text": r.text,
         "text_info": {"start": r.start, "end": r.end}}
        for r in reports
    ]  # fmt: skip
    return {**asdict(event), "told": told}


def _part(title: str, lines: Iterable[str], console: Console) -> None:
    shown = list(lines)
    if not shown:
        return
    console.print()
    say(Text(title, style="bold"), console)
    for line in shown:
        say(Text(clean(line)), console, margin=2)


def _sides(event: Event) -> str:
    actors, recipients = (", ".join(side) for side in (event.actors, event.recipients))
    return f"{actors} → {recipients}" if recipients else actors


def _when(event: Event) -> str:
    days = f"{event.date} to {event.enddate}" if event.date and event.enddate else event.date or "no date"
    status = words.STATUS_NOTES.get(event.status, "")
    return "; ".join(filter(None, (days, status)))


def _report(report: Report, facts: Mapping[str, PageFacts]) -> str:
    outlet = facts.get(report.page, PageFacts()).outlet or words.UNNAMED
    return f"{report.id}  {outlet}, {report.page}: {words.quoted(plain(report.text))}"


def _disagreement(field: str, values: Sequence[tuple[str, Sequence[str]]], outlets: Sequence[tuple[str, Sequence[str]]]) -> str:
    by = dict(outlets)
    told = (f"{value} ({', '.join(by.get(value) or pages)})" for value, pages in values)
    return f"{field.replace('_', ' ')}: {'; '.join(told)}"


def _link(said: str, why: str, other: Event) -> str:
    return f"{_brief(other)}: {words.quoted(said)}, {why}"


def _brief(event: Event) -> str:
    return f"{words.kind(event)}  {_sides(event)}  {event.date or 'no date'}  {event.id}"
