"""One event from its reports: what most of them say, and where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from legation.record.claims import Key, PageFacts, party_of, span_of
from legation.types import Actor, Disagreement, Event, Report


def summarise(
    key: Key, anchor: str, modes: Iterable[str], reports: Sequence[Report], why: Sequence[str], pages: Mapping[str, PageFacts]
) -> Event:
    """The event that ``reports`` tell of. ``key``, ``anchor`` and ``modes`` name it: its id stays the same as long as they do."""
    kind = _kind(reports, pages)
    best = best_of(report for report in reports if report.type == kind)
    actors, recipients = _sides(reports, pages)
    dated = _dated(reports, pages)
    return Event(
        id=_id(key, anchor, modes, reports),
        type=kind,
        modes=_by_count(mode for report in reports if report.type == kind for mode in report.modes),
        contexts=_by_count(context for report in reports for context in report.contexts),
        actors=actors,
        recipients=recipients,
        status=best.status,
        historical=all(report.historical for report in reports),
        date=dated.date if dated else None,
        enddate=dated.enddate if dated else None,
        quad_code=best.quad_code,
        event_scale=best.event_scale,
        confidence=best.confidence,
        size=_size(reports, pages),
        reports=tuple(report.id for report in reports),
        pages=tuple(sorted({report.page for report in reports})),
        outlets=tuple(sorted({outlet for outlet in map(lambda r: _outlet(r, pages), reports) if outlet})),
        said_by=tuple(sorted({name for name in map(_speaker, reports) if name})),
        disagreements=tuple(_disagreements(reports, pages)),
        reasons=tuple(dict.fromkeys(why)),
    )


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
    """The type that most outlets read in it; of equals that of the surest report, then the first by name."""
    told = {kind: [report for report in reports if report.type == kind] for kind in {report.type for report in reports}}
    return min(told, key=lambda kind: (-_voices(told[kind], pages), -best_of(told[kind]).confidence, kind))


def _voices(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> int:
    """How many outlets tell it; pages without an outlet count as one each."""
    return len({_outlet(report, pages) or f"page {report.page}" for report in reports})


def _size(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> dict[str, int]:
    """For each unit the number that most outlets give; of equals that of the surest report, then the larger."""
    told: dict[str, dict[int, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for unit, number in _sizes(report, reports).items():
            told[unit][number].append(report)
    return {unit: min(by, key=lambda n: (-_voices(by[n], pages), -best_of(by[n]).confidence, -n)) for unit, by in sorted(told.items())}


def _sizes(report: Report, reports: Sequence[Report]) -> dict[str, int]:
    # "755 people" and "455 personnel" are counts of one thing once they are told of one event.
    counted = any("personnel" in other.size for other in reports)
    return {"personnel" if counted and unit == "people" else unit: number for unit, number in report.size.items()}


def _outlet(report: Report, pages: Mapping[str, PageFacts]) -> str | None:
    return pages.get(report.page, PageFacts()).outlet


def _speaker(report: Report) -> str | None:
    return (report.said_by.name or report.said_by.entity_text) if report.said_by else None


def _disagreements(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> Iterable[Disagreement]:
    """Fields for which pages give values that cannot all be right, or that a reader should weigh; never what a page leaves unsaid.

    Two modes or speakers are told of only if two pages differ: the sentences of one page do not dispute each other.
    """
    if len(reports) < 2:
        return
    sizes = {report.id: _sizes(report, reports) for report in reports}
    units = sorted({unit for size in sizes.values() for unit in size})
    fields = {
        "type": [(report, report.type) for report in reports],
        "date": [(report, _date(report)) for report in reports],
        "mode": [(report, ", ".join(sorted(report.modes))) for report in reports],
        "said_by": [(report, _speaker(report) or "") for report in reports],
        **{f"size {unit}": [(report, str(sizes[report.id].get(unit, ""))) for report in reports] for unit in units},
    }
    for name, told in fields.items():
        values: dict[str, set[str]] = defaultdict(set)
        for report, value in told:
            if value:
                values[value].add(report.page)
        if len(values) < 2 or (name == "date" and not _apart(reports, pages)):
            continue
        if name not in ("mode", "said_by") or _between_pages(values):
            yield Disagreement(name, tuple((value, tuple(sorted(on))) for value, on in sorted(values.items(), key=_in_order)))


def _between_pages(values: Mapping[str, set[str]]) -> bool:
    """Whether some page gives other values than some other page, and none that both give."""
    by_page: dict[str, set[str]] = defaultdict(set)
    for value, on in values.items():
        for page in on:
            by_page[page].add(value)
    told = list(by_page.values())
    return any(not one & other for i, one in enumerate(told) for other in told[i + 1 :])


def _in_order(item: tuple[str, set[str]]) -> tuple[int, str]:
    return (int(item[0]) if item[0].isdigit() else 0), item[0]


def _date(report: Report) -> str:
    return f"{report.date}/{report.enddate}" if report.date and report.enddate else report.date or ""


def _apart(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> bool:
    """Whether two reports give days neither of which holds the other: a month and a day in it do not disagree."""
    found = (span_of(report, pages.get(report.page, PageFacts())) for report in reports)
    spans = sorted({span for span in found if span}, key=lambda span: (span.first, span.last))
    return any(not a.holds(b) and not b.holds(a) for i, a in enumerate(spans) for b in spans[i + 1 :])
