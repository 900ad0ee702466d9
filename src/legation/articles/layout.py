"""Which part of the article each line of a dump is: headline, lead, body, caption, comment, or a headline of another story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.articles import cues
from legation.articles.body import find_body
from legation.articles.comments import comments_start, read_comments
from legation.articles.lines import Line, split_lines, squash
from legation.articles.marks import mark_lines
from legation.articles.title import Title, find_title
from legation.knowledge.calendar import find_times
from legation.knowledge.datelines import find_dateline
from legation.types import Comment, Passage

_TIMED = frozenset({"day", "offset", "period", "weekday", "range", "ambiguous"})
#: A standfirst is no longer than this, in words.
_LEAD_WORDS = 60
#: Lines between headline and body among which a standfirst is looked for.
_DECKED = 8
#: Words of a headline, and so many of them in a row, that are no subheadings but those of other stories.
_HEADLINE, _IN_A_ROW = 6, 3
_LEGEND = 9


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page, with the lines and their roles that they were told from; ``first`` is where the body begins."""

    lines: tuple[Line, ...]
    marks: tuple[str, ...]
    title: Title | None
    lead: tuple[Passage, ...]
    body: tuple[Passage, ...]
    captions: tuple[Passage, ...]
    comments: tuple[Comment, ...]
    related: tuple[Passage, ...]
    first: int
    last: int


def lay_out(plain: str, *, heading: str | None = None) -> Layout:
    """Part a dump; ``heading`` is the title where it is known from elsewhere."""
    lines = split_lines(plain)
    marks = mark_lines(lines)
    _mark_boxes(lines, marks)
    bottom = comments_start(lines, marks)
    first, last = find_body(lines, marks, 0, bottom)
    title = find_title(lines, marks, first, last, heading)
    above = range(max(0, min(first, title.line - 3)), title.line) if title else range(0)
    first = title.line + 1 if title and title.line >= first else first
    _mark_strangers(lines, marks, range(first, last))
    _mark_legends(lines, marks, range(first + 1, last - 1))
    body = [i for i in range(first, last) if marks[i] in ("prose", "head", "item")]
    body = _trim(marks, body)
    lead, body = _split_lead(lines, marks, title, body)
    lead = lead or _deck(lines, marks, title, body)
    captions = [i for i in above if marks[i] == "prose"]
    captions += [i for i in range(max(0, first - 8), last) if marks[i] == "caption"]
    related = [i for i in range(first, bottom) if marks[i] == "link" or (i >= last and _is_headline(lines[i], marks[i]))]
    return Layout(
        tuple(lines),
        tuple(marks),
        title,
        tuple(lines[i].passage for i in lead),
        _paragraphs(lines, body, plain),
        tuple(lines[i].passage for i in sorted(set(captions))),
        read_comments(lines, marks, bottom, plain, title.site if title else None) if bottom < len(lines) else (),
        tuple(lines[i].passage for i in related),
        body[0] if body else first,
        last,
    )


def lay_out_body(plain: str, heading: str | None = None) -> Layout:
    """A text that is the body itself: one paragraph a line, less a first line that is the known heading, and what players and galleries
    have left in it, which counts as captions."""
    lines = split_lines(plain)
    titled = bool(lines) and heading is not None and squash(lines[0].text) == squash(heading)
    body = range(1 if titled and len(lines) > 1 else 0, len(lines))
    title = Title(lines[0].passage, 0) if body.start else None
    widgets = [i for i in body if cues.WIDGET.search(lines[i].text)]
    widgets = widgets if len(widgets) < len(body) else []
    marks = tuple("caption" if i in widgets else "prose" for i in range(len(lines)))
    paragraphs = _paragraphs(lines, [i for i in body if i not in widgets], plain)
    captions = tuple(lines[i].passage for i in widgets)
    return Layout(tuple(lines), marks, title, (), paragraphs, captions, (), (), body.start, len(lines))


def _mark_boxes(lines: Sequence[Line], marks: list[str]) -> None:
    """Mark boxes in the body: text, a caption, its credit, and the headline of another story that the picture links to."""
    for i in range(2, len(lines) - 1):
        if marks[i] != "credit" or marks[i + 1] != "head" or not lines[i + 1].titled:
            continue
        captioned = marks[i - 1] in ("head", "item", "caption") and lines[i].gap == 0
        if marks[i - 2 if captioned else i - 1] == "prose":
            marks[i + 1] = "link"
            marks[i - 1] = "caption" if captioned else marks[i - 1]


def _mark_strangers(lines: Sequence[Line], marks: list[str], body: range) -> None:
    """Mark headlines of other stories in the body: several in a row, or one that the page bears twice."""
    heads = [i for i in body if marks[i] == "head" and lines[i].length >= _HEADLINE and not lines[i].bullet]
    if not heads:
        return
    runs: list[list[int]] = []
    for i in heads:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    texts = Counter(squash(line.text) for line in lines)
    for i in (i for run in runs for i in run if len(run) >= _IN_A_ROW or texts[squash(lines[i].text)] > 1):
        marks[i] = "link"


def _mark_legends(lines: Sequence[Line], marks: list[str], body: range) -> None:
    """Mark captions without a credit: many words that are neither sentence nor headline, alone between paragraphs."""
    for i in body:
        line, alone = lines[i], marks[i - 1] == marks[i + 1] == "prose" and lines[i - 1].ends
        if (
            marks[i] == "head"
            and alone
            and line.length >= _LEGEND
            and not line.titled
            and not line.bullet
            and not line.ends
            and line.text[-1] not in ":;,—–-"
        ):
            marks[i] = "caption"


def _trim(marks: Sequence[str], body: list[int]) -> list[int]:
    """Begin and end with prose."""
    prose = [k for k, i in enumerate(body) if marks[i] == "prose"]
    return body[prose[0] : prose[-1] + 1] if prose else []


def _split_lead(lines: Sequence[Line], marks: Sequence[str], title: Title | None, body: list[int]) -> tuple[list[int], list[int]]:
    """Take off the standfirst: what stands before a dateline, or between the headline and a byline or date.

    A paragraph that itself tells the day ("on Saturday") is the reporter's, not the desk's.
    """
    for k in range(1, min(4, len(body))):
        before = body[:k]
        if find_dateline(lines[body[k]].text) and not find_dateline(lines[body[0]].text):
            short = sum(lines[i].length for i in before) <= 2 * _LEAD_WORDS
            return (_trim(marks, before), body[k:]) if short and not any(_is_timed(lines[i].text) for i in before) else ([], body)
        parted = any(marks[i] in ("byline", "date") for i in range(body[k - 1] + 1, body[k]))
        if title and title.line < body[0] and k <= 2 and parted and len(body) > k + 2:
            short = all(lines[i].length <= _LEAD_WORDS for i in before)
            return (_trim(marks, before), body[k:]) if short else ([], body)
    return [], body


def _deck(lines: Sequence[Line], marks: Sequence[str], title: Title | None, body: list[int]) -> list[int]:
    """The one line between headline and body, under the date or right under the headline, that is no title; else nothing."""
    if not title or not body or not title.line < body[0] <= title.line + _DECKED:
        return []
    between = [i for i in range(title.line + 1, body[0]) if marks[i] in ("head", "prose") and lines[i].length >= 6]
    i = between[0] if len(between) == 1 else 0
    below_date = marks[i - 1] in ("date", "byline") and not lines[i].bullet and not lines[i].titled
    below_title = i == title.line + 1 and marks[i] == "prose" and lines[i].length <= _LEAD_WORDS and not find_dateline(lines[i].text)
    return [i] if i and (below_date or below_title) else []


def _is_timed(text: str) -> bool:
    return any(time.kind in _TIMED for time in find_times(text))


def _is_headline(line: Line, mark: str) -> bool:
    return mark == "head" and 4 <= line.length <= 25 and not line.ends


def _paragraphs(lines: Sequence[Line], body: Sequence[int], plain: str) -> tuple[Passage, ...]:
    """One passage a line; a line that goes on in small letters below one without an end is one with it."""
    passages: list[Passage] = []
    for k, i in enumerate(body):
        line = lines[i]
        if k and i == body[k - 1] + 1 and line.gap == 0 and not line.bullet and not lines[i - 1].ends and line.text[0].islower():
            start = passages[-1].start
            passages[-1] = Passage(plain[start : line.end], start, line.end)
        else:
            passages.append(line.passage)
    return tuple(passages)
