"""The dates that a page itself bears: mastheads, date lines, datelines, dates in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.articles.layout import Layout
from legation.articles.lines import Line
from legation.articles.marks import is_date_line
from legation.knowledge.calendar import MONTHS, TimeExpression, add_months, find_times, on_day
from legation.knowledge.datelines import find_dateline
from legation.knowledge.dates import find_dates

_PUBLISHED = re.compile(
    r"\b(?:publi\w+|posted|created|first|date|erstellt|veröffentlicht|stand|опубликовано|written|issued|added|by|on)\b", re.I
)
_ISSUED = re.compile(r"\b(?:publi(?:shed|cation)|posted|updated|modified|created)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updat\w+|modif\w+|edited|revised|aktualisiert|actualizado|mis à jour)\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|now|current|weather|heute|сегодня|register|sign ?in|log ?in|e-?paper|edition)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"©|\b(?:copyright|expires?|retrieved|accessed|deadline|event|valid|until|since|joined|member|born|version"
    r"|rights reserved|released?|cookies?)\b",
    re.I,
)
_COMMENT = re.compile(
    r"\b(?:says|said|wrote|commented):\W*$|^[\w .'-]{2,40}? (?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4} (?:at|-) \d{1,2}:\d\d"
)
#: The last line of a post that is shown inside an article, in the words of Facebook's own frame: always with the day of the week.
_POST = re.compile(
    r"^\W*(?:posted by .+ on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|publiée? par .+ sur\s(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche))\b",
    re.IGNORECASE,
)
_CITE = re.compile(
    r"^\W*(?:citation|cite (?:this|as)|how to cite|permalink|short ?(?:url|link)|article (?:url|link)|original (?:url|source)"
    r"|(?:read or )?share this (?:story|article|page))\b\W",
    re.IGNORECASE,
)
_RETRIEVED = re.compile(r"\b(?:retrieved|accessed|viewed)\s+(?:on\s+)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_URL_DAY = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<sep>[/_-])(?P<m>0?[1-9]|1[0-2]|[a-z]{3})(?P=sep)(?P<d>[0-3]?\d)"
    r"|(?P<y2>(?:19|20)\d\d)[/_-]?(?P<m2>0[1-9]|1[0-2])[/_-]?(?P<d2>[0-3]\d))(?!\d)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2]|(?<=[/-])[1-9]|(?<=[/-])[a-z]{3})/", re.IGNORECASE)


#: What a date loses that stands below the heading of a list of other stories.
_LISTED = 10.0
#: So many different days below the headline are a list or a table.
_COLUMN = 3
#: What the day is worth that the page gives where it says how to cite or share it.
_OWN_ADDRESS = 8.0
#: What stands between a masthead and the headline, never between a date of the article and it.
_MENU = frozenset({"button", "list"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that may be the day of publication, and how likely its place makes it.

    ``day`` is None where the year is missing (``month_day`` has it then) or where ``time`` may be read two ways. ``top`` says that it
    stands above the headline on the page's first lines, with nothing to call it the day of publication; of kind ``masthead`` it is
    away from the headline or beside words such as "Today".
    """

    time: TimeExpression | None
    day: date | None
    text: str
    start: int | None
    end: int | None
    kind: str
    score: float
    top: bool = False

    @property
    def month_day(self) -> tuple[int, int] | None:
        if self.time and self.time.kind == "day" and self.time.month and self.time.day:
            return self.time.month, self.time.day
        return None


def find_stamps(layout: Layout) -> list[Stamp]:
    """The dates of a dump that are not part of what it tells, the likeliest first."""
    stamps = [*_unlisted(layout, [*_line_stamps(layout)]), *_dateline_stamps(layout), *_citation_stamps(layout)]
    return sorted(stamps, key=lambda s: (-s.score, s.start or 0))


def _unlisted(layout: Layout, stamps: Sequence[Stamp]) -> Iterator[Stamp]:
    """The stamps; those that form a column of several days inside or below the body, with no word of publishing, are worth less."""
    start = layout.lines[layout.first].start if layout.first < len(layout.lines) else 0
    column = [s for s in stamps if (s.start or 0) > start and not _ISSUED.search(s.text)]
    many = len({s.day for s in column if s.day}) >= _COLUMN
    for stamp in stamps:
        yield replace(stamp, score=stamp.score - _LISTED) if many and stamp in column else stamp


def url_day(url: str | None) -> date | None:
    """The day in an address: /2017/08/10/, 20170810, /2017/aug/10/."""
    for match in _URL_DAY.finditer(url or ""):
        year, month, number = (match[name] or match[f"{name}2"] for name in "ymd")
        day = on_day(int(year), _month_number(month), int(number))
        if day and 1990 <= day.year <= 2100:
            return day
    return None


def url_month(url: str | None) -> tuple[date, date] | None:
    """First and last day of the month in an address: /2016/12/, /2016/dec/."""
    match = _URL_MONTH.search(url or "")
    first = on_day(int(match["y"]), _month_number(match["m"]), 1) if match else None
    if not first or first.year < 1990:
        return None
    return first, add_months(first, 1) - timedelta(1)


def _month_number(text: str) -> int:
    return MONTHS.index(text.lower()) + 1 if text.lower() in MONTHS else int(text) if text.isdigit() else 0


def _line_stamps(layout: Layout) -> Iterator[Stamp]:
    commented = _comments_line(layout)
    for line in layout.lines[:commented]:
        if line.length > {"prose": 25, "caption": 10}.get(layout.marks[line.number], 1000):
            continue
        if len(line.text) > 220 or not re.search(r"\d", line.text) or _COMMENT.search(line.text):
            continue
        inside = layout.first <= line.number < layout.last and layout.marks[line.number] in ("prose", "head", "item")
        times = find_dates(line.text)
        told = inside and (line.number > layout.first or _is_sentence(layout, line))
        told = told or (line.number > layout.first and bool(_POST.search(line.text)))
        if not told and not _is_run(line, times):
            yield from (_stamp(layout, line, time) for time in times)


def _is_sentence(layout: Layout, line: Line) -> bool:
    """Whether a line tells something in a sentence, and does not say when the page was published."""
    return layout.marks[line.number] == "prose" and line.ends and line.small > 0 and not _ISSUED.search(line.text)


def _is_run(line: Line, times: Sequence[TimeExpression]) -> bool:
    """Whether a line gives the first and last day of something to see or to do: two days, and no word of publishing."""
    days = {t.absolute for t in times if t.absolute}
    return len(days) == 2 and not _PUBLISHED.search(line.text) and not _UPDATED.search(line.text)


def _comments_line(layout: Layout) -> int:
    """The line below the body from which dates are those of comments."""
    below = (n for n in range(layout.last, len(layout.lines)) if layout.marks[n] == "comments")
    return next(below, len(layout.lines))


def _headline(layout: Layout) -> int:
    """The line of the headline; where that is only the browser's title, far above, or unknown, the line before the body."""
    title = layout.title.line if layout.title else None
    return layout.first - 1 if title is None or (title == 0 and layout.first > 15) else title


def _stamp(layout: Layout, line: Line, time: TimeExpression) -> Stamp:
    top = _is_top(layout, line, time)
    beside = not top or _is_beside_title(layout, line, time)
    kind = "date line" if beside or (line.number + 2 > _headline(layout) and _is_among_words(line)) else "masthead"
    score = _place(layout, line) + _manner(line, time) - 3.0 * (not beside or (top and time.weekday is not None))
    return Stamp(time, time.absolute, line.text[:120], line.start + time.start, line.start + time.end, kind, score, top)


def _is_among_words(line: Line) -> bool:
    """Whether a date stands in a line that says more, and not that it is the day of the visit."""
    return not is_date_line(line.text) and not _TODAY.search(line.text)


def _place(layout: Layout, line: Line) -> float:
    """What its place is worth: most between headline and body, less the farther away."""
    i, title = line.number, _headline(layout)
    if title <= i <= layout.first:
        return 10.0
    if i < title:
        return max(8.0 - 1.0 * (title - i - 1), 2.0 - 0.01 * (title - i))
    if i < layout.last:
        return max(7.0 - 0.5 * (i - layout.first), 3.0)
    listed = "list" in layout.marks[layout.last : i]
    return max(5.0 - 0.5 * (i - layout.last), 1.0 - 0.01 * min(i - layout.last, 90)) - _LISTED * (listed and not _ISSUED.search(line.text))


def _manner(line: Line, time: TimeExpression) -> float:
    """What the words beside it are worth, and that it stands alone."""
    rest = line.text[: time.start] + " " + line.text[time.end :]
    score = 2.0 if is_date_line(line.text) else -1.5
    score += 3.0 * bool(_PUBLISHED.search(rest)) if line.length < 20 else 0.0
    score -= 2.5 * bool(_UPDATED.search(line.text[max(0, time.start - 25) : time.start]))
    score -= 5.0 * bool(_OTHER.search(rest)) + 6.0 * bool(_TODAY.search(rest)) + 3.0 * (line.length > 20)
    score -= 1.0 * (time.year is None and time.kind == "day")
    score -= 3.0 * (time.absolute is not None and time.weekday not in (None, time.absolute.weekday()))
    return score


def _is_top(layout: Layout, line: Line, time: TimeExpression) -> bool:
    """Whether a full date stands above the headline on the page's first lines, with no word that calls it the day of publication."""
    title = _headline(layout)
    rest = line.text[: time.start] + " " + line.text[time.end :]
    if line.number >= title or time.absolute is None:
        return False
    if _TODAY.search(rest):
        return True
    return line.number <= 12 and not _PUBLISHED.search(rest) and not _UPDATED.search(rest)


def _is_beside_title(layout: Layout, line: Line, time: TimeExpression) -> bool:
    """Whether it stands alone in the line and at most two lines, no menu, part it from the headline.

    A bare weekday and date on the page's first line is what sites print as the day of the visit.
    """
    title = _headline(layout)
    rest = line.text[: time.start] + " " + line.text[time.end :]
    if line.number == 0 and time.weekday is not None and not any(c.isalnum() for c in rest):
        return False
    between = [layout.marks[i] for i in range(line.number + 1, title)]
    if _MENU & set(between) or (layout.title and between[:1] == ["item"]):
        return False
    return title - line.number <= (3 if layout.title else 6) and is_date_line(line.text) and not _TODAY.search(rest)


def _dateline_stamps(layout: Layout) -> Iterator[Stamp]:
    """ "UN, September 20. /TASS/.": a date in the dateline of the body's first paragraphs."""
    for passage in layout.body[:3]:
        dateline = find_dateline(passage.text)
        head = passage.text[: dateline.end] if dateline else ""
        for time in find_times(head):
            if time.kind == "day":
                start = passage.start + time.start
                yield Stamp(time, time.absolute, head.strip(), start, start + len(time.text), "dateline", 9.0)


def _citation_stamps(layout: Layout) -> Iterator[Stamp]:
    """Where the page says how to cite or share it: its own address with a day, "(2019, November 18)", the day on which it was retrieved."""
    for line in layout.lines[layout.first :]:
        if not _CITE.search(line.text):
            continue
        address = _ADDRESS.search(line.text)
        day = url_day(address.group()) if address else None
        if address and day:
            yield Stamp(None, day, address.group(), line.start + address.start(), line.start + address.end(), "url", _OWN_ADDRESS)
        for time in find_times(line.text):
            if time.absolute:
                visit = bool(_RETRIEVED.search(line.text[: time.start]))
                kind, score = ("masthead", 0.0) if visit else ("citation", _OWN_ADDRESS)
                yield Stamp(time, time.absolute, line.text[:120], line.start + time.start, line.start + time.end, kind, score, visit)
