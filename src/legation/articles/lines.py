"""A page as lines: what each looks like, before anything is judged.

Dumps of web pages put a paragraph, a menu entry or a button on a line of its own; indentation, bullets and blank lines are what is
left of the layout.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from legation.types import Passage

_BULLET = re.compile(r"(?:[•●▪■◦‣∙·○–—*»>-]|\d{1,3}[.)](?!\s+\w+\s+\d{4}\b))\s+(?=\S)")
_SEEN = re.compile(r"[^\W_]")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:[\"'”’»)\]]|\s*\d{0,2}$)*\s*$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FUNCTION_WORDS = """
a an and are as at be been but by for from had has have he her his in is it its not of on or said she that the their they this to
was we were which who will with would you der die das und den von zu ist le la les de et des que el y en los del e o che di il não
em и в на не что с по"""
_SMALL = frozenset(_FUNCTION_WORDS.split())


#: Characters of a line that a fixed width has filled, and of the widest such line.
_FULL, _WIDEST = 50, 110
#: Characters of a line whose looks are remembered.
_SHORT = 80


@dataclass(slots=True, eq=False)  # not frozen: a page has hundreds, and frozen ones take four times as long to make
class Line:
    """One line that is not blank, trimmed: ``text == page.plain[start:end]``, bullet left out.

    ``indent`` counts the white space before it, bullet included; ``gap`` the blank lines before it; ``length`` is its weight in words,
    where scripts without spaces count two characters a word; ``small`` is the share of function words among them.
    """

    number: int
    start: int
    end: int
    text: str
    indent: int
    bullet: str
    gap: int
    words: int
    length: int
    small: float
    ends: bool

    @property
    def passage(self) -> Passage:
        return Passage(self.text, self.start, self.end)

    @property
    def titled(self) -> bool:
        """Whether most longer words are capitalised, as in English headlines and menus."""
        longer = [w for w in _WORD.findall(self.text) if len(w) > 3]
        return bool(longer) and sum(w[0].isupper() for w in longer) > 0.6 * len(longer)


def split_lines(plain: str) -> list[Line]:
    """The lines of ``plain`` that are not blank, in order; where a mailer broke paragraphs at a fixed width, a paragraph is one line."""
    lines: list[Line] = []
    position = gap = 0
    for raw in plain.split("\n"):
        if _SEEN.search(raw):
            lines.append(_line(len(lines), raw, position, gap))
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1
    return _join(lines, plain) if _is_wrapped(lines) else lines


def _line(number: int, raw: str, position: int, gap: int) -> Line:
    """The line ``raw`` that begins at ``position``."""
    indent = len(raw) - len(raw.lstrip())
    bullet = _BULLET.match(raw, indent)
    if bullet:
        indent = bullet.end()
    text = raw[indent:].strip()
    words, length, small, ends = _known(text) if len(text) <= _SHORT else _looks(text)
    return Line(
        number=number,
        start=position + indent,
        end=position + indent + len(text),
        text=text,
        indent=indent,
        bullet=bullet.group().strip() if bullet else "",
        gap=gap,
        words=words,
        length=length,
        small=small,
        ends=ends,
    )


def _looks(text: str) -> tuple[int, int, float, bool]:
    """Words, weight in words, share of small words, and whether it ends like a sentence."""
    words = _WORD.findall(text)
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    small = sum(w.lower() in _SMALL for w in words) / len(words) if words else 0.0
    return len(words), max(len(words), wide // 2), small, bool(_SENTENCE_END.search(text))


_known = lru_cache(maxsize=1 << 13)(_looks)  # menus and buttons are the same on all pages of a site


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page's paragraphs were broken at a fixed width: no long lines, and full ones go on in small letters below."""
    full = [i for i, line in enumerate(lines[:-1]) if len(line.text) >= _FULL]
    if len(full) < 3 or any(len(line.text) > _WIDEST for line in lines):
        return False
    return sum(lines[i + 1].gap == 0 and lines[i + 1].text[0].islower() for i in full) > 0.3 * len(full)


def _join(lines: Sequence[Line], plain: str) -> list[Line]:
    """Each run of lines of which all but the last are full as one line, its breaks within."""
    runs: list[list[Line]] = []
    for line in lines:
        above = runs[-1][-1] if runs else None
        if above and line.gap == 0 and not line.bullet and len(above.text) >= _FULL:
            runs[-1].append(line)
        else:
            runs.append([line])
    joined = []
    for number, run in enumerate(runs):
        first = run[0].start - run[0].indent
        joined.append(_line(number, plain[first : run[-1].end], first, run[0].gap))
    return joined


def squash(text: str) -> str:
    """Text for comparing: case, quotation marks, dashes and white space evened out, end punctuation dropped."""
    return _squashed(text) if len(text) <= _SHORT else _evened(text)


def _evened(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().translate(_EVEN)).strip(" .:\"'")


_squashed = lru_cache(maxsize=1 << 13)(_evened)  # as for _known
_EVEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\xa0": " "})
