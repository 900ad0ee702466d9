"""When an article was published: one place that weighs all that its page shows, and says why.

Claims name a day: a column of the row, the markup, the address, dates that stand on the page. Bounds name days on which the text can
have been written: offices, lives, what it tells as past, the crawl. A bound rules claims out; of the claims left, the heaviest gives the
day; without one, the bounds give an interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from legation.articles.bounds import Bound
from legation.articles.order import read_day
from legation.articles.spans import agreeing, search, span_of
from legation.articles.stamps import Stamp
from legation.articles.yearless import best_partial, opening_weekdays, settle_year
from legation.knowledge.calendar import find_times
from legation.knowledge.datelines import find_dateline
from legation.types import DateEvidence, Passage

#: What comes with the page is heavier than any date on it (at most some 15); address and date line together outweigh the markup.
WEIGHTS = {"row": 100.0, "metadata": 50.0, "url": 40.0}
#: Least weight of a date on the page, of one that cannot be read in full, and of one that is sure to be the article's own.
_LEAST, _LEAST_UNREAD, _OWN, _SURE_PLACE = 1.0, 5.0, 5.0, 9.0
#: Weight of a date that stands beside the headline by itself; paragraphs among which the dateline is looked for.
_BESIDE_TITLE, _FIRST = 12.0, 4
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known from outside the text: ``kind`` (row, metadata or url) and the day."""

    kind: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence and what became of it.

    ``verdict`` says it in a few words ("gives the day", "agrees", "ruled out"); ``by`` are the pieces that ruled it out.
    """

    evidence: DateEvidence
    weight: float
    verdict: str
    by: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of publication, or the days that it lies between; the day of the crawl where the page shows it; and the evidence.

    ``weighed`` has all that was considered, heaviest first; ``evidence`` the pieces that bear on the answer, in order of the page.
    """

    published_on: date | None = None
    published_between: tuple[date, date] | None = None
    crawled_on: date | None = None
    evidence: tuple[DateEvidence, ...] = ()
    weighed: tuple[Weighed, ...] = ()


@dataclass(slots=True)
class _Claim:
    """A piece of evidence that names a day, or might; ``against`` are those that rule it out."""

    evidence: DateEvidence
    day: date | None
    weight: float
    stamp: Stamp | None = None
    against: list[DateEvidence] = field(default_factory=list)

    @property
    def is_masthead(self) -> bool:
        return self.stamp is not None and self.stamp.kind == "masthead"

    @property
    def least(self) -> float:
        """The weight that it must have to be heard."""
        return _LEAST_UNREAD if self.day is None else _LEAST

    @property
    def stands(self) -> bool:
        return not self.against and not self.is_masthead and self.weight >= self.least


def weigh(
    outside: Sequence[Outside],
    stamps: Sequence[Stamp],
    bounds: Sequence[Bound],
    passages: Sequence[Passage],
    day_first: bool | None,
    crawled: date | None = None,
) -> Dating:
    """The day of publication from all evidence; ``crawled`` is the day of the crawl where that is known from outside.

    ``day_first`` says how the outlet's country writes 08/10/2017. The heaviest claim that nothing rules out gives the day; then a day
    without a year that the bounds leave only one year for; then the days that the bounds leave.
    """
    kept = agreeing(bounds)
    weekdays = opening_weekdays(passages)
    claims = [*(_outside(o) for o in outside), *(_claim(s, stamps, day_first, weekdays) for s in stamps)]
    _refute(claims, kept)
    _refute_late(claims, crawled)
    _refute_weekday(claims, passages)
    chosen = _choose(claims)
    visit = crawled or _visit(claims, chosen)
    days: tuple[date, date] | None = None
    told: list[DateEvidence] = []
    partial: date | None = None
    if chosen is None:
        days, told, partial = _without_a_day(stamps, kept, passages, visit)
    meant = chosen.day if chosen else partial
    weighed = [*_verdicts(claims, chosen, meant, visit), *_bound_verdicts(bounds, kept), *(Weighed(e, 0.5, "narrows") for e in told)]
    evidence = [*_shown(claims, chosen), *(b.evidence for b in kept), *told]
    return Dating(meant, None if meant else days, visit, _sorted(evidence), tuple(sorted(weighed, key=lambda w: -w.weight)))


def _outside(known: Outside) -> _Claim:
    return _Claim(DateEvidence(known.kind, known.text, known.day.isoformat()), known.day, WEIGHTS[known.kind])


def _claim(stamp: Stamp, stamps: Sequence[Stamp], day_first: bool | None, weekdays: Sequence[int]) -> _Claim:
    day, time = read_day(stamp, stamps, day_first, weekdays), stamp.time
    if stamp.day or stamp.month_day is None:
        gives = day.isoformat() if day else " or ".join(d.isoformat() for d in time.alternatives) if time else ""
    else:
        gives = f"{stamp.month_day[0]:02}-{stamp.month_day[1]:02}"
    evidence = DateEvidence(stamp.kind, time.text if time else stamp.text, gives, stamp.start, stamp.end)
    return _Claim(evidence, day, stamp.score, stamp)


def _refute(claims: Sequence[_Claim], bounds: Sequence[Bound]) -> None:
    """Note against each claim what rules it out.

    A date on the page is refuted by what the text tells of its own week; a masthead by anything. What comes with the page knows better than
    what the text lets us guess.
    """
    for claim in claims:
        if claim.stamp and claim.day:
            claim.against += [b.evidence for b in bounds if not b.allows(claim.day) and (b.weight > 1 or claim.is_masthead)]


def _refute_late(claims: Sequence[_Claim], crawled: date | None) -> None:
    """Nothing is published after it was fetched, but for a day's difference of clocks; a masthead with its weekday tells when that was."""
    shown = [c for c in claims if c.is_masthead and c.day and c.stamp and c.stamp.time and c.stamp.time.weekday is not None]
    day = crawled or next((c.day for c in shown), None)
    if day is None:
        return
    by = DateEvidence("crawl", "", f"../{day.isoformat()}") if crawled else shown[0].evidence
    for claim in claims:
        if claim.day and claim.day > day + _DAY and claim.evidence.kind != "row" and (crawled or claim.stamp):
            claim.against.append(by)


def _refute_weekday(claims: Sequence[_Claim], passages: Sequence[Passage]) -> None:
    """ "WASHINGTON, Sunday -": what was filed on a Sunday bears the date of that day or the next, unless the page is sure of its date."""
    told = next((d for p in passages[:_FIRST] if (d := _filed(p))), None)
    for claim in claims if told else ():
        if told and claim.day and claim.stamp and claim.weight < _BESIDE_TITLE and (claim.day.weekday() - told[0]) % 7 > 1:
            claim.against.append(told[1])


def _filed(passage: Passage) -> tuple[int, DateEvidence] | None:
    """The weekday in a dateline, without a date beside it."""
    dateline = find_dateline(passage.text)
    times = find_times(passage.text[slice(*dateline.day)]) if dateline and dateline.day else []
    if not dateline or not dateline.day or len(times) != 1 or times[0].kind != "weekday" or times[0].weekday is None:
        return None
    start, end = (passage.start + at for at in dateline.day)
    return times[0].weekday, DateEvidence("dateline", times[0].text, times[0].text, start, end)


def _choose(claims: Sequence[_Claim]) -> _Claim | None:
    """The claim that gives the day: of those that stand, one of the day for which most weight speaks."""
    standing = [c for c in claims if c.stands]
    outer = [c for c in standing if c.stamp is None]
    inner = [c for c in standing if c.stamp]
    if not outer:
        return _best(inner)
    best = max(outer, key=lambda c: _support(c, standing))
    if best.evidence.kind == "row":
        return best
    printed = next((c for c in inner if c.day and c.weight >= _SURE_PLACE and c.stamp and not c.stamp.top), None)
    one_off = printed is not None and printed.day is not None and best.day is not None and abs(printed.day - best.day) == _DAY
    return printed if one_off else best


def _support(claim: _Claim, standing: Sequence[_Claim]) -> float:
    """The weight of all kinds of evidence for the day, each kind once."""
    kinds = {"" if c.stamp else c.evidence.kind: c.weight for c in reversed(standing) if c.day == claim.day}
    return sum(kinds.values())


def _best(inner: Sequence[_Claim]) -> _Claim | None:
    """The best date on the page; one at the top of the page gives way to an earlier one of the article's."""
    if not inner or not inner[0].day:
        time = inner[0].stamp.time if inner and inner[0].stamp else None
        return None if time is not None and time.kind == "ambiguous" else next((c for c in inner if c.day), None)
    first = inner[0]
    assert first.stamp is not None
    assert first.day is not None
    if not first.stamp.top:
        return first
    own = (c for c in inner if c.day and c.day < first.day and c.stamp and not c.stamp.top and c.weight >= _OWN)
    return next(own, first)


def _visit(claims: Sequence[_Claim], chosen: _Claim | None) -> date | None:
    """The day of the visit: a date that the text refutes, or one at the top of the page beside the one that the article was dated by."""
    published = chosen.day if chosen else None
    for claim in sorted((c for c in claims if c.stamp), key=lambda c: c.evidence.start or 0):
        assert claim.stamp is not None
        if not claim.stamp.day or claim is chosen or not (claim.stamp.top or claim.against):
            continue
        if published is None or claim.stamp.day > published or (claim.stamp.day == published and chosen is not None and claim.is_masthead):
            return claim.stamp.day
    return None


def _without_a_day(
    stamps: Sequence[Stamp], bounds: Sequence[Bound], passages: Sequence[Passage], visit: date | None
) -> tuple[tuple[date, date] | None, list[DateEvidence], date | None]:
    """The days that the bounds and the visit leave, the weekdays that narrowed them, and the day if a date without a year settles it."""
    span = span_of(bounds)
    if visit and span:
        span = [(first, min(last, visit)) for first, last in span if first <= visit]
    days, told = search(span, stamps, bounds, passages)
    partial = best_partial(stamps)
    if partial and days and days[0] == days[1]:
        same = (days[0].month, days[0].day) == partial.month_day and _is_on(days[0], partial)
        return days, told, days[0] if same else None
    return days, told, settle_year(stamps, span, _last_told(bounds), visit, passages)


def _is_on(day: date, stamp: Stamp) -> bool:
    """Whether the day is of the weekday that stands beside the date, if one does."""
    return stamp.time is None or stamp.time.weekday in (None, day.weekday())


def _last_told(bounds: Iterable[Bound]) -> date | None:
    return max((b.days[0][0] for b in bounds if b.evidence.kind == "told as past"), default=None)


def _verdicts(claims: Sequence[_Claim], chosen: _Claim | None, meant: date | None, visit: date | None) -> Iterator[Weighed]:
    for claim in claims:
        by = tuple(claim.against)
        if claim is chosen:
            verdict = "gives the day"
        elif by:
            verdict = "ruled out"
        elif claim.is_masthead:
            verdict = "the day of the visit" if claim.day == visit else "no day of the article"
        elif claim.day and claim.day == meant:
            verdict = "agrees"
        elif claim.day is None and claim.stamp and claim.stamp.month_day and meant:
            same = (meant.month, meant.day) == claim.stamp.month_day
            verdict = "outweighed" if not same else "agrees" if chosen else "gives month and day"
        elif not claim.stands:
            verdict = "too light"
        else:
            verdict = "outweighed" if chosen else "no year" if claim.stamp and claim.stamp.month_day else "open"
        by = (chosen.evidence,) if verdict == "outweighed" and chosen else by
        yield Weighed(claim.evidence, claim.weight, verdict, by)


def _bound_verdicts(bounds: Sequence[Bound], kept: Sequence[Bound]) -> Iterator[Weighed]:
    for bound in bounds:
        stronger = tuple(b.evidence for b in kept if not _meet(b, bound))
        verdict = "bounds it" if bound in kept else "outvoted"
        yield Weighed(bound.evidence, float(bound.weight), verdict, () if bound in kept else stronger)


def _meet(one: Bound, other: Bound) -> bool:
    """Whether both can hold on one day."""
    return any(max(a, c) <= min(b, d) for a, b in one.days for c, d in other.days)


def _shown(claims: Sequence[_Claim], chosen: _Claim | None) -> list[DateEvidence]:
    """What the article keeps: all that came with the page and the likeliest dates on it."""
    inner = [c.evidence for c in claims if c.stamp]
    return [*(c.evidence for c in claims if c.stamp is None), *inner[:4], *([chosen.evidence] if chosen else [])]


def _sorted(evidence: Iterable[DateEvidence]) -> tuple[DateEvidence, ...]:
    return tuple(sorted(dict.fromkeys(evidence), key=lambda e: (-1 if e.start is None else e.start, e.kind)))


__all__ = ["Dating", "Outside", "Weighed", "weigh"]
