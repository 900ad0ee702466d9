"""One event from its reports: what most of them say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from legation.knowledge.ontology import is_deed
from legation.record.claims import Key, PageFacts, party_of, span_of
from legation.record.disputes import disagreements, sizes_of, speaker_of, voices
from legation.record.voices import outlet_of, voice_of
from legation.types import Actor, Event, Report

STATUSES = ("actual", "negated", "future", "hypothetical")


def summarise(
    key: Key, anchor: str, modes: Iterable[str], reports: Sequence[Report], why: Sequence[str], pages: Mapping[str, PageFacts]
) -> Event:
    """The event that ``reports`` tell of. ``key``, ``anchor`` and ``modes`` name it: its id stays the same as long as they do."""
    kind = _kind(reports, pages)
    status = _status(reports, pages)
    best = best_of([r for r in reports if (r.type, r.status) == (kind, status)] or [r for r in reports if r.type == kind])
    actors, recipients = _sides(reports, pages)
    dated = _dated(reports, pages)
    event = Event(
        id=_id(key, anchor, modes, reports),
        type=kind,
        modes=_by_count(mode for report in reports if report.type == kind for mode in report.modes),
        contexts=_by_count(context for report in reports for context in report.contexts),
        actors=actors,
        recipients=recipients,
        status=status,
        historical=all(report.historical for report in reports),
        date=dated.date if dated else None,
        enddate=dated.enddate if dated else None,
        quad_code=best.quad_code,
        event_scale=best.event_scale,
        confidence=best.confidence,
        size=_size(reports, pages),
        reports=tuple(report.id for report in reports),
        pages=tuple(sorted({report.page for report in reports})),
        outlets=tuple(sorted({outlet for outlet in (outlet_of(r.page, pages) for r in reports) if outlet})),
        said_by=tuple(sorted({name for name in map(speaker_of, reports) if name})),
        reasons=tuple(dict.fromkeys(why)),
    )
    return replace(event, disagreements=tuple(disagreements(reports, pages)), voices=voices(event, reports, pages))


def best_of(reports: Iterable[Report]) -> Report:
    """The report to quote: the surest, and of equals the one whose page tells it first."""
    return min(reports, key=lambda r: (-r.confidence, r.historical, r.page, r.start, r.id))


def _parties(report: Report) -> int:
    return len({actor.code for actor in (*report.actors, *report.recipients)})


def _sides(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients: of the reports that name most countries, as most outlets name them, then as the surest report does."""
    most = max(map(_parties, reports))
    told: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Report]] = defaultdict(list)
    for report in reports:
        if _parties(report) == most:
            told[_names(report.actors), _names(report.recipients)].append(report)
    first = best_of(report for found in told.values() for report in found)
    return min(told, key=lambda sides: (-_voices(told[sides], pages), first not in told[sides], sides))


def _names(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(party_of, actors)))


def _id(key: Key, anchor: str, modes: Iterable[str], reports: Sequence[Report]) -> str:
    # Undated events of one week may differ in nothing but their speakers; the first report tells them apart.
    undated = reports[0].id if not any(report.date for report in reports) else ""
    return sha256("\x1f".join((*key, anchor, *sorted(modes), undated)).encode()).hexdigest()[:16]


def _by_count(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _dated(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> Report | None:
    """The report that dates the event most narrowly."""
    spans = ((span_of(report, pages.get(report.page, PageFacts())), report) for report in reports)
    stated = [(span.days, -report.confidence, report.id, report) for span, report in spans if span]
    return min(stated, key=lambda item: item[:3])[3] if stated else None


def _kind(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> str:
    """The type that most outlets read in it; of equals what is done before what is said (an order to leave is an expulsion, too), then
    that of the surest report, then the first by name."""
    told = {kind: [report for report in reports if report.type == kind] for kind in {report.type for report in reports}}
    return min(told, key=lambda kind: (-_voices(told[kind], pages), not is_deed(kind), -best_of(told[kind]).confidence, kind))


def _status(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> str:
    """What most outlets say of whether it happened; of equals that it did. A plan counts only where nobody tells how it went."""
    told = {status: [r for r in reports if r.status == status] for status in STATUSES if any(r.status == status for r in reports)}
    went = [status for status in told if status in ("actual", "negated")] or list(told)
    return min(went, key=lambda status: (-_voices(told[status], pages), STATUSES.index(status)))


def _voices(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> int:
    """How many tell it in words of their own; pages without an outlet count as one each."""
    return len({voice_of(report.page, pages) for report in reports})


def _size(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> dict[str, int]:
    """For each unit the number that most outlets give; of equals that of the surest report, then the larger."""
    told: dict[str, dict[int, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for unit, number in sizes_of(report, reports).items():
            told[unit][number].append(report)
    return {unit: min(by, key=lambda n: (-_voices(by[n], pages), -best_of(by[n]).confidence, -n)) for unit, by in sorted(told.items())}
