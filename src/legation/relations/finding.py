"""A finding: what an analysis says in one plain line, with what it rests on and what it takes for granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from legation.relations.model import Direction
from legation.types import Event

# What is asked of a relation, in the order in which it is answered.
GAP, RECIPROCITY, TURNING_POINT, ANSWERS = "words_and_deeds", "reciprocity", "turning_point", "answers"
KINDS = (GAP, RECIPROCITY, TURNING_POINT, ANSWERS)

Figure = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Witness:
    """One event that a finding rests on: its id, its first day, who acted on whom, its PLOVER type, its score."""

    id: str
    day: date
    direction: Direction
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. ``line`` says it in plain language; where ``found`` is false it says so in so many words, and why.

    ``span`` is when it holds, ``figures`` the numbers behind the line by name, ``curves`` rows of numbers (an impulse response by period
    after the impulse, a gap by year). ``events`` are ids of the events it rests on (``witnesses`` says what they were), ``periods`` first
    days of the periods. ``assumptions`` say what must hold for the line to be right.
    """

    kind: str
    found: bool
    line: str
    direction: Direction | None = None
    span: tuple[date, date] | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    curves: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    periods: tuple[date, ...] = ()
    assumptions: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One event that answers another, by their ids, with the ``words`` of a page that say so: ``in retaliation for``."""

    event: str
    answers: str
    words: str


def answers_of(events: Iterable[Event]) -> tuple[Answer, ...]:
    """The answers that the pages of a record tell of, from the links of its events."""
    return tuple(Answer(event.id, link.event, link.words) for event in events for link in event.links if link.kind == "answers")


def nothing(kind: str, why: str, *, direction: Direction | None = None, assumptions: Sequence[str] = ()) -> Finding:
    """``Nothing found: why``."""
    return Finding(kind, False, f"Nothing found: {why}", direction, assumptions=tuple(assumptions))
