"""Datelines: "MOSCOW (Reuters) - ", "UN, September 20. /TASS/.", "AL-ULA, Tuesday." stand before a paragraph's first sentence.

A dateline is a place, perhaps with a day, before an agency in brackets or slashes; or a place in capitals, or with its day, before a dash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = rf"(?:{_WEEKDAY},?\s*)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s*(?:19|20)\d\d)?|{_WEEKDAY}"
_WORD = rf"(?!{_WEEKDAY}\b|{_MONTH}\s\d)[A-Z][\w.'’-]*"
_PLACE = rf"{_WORD}(?:[ /-]{_WORD}){{0,4}}"
_CAPITALS = r"[A-Z][A-Z.'’/-]*[A-Z.](?:[ /-][A-Z][A-Z.'’/-]*){0,4}"
#: What is in capitals or on this list is an agency behind any place; other names are one behind a place in capitals or before a dash.
_KNOWN = (
    r"[A-Z]{2,8}(?: Business| Photo)?|Reuters|Sputnik|Xinhua|Bloomberg|Interfax|Tass|Itar-Tass|Kyodo|Yonhap|Anadolu|Novosti"
    r"|Thomson Reuters Foundation"
)
_MARK = r"[A-Z][\w .'’&/-]{1,30}"
_DASH = r"(?:[-–—―]{1,2})"
_OPENS = r"(?=[\"“‘'«\[(A-Z0-9])"
_SPACE = r"[ \t\xa0]"

_AGENCY = rf"(?:\(\s?(?P<round>{_MARK}?)\s?\)|\[(?P<square>{_MARK})\]|/(?P<slashed>{_MARK})/)"
_LOUD = rf"{_CAPITALS}(?:,{_SPACE}*{_PLACE}){{0,2}}"
_QUIET = rf"{_PLACE}(?:,{_SPACE}*{_PLACE}){{0,2}}"
_DATED = rf"(?:[,.]?{_SPACE}*(?P<day>{_DAY}))"
_FORMS = tuple(
    re.compile(rf"\s*{form}(?:{_SPACE}+|$){_OPENS}")
    for form in (
        rf"{_LOUD}{_DATED}?{_SPACE}*[.,]?{_SPACE}*{_AGENCY}{_SPACE}*(?:{_DASH}|[.:])?",
        rf"{_QUIET}{_DATED}?{_SPACE}*[.,]?{_SPACE}*{_AGENCY}{_SPACE}*(?:{_DASH}|[.:])",
        rf"{_QUIET}{_DATED}?{_SPACE}*[.,]?{_SPACE}*(?:\(\s?(?P<round>{_KNOWN})\s?\)|/(?P<slashed>{_MARK})/\.?)",
        rf"{_LOUD}{_DATED}?{_SPACE}*{_DASH}",
        rf"{_QUIET}{_DATED}{_SPACE}*{_DASH}",
        rf"{_LOUD}{_DATED}[.:]",
        rf"\(\s?(?P<round>{_KNOWN})\s?\){_SPACE}*{_DASH}",
    )
)
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Dateline:
    """``text[:end]`` is the dateline, ``agency`` its mark in brackets or (``slashed``) between slashes, ``day`` where its day stands."""

    end: int
    agency: str | None = None
    slashed: bool = False
    day: tuple[int, int] | None = None


def find_dateline(text: str, *, alone: bool = False) -> Dateline | None:
    """The dateline with which ``text`` begins, or None; only if ``alone`` may it be all that there is."""
    head = f"{text[:_LONGEST].rstrip()} A" if alone else text[:_LONGEST]
    for form in _FORMS:
        match = form.match(head)
        if match and (alone or match.end() < len(text)):
            return _made(match, min(match.end(), len(text)))
    return None


def _made(match: re.Match[str], end: int) -> Dateline | None:
    found = match.groupdict()
    agency = found.get("round") or found.get("square") or found.get("slashed")
    if agency and _abbreviates(re.split(r"[,(\[/]", match.group())[0], agency):
        return None
    return Dateline(end, agency, found.get("slashed") is not None, match.span("day") if found.get("day") else None)


def _abbreviates(name: str, mark: str) -> bool:
    """Whether the brackets hold a body's initials, or its name after its initials: "European Union (EU)", "EU (European Union)"."""
    long, short = sorted((name.split(), mark.split()), key=len, reverse=True)
    return len(long) > 1 and len(short) == 1 and short[0].replace(".", "") == "".join(w[0] for w in long if w[0].isupper())
