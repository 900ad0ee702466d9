"""Time expressions in English news text: where they stand, and what they mean on a given day.

``find_times`` reads plain text with patterns, no parser; clock times are passed over. ``TimeExpression.resolve`` does the rest,
see ``calendar_resolve``. The verbs "may" and "march", Russia Today and Black Friday are no times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from legation.knowledge.calendar_resolve import SEASONS, Resolved, TimeExpression, add_months, on_day

__all__ = ["Resolved", "TimeExpression", "add_months", "find_times", "on_day"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {word: n for n, word in enumerate(_NUMBERS, 1)} | {
    "a": 1, "an": 1, "a couple of": 2, "couple of": 2, "fifteen": 15, "twenty": 20, "thirty": 30,
    "a few": 3, "few": 3, "several": 4, "some": 3,
}  # fmt: skip
UNITS = {"hour": "day", "day": "day", "week": "week", "fortnight": "week", "month": "month", "year": "year", "decade": "decade"}

_LONG_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?P<mon>{_LONG_MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_LONG_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WD = rf"(?:(?P<wd>{_LONG_DAY}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?:\s*,\s*|\s+)(?:the\s+)?)?"
_D = r"(?<!\d)(?<!\d[.,])(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAYS = r"(?<!\d)(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s*(?:-|–|—|\bto\b|\band\b|&)\s*(?P<d2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_Y = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_NO_DIGIT = r"(?![.,:]?\d|(?:st|nd|rd|th)?\w)"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s+)?(?:start|beginning|middle|end)\s+of)[\s-]+)?(?:the\s+month\s+of\s+)?"
_COUNT = r"(?P<n>\d{1,3}|a\s+couple\s+of|a\s+few|" + "|".join(sorted((w for w in NUMBERS if " " not in w), key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s?"

_CLOCK = re.compile(
    r"(?<![\d/.-])\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d|[./]\d)(?:\s*[ap]\.?m\b\.?)?"
    rf"(?:\s*\(?(?:GMT|UTC|MSK|BST|E[SD]?T|C[SE]S?T|P[SD]?T)\b(?:\s*[+-]\s*(?:\d(?=\d{{1,2}}\s+(?:{_LONG_MONTH})\b)|\d{{1,2}}(?::\d\d)?))?)?"
    r"|(?<!\d)\d{1,2}\s*[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(no later than|not later than|prior to|as of|as early as|by|before|until|till|within|since|from|after|following|during|for|"
    r"between|through|throughout|over|on|in|at|to|of|around|about|starting|dated|due|effective)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)

Maker = Callable[[re.Match[str], str], TimeExpression | None]


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of ``text``, in order, none overlapping another; ``text[t.start:t.end] == t.text``."""
    return list(_times_of(text))


@lru_cache(maxsize=1024)  # several rooms ask the same sentences of a page
def _times_of(text: str) -> tuple[TimeExpression, ...]:
    if not _ANY.search(text):
        return ()
    masked = _CLOCK.sub(lambda m: "\x00" * len(m.group()), text)
    found: list[TimeExpression] = []
    there = _clues(masked)
    for pattern, maker, needed in _FORMS:
        if not needed <= there:
            continue
        taken: list[TimeExpression] = []
        for match in pattern.finditer(masked):
            time = maker(match, text)
            if time is not None:
                taken.append(replace(time, preposition=_preposition(text, time.start) or time.preposition))
        masked = _mask(masked, taken)
        found += taken
    return tuple(_join_ranges(sorted(found, key=lambda t: t.start), text))


def _clues(text: str) -> frozenset[str]:
    """Which of the groups that forms cannot do without have a word in ``text``: most forms need not be tried."""
    low = text.lower()
    there = {group for group, words in _CLUES.items() if any(word in low for word in words)}
    return frozenset(there | {"digit"}) if any(map(str.isdigit, text)) else frozenset(there)


def _mask(text: str, times: Sequence[TimeExpression]) -> str:
    """The text with what has been found blotted out, so that later forms do not see it."""
    parts, position = [], 0
    for time in times:
        parts += [text[position : time.start], "\x00" * (time.end - time.start)]
        position = time.end
    return "".join([*parts, text[position:]])


def _preposition(text: str, start: int) -> str | None:
    match = _BEFORE.search(text, max(0, start - 20), start)
    return re.sub(r"\s+", " ", match.group(1).lower()) if match else None


def _join_ranges(times: list[TimeExpression], text: str) -> list[TimeExpression]:
    """ "From Monday to Wednesday", "April 30 – May 2": two times of one kind with a word of range between them."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and _is_range(before, time, text[before.end : time.start]):
            first = replace(before, year=before.year or time.year) if before.kind == "day" else before
            joined[-1] = TimeExpression(
                text[before.start : time.end], before.start, time.end, "range", before.preposition, first=first, final=time
            )
        else:
            joined.append(time)
    return joined


def _is_range(first: TimeExpression, final: TimeExpression, between: str) -> bool:
    if first.kind != final.kind or first.kind not in ("day", "month", "weekday", "year"):
        return False
    if re.fullmatch(r"\s*(?:[-–—]|to|until|till|through)\s*(?:the\s+)?", between):
        return first.preposition in ("from", "between") or bool(re.search(r"[-–—]|through|to|until", between))
    return first.preposition == "between" and between.strip() == "and"


def _time(match: re.Match[str], text: str, kind: str, **fields: object) -> TimeExpression:
    return TimeExpression(text[match.start() : match.end()], match.start(), match.end(), kind, **fields)  # type: ignore[arg-type]


def _month_of(name: str | None) -> int:
    return MONTHS.index((name or "").lower()[:3]) + 1


def _weekday_of(name: str | None) -> int | None:
    return WEEKDAYS.index(name.lower()[:3]) if name else None


def _part_of(name: str | None) -> str | None:
    words = (name or "").lower().split()
    if not words:
        return None
    return {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}.get(words[-2] if len(words) > 1 else "", words[0])


def _named(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _make_day(match: re.Match[str], text: str) -> TimeExpression | None:
    """A day of a month, with or without its year and weekday; a run of days is a range."""
    year = int(match["y"]) if _named(match, "y") else None
    month, day = _month_of(match["mon"]), int(match["d"])
    if on_day(year or 2000, month, day) is None:
        return None
    first = _time(match, text, "day", year=year, month=month, day=day, weekday=_weekday_of(_named(match, "wd")))
    if not _named(match, "d2"):
        return first
    if int(match["d2"]) <= day or on_day(year or 2000, month, int(match["d2"])) is None:
        return None
    return _time(match, text, "range", first=first, final=replace(first, day=int(match["d2"])))


def _make_iso(match: re.Match[str], text: str) -> TimeExpression | None:
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    return _time(match, text, "day", year=year, month=month, day=day) if on_day(year, month, day) else None


def _make_numeric(match: re.Match[str], text: str) -> TimeExpression | None:
    """10.08.2017 is the 10th of August everywhere; 10/08/2017 may be either, unless one number is no month."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    readings = [on_day(year, b, a)] if match["sep"] == "." else [on_day(year, b, a), on_day(year, a, b)]
    days = sorted({day for day in readings if day})
    if not days:
        return None
    if len(days) == 1:
        return _time(match, text, "day", year=year, month=days[0].month, day=days[0].day)
    return _time(match, text, "ambiguous", alternatives=tuple(days))


_MONTH_PREPOSITIONS = frozenset(("in", "since", "until", "till", "during", "from", "through", "throughout", "between", "after", "before"))
_SURE = frozenset(("in", "since", "until", "till", "during"))  # "in May Russia ..." is the month, "by May Sinclair" is not
_ALSO_NAMES = frozenset(("mar", "apr", "may", "jun", "aug"))


def _make_month(match: re.Match[str], text: str) -> TimeExpression | None:
    """A month; where its name is a word or a person's as well, only with what makes it a time ("in May", "last March")."""
    year = int(match["y"]) if _named(match, "y") else None
    part, shift = _part_of(match["part"]), (_named(match, "shift") or "").lower() or None
    if shift == "this":
        shift = None
    before = _preposition(text, match.start())
    bare = year is None and part is None and not _named(match, "shift")
    if bare and match["mon"].lower()[:3] in _ALSO_NAMES:
        allowed = _SURE if match["mon"].lower() in ("may", "march") else _MONTH_PREPOSITIONS
        named = re.match(r"'s|’s" if before in _SURE else r"'s|’s|\s+[A-Z]", text[match.end() : match.end() + 3])
        if before not in allowed or named:
            return None
    if bare and match["mon"].istitle() and len(match["mon"]) < 4 and match["mon"] != "May":
        return None
    return _time(match, text, "month", year=year, month=_month_of(match["mon"]), part=part, shift=shift)


_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|staff|civilians|years|days|miles|km|jobs|workers|personnel|militants|refugees)\b"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|during|before|after|early|mid|late|the|to|through|throughout|between|and|for|year|circa|"
    r"back in|around|as of)\s+|[(\[–—-]|[’']s\s+|\bmid-)$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:elections?|referendum|campaign|vote|summit|Olympics|Games|World Cup|season|census|agreement|accords?|treaty)\b"
)


def _make_year(match: re.Match[str], text: str) -> TimeExpression | None:
    after, before = text[match.end() : match.end() + 24], text[max(0, match.start() - 14) : match.start()]
    alone = not before.strip() and not after.strip()
    if _COUNTED.match(after) or not (alone or _named(match, "part") or _YEAR_BEFORE.search(before) or _YEAR_AFTER.match(after)):
        return None
    return _time(match, text, "year", year=int(match["y"]), part=_part_of(match["part"]))


def _make_decade(match: re.Match[str], text: str) -> TimeExpression | None:
    return _time(match, text, "decade", year=int(match["y"]), part=_part_of(match["part"]))


def _make_season(match: re.Match[str], text: str) -> TimeExpression | None:
    year = int(match["y"]) if _named(match, "y") else None
    season = match["season"].lower()
    return _time(match, text, "season", year=year, season=season, shift=(_named(match, "shift") or "").lower() or None)


_NOT_A_DAY = re.compile(r"\b(?:Black|Good|Ash|Palm|Easter|Bloody|Super|Cyber|Holy|Maundy|Shrove)\s+$")
_NAME_GOES_ON = re.compile(r"\s+(?:Times|Mirror|Telegraph|Express|Mail|Post|Herald|World|Star|Agreement|Night Live|Club)\b")


def _make_weekday(match: re.Match[str], text: str) -> TimeExpression | None:
    if _NOT_A_DAY.search(text[max(0, match.start() - 12) : match.start()]) or _NAME_GOES_ON.match(text[match.end() : match.end() + 14]):
        return None
    return _time(match, text, "weekday", weekday=_weekday_of(match["wd"]), shift=(match["shift"] or "").lower() or None)


_DAY_WORDS = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "last night": -1, "last evening": -1,
    "tomorrow": 1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier in the day": 0,
}  # fmt: skip
_NEIGHBOUR_DAYS = {
    "the previous day": -1, "the day before": -1, "the preceding day": -1, "the following day": 1, "the next day": 1, "the day after": 1,
}  # fmt: skip


def _make_day_word(match: re.Match[str], text: str) -> TimeExpression | None:
    words = re.sub(r"\s+", " ", match["word"].lower())
    if match["word"] in ("Today", "TODAY") and re.search(r"[A-Z]\w+ $", text[max(0, match.start() - 20) : match.start()]):
        return None
    if words in _NEIGHBOUR_DAYS:
        return _time(match, text, "offset", unit="day", amount=_NEIGHBOUR_DAYS[words], anaphoric=True)
    return _time(match, text, "offset", unit="day", amount=_DAY_WORDS[words])


def _amount(match: re.Match[str]) -> tuple[str, int]:
    words = re.sub(r"\s+", " ", match["n"].lower())
    count = int(words) if words.isdigit() else NUMBERS[words]
    unit = match["unit"].lower()
    if unit == "hour":
        count = -(-count // 24)
    return UNITS[unit], count * (2 if unit == "fortnight" else 1)


def _make_offset(match: re.Match[str], text: str) -> TimeExpression | None:
    """ "Two days ago", "a week earlier", "three days later"."""
    unit, count = _amount(match)
    word = match["way"].lower()
    if match["unit"].lower() == "hour" and word == "ago" and count == 1:
        count = 0
    sign = 1 if word in ("later", "from now", "afterwards") else -1
    return _time(match, text, "offset", unit=unit, amount=sign * count, anaphoric=word not in ("ago", "from now"))


def _make_span(match: re.Match[str], text: str) -> TimeExpression | None:
    unit, count = _amount(match)
    way = (match["way"] or "").lower()
    preposition = "within" if match.group().lower().startswith("within") else None
    amount = -count if way in ("last", "past", "previous") else count
    return _time(match, text, "span", preposition=preposition, unit=unit, amount=amount)


def _make_recent(match: re.Match[str], text: str) -> TimeExpression | None:
    sign = 1 if match["way"].lower() == "coming" else -1
    return _time(match, text, "span", unit=UNITS[match["unit"].lower()], amount=sign * 4)


def _make_period(match: re.Match[str], text: str) -> TimeExpression | None:
    word = match["shift"].lower()
    shift = {"past": "last", "previous": "last", "coming": "next", "following": "next"}.get(word, word)
    part, anaphoric = (_named(match, "part") or "").lower() or None, word in ("previous", "following")
    return _time(match, text, "period", unit=match["unit"].lower(), shift=shift, part=part, anaphoric=anaphoric)


def _form(pattern: str, maker: Maker, *, fold: bool = False) -> tuple[re.Pattern[str], Maker, frozenset[str]]:
    """A form, its maker, and the clues without which it cannot match (see ``_clues``)."""
    needed = {group for group in _CLUES if f"(?P<{group}>" in pattern and (group != "wd" or maker is _make_weekday)}
    digits = {"digit"} if maker in _WITH_DIGITS or "(?P<y>" in pattern else set()
    return re.compile(pattern, re.IGNORECASE if fold else 0), maker, frozenset(needed | digits)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((w.replace(" ", r"\s+") for w in words), key=len, reverse=True))


_SHIFT = r"(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)\s+"
_SEASON = rf"(?P<season>{_any(SEASONS)})"

# By the names of the groups in the forms: what each must have in it, in lower case. (A weekday before a date may be missing.)
_CLUES: dict[str, tuple[str, ...]] = {
    "mon": MONTHS,
    "wd": ("day",),
    "unit": tuple(UNITS),
    "season": tuple(SEASONS),
    "word": ("day", "night", "morrow", "morning", "noon", "evening"),
}

_WITH_DIGITS = (_make_day, _make_iso, _make_numeric, _make_year, _make_decade)
_ANY = re.compile(
    r"\d|day|night|morning|evening|noon|week|month|year|decade|hour|ago\b|morrow|spring|summer|autumn|fall|winter|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    re.IGNORECASE,
)

# In order: what a form has taken, later forms do not see.
_FORMS: tuple[tuple[re.Pattern[str], Maker, frozenset[str]], ...] = (
    _form(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?!\d|[/.-]\d)", _make_iso),
    _form(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d|[/.-]\d)", _make_numeric),
    _form(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d\d)(?!\d|[/.-]\d)", _make_numeric),
    _form(rf"{_DAYS}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s*{_Y})?", _make_day),
    _form(rf"\b{_MONTH}\s+{_DAYS}{_NO_DIGIT}(?:\s*,?\s*{_Y})?", _make_day),
    _form(rf"{_WD}{_D}[\s-]+(?:of\s+)?{_MONTH}[\s,.-]*{_Y}", _make_day, fold=True),
    _form(rf"{_WD}\b{_MONTH}\s*{_D}[\s,.]+{_Y}", _make_day, fold=True),
    _form(rf"(?<!\d){_Y},?\s+{_MONTH}\s+{_D}(?!\d)", _make_day),
    _form(rf"{_WD}{_D}\s+(?:of\s+)?{_MONTH}(?!\s*\d{{4}})", _make_day),
    _form(rf"{_WD}\b{_MONTH}\s+{_D}{_NO_DIGIT}", _make_day),
    _form(rf"{_PART}\b{_MONTH}\s*,?\s*(?:of\s+)?{_Y}", _make_month),
    _form(rf"{_PART}(?:{_SHIFT})?\b(?P<mon>{_LONG_MONTH})\b", _make_month),
    _form(rf"(?:{_PART})(?:the\s+)?\b{_SEASON}\s+(?:of\s+)?{_Y}", _make_season),
    _form(rf"{_SHIFT}{_SEASON}\b", _make_season),
    _form(rf"{_PART}(?:the\s+)?(?<!\d)(?P<y>(?:19|20)\d0)[’']?s\b", _make_decade),
    _form(r"\b(?P<part>[Ee]arlier|[Ll]ater)\s+(?P<shift>this)\s+(?P<unit>week|month|year)\b", _make_period),
    _form(
        rf"\b(?:{_SHIFT})?(?:(?:late|early)\s+(?:on\s+)?)?(?P<wd>{_LONG_DAY})\b(?:\s+(?:night|morning|afternoon|evening))?", _make_weekday
    ),
    _form(rf"\b(?P<word>{_any([*_DAY_WORDS, *_NEIGHBOUR_DAYS])})(?:\s+(?:morning|afternoon|evening|night))?\b", _make_day_word, fold=True),
    _form(
        rf"\b{_COUNT}\s+{_UNIT}\s+(?P<way>ago|earlier|before|later|afterwards|from\s+now)\b(?!\s+(?:the|this|that|his|her|its))",
        _make_offset,
        fold=True,
    ),
    _form(rf"\b(?:the\s+)?(?P<way>last|past|previous|next|coming)\s+{_COUNT}\s+{_UNIT}\b", _make_span, fold=True),
    _form(rf"\bwithin\s+(?:the\s+)?(?:(?P<way>next|coming)\s+)?{_COUNT}\s+{_UNIT}\b(?!\s+of)", _make_span, fold=True),
    _form(r"\b(?:in|over|during)\s+(?:the\s+)?(?P<way>recent|coming)\s+(?P<unit>day|week|month|year|decade)s\b", _make_recent, fold=True),
    _form(
        r"\b(?:the\s+)?(?P<shift>last|next|this|past|previous|coming|following)\s+(?P<unit>week|weekend|month|year|decade)\b",
        _make_period,
        fold=True,
    ),
    _form(r"\b(?P<shift>the)\s+(?P<unit>weekend)\b", _make_period, fold=True),
    _form(rf"{_PART}(?<![\d.,/$€£#-])(?P<y>(?:19|20)\d\d)(?!\d|[.,/:]\d|-\d\d?-|[%°])", _make_year),
)
