"""Where the reports of one event differ, outlet by outlet, and who disputes what the event says.

Copies of one article are one voice. What a page leaves unsaid is never a disagreement, nor is a wider date that holds a narrower one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from legation.record.claims import MUTUAL, PageFacts, Span, span_of
from legation.record.voices import Voice, copies_among, countries_of_outlets, outlets_among, unnamed_among, voice_of
from legation.types import Disagreement, Event, Report, Voices

Pages = Mapping[str, PageFacts]
# Two of these on one page do not dispute each other.
_BETWEEN_PAGES = frozenset({"mode", "said_by"})


def disagreements(reports: Sequence[Report], pages: Pages) -> Iterator[Disagreement]:
    """Fields for which pages give values that cannot all be right, or that a reader should weigh."""
    if len(reports) < 2:
        return
    for field, told in _fields(reports).items():
        on: dict[str, set[str]] = defaultdict(set)
        for report, value in told:
            if value:
                on[value].add(report.page)
        if len(on) > 1 and _disagree(field, on, reports, pages):
            ordered = sorted(on.items(), key=_in_order)
            by_outlet = tuple((value, outlets_among(voice_of(page, pages) for page in found)) for value, found in ordered)
            yield Disagreement(field, tuple((value, tuple(sorted(found))) for value, found in ordered), by_outlet)


def voices(event: Event, reports: Sequence[Report], pages: Pages) -> Voices:
    """By whom ``event`` is told, and by whom otherwise than it says."""
    by_voice: dict[Voice, list[Report]] = defaultdict(list)
    for report in reports:
        by_voice[voice_of(report.page, pages)].append(report)
    outlets = outlets_among(by_voice)
    return Voices(
        outlets=outlets,
        countries=countries_of_outlets(outlets),
        disputed_by=tuple(outlet for outlet in outlets if _disputes(event, by_voice[outlet], reports, pages)),
        copies=copies_among(event.pages, pages),
        unnamed=unnamed_among(by_voice),
    )


def sizes_of(report: Report, reports: Sequence[Report]) -> dict[str, int]:
    """The numbers of a report of the event that ``reports`` tell of."""
    # "755 people" and "455 personnel" are counts of one thing once they are told of one event.
    counted = any("personnel" in other.size for other in reports)
    return {"personnel" if counted and unit == "people" else unit: number for unit, number in report.size.items()}


def speaker_of(report: Report) -> str | None:
    """On whose word a report stands."""
    return (report.said_by.name or report.said_by.entity_text) if report.said_by else None


def _fields(reports: Sequence[Report]) -> dict[str, list[tuple[Report, str]]]:
    sizes = {report.id: sizes_of(report, reports) for report in reports}
    units = sorted({unit for size in sizes.values() for unit in size})
    return {
        "type": [(report, report.type) for report in reports],
        "status": [(report, report.status) for report in reports],
        "actor": [(report, ", ".join(sorted(_actors(report)))) for report in reports],
        "recipient": [(report, ", ".join(sorted(_recipients(report)))) for report in reports],
        "date": [(report, _date(report)) for report in reports],
        "mode": [(report, ", ".join(sorted(report.modes))) for report in reports],
        "said_by": [(report, speaker_of(report) or "") for report in reports],
        **{f"size {unit}": [(report, str(sizes[report.id].get(unit, ""))) for report in reports] for unit in units},
    }


def _disagree(field: str, on: Mapping[str, set[str]], reports: Sequence[Report], pages: Pages) -> bool:
    if field in _BETWEEN_PAGES:
        return _between_pages(on)
    if field == "date":
        return _apart(filter(None, (_span(report, pages) for report in reports)))
    if field in ("actor", "recipient"):
        sides = [frozenset(value.split(", ")) for value in on]
        return any(not one & other for i, one in enumerate(sides) for other in sides[i + 1 :])
    return True


def _disputes(event: Event, told: Sequence[Report], reports: Sequence[Report], pages: Pages) -> bool:
    """Whether one voice, in all that it tells, has another number, day, actor or recipient, or says that it did not happen."""
    if event.status == "actual" and all(report.status == "negated" for report in told):
        return True
    sizes = [sizes_of(report, reports) for report in told]
    for unit, number in event.size.items():
        if {size[unit] for size in sizes if unit in size} - {number} and not any(size.get(unit) == number for size in sizes):
            return True
    dated = _span_of_event(event, reports, pages)
    days = [span for report in told if (span := _span(report, pages))]
    if dated and days and not any(span.holds(dated) or dated.holds(span) for span in days):
        return True
    sides = ((event.actors, _actors), (event.recipients, _recipients))
    return any(_other_side({party.split(":")[0] for party in side}, [of(report) for report in told]) for side, of in sides)


def _other_side(side: set[str], told: Sequence[frozenset[str]]) -> bool:
    named = [codes for codes in told if codes]
    return bool(side and named) and not any(codes & side for codes in named)


def _span_of_event(event: Event, reports: Sequence[Report], pages: Pages) -> Span | None:
    spans = (_span(r, pages) for r in reports if (r.date, r.enddate) == (event.date, event.enddate))
    return next(filter(None, spans), None)


def _actors(report: Report) -> frozenset[str]:
    """Who acts; in what is done together, nobody does to another."""
    return frozenset() if report.type in MUTUAL else frozenset(actor.code for actor in report.actors)


def _recipients(report: Report) -> frozenset[str]:
    return frozenset() if report.type in MUTUAL else frozenset(actor.code for actor in report.recipients)


def _span(report: Report, pages: Pages) -> Span | None:
    return span_of(report, pages.get(report.page, PageFacts()))


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


def _apart(spans: Iterable[Span]) -> bool:
    """Whether two reports give days neither of which holds the other: a month and a day in it do not disagree."""
    found = sorted(set(spans), key=lambda span: (span.first, span.last))
    return any(not a.holds(b) and not b.holds(a) for i, a in enumerate(found) for b in found[i + 1 :])
