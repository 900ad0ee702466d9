"""What role each line of a page plays, told from the line alone and from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from legation.articles import cues
from legation.articles.lines import Line
from legation.knowledge.dates import find_dates

#: Roles that may stand inside a body without being of it.
INSIDE = frozenset({"button", "byline", "caption", "credit", "date", "link"})
#: Words of a line that may be a button or a heading.
_FEW_WORDS = 14
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}(?:\s*[+-]\s*\d{1,2})?)?", re.IGNORECASE)
_AGO = re.compile(r"\b\d+\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|[mhd])\s+ago\b", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"\b(?:published|posted|updated|update|modified|created|last|first|date|on|at|by|in|today|time|gmt|utc|edt|est|et|bst|ist|pm|am|added|edited|issued|year)\b",
    re.IGNORECASE,
)


def mark_lines(lines: Sequence[Line]) -> list[str]:
    """A role for each line: comments, list, ending, notice, button, link, credit, caption, date, byline, prose, head or item.

    ``prose`` reads like sentences, ``head`` like a headline or a heading, ``item`` like an entry of a menu.
    """
    marks = [_mark(line) for line in lines]
    teasers = [i for i, line in enumerate(lines) if marks[i] in ("prose", "head") and 6 <= line.length <= 60 and _TEASER.search(line.text)]
    for i in teasers if len(teasers) > 1 else ():
        marks[i] = "link"  # one alone may be the article, cut off for those who pay
    for i, line in enumerate(lines):
        if marks[i] in ("prose", "head") and _captioned(lines, marks, i):
            marks[i] = "caption"
        elif marks[i] == "prose" and line.length < 45 and _NOTICE.search(line.text) and _TO_READER.search(line.text):
            marks[i] = "notice"
    return marks


_SAID = re.compile(r"\b(?:said|told)\b")
_NOTICE = re.compile(
    r"\b(?:cookies?|javascript|browser|newsletters?|e-?mail address|unsubscribe|log in|sign up|subscribe|terms of use"
    r"|privacy policy|inbox)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|our|this (?:site|website|page))\b", re.IGNORECASE)


#: A line of an interview, and who posted the message above it: both are prose, however short.
_SPOKEN = re.compile(r"^(?:[QA]|Question|Answer)\s?[:.]\s+\S.*[\w.!?)\"”’]$|^[—–-] .{2,50} \(@\w+\),? .{6,30}\d{4}$")
#: The first words of another story, cut off: "The minister said on Monday that the..."
_TEASER = re.compile(r"(?:[^.]\.\.\.|…|\[(?:…|\.\.\.)\]|&hellip;)\s*(?:»|>+|read more|more|continue reading)?[^\w\"”’]*$", re.IGNORECASE)
_LEGAL = re.compile(
    r"\b(?:registered )?trade ?marks? (?:of|or)\b|\bhave not been evaluated by\b|\bnot intended to (?:diagnose|constitute)\b"
    r"|\bthe (?:information|content|material)s? (?:\w+ )?(?:on|in) this (?:web ?site|site|page)\b|\bconsult your (?:physician|doctor)\b"
    r"|\bmay not be (?:published|reproduced|copied)\b|\b(?:affiliate|advertising) partners?hips?\b"
    r"|\bwe may earn (?:a |an )?(?:\w+ )?commission\b",
    re.IGNORECASE,
)


def _mark(line: Line) -> str:
    told = _known if line.length <= _FEW_WORDS else _role
    return told(line.text, line.length, line.small, line.ends)


def _role(text: str, length: int, small: float, ends: bool) -> str:
    """The role of a line by its text, its length in words, its share of small words and whether it ends like a sentence."""
    if _SPOKEN.match(text):
        return "prose"
    if length <= 90 and _LEGAL.search(text):
        return "notice"
    if length > 45 or len(text) > 400:
        return "caption" if len(text) < 500 and _is_caption(text) else "prose"
    if length <= _FEW_WORDS:
        short = _short(text, length, ends)
        if short:
            return short
    if is_date_line(text):
        return "date"
    if cues.ENDING.search(text):
        return "ending"
    if cues.INLINE_LINK.search(text):
        return "link"
    if length <= 16 and cues.BYLINE.search(text):
        return "byline"
    if _is_caption(text):
        return "caption"
    return _plain(text, length, small, ends)


_known = lru_cache(maxsize=1 << 13)(_role)  # menus, buttons and notices are the same on all pages of a site


def _short(text: str, length: int, ends: bool) -> str | None:
    if _is_tags(text):
        return "button"
    if cues.COMMENTS_HEADING.match(text):
        return "comments"
    if cues.BUTTONS.match(text):
        return "button"
    if cues.LIST_HEADING.match(text) and not (ends and length > 6):
        return "list"
    if cues.CREDIT.search(text) and not cues.ENDING.search(text):
        return "credit"
    return None


def _plain(text: str, length: int, small: float, ends: bool) -> str:
    if length >= 20 or (ends and length >= 7) or (length >= 10 and _SAID.search(text)):
        return "prose"
    if length >= 4:
        return "head" if not (ends and small > 0.2) else "prose"
    return "item"


def _is_tags(text: str) -> bool:
    """Names parted by commas and nothing else: the tags of a story."""
    parts = re.split(r"\s*[,|•·]\s*", text)
    return len(parts) >= 4 and all(0 < len(p.split()) <= 3 for p in parts) and not re.search(r"[.!?:]$|\band\b", text)


def _is_caption(text: str) -> bool:
    if cues.CAPTION_DAY.search(text) and len(text) < 400 and not is_date_line(text) and not cues.CAPTION_PAST.search(text):
        return True
    return cues.CAPTION.search(text) or (len(text) < 180 and cues.CAPTION_SIDE.search(text))


def _captioned(lines: Sequence[Line], marks: Sequence[str], i: int) -> bool:
    """A short paragraph right above a photo credit is its caption."""
    if i + 1 >= len(lines) or marks[i + 1] != "credit" or lines[i + 1].gap > 1:
        return False
    alone = lines[i + 1].gap == 0 and lines[i].gap > 0
    if marks[i] == "head":
        return alone and lines[i].length >= 8 and not lines[i].titled
    return lines[i].length < 45 and (alone or not lines[i].ends or bool(re.search(r"\b(?:19|20)\d\d\W*$", lines[i].text)))


def is_date_line(text: str) -> bool:
    """Whether a line is a date with little else: "Published 10 August 2017, 6:19 pm", "3 hours ago"."""
    if len(text) > 140 or not re.search(r"\d", text):
        return False
    dates = find_dates(text)
    if not dates and not _AGO.search(text):
        return False
    rest = text
    for time in reversed(dates):
        rest = rest[: time.start] + " " + rest[time.end :]
    rest = _DATE_WORDS.sub(" ", _AGO.sub(" ", _CLOCK.sub(" ", rest)))
    words = re.findall(r"[^\W\d]{2,}", rest)
    return len(words) <= (4 if len(words) and all(w[0].isupper() for w in words) else 2)
