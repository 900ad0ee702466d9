"""Words against deeds, the monthly series and the types used: events counted, each once, however many reports tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from legation.relations.model import (
    COOPERATIVE,
    MATERIAL,
    QUADS,
    STATUSES,
    VERBAL,
    Coverage,
    Direction,
    Ledger,
    Month,
    Series,
    Source,
    Tally,
    Told,
    TypeCount,
)
from legation.relations.placing import month_of, published
from legation.types import Event


def ledgers(told: Sequence[Told]) -> tuple[Ledger, ...]:
    """One ledger a direction: ``a`` to ``b``, ``b`` to ``a``, both together."""
    return tuple(_ledger(direction, [t.event for t in told if t.direction is direction]) for direction in Direction)


def _ledger(direction: Direction, events: Sequence[Event]) -> Ledger:
    actual = [event for event in events if event.status == "actual"]
    statuses = Counter(event.status for event in events)
    return Ledger(
        direction,
        words=tally(event for event in actual if event.quad_code in VERBAL),
        deeds=tally(event for event in actual if event.quad_code in MATERIAL),
        historical=sum(event.historical for event in actual),
        apart={status: statuses[status] for status in STATUSES if status != "actual"},
    )


def tally(events: Iterable[Event]) -> Tally:
    """Count ``events`` and take the mean of their scores."""
    counted = list(events)
    if not counted:
        return Tally()
    cooperative = sum(event.quad_code in COOPERATIVE for event in counted)
    return Tally(len(counted), cooperative, sum(event.event_scale for event in counted) / len(counted))


def series(told: Sequence[Told], published_first: date | None) -> Series:
    """Actual events by month, direction and quad, from the first month with an event to the last, empty months included.

    It starts no earlier than a year before ``published_first``, the day of the first page.
    """
    start = f"{published_first.year - 1:04}-{published_first.month:02}" if published_first else ""
    actual = [t for t in told if t.event.status == "actual"]
    placed = [(month, t) for t in actual if (month := month_of(t.placing, historical=t.event.historical))]
    counts = Counter((month, t.direction, t.event.quad_code) for month, t in placed if month >= start)
    months = sorted({month for month, _, _ in counts})
    found = months_between(months[0], months[-1]) if months else []
    return Series(tuple(_month(month, counts) for month in found), len(actual) - len(placed), len(placed) - counts.total())


def _month(month: str, counts: Counter[tuple[str, Direction, int]]) -> Month:
    return Month(month, {d: (counts[month, d, 1], counts[month, d, 2], counts[month, d, 3], counts[month, d, 4]) for d in Direction})


def months_between(first: str, last: str) -> list[str]:
    """All months from ``first`` to ``last``, as ``2017-08``."""
    start, stop = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, stop + 1)]


def types(told: Sequence[Told]) -> tuple[TypeCount, ...]:
    """Types of actual events, most used first, then by name."""
    actual = [t for t in told if t.event.status == "actual"]
    counts = Counter((t.event.type, t.direction) for t in actual)
    quads = {t.event.type: t.event.quad_code for t in actual if t.event.quad_code in QUADS}
    found = (TypeCount(name, quad, {d: counts[name, d] for d in Direction}) for name, quad in quads.items())
    return tuple(sorted(found, key=lambda count: (-count.total, count.type)))


def coverage(told: Sequence[Told], pages_in_record: int) -> Coverage:
    """The pages and outlets that tell of these events, and the days they span."""
    sources = {e.source.page: e.source for t in told for e in t.evidence}
    outlets = Counter(source.outlet for source in sources.values())
    news = [t.placing for t in told if t.event.status == "actual" and not t.event.historical]
    happened = [day for p in news if p.basis == "event" and month_of(p, historical=False) for day in (p.first, p.last) if day]
    printed = [day for source in sources.values() for day in _publication(source)]
    return Coverage(
        pages=len(sources),
        pages_in_record=max(pages_in_record, len(sources)),
        outlets=tuple(sorted(outlets.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))),
        first=min(happened, default=None),
        last=max(happened, default=None),
        published_first=min(printed, default=None),
        published_last=max(printed, default=None),
    )


def _publication(source: Source) -> tuple[date, ...]:
    return published(source) or ()
