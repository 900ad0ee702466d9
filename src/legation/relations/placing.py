"""When an event took place, as an interval of days, and the month it counts for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from legation.relations.model import Evidence, Placing, Source
from legation.types import Event

# A span longer than a month belongs to no month in particular.
LONGEST_SPAN_IN_A_MONTH = timedelta(days=30)


def place(event: Event, evidence: Sequence[Evidence]) -> Placing:
    """Where ``event`` stands in time: by its own date, else by the publication of its earliest page."""
    stated = days_of(event.date)
    return _dated(event, stated, evidence) if stated else _published(e.source for e in evidence)


def days_of(text: str | None) -> tuple[date, date] | None:
    """First and last day of ``2017``, ``2017-05`` or ``2017-05-09``; ``None`` for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or month == 0 or day == 0 or (month or 1) > 12 or (day or 1) > monthrange(year, month or 1)[1]:
        return None
    end = month or 12
    return date(year, month or 1, day or 1), date(year, end, day or monthrange(year, end)[1])


def _dated(event: Event, stated: tuple[date, date], evidence: Sequence[Evidence]) -> Placing:
    first, last = stated
    _, end = days_of(event.enddate) or stated
    last = max(last, end)
    said = _said_precision(event, evidence)
    if first == last and said in ("month", "year", "week"):
        first, last = _widen(first, said)
    return Placing(first, last, _precision(first, last, said), "event")


def _said_precision(event: Event, evidence: Sequence[Evidence]) -> str | None:
    reports = (e.report for e in evidence)
    return next((r.date_precision for r in reports if r.date == event.date and r.date_precision), None)


def _widen(day: date, precision: str) -> tuple[date, date]:
    if precision == "week":
        return day, day + timedelta(days=6)
    return _year(day) if precision == "year" else _month(day)


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _precision(first: date, last: date, said: str | None) -> str:
    if first == last:
        return "day"
    if (first, last) == _year(first):
        return "year"
    if (first, last) == _month(first):
        return "month"
    return "week" if said == "week" else "range"


def _published(sources: Iterable[Source]) -> Placing:
    spans = [span for span in map(published, sources) if span]
    if not spans:
        return Placing()
    # An event is told after it took place, so the earliest page bounds it best.
    first, last = min(spans, key=lambda span: (span[1], span[0]))
    return Placing(first, last, "day" if first == last else "range", "published")


def published(source: Source) -> tuple[date, date] | None:
    """First and last possible day of an article's publication."""
    if source.published_on:
        return source.published_on, source.published_on
    return source.published_between


def within(placing: Placing, since: date | None, until: date | None) -> bool:
    """Whether an event may have taken place from ``since`` to ``until``; one without any date does so only where neither is given."""
    if placing.first is None or placing.last is None:
        return since is None and until is None
    return not (since and placing.last < since) and not (until and placing.first > until)


def month_of(placing: Placing, *, historical: bool) -> str | None:
    """The month an event counts for, or ``None``: its span is too long, or it is background whose page alone has a date."""
    if placing.first is None or placing.last is None:
        return None
    if placing.basis == "published" and historical:
        return None
    if placing.last - placing.first > LONGEST_SPAN_IN_A_MONTH:
        return None
    return f"{placing.first.year:04}-{placing.first.month:02}"
