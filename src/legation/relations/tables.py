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
