"""Dates as date lines bear them, in English and in other languages: "3 May 2018", "3 мая 2018 г.", "٣ مايو ٢٠١٨", "2018年5月3日".

What an English text tells of is :mod:`legation.knowledge.calendar`'s; this adds what stands above, below and beside texts. Only full days,
with or without a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from legation.knowledge.calendar import MONTHS, TimeExpression, find_times, on_day
from legation.knowledge.tables import data, read_tsv

#: Arabic-Indic, Persian and Devanagari figures, each one character as in what they stand for.
_FIGURES = {ord(c): str(n) for zero in "٠۰०" for n, c in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))}
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
#: A name of so few letters needs its year beside it.
_SHORT = 4
_NUMBERED = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\.\s(?P<m>\d{1,2})\.\s(?P<d>\d{1,2})(?!\d)\.?"),
    re.compile(r"(?<![\d/])(?P<a>\d{1,2})\s/\s(?P<b>\d{1,2})\s/\s(?P<y>(?:19|20)\d\d)(?![\d/])"),
)


@cache
def load_months() -> Mapping[str, int]:
    """The months of other languages by their names in small letters. Raises ``TableError`` where the table is wrong."""
    months: dict[str, int] = {}
    for row in read_tsv(data("months.tsv"), ("language", *MONTHS)):
        for number, column in enumerate(MONTHS, 1):
            for name in row.items(column):
                if months.setdefault(name.lower(), number) != number:
                    raise row.error(f"{name!r} is month {months[name.lower()]} in a row above and {number} here; leave it with one")
    return months


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, load_months()), key=len, reverse=True))
    month = rf"(?P<mon>{names})(?!\w)\.?"
    day = r"(?<![\d.,:/-])(?P<d>0?[1-9]|[12]\d|3[01])(?:\.|er|º|ª|-?е)?"
    link = r"(?:de|d['’]|of|в)?\s*"
    after = r"(?:\s*,?\s*(?:de\s+|del\s+|/\s*)?" + _YEAR + ")?"
    return (
        re.compile(rf"{day}\s*{link}(?<!\w){month}{after}", re.IGNORECASE),
        re.compile(rf"(?<!\w){month}\s+(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)\s*,\s*{_YEAR}", re.IGNORECASE),
        re.compile(rf"(?<!\d){_YEAR}\.?,?\s+(?<!\w){month}\s+(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE),
    )


def find_dates(text: str) -> list[TimeExpression]:
    """The days in ``text``, in order, of kind ``day`` or ``ambiguous``; ``text[t.start:t.end] == t.text``."""
    found = [t for t in find_times(text) if t.kind in ("day", "ambiguous")]
    foreign = text.translate(_FIGURES)
    if not any(c.isdigit() for c in foreign):
        return found
    for pattern in (*_NUMBERED, *_named()):
        for match in pattern.finditer(foreign):
            time = _day(match, text)
            if time and not any(time.start < t.end and t.start < time.end for t in found):
                found.append(time)
    return sorted(found, key=lambda t: t.start)


def _day(match: re.Match[str], text: str) -> TimeExpression | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else None
    span = text[match.start() : match.end()], match.start(), match.end()
    if "a" in parts:
        days = sorted(set(_both(int(parts["y"]), int(parts["a"]), int(parts["b"]))))
        return TimeExpression(*span, "ambiguous", alternatives=tuple(days)) if len(days) > 1 else _single(span, days)
    month = load_months()[parts["mon"].lower()] if "mon" in parts else int(parts["m"])
    if year is None and len(parts.get("mon") or "") <= _SHORT and (parts["mon"] or "").isascii():
        return None  # "5 ago", "2 may" are words as well
    if on_day(year or 2000, month, int(parts["d"])) is None:
        return None
    return TimeExpression(*span, "day", year=year, month=month, day=int(parts["d"]))


def _both(year: int, a: int, b: int) -> Iterator[date]:
    """The readings of two numbers as day and month."""
    for month, number in ((b, a), (a, b)):
        day = on_day(year, month, number)
        if day:
            yield day


def _single(span: tuple[str, int, int], days: list[date]) -> TimeExpression | None:
    return TimeExpression(*span, "day", year=days[0].year, month=days[0].month, day=days[0].day) if days else None
