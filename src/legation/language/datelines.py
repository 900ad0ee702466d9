"""Datelines: "MOSCOW (Reuters) - ", "UN, September 20. /TASS/." stand before a paragraph and are no part of its first sentence."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.'’-]*(?:[ /-][A-Z][\w.'’-]*){0,4}"
_DATE = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?"
_HEAD = rf"\s*{_PLACE}(?:, {_PLACE}){{0,2}}(?:,? {_DATE})?\s*[.,]?"
_AGENCY = r"\s*(?:\([A-Z][^()\n]{1,40}\)\s*(?:[-–—]{1,2}|:)?|/[A-Za-z ]{2,20}/\.?(?:\s*[-–—]{1,2})?)"
_OPENS = r"(?=[\"“‘'«\[A-Z0-9])"
_MARKED = re.compile(rf"{_HEAD}{_AGENCY}\s+{_OPENS}")
_BARE = re.compile(rf"\s*[A-Z]{{2}}[A-Z.'’ -]*(?:, {_PLACE}){{0,2}}(?:,? {_DATE})?\s*(?:[–—]|--?)\s+{_OPENS}")
_LONGEST = 90


def dateline_end(text: str) -> int:
    """Where a paragraph's own first sentence begins: after its dateline, or 0 if it has none.

    A dateline is a place, perhaps with a date, before an agency in brackets or slashes; or a place in capitals before a dash.
    """
    for pattern in (_MARKED, _BARE):
        match = pattern.match(text[:_LONGEST])
        if match and match.end() < len(text):
            return match.end()
    return 0
