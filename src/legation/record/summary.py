"""One event from its reports: what most of them say, and where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from legation.record.claims import Key, PageFacts, party_of, span_of
from legation.types import Disagreement, Event, Report


def summarise(
    key: Key, anchor: str, modes: Iterable[str], reports: Sequence[Report], why: Sequence[str], pages: Mapping[str, PageFacts]
) -> Event:
    """The event that ``reports`` tell of. ``key``, ``anchor`` and ``modes`` name it: its id stays the same as long as they do."""
    best = best_of(reports)
    most = max(map(_parties, reports))
    fullest = best_of(report for report in reports if _parties(report) == most)
    dated = _dated(reports, pages)
    return Event(
        id=_id(key, anchor, modes, reports),
        type=best.type,
        modes=_by_count(mode for report in reports for mode in report.modes),
        contexts=_by_count(context for report in reports for context in report.contexts),
        actors=tuple(dict.fromkeys(map(party_of, fullest.actors))),
        recipients=tuple(dict.fromkeys(map(party_of, fullest.recipients))),
        status=best.status,
        historical=all(report.historical for report in reports),
        date=dated.date if dated else None,
        enddate=dated.enddate if dated else None,
        quad_code=best.quad_code,
        event_scale=best.event_scale,
        confidence=best.confidence,
        size=_size(reports),
        reports=tuple(report.id for report in reports),
        pages=tuple(sorted({report.page for report in reports})),
        outlets=tuple(sorted({outlet for outlet in map(lambda r: _outlet(r, pages), reports) if outlet})),
        said_by=tuple(sorted({name for name in map(_speaker, reports) if name})),
        disagreements=tuple(_disagreements(reports, pages)),
        reasons=tuple(why),
    )


def best_of(reports: Iterable[Report]) -> Report:
    """The report to quote: the surest, and of equals the one whose page tells it first."""
    return min(reports, key=lambda r: (-r.confidence, r.historical, r.page, r.start, r.id))


def _parties(report: Report) -> int:
    return len({actor.code for actor in (*report.actors, *report.recipients)})


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


def _size(reports: Sequence[Report]) -> dict[str, int]:
    """For each unit the number that most pages give; of equals that of the surest report."""
    told: dict[str, Counter[int]] = defaultdict(Counter)
    for unit, number, _ in sorted({(unit, number, r.page) for r in reports for unit, number in r.size.items()}):
        told[unit][number] += 1
    return {unit: min(numbers, key=lambda n: (-numbers[n], _surest(reports, unit, n), n)) for unit, numbers in sorted(told.items())}


def _surest(reports: Iterable[Report], unit: str, number: int) -> float:
    return -max(report.confidence for report in reports if report.size.get(unit) == number)


def _outlet(report: Report, pages: Mapping[str, PageFacts]) -> str | None:
    return pages.get(report.page, PageFacts()).outlet


def _speaker(report: Report) -> str | None:
    return (report.said_by.name or report.said_by.entity_text) if report.said_by else None


def _disagreements(reports: Sequence[Report], pages: Mapping[str, PageFacts]) -> Iterable[Disagreement]:
    """Fields for which pages give values that cannot all be right, or that a reader should weigh; never what a page leaves unsaid."""
    units = sorted({unit for report in reports for unit in report.size})
    fields = {
        "date": [(report, _date(report)) for report in reports],
        "mode": [(report, ", ".join(sorted(report.modes))) for report in reports],
        "said_by": [(report, _speaker(report) or "") for report in reports],
        **{f"size {unit}": [(report, str(report.size.get(unit, ""))) for report in reports] for unit in units},
    }
    for name, told in fields.items():
        values: dict[str, set[str]] = defaultdict(set)
        for report, value in told:
            if value:
                values[value].add(report.page)
        if len(values) > 1 and (name != "date" or _apart(reports, pages)):
            yield Disagreement(name, tuple((value, tuple(sorted(on))) for value, on in sorted(values.items())))


def _date(report: Report) -> str:
    return f"{report.date}/{report.enddate}" if report.date and report.enddate else report.date or ""


def _apart(reports: Iterable[Report], pages: Mapping[str, PageFacts]) -> bool:
    """Whether two reports give days neither of which holds the other: a month and a day in it do not disagree."""
    found = (span_of(report, pages.get(report.page, PageFacts())) for report in reports)
    spans = sorted({span for span in found if span}, key=lambda span: (span.first, span.last))
    return any(not a.holds(b) and not b.holds(a) for i, a in enumerate(spans) for b in spans[i + 1 :])
