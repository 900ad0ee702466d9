"""Readers' comments: where they begin on a page, and which lines are one comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.articles import cues
from legation.articles.lines import Line, squash
from legation.knowledge.calendar import find_times
from legation.types import Comment, Passage

#: Lines looked at below a heading for signs of comments: authors with a time, reply buttons.
_REACH = 40
_NOISE = re.compile(
    r"^\W*(?:avatar|reply|replies|report(?: abuse)?|flag|like(?: \d+)?|share|permalink|\d+|quote|edit|upvote|downvote|↑|↓"
    r"|show comment|hide comment)\W*$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^(?P<author>.*?)\s*in reply to\s*(?P<to>.*?)\s*(?:\(?(?:show|hide) ?comment.*)?$", re.IGNORECASE)
_SAYS = re.compile(r"^(?P<author>.{1,50}?)\s*(?:\bon\b.{6,40})?\s*(?:says|said|wrote|commented|sagt|schreibt)\s*:\s*(?P<text>.*)$")
#: A comment on one line: author, verb, text. "said" is left out: readers quote.
_INLINE = re.compile(r"^(?P<author>[^\s:](?:[^:]{0,38}[^\s:])?)\s+(?:wrote|writes|commented|posted|schreibt|schrieb)\s*:\s+(?P<text>\S.*)$")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\s+ago\b", re.IGNORECASE)


_STAMP_WORDS = frozenset({"posted", "published", "edited", "the", "utc", "gmt"})


def comments_start(lines: Sequence[Line], marks: Sequence[str]) -> int:
    """The line with which the comments begin, or ``len(lines)``; a heading counts where prose stands above and comments below."""
    prose = 0
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark == "comments" and prose >= 40 and (_signs(lines, i) >= _needed(line) or _bulleted(lines, marks, i) or _opens(lines, i)):
            return i
        prose += line.length if mark == "prose" else 0
    return len(lines)


def _signs(lines: Sequence[Line], i: int) -> int:
    return sum(cues.COMMENT_SIGNS.search(line.text) for line in lines[i + 1 : i + _REACH])


def _needed(heading: Line) -> int:
    """How many signs make comments: two, or one where the heading counts a single comment."""
    return 1 if re.search(r"(?<!\d)1(?!\d)|\bone\b", heading.text, re.IGNORECASE) else 2


def _opens(lines: Sequence[Line], i: int) -> bool:
    """Whether the very next lines are a comment: a name with its time and words under it, or "name wrote: words"."""
    if i + 1 >= len(lines):
        return False
    if _is_inline(lines[i + 1]):
        return True
    named = len(lines[i + 1].text.split()) <= 8 and _is_author(lines, i + 1)
    return named and any(line.ends and line.length >= 3 for line in lines[i + 2 : i + 4])


def _is_inline(line: Line) -> bool:
    match = _INLINE.match(line.text)
    return match is not None and len(match["author"].split()) <= 4


def _bulleted(lines: Sequence[Line], marks: Sequence[str], i: int) -> bool:
    """Whether a list of bullets with prose in it follows soon."""
    after = range(i + 1, min(i + 12, len(lines)))
    first = next((j for j in after if lines[j].bullet), None)
    return first is not None and any(marks[j] == "prose" for j in range(first, min(first + 6, len(lines))))


def read_comments(lines: Sequence[Line], marks: Sequence[str], start: int, plain: str, site: str | None = None) -> tuple[Comment, ...]:
    """The comments from line ``start`` to the end of the page, one entry each; a line that begins with the name of the site ends them."""
    body = range(start, _comments_end(lines, marks, start, site))
    if any(_is_inline(lines[i]) for i in body[1:2]):
        return tuple(_inline(lines[i], plain) for i in body if _is_inline(lines[i]))
    bullets = [i for i in body if lines[i].bullet and not _is_furniture(lines[i])]
    heads = [i for i in body if _is_author(lines, i)]
    if len(bullets) >= max(1, len(heads)) and any(marks[i] == "prose" for i in body):
        margin = min(lines[i].indent for i in bullets)  # numbers widen: 9., 10.
        starts = [i for i in bullets if lines[i].indent - len(lines[i].bullet) <= margin - 1]
    else:
        starts = heads
    ends = [*starts[1:], body.stop][: len(starts)]
    found = (_one(lines, marks, a, b, plain) for a, b in zip(starts, ends, strict=True))
    return tuple(comment for comment in found if comment)


def _inline(line: Line, plain: str) -> Comment:
    match = _INLINE.match(line.text)
    assert match is not None
    start = line.start + match.start("text")
    return Comment(match["author"].strip(), Passage(plain[start : line.end], start, line.end))


def _comments_end(lines: Sequence[Line], marks: Sequence[str], start: int, site: str | None) -> int:
    """Comments stop at a form, a notice, a list or the site's own name after the last sign of one."""
    last = max((i for i in range(start, len(lines)) if cues.COMMENT_SIGNS.search(lines[i].text)), default=start)
    for i in range(last + 1, len(lines)):
        if marks[i] in ("list", "ending", "comments", "notice") and not lines[i].bullet:
            return i
        if site and squash(lines[i].text).startswith(squash(site)):
            return i
    return len(lines)


def _is_furniture(line: Line) -> bool:
    """A bullet that holds a heading or a button, no comment; a lone "avatar" is where a comment begins."""
    return line.text.lower() != "avatar" and bool(cues.COMMENTS_HEADING.match(line.text) or cues.BUTTONS.match(line.text))


def _is_author(lines: Sequence[Line], i: int) -> bool:
    """A short line that says who wrote, with "says:" or with a time in it or below it."""
    text = lines[i].text
    if len(text) > 90:
        return False
    if _SAYS.match(text):
        return True
    stamp = _is_stamp(text)
    below = i + 1 < len(lines) and len(lines[i + 1].text) < 45 and _is_stamp(lines[i + 1].text, alone=True)
    return (stamp and not _is_stamp(text, alone=True)) or (below and not stamp and not _NOISE.match(text))


def _is_stamp(text: str, *, alone: bool = False) -> bool:
    """Whether a short line carries the time of a comment, and, if ``alone``, little else."""
    if len(text) > 80 or not (_CLOCK.search(text) or any(t.kind == "day" and t.year for t in find_times(text))):
        return False
    rest = _CLOCK.sub(" ", text)
    for time in find_times(rest):
        rest = rest.replace(time.text, " ")
    words = [w for w in re.findall(r"[^\W\d]{3,}", rest) if w.lower() not in _STAMP_WORDS]
    return len(words) == 0 if alone else len(words) <= 5


def _one(lines: Sequence[Line], marks: Sequence[str], a: int, b: int, plain: str) -> Comment | None:
    rows = [i for i in range(a, b) if not _NOISE.match(lines[i].text) and not (i > a and marks[i] == "comments")]
    author, rows = _author_of(lines, rows)
    rows = [i for i in rows if not _is_stamp(lines[i].text, alone=True)]
    listed = author is None and len(rows) == b - a and all(_is_entry(lines[i], marks[i]) for i in rows)
    if not rows or listed:
        return None
    start, end = lines[rows[0]].start, lines[rows[-1]].end
    return Comment(author, Passage(plain[start:end], start, end))


def _is_entry(line: Line, mark: str) -> bool:
    """Whether a line is an entry of a list rather than words of a reader."""
    return not line.ends and (mark == "item" or (mark == "head" and line.titled))


def _author_of(lines: Sequence[Line], rows: list[int]) -> tuple[str | None, list[int]]:
    """The author that heads a comment, if the first line is a name rather than a sentence."""
    if not rows:
        return None, rows
    text = lines[rows[0]].text
    for pattern in (_REPLY, _SAYS):
        match = pattern.match(text)
        if match and len(rows) > 1:
            return match["author"].strip() or None, rows[1:]
    name = _CLOCK.split(text)[0]
    times = find_times(name)
    name = (name[: times[0].start] if times else name).strip(" -–|,·•")
    name = re.sub(r"\s+(?:on|at|says|said|sagt)\W*$|\s*\d{1,2}\.?\s+[^\W\d]{3,9}\s+\d{4}.*$", "", name)
    if len(rows) > 1 and 0 < len(name) <= 40 and len(name.split()) <= 4 and not re.search(r"[.!?]$", name):
        return name, rows[1:]
    return None, rows
