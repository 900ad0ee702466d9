"""Which stretch of a page is the article: the run of lines with the most prose and the least furniture."""

from __future__ import annotations

from collections.abc import Sequence

from legation.articles import cues
from legation.articles.lines import Line

_VALUE = {
    "comments": -25.0,
    "list": -18.0,
    "ending": -25.0,
    "notice": -8.0,
    "button": -3.0,
    "link": -2.0,
    "credit": -2.0,
    "caption": -1.0,
    "date": -6.0,
    "byline": -3.0,
}


def find_body(lines: Sequence[Line], marks: Sequence[str], top: int, bottom: int) -> tuple[int, int]:
    """First line and the line after the last of the best run between ``top`` and ``bottom``; ``(top, top)`` if there is no prose."""
    best, best_run = 0.0, (top, top)
    total, first = 0.0, top
    for i in range(top, bottom):
        if total <= 0:
            total, first = 0.0, i
        total += value(lines, marks, i)
        if total > best:
            best, best_run = total, (first, i + 1)
    first, last = best_run
    while last - first > 2 and _is_teaser(lines, marks, last - 1):
        last -= 2
    return first, last


def _is_teaser(lines: Sequence[Line], marks: Sequence[str], i: int) -> bool:
    """Whether a paragraph and the heading above it are the first of a list that the run should not have begun."""
    return marks[i] == "prose" and marks[i - 1] == "head" and _share(marks, i, lines[i].length) < 0.5


def value(lines: Sequence[Line], marks: Sequence[str], i: int) -> float:
    """What a line adds to a run: its words if it is prose, less for furniture, least for headings of lists."""
    line, mark = lines[i], marks[i]
    if mark == "prose":
        return min(line.length, 60) * (1.0 if line.ends else 0.5) * _share(marks, i, line.length)
    if mark == "head":
        return -7.0 if _near(marks, i, ("head", "item")) else -3.0
    if mark == "item":
        return -7.0 if _near(marks, i, ("head", "item")) else -4.0
    if mark == "comments" and cues.COMMENTS_SURE.search(line.text):
        return -60.0
    return _VALUE[mark]


_WALLS = frozenset({"byline", "comments", "date", "ending", "head", "item", "list"})


_ENDS = frozenset({"comments", "ending", "list", None})


def _share(marks: Sequence[str], i: int, length: int) -> float:
    """How much of a paragraph's worth counts: little if it stands alone between headings or dates, as teasers in lists do."""
    above, below = _beyond(marks, i, -1), _beyond(marks, i, 1)
    if length >= 60 or above not in _WALLS or below not in _WALLS | _ENDS:
        return 1.0
    return 0.5 if below in _ENDS else 0.25


def _beyond(marks: Sequence[str], i: int, step: int) -> str | None:
    """The role of the next line that way that is no button, picture or link."""
    j = i + step
    while 0 <= j < len(marks) and marks[j] in ("button", "caption", "credit", "link"):
        j += step
    return marks[j] if 0 <= j < len(marks) else None


def _near(marks: Sequence[str], i: int, kinds: tuple[str, ...]) -> bool:
    """Whether the lines around are of these kinds too: a menu or a list rather than one heading."""
    return any(0 <= j < len(marks) and marks[j] in kinds for j in (i - 1, i + 1))
