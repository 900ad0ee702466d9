"""What stands around the text and says of its day without naming it: comments, copyright, "3 hours ago", "yesterday, May 14"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from legation.articles.bounds import FIRST, LAST, Bound
from legation.articles.layout import Layout
from legation.articles.stamps import Stamp
from legation.knowledge.calendar import NUMBERS, TimeExpression, add_months, find_times
from legation.types import DateEvidence, Passage

#: What a day told beside "today" or "yesterday" is worth, and a date as the page's own count of days until the visit gives it.
_BESIDE = 7.0
#: Paragraphs in which such days are looked for; lines around the headline that may tell how old the page is.
_PARAGRAPHS, _NEAR = 10, 3
#: Days after a weekday on which it is still called "last".
_WEEK = 8
_DAYS_OR_MORE = frozenset({"day", "week", "month", "year"})
_AGO = re.compile(r"\b(?P<n>\d{1,2}|an?|one|two|three)\s*(?P<unit>min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\s+ago\b", re.IGNORECASE)
_STAMPED = re.compile(r"\bon (?P<day>.{6,25}?) at \d{1,2}:\d\d|\d{1,2}:\d\d", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\D{0,12}(?:(?:19|20)\d\d\s*[-–—]\s*)?(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–—]\s*(?:19|20)?\d\d)", re.IGNORECASE
)
_APPOSED = re.compile(r"\s*[,(–—]?\s*(?:on\s+)?$")
_LAST = re.compile(r"\b[Ll]ast\s+$")
_QUOTE = re.compile(r"[\"“][^\"“”]*[\"”]")


def find_hints(layout: Layout, crawled: date | None) -> list[Bound]:
    """The bounds that comments, the notice of copyright and, where the day of the crawl is known, "3 hours ago" set."""
    return [*_first_comment(layout), *_copyright(layout), *_last_week(layout.body), *(_age(layout, crawled) if crawled else ())]


def _last_week(body: Sequence[Passage]) -> Iterator[Bound]:
    """ "Last Sunday, 3 June 2018" is said within the week after that day."""
    for passage in body[:_PARAGRAPHS]:
        text = _unquoted(passage.text)
        for time in find_times(text):
            day = time.absolute if time.weekday is not None and _LAST.search(text[: time.start]) else None
            if day:
                days = (day + timedelta(1), day + timedelta(_WEEK))
                yield _bound(days, "weekday", f"last {time.text}", passage.start + time.start, passage.start + time.end, 2)


def _first_comment(layout: Layout) -> Iterator[Bound]:
    """Nobody comments on what is not yet published: the first comment that bears day and hour bounds the day from above."""
    start = next((n for n in range(layout.last, len(layout.lines)) if layout.marks[n] == "comments"), len(layout.lines))
    days: list[tuple[date, TimeExpression, int]] = []
    for line in layout.lines[start:]:
        if layout.marks[line.number] in ("list", "ending"):
            break
        times = find_times(line.text) if line.length <= 14 and _STAMPED.search(line.text) else []
        days += [(t.absolute, t, line.start) for t in times if t.absolute]
    if days:
        first, time, at = min(days, key=lambda d: d[0])
        yield _bound((FIRST, first), "comment", time.text, at + time.start, at + time.end, 1)


def _copyright(layout: Layout) -> Iterator[Bound]:
    """A page is no younger than the year in its notice of copyright, as far as somebody keeps that up to date: it weighs little."""
    for line in reversed(layout.lines):
        match = _COPYRIGHT.search(line.text) if line.length <= 40 and not layout.first <= line.number < layout.last else None
        if match:
            last = date(int(match["year"]), 12, 31)
            yield _bound((FIRST, last), "copyright", match.group(), line.start + match.start(), line.start + match.end(), 0.5)
            return


def _age(layout: Layout, crawled: date) -> Iterator[Bound]:
    """ "16 hours ago" beside the headline, on a page that was fetched on a known day."""
    title = layout.title.line if layout.title else layout.first
    for line in layout.lines[max(0, title - _NEAR) : layout.first + 1]:
        match = _AGO.search(line.text) if line.length <= 14 else None
        if match:
            count = int(match["n"]) if match["n"].isdigit() else NUMBERS[match["n"].lower()]
            unit = match["unit"].lower()
            if unit not in _DAYS_OR_MORE:
                count, unit = (count // 24 if unit.startswith("h") else 0), "day"
            days = _back(crawled, count + 1, unit), _back(crawled, count, unit)
            yield _bound(days, "age", match.group(), line.start + match.start(), line.start + match.end(), 2)
            return


def _back(day: date, count: int, unit: str) -> date:
    if unit in ("month", "year"):
        return add_months(day, -count * (12 if unit == "year" else 1))
    return day - timedelta(count * (7 if unit == "week" else 1))


def _bound(days: tuple[date, date], kind: str, text: str, start: int, end: int, weight: float) -> Bound:
    first, last = days
    gives = f"{'..' if first == FIRST else first.isoformat()}/{'..' if last == LAST else last.isoformat()}"
    return Bound((days,), DateEvidence(kind, text, gives, start, end), weight)


def find_told(passages: Sequence[Passage]) -> list[Stamp]:
    """Days that the text itself sets beside its own: "today, 5 March 2014", "yesterday (May 14)"; what is quoted does not count."""
    return [stamp for passage in passages[:_PARAGRAPHS] for stamp in _beside(passage)]


def _beside(passage: Passage) -> Iterator[Stamp]:
    text = _unquoted(passage.text)
    times = find_times(text)
    for one, other in pairwise(times):
        word, named = (one, other) if other.kind == "day" else (other, one)
        if named.kind != "day" or not _is_now(word) or not _APPOSED.fullmatch(text[one.end : other.start]):
            continue
        day = (named.absolute or date(2000, named.month or 1, named.day or 1)) - timedelta(word.amount)
        year = day.year if named.year else None
        time = TimeExpression(text[one.start : other.end], one.start, other.end, "day", year=year, month=day.month, day=day.day)
        yield Stamp(time, time.absolute, time.text, passage.start + one.start, passage.start + other.end, "relative", _BESIDE)


def _unquoted(text: str) -> str:
    """The text with what is quoted blotted out."""
    return _QUOTE.sub(lambda m: "\x00" * len(m.group()), text)


def _is_now(word: TimeExpression) -> bool:
    return word.kind == "offset" and word.unit == "day" and abs(word.amount) <= 2 and not word.anaphoric
