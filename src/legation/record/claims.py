"""What a report claims, as far as the merge compares it: between whom, when, in which mode, on whose word."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.record.subjects import STAFF, subject_of
from legation.types import Actor, Report

Key = tuple[str, ...]

# Stands between actors and recipients in a key.
TO = "->"
# Both sides do these: who is named first says nothing.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# In these types two modes are two acts (to expel and to embargo); in the others they are two looks at one (a visit, multilateral).
MODE_TELLS_APART = frozenset({"SANCTION", "COERCE", "RETREAT", "REQUEST", "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "ASSAULT"})
# To shoot down, to bomb and to destroy are looks at one attack; to capture somebody is another act.
UNARMED = frozenset({"abduct", "beat", "torture", "sexual", "crowd-control"})
# These take place somewhere; where the others do is where somebody spoke.
PLACED = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
# "60 Russians" sent home are the state's diplomats, or its staff hired on the spot.
SENT_HOME = frozenset({"CVL", "LAB"})
# Acts in words, each its speaker's own.
SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# Organs of one state act for it; all other sectors are parties of their own.
OF_THE_STATE = frozenset({None, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "UNK"})
# One code for many bodies: these are told apart by name.
MANY_BODIES = frozenset({"IGO", "NGO", "NGM", "MNC", "INT", "IMG"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the merge asks of a page: its outlet, the first and last possible day of its publication, and of which page it is a copy."""

    outlet: str | None = None
    first: date | None = None
    last: date | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def holds(self, other: Span) -> bool:
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last

    def widened(self, before: int, after: int) -> Span:
        return Span(_shift(self.first, -before), _shift(self.last, after))

    def __str__(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


def key_of(report: Report) -> Key:
    """Reports of other keys are other events, but for kin: type, status, parties and direction; the page where no party is named."""
    actors, recipients = _parties(report.actors), _parties(_sent_home(report))
    if report.type in MUTUAL:
        actors, recipients = tuple(sorted({*actors, *recipients})), ()
    page = () if actors or recipients else (report.page,)
    return (report.type, report.status, *actors, TO, *recipients, *page)


def modes_of(report: Report) -> frozenset[str]:
    """The modes that tell this report's act from others of its type."""
    if report.type not in MODE_TELLS_APART:
        return frozenset()
    if report.type == "ASSAULT":
        return frozenset(mode if mode in UNARMED else "armed" for mode in report.modes)
    return frozenset(report.modes)


def speakers_of(report: Report) -> frozenset[str]:
    """Whose words the act itself is, for acts in words."""
    speaker = report.said_by
    return frozenset({speaker.name}) if speaker and speaker.name and report.type in SPOKEN else frozenset()


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets do not speak against each other: one of them says nothing, or they share something."""
    return not one or not other or bool(one & other)


def span_of(report: Report, page: PageFacts) -> Span | None:
    """The days on which the report says that the event took place, ``None`` where it does not say."""
    stated = days_of(report.date)
    if stated is None:
        return None
    end = days_of(report.enddate) or stated
    span = Span(stated.first, max(stated.last, end.last))
    if report.date_precision == "week" and not span.days:
        span = Span(span.first, span.first + timedelta(days=6))
    if report.status == "actual" and page.last and span.first <= page.last:
        span = Span(span.first, min(span.last, page.last))  # What is told had happened by then.
    return span


def days_between(one: Span, other: Span) -> int:
    """How many days lie from the one to the other; 0 where they share a day."""
    return max((max(one.first, other.first) - min(one.last, other.last)).days, 0)


def published(page: PageFacts) -> Span | None:
    return Span(page.first, page.last) if page.first and page.last else None


def days_of(text: str | None) -> Span | None:
    """``2017-05-09``, ``2017-05`` or ``2017`` as its days; ``None`` for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not year or month > 12 or (day and not 1 <= day <= calendar.monthrange(year, month)[1]) or "-00" in match[0]:
        return None
    first = date(year, month or 1, day or 1)
    last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return Span(first, last)


def party_of(actor: Actor) -> str:
    """A party as events name it: ``RUS:GOV``, ``RUS`` where no sector is known."""
    return f"{actor.code}:{actor.sector}" if actor.sector else actor.code


def _sent_home(report: Report) -> tuple[Actor, ...]:
    if subject_of(report) != STAFF:
        return report.recipients
    return tuple(replace(actor, sector=None) if actor.sector in SENT_HOME else actor for actor in report.recipients)


def _parties(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(sorted({_identity(actor) for actor in actors}))


def _identity(actor: Actor) -> str:
    if actor.code in MANY_BODIES:
        name = (actor.identifier_text or actor.entity_text).casefold().removeprefix("the ")
        return f"{actor.code} {name}"
    return actor.code if actor.sector in OF_THE_STATE else f"{actor.code}:{actor.sector}"


def _shift(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
