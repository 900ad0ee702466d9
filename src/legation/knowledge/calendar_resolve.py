"""What a time expression means on a given day: the arithmetic of weeks, months, years and of days without a year.

The day that an expression is read from is its anchor: for a news text the day of publication, or an interval where only that
is known. An expression says nothing about the tense of its verb; whoever has parsed the sentence hands it in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
DEADLINES = frozenset({"by", "before", "until", "till", "within", "prior to", "no later than", "not later than"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Days from ``first`` to ``last``, both included; ``precision`` is day, week, month, year, or range."""

    first: date
    last: date
    precision: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as the text names it: ``text[start:end]``, in characters.

    ``kind``: day (of a month, ``year`` may be None), month, year, decade, season, weekday, offset ("two days ago", "yesterday"),
    period ("last week", "earlier this year"), span ("in the past three years"), range (``first`` to ``final``), or ambiguous
    (``alternatives`` holds both readings of 08/10/2017). ``preposition`` is the one before it ("by", "since", "on"); ``part`` is
    early, mid, late, earlier or later; ``unit`` and ``amount`` count from the anchor, negative to the past; ``shift`` is last,
    this or next; ``anaphoric`` says that it counts from a day that the text told of before ("a week earlier").
    """

    text: str
    start: int
    end: int
    kind: str
    preposition: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    part: str | None = None
    unit: str | None = None
    amount: int = 0
    shift: str | None = None
    anaphoric: bool = False
    alternatives: tuple[date, ...] = ()
    first: TimeExpression | None = None
    final: TimeExpression | None = None

    @property
    def is_deadline(self) -> bool:
        """Whether its preposition makes it the end of a time allowed: "by September 1", "within 48 hours"."""
        return self.preposition in DEADLINES

    @property
    def absolute(self) -> date | None:
        """The day, if the expression alone gives day, month and year."""
        if self.kind == "day" and self.year is not None and self.month is not None and self.day is not None:
            return date(self.year, self.month, self.day)
        return None

    def resolve(self, anchor: date | tuple[date, date], *, tense: str | None = None) -> Resolved | None:
        """The days meant, read from ``anchor``; ``tense`` is "past", "future" or None. None where the words do not decide.

        From an interval the answer spans the readings from its first and its last day.
        """
        if not isinstance(anchor, tuple):
            return _MEANING[self.kind](self, anchor, tense)
        low, high = (self.resolve(day, tense=tense) for day in anchor)
        if low is None or high is None:
            return None
        return low if low == high else Resolved(min(low.first, high.first), max(low.last, high.last), "range")


def on_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the month has no such day."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _nearest(spans: list[Resolved], anchor: date, tense: str | None) -> Resolved | None:
    """Of the readings, the last begun (past), the first not over (future), or the one nearest to the anchor."""
    if tense == "past":
        spans = [s for s in spans if s.first <= anchor]
    elif tense == "future":
        spans = [s for s in spans if s.last >= anchor]

    def distance(span: Resolved) -> int:
        return max((span.first - anchor).days, (anchor - span.last).days, 0)

    return min(spans, key=distance, default=None)


def _day(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.month is not None
    assert time.day is not None
    years = [time.year] if time.year is not None else range(anchor.year - 8, anchor.year + 9)
    days = [d for y in years if (d := on_day(y, time.month, time.day))]
    if time.year is None and time.weekday is not None:
        days = [d for d in days if d.weekday() == time.weekday] or days
    spans = [Resolved(d, d, "day") for d in days]
    return _nearest(spans, anchor, None if time.year is not None else tense)


def _whole_month(year: int, month: int, part: str | None) -> Resolved:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if part not in ("early", "mid", "late"):
        return Resolved(first, last, "month")
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
    return Resolved(first.replace(day=low), first.replace(day=high), "range")


def _month(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.month is not None
    if time.year is not None:
        return _whole_month(time.year, time.month, time.part)
    spans = [_whole_month(y, time.month, time.part) for y in range(anchor.year - 1, anchor.year + 2)]
    if time.shift == "last":
        spans, tense = [s for s in spans if s.last < anchor.replace(day=1)], "past"
    return _nearest(spans, anchor, "future" if time.shift == "next" else tense)


def _year(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.year is not None
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(time.part or "")
    if months is None:
        return Resolved(date(time.year, 1, 1), date(time.year, 12, 31), "year")
    low, high = (_whole_month(time.year, m, None) for m in months)
    return Resolved(low.first, high.last, "range")


def _decade(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.year is not None
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(time.part or "", (0, 9))
    return Resolved(date(time.year + low, 1, 1), date(time.year + high, 12, 31), "range")


def _one_season(year: int, season: str) -> Resolved:
    """Winter of a year is the one that ends in it."""
    first = date(year - (season == "winter"), SEASONS[season], 1)
    return Resolved(first, add_months(first, 3) - timedelta(1), "range")


def _season(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.season is not None
    if time.year is not None:
        return _one_season(time.year, time.season)
    spans = [_one_season(y, time.season) for y in range(anchor.year - 2, anchor.year + 3)]
    if time.shift == "last":
        spans, tense = [s for s in spans if s.last < anchor], "past"
    if time.shift == "next":
        spans, tense = [s for s in spans if s.first > anchor], "future"
    return _nearest(spans, anchor, tense)


def _weekday(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.weekday is not None
    back = (anchor.weekday() - time.weekday) % 7
    ahead = (time.weekday - anchor.weekday()) % 7
    if time.shift == "last":
        days = -(back or 7)
    elif time.shift == "next":
        days = ahead or 7
    else:
        days = ahead if tense == "future" or (time.shift == "this" and tense is None) else -back
    day = anchor + timedelta(days)
    return Resolved(day, day, "day")


def _offset(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    unit, n = time.unit, time.amount
    if unit == "day":
        day = anchor + timedelta(n)
        return Resolved(day, day, "day")
    if unit == "week":
        day = anchor + timedelta(7 * n)
        return Resolved(day - timedelta(3), day + timedelta(3), "week")
    if unit == "month":
        day = add_months(anchor, n)
        return _whole_month(day.year, day.month, None)
    year = anchor.year + n * (10 if unit == "decade" else 1)
    return Resolved(date(year, 1, 1), date(year, 12, 31), "year")


def _calendar(unit: str, amount: int, anchor: date) -> Resolved:
    """The calendar week, weekend, month, year or decade that is ``amount`` away from the anchor's own."""
    if unit in ("week", "weekend"):
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * amount)
        return Resolved(monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6), "week" if unit == "week" else "range")
    if unit == "month":
        day = add_months(anchor.replace(day=1), amount)
        return _whole_month(day.year, day.month, None)
    if unit == "year":
        return Resolved(date(anchor.year + amount, 1, 1), date(anchor.year + amount, 12, 31), "year")
    decade = anchor.year // 10 * 10 + 10 * amount
    return Resolved(date(decade, 1, 1), date(decade + 9, 12, 31), "range")


def _period(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.unit is not None
    amount = {"last": -1, "next": 1}.get(time.shift or "", 0)
    if time.unit == "weekend":
        return _weekend(time.shift, anchor, tense)
    whole = _calendar(time.unit, amount, anchor)
    if time.shift == "this" and time.part == "earlier":
        return Resolved(whole.first, anchor, "range")
    if time.shift == "this" and time.part == "later":
        return Resolved(anchor, whole.last, "range")
    return whole


def _weekend(shift: str | None, anchor: date, tense: str | None) -> Resolved:
    """The last one that has begun, or, said of the future, the next that is not over."""
    own = _calendar("weekend", 0, anchor)
    if shift == "next" or tense == "future":
        return own if shift != "next" or anchor.weekday() < 5 else _calendar("weekend", 1, anchor)
    return own if anchor >= own.first and shift != "last" else _calendar("weekend", -1, anchor)


def _span(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    """ "The past three years", "within 48 hours": from the anchor, so far back or ahead."""
    n, months = time.amount, {"month": 1, "year": 12, "decade": 120}.get(time.unit or "")
    other = add_months(anchor, n * months) if months else anchor + timedelta(n * (7 if time.unit == "week" else 1))
    return Resolved(min(anchor, other), max(anchor, other), "range")


def _range(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    assert time.first is not None
    assert time.final is not None
    final = time.final.resolve(anchor, tense=tense)
    first = time.first.resolve(final.first, tense="past") if final else None
    return Resolved(first.first, final.last, "range") if first and final else None


def _ambiguous(time: TimeExpression, anchor: date, tense: str | None) -> Resolved | None:
    return None


_MEANING: dict[str, Callable[[TimeExpression, date, str | None], Resolved | None]] = {
    "ambiguous": _ambiguous,
    "day": _day,
    "decade": _decade,
    "month": _month,
    "offset": _offset,
    "period": _period,
    "range": _range,
    "season": _season,
    "span": _span,
    "weekday": _weekday,
    "year": _year,
}
