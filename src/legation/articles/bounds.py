"""What the text says about its own day without naming it: who held which office, who was alive, what it tells as past.

An official who speaks in a news text holds the office on that day, unless the text says former, late or nominee, or tells of an
earlier year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from legation.knowledge.calendar import TimeExpression, find_times
from legation.types import DateEvidence, Passage

#: Characters of a sentence; what is longer is no sentence and bounds nothing.
_LONGEST = 2000
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
Interval = tuple[date, date]

_NO_END = (
    r"(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bGen\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bLt\.)(?<!\bSt\.)"
)
_SENTENCE = re.compile(_NO_END + r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘(]?[A-Z])|\n+")
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|past|previous|predecessors?|successors?|ousted|deposed|outgoing|incoming|future|next|designate|elect|nominee|nominees|"
    r"nominated|nominate|candidates?|pick|choice|would-be|ousting|onetime|retired|deceased|aspiring|presumptive)\b",
    re.IGNORECASE,
)
FUTURE = re.compile(
    r"\b(?:will|would|shall|plans?|planned|scheduled|due|expected|upcoming|next|set to|slated|deadline|to be)\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:was|were|had|did|took|came|went|won|lost|met|became|began|fell|made|left|[a-z]{3,}ed)\b")
_AHEAD = re.compile(
    r"\b(?:elections?|campaigns?|candidates?|race|presidential|nominee|Olympics?|Games|World Cup|target|bid)\b", re.IGNORECASE
)
_DEATH = re.compile(
    r"\b(?:died|death|dead|die|dies|killed|funeral|late|obituary|buried|passed away|assassinat\w+|memory|legacy)\b", re.IGNORECASE
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|noted|stressed|announced|stated|warned|argued|tweeted|met|meets|explained|declared|pointed out"
    r"|attended|hosted|urged|telephoned|phoned|summoned|rejected|accused|blamed|condemned|thanked|embraced|praised|welcomed|denied|replied)\b"
)


class TenureLike(Protocol):
    @property
    def person(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date | None: ...
    @property
    def precision(self) -> str: ...


class OfficeLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def unique(self) -> bool: ...


class PeopleLike(Protocol):
    """What dating asks of the table of people."""

    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[TenureLike, ...]]: ...
    def office_at(self, words: Sequence[str], i: int) -> tuple[int, OfficeLike | None]: ...
    def died(self, person: str) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Bound:
    """Days on which the text may have been written, by one piece of evidence; ``weight`` 2 where the sentence is of that very week.

    ``weekdays`` are the days of the week told in the same sentence: they too must lie in ``days``.
    """

    days: tuple[Interval, ...]
    evidence: DateEvidence
    weight: float
    weekdays: tuple[int, ...] = ()

    def allows(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.days)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person in a sentence: which tenures the name may mean, and the office that stands beside it."""

    text: str
    start: int
    tenures: tuple[TenureLike, ...]
    office: str | None
    sentence: str
    speaks: bool


def find_bounds(passages: Sequence[Passage], people: PeopleLike) -> list[Bound]:
    """All bounds that the text of ``passages`` gives, in order of the page; persons count once, with their best mention."""
    mentions: list[_Mention] = []
    titles: dict[str, OfficeLike] = {}
    sentences = list(_sentences(passages))
    for text, start in sentences:
        mentions += _mentions(text, start, people, titles)
    return [*_office_bounds(mentions, titles), *_death_bounds(mentions, people), *_told_bounds(sentences)]


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    for passage in passages:
        start = 0
        for gap in (*_SENTENCE.finditer(passage.text), None):
            end = gap.start() if gap else len(passage.text)
            if passage.text[start:end].strip() and end - start <= _LONGEST:
                yield passage.text[start:end], passage.start + start
            start = gap.end() if gap else end


def _mentions(text: str, start: int, people: PeopleLike, titles: dict[str, OfficeLike]) -> Iterator[_Mention]:
    """The persons of a sentence; offices without a person beside them go into ``titles``."""
    tokens = list(_TOKEN.finditer(text))
    words = [t.group() for t in tokens]
    offices = _offices(words, people)
    named: set[int] = set()
    i, held = 0, None
    while i < len(words):
        count, tenures = people.longest(words, i) if words[i][0].isupper() else (0, ())
        if not count or not tenures:
            i += 1
            continue
        beside = _office_beside(words, i, i + count, offices)
        if beside is None and held and words[i - 1] in ("and", ","):
            beside = held
        held = beside
        if beside is not None:
            named.add(beside)
        now = beside is not None and not _is_past(words, beside, i)
        name = text[tokens[i].start() : tokens[i + count - 1].end()]
        office = offices[beside][1].name if now and beside is not None else None
        stop = max(i + count, offices[beside][0] if beside is not None else 0)
        yield _Mention(name, start + tokens[i].start(), tenures, office, text, _speaks(words, i, stop))
        i += count
    if not _SPEECH.search(text) and not _is_news(find_times(text)):
        return
    for at, (_, title) in offices.items():
        if at not in named and title.unique and not _is_past(words, at, at):
            titles.setdefault(title.name, title)


def _speaks(words: Sequence[str], first: int, end: int) -> bool:
    """Whether a verb of saying or meeting stands close to the name."""
    return any(_SPEECH.fullmatch(w) for w in (*words[max(0, first - 8) : first], *words[end : end + 4]))


def _offices(words: Sequence[str], people: PeopleLike) -> dict[int, tuple[int, OfficeLike]]:
    """Titles by the word they begin with: where they end, and the office."""
    found: dict[int, tuple[int, OfficeLike]] = {}
    i = 0
    while i < len(words):
        count, office = people.office_at(words, i)
        if count and office is not None:
            found[i] = (i + count, office)
        i += count or 1
    return found


_BETWEEN = frozenset(("of", "the", "to", "for", "in", "and", ",", "Mr", "Mr.", "'s", "’s", "at"))


def _office_beside(words: Sequence[str], first: int, end: int, offices: dict[int, tuple[int, OfficeLike]]) -> int | None:
    """The title right before a name ("President of Russia Vladimir Putin") or in apposition after it ("Lavrov, the foreign minister")."""
    for at in sorted(offices, reverse=True):
        stop = offices[at][0]
        between = words[stop:first]
        if stop <= first and len(between) <= 6 and all(w in _BETWEEN or w[0].isupper() for w in between):
            return at
    if end < len(words) and words[end] == ",":
        return next((at for at in sorted(offices) if end < at <= end + 5 and "," not in words[end + 1 : at]), None)
    return None


def _is_past(words: Sequence[str], office: int, name: int) -> bool:
    first = min(office, name)
    before = " ".join(words[max(0, first - 5) : first])
    clause = re.split(r"[,;:()]", before)[-1]
    between = " ".join(words[min(office, name) : max(office, name) + 1])
    return bool(_NOT_NOW.search(clause) or _NOT_NOW.search(between))


def _office_bounds(mentions: Sequence[_Mention], titles: dict[str, OfficeLike]) -> Iterator[Bound]:
    """A bound for each person who stands in the text with an office, or whose office does; the weekdays told of the person go with it."""
    best: dict[frozenset[str], tuple[_Mention, tuple[Interval, ...]]] = {}
    weekdays: dict[frozenset[str], set[int]] = {}
    news: set[frozenset[str]] = set()
    full = {frozenset(t.person for t in m.tenures) for m in mentions if " " in m.text}
    for mention in mentions:
        times = find_times(mention.sentence)
        if any(t.year is not None for t in times):
            continue
        key = frozenset(t.person for t in mention.tenures)
        told = {
            t.weekday
            for t in times
            if t.kind == "weekday" and t.weekday is not None and t.shift is None and not is_ahead(mention.sentence, t)
        }
        recent = _is_news(times)
        weekdays.setdefault(key, set()).update(told)
        news |= {key} if recent else set()
        if not recent and not mention.speaks:
            continue
        held = _held(mention)
        if key in full:
            held = held or [t for t in mention.tenures if t.office in titles and _alone(t, mentions)]
        if held and key not in best and all(t.precision == "day" for t in held):
            best[key] = (mention, tuple(sorted((t.start, t.end or LAST) for t in held)))
    for key, (mention, days) in best.items():
        yield Bound(days, _evidence(mention, "office", days), 2 if key in news else 1, tuple(sorted(weekdays[key])))


def _held(mention: _Mention) -> list[TenureLike]:
    """The tenures that the title beside the name means: those of this very office, else those that it is a looser word for."""
    if mention.office in _VAGUE:
        return []
    exact = [t for t in mention.tenures if mention.office and t.office == mention.office]
    return exact or [t for t in mention.tenures if _fits(t, mention.office)]


def is_ahead(text: str, time: TimeExpression) -> bool:
    """Whether the words around a time put it in the future: "will meet on Monday", "Friday's planned talks"."""
    return bool(FUTURE.search(text, max(0, time.start - 40), min(len(text), time.end + 15)))


def _is_news(times: Sequence[TimeExpression]) -> bool:
    """Whether the sentence tells of the last days: a weekday, today, yesterday, this week."""
    return any(
        (t.kind == "weekday" and t.shift is None)
        or (t.kind == "offset" and t.unit == "day" and abs(t.amount) <= 1 and not t.anaphoric)
        or (t.kind == "period" and t.unit == "week" and t.shift == "this")
        for t in times
    )


#: Titles that deputies bear as well, before the table and after it.
_VAGUE = frozenset({"spokesman"})
_GENERIC = {
    "ambassador": ("ambassador", "representative", "envoy"),
    "leader": ("president", "prime minister", "leader", "chancellor", "king", "general secretary"),
}


def _fits(tenure: TenureLike, office: str | None) -> bool:
    """Whether the title beside a name may be that of the tenure: the same, or a looser word for it."""
    head = office.split()[0] if office else ""
    return any(word in tenure.office for word in _GENERIC.get(head, ()))


def _alone(tenure: TenureLike, mentions: Sequence[_Mention]) -> bool:
    """Whether no other person of the text ever held the office."""
    return all(t.person == tenure.person for m in mentions for t in m.tenures if t.office == tenure.office)


def _evidence(mention: _Mention, kind: str, days: Sequence[Interval]) -> DateEvidence:
    gives = ", ".join(f"{first.isoformat()}/{last.isoformat() if last < LAST else '..'}" for first, last in days)
    text = f"{mention.office} {mention.text}" if mention.office else mention.text
    return DateEvidence(kind, text if kind == "office" else mention.text, gives, mention.start, mention.start + len(mention.text))


def _death_bounds(mentions: Sequence[_Mention], people: PeopleLike) -> Iterator[Bound]:
    """The dead neither speak nor meet: a person who does so in the week of the text was alive."""
    found: dict[str, Bound] = {}
    in_full = {t.person for m in mentions if " " in m.text or m.office for t in m.tenures}
    for mention in mentions:
        persons = {t.person for t in mention.tenures}
        died = people.died(min(persons)) if len(persons) == 1 else None
        times = find_times(mention.sentence)
        if died is None or not persons <= in_full or not mention.speaks or _DEATH.search(mention.sentence):
            continue
        if any(t.year is not None for t in times):
            continue
        weight = 2 if any(t.kind == "weekday" for t in times) else 1
        known = found.get(min(persons))
        if known is None or known.weight < weight:
            days = ((FIRST, died),)
            found[min(persons)] = Bound(days, _evidence(mention, "death", days), weight)
    yield from found.values()


def _told_bounds(sentences: Sequence[tuple[str, int]]) -> Iterator[Bound]:
    """The latest day, and the latest year, that the text tells as past bound it from below."""
    days: list[tuple[date, TimeExpression, int]] = []
    for text, start in sentences:
        for time in find_times(text):
            first = _told(time, text)
            if first:
                days.append((first, time, start))
    if days:
        first, time, start = max(days, key=lambda d: (d[0], -d[2]))
        span = ((first, LAST),)
        evidence = DateEvidence("told as past", time.text, f"{first.isoformat()}/..", start + time.start, start + time.end)
        yield Bound(span, evidence, 2 if time.kind == "day" else 1)


def _told(time: TimeExpression, sentence: str) -> date | None:
    if time.year is None or time.is_deadline or FUTURE.search(sentence) or (time.kind != "day" and _AHEAD.search(sentence)):
        return None
    if time.kind == "day":
        return time.absolute
    if time.kind in ("month", "year") and time.preposition in ("in", "since") and time.part is None and _PAST.search(sentence):
        return date(time.year, time.month or 1, 1)
    return None
