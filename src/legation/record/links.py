"""Which event another one answers: from the words that say so to the event that they mean.

A report's cues (:class:`legation.types.Cue`) say that its event is an answer, and what they name as answered. Meant is, in this order: the
event of which the same sentence tells; else, of the events of the other side against this one, not later and not long before, the one
that the words describe or that their type fits, on the same page before others; where the words only point back, the one told last
before them on the page. Where nothing fits, there is no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.record.claims import PageFacts, Span, days_of
from legation.record.wording import sentence_words
from legation.types import Cue, Event, Link, Report

# An answer comes within this many days of what it answers; where both are told on one page, later too.
ANSWER_DAYS = 120
# Talks and willingness are no act that is answered in kind, and what did not happen is not answered.
_NOT_ANSWERED = frozenset({"CONSULT", "COOPERATE", "AGREE"})
Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """All events of a record, by report and by who acts on whom."""

    events: Mapping[str, Event]
    event_of: Mapping[str, str]
    reports: Mapping[str, Report]
    between: Mapping[tuple[str, str], Sequence[str]]
    pages: Mapping[str, PageFacts]


def with_links(events: Sequence[Event], reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> list[Event]:
    """``events``, each with the events that it answers."""
    by_id = {report.id: report for report in reports}
    known = _known(events, by_id, pages)
    return [_linked(event, known) if any(by_id[id].cues for id in event.reports) else event for event in events]


def _known(events: Sequence[Event], reports: Mapping[str, Report], pages: Mapping[str, PageFacts]) -> _Known:
    between: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in events:
        if event.type not in _NOT_ANSWERED and event.status in ("actual", "future"):
            for actor in _codes(event.actors):
                for recipient in _codes(event.recipients):
                    between[actor, recipient].append(event.id)
    event_of = {report: event.id for event in events for report in event.reports}
    return _Known({event.id: event for event in events}, event_of, reports, between, pages)


def _linked(event: Event, known: _Known) -> Event:
    found: dict[str, Link] = {}
    for report in (known.reports[id] for id in event.reports):
        for cue in report.cues:
            for answered, why in _answered(event, report, cue, known):
                found.setdefault(answered, Link(cue.kind, answered, cue.words, report.id, report.page, cue.start, cue.end, why))
    return replace(event, links=tuple(found.values())) if found else event


def _answered(event: Event, report: Report, cue: Cue, known: _Known) -> list[tuple[str, str]]:
    named = dict.fromkeys(known.event_of[id] for id in cue.reports if id in known.event_of)
    if own := [(id, "the same sentence tells of it") for id in named if id != event.id]:
        return own
    turned = {id for a in _codes(event.actors) for b in _codes(event.recipients) for id in known.between.get((b, a), ()) if id != event.id}
    ranked = sorted((order, id, why) for id in turned if (fit := _fit(event, report, cue, known.events[id], known)) for order, why in [fit])
    return [(ranked[0][1], ranked[0][2])] if ranked else []


def _fit(event: Event, report: Report, cue: Cue, other: Event, known: _Known) -> tuple[Order, str] | None:
    """How well ``other`` may be what a cue means, the best first, and why; ``None`` where it cannot be."""
    days = _days_before(event, other, known)
    here = [r for r in (known.reports[id] for id in other.reports) if r.page == report.page]
    before = [r for r in here if r.start < report.start]
    if days is not None and (days < 0 or (days > ANSWER_DAYS and not here)):
        return None
    if days is None and not here:
        return None
    typed = other.type in cue.types or (other.type == event.type and other.modes[:1] == event.modes[:1])
    shared = sorted(_words(cue.answered) & frozenset(w for id in other.reports for w in _words(known.reports[id].text)))
    if cue.answered and not typed and not shared:
        return None
    if not cue.answered and not before and not typed:
        return None
    nearest = min((report.start - r.start for r in before), default=0)
    why = _why(other.type in cue.types, bool(shared), bool(here))
    order = (not (typed and other.type in cue.types), -len(shared), not before, not here, not typed, nearest, days or 0)
    return tuple(map(int, order)), why


def _why(typed: bool, worded: bool, here: bool) -> str:
    how = "its type is what the words name" if typed else "its words are those named" if worded else "the other side's act before it"
    return f"{how}, on the same page" if here else how


def _days_before(event: Event, other: Event, known: _Known) -> int | None:
    """How many days before ``event`` the other one was, at the least; negative if it came later; ``None`` where that cannot be told."""
    ours, theirs = _span(event, known), _span(other, known)
    if not ours or not theirs:
        return None
    if theirs.first > ours.last:
        return -1
    return max((ours.first - theirs.last).days, 0)


def _span(event: Event, known: _Known) -> Span | None:
    """The days of an event; of one without a date, up to the day on which its first page was published."""
    if stated := days_of(event.date):
        return Span(stated.first, (days_of(event.enddate) or stated).last)
    told = [facts for page in event.pages if (facts := known.pages.get(page)) and facts.first and facts.last]
    first = min((facts.last for facts in told if facts.last), default=None)
    return Span(first, first) if first else None


def _codes(parties: Iterable[str]) -> set[str]:
    return {party.split(":")[0] for party in parties}


def _words(text: str) -> frozenset[str]:
    return sentence_words(text, ())
