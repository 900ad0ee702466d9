"""The headline of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.articles.lines import Line, squash
from legation.types import Passage

#: What parts a headline from the name of the site in a browser's title.
_PARTS = re.compile(r"\s+[|»·•–—:-]\s+|\s*\|\s*")
_STAMPED = re.compile(r"\b(?:updated|published|posted)\b|\d{1,2}:\d\d", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|told|added)\b")
#: Lines (section, date, byline) that may part a headline from its deck.
_PARTED = 4
_BELOW = frozenset({"date", "byline", "button", "credit", "caption"})


@dataclass(frozen=True, slots=True)
class Title:
    """The headline as a passage, the number of its line, and the name of the site where the line went on with one."""

    passage: Passage
    line: int
    site: str | None = None


def find_title(lines: Sequence[Line], marks: Sequence[str], first: int, last: int, heading: str | None = None) -> Title | None:
    """The headline of the body that runs from line ``first`` to ``last``; ``heading`` is its text where that is known."""
    if first >= last:
        return _first_line(lines, marks)
    known = _known(lines, marks, last, heading) if heading else None
    if known is not None:
        return Title(lines[known].passage, known, _site(lines, known))
    opening = _words(" ".join(line.text for line in lines[first : first + 6] if line.length > 8))
    echoes = _echoes(lines, min(first + 8, last))
    browser = _words(lines[0].text) if first > 3 else frozenset[str]()
    candidates = [i for i in range(max(0, first - 60), min(first + 8, last)) if _may_be(lines, marks, i, first, echoes)]
    scored = [(_score(lines, marks, i, first, opening, browser, i in echoes), i) for i in candidates]
    best = max(scored, default=(0.0, -1))
    best = best if best[1] in echoes else _above_deck(lines, marks, best, scored, opening)
    if best[0] < 1.0:
        return _browser_title(lines, marks, opening)
    return Title(lines[best[1]].passage, best[1], _site(lines, best[1]))


def _above_deck(
    lines: Sequence[Line], marks: Sequence[str], best: tuple[float, int], scored: Sequence[tuple[float, int]], opening: frozenset[str]
) -> tuple[float, int]:
    """The headline above a date line, where the best line stands right below that and so is the deck; else ``best``."""
    i = best[1]
    if i < 2 or marks[i - 1] not in ("date", "byline"):
        return best
    above = i - 1
    while above >= 0 and (marks[above] in _BELOW or lines[above].length < 3):
        above -= 1
    found = next((s for s in scored if s[1] == above), None)
    related = found is not None and i - above <= _PARTED and len(_words(lines[above].text) & opening) >= 2
    return found if found and related and found[0] >= 1.0 else best


def _known(lines: Sequence[Line], marks: Sequence[str], last: int, heading: str) -> int | None:
    """The last line before the end of the body that is the known heading."""
    want = squash(heading)
    return next((i for i in range(min(last, len(lines)) - 1, -1, -1) if squash(lines[i].text) == want), None)


def _may_be(lines: Sequence[Line], marks: Sequence[str], i: int, first: int, echoes: frozenset[int]) -> bool:
    line, mark = lines[i], marks[i]
    if mark not in ("head", "prose", "item") or line.bullet or not 2 <= line.length <= 32 or len(line.text) < 10 or line.text[0] in "<{":
        return False
    if re.search(r"\s[»›>]\s", line.text) or (line.ends and re.search(r"[^.][.][\"”’']?$", line.text) and line.length > 12):
        return False
    if i < first:
        return True
    before = [lines[j] for j in range(first, i) if marks[j] == "prose"]
    if not before:
        return True
    told = i in echoes or (i + 1 < len(lines) and marks[i + 1] in _BELOW) or bool(re.search(r"\b(?:19|20)\d\d\W*$", before[0].text))
    return len(before) == 1 and before[0].length <= 60 and not before[0].bullet and told


def _score(
    lines: Sequence[Line], marks: Sequence[str], i: int, first: int, opening: frozenset[str], browser: frozenset[str], echo: bool
) -> float:
    """How much a line is like the headline: words shared with the body and the browser's title, length, place, what is below it."""
    line, words = lines[i], _words(lines[i].text)
    score = 2.0 * echo - 0.15 * min(abs(first - i), 30)
    score += 4.0 * len(words & opening) / max(4, len(words))
    if i:
        score += 4.0 * len(words & browser) / max(4, len(words))
    score += 1.0 * (line.length >= 5) + 0.5 * (i == 0) + 0.5 * (line.gap > 0)
    score += 0.7 * (i + 1 < len(lines) and marks[i + 1] in _BELOW)
    score -= 1.5 * (marks[i] == "item" and line.length < 3) + (0.5 if line.titled else 2.5) * (marks[i] == "prose")
    score -= 3.0 * bool(_TOLD.search(line.text))
    score -= 3.0 * bool(_STAMPED.search(line.text))
    score -= 0.2 * max(0, line.length - 18)
    score -= 1.0 * (0 < i < first - 1 and marks[i - 1] == "head" and marks[i + 1] == "head")
    return score


def _echoes(lines: Sequence[Line], end: int) -> frozenset[int]:
    """The lines before ``end`` that begin the page's first line (a browser's title) or stand on the page again."""
    texts = [squash(line.text) for line in lines]
    counts = Counter(texts)
    browser = (i for i in range(1, end) if len(texts[i]) > 12 and texts[0].startswith(texts[i]))
    return frozenset((*browser, *(i for i in range(end) if lines[i].length >= 5 and counts[texts[i]] > 1)))


def _site(lines: Sequence[Line], i: int) -> str | None:
    """The name that a browser's title adds to the headline: "Headline - Site"."""
    text, top = squash(lines[i].text), lines[0].text
    if i == 0 or not squash(top).startswith(text):
        return None
    rest = _PARTS.split(top)
    return rest[-1].strip() if len(rest) > 1 and 2 < len(rest[-1].strip()) <= 40 else None


def _browser_title(lines: Sequence[Line], marks: Sequence[str], opening: frozenset[str]) -> Title | None:
    """The first line, less the name of the site, where no line of the page proper is the headline."""
    top = lines[0]
    parts = [m.start() for m in _PARTS.finditer(top.text)]
    text = top.text[: parts[-1]] if parts else top.text
    if marks[0] not in ("head", "prose") or top.text.endswith(".") or top.length > 32 or len(text) < 15 or not _words(text) & opening:
        return None
    site = _PARTS.split(top.text)[-1].strip() if parts else None
    return Title(Passage(text, top.start, top.start + len(text)), 0, site)


def _first_line(lines: Sequence[Line], marks: Sequence[str]) -> Title | None:
    first = next((i for i, mark in enumerate(marks) if mark == "head"), None)
    return Title(lines[first].passage, first) if first is not None else None


def _words(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[^\W\d]{3,}", text.lower()) if w not in _COMMON)


_COMMON_WORDS = "the and for with that from are was his her has have not will after over into but its they who"
_COMMON = frozenset(_COMMON_WORDS.split())
