"""Who answers whom, and how fast: from links between events that pages draw themselves ("in retaliation for")."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from legation.relations.finding import ANSWERS, Answer, Finding, nothing
from legation.relations.model import Direction, Side
from legation.relations.observations import DIRECTIONS, Observations
from legation.relations.turning import witness

ASSUMPTIONS = (
    "Only answers that a page calls so are counted; a side that answers without a word of it seems not to answer.",
    "A side says that it answers; whether it would have acted anyway is not known.",
)


@dataclass(frozen=True, slots=True)
class Answered:
    """Row of the event that answers, row of the one that is answered, and the days between them (``None`` where one has no day)."""

    answer: int
    answered: int
    days: int | None


def answers(observed: Observations, links: Iterable[Answer]) -> tuple[Finding, ...]:
    """For each side how often it answered the other, and after how many days."""
    if observed.data:
        return (nothing(ANSWERS, f"{observed.data} does not say which event answers which.", assumptions=ASSUMPTIONS),)
    row = {str(id): n for n, id in enumerate(observed.ids)}
    pairs = [(row[link.event], row[link.answers]) for link in links if link.event in row and link.answers in row]
    found = [_answered(observed, answer, answered) for answer, answered in dict.fromkeys(pairs)]
    sides = ((Direction.FORTH, Direction.BACK, observed.a, observed.b), (Direction.BACK, Direction.FORTH, observed.b, observed.a))
    told = tuple(
        _finding(observed, mine, direction, who, whom)
        for direction, other, who, whom in sides
        if (mine := [f for f in found if _is(observed, f.answer, direction) and _is(observed, f.answered, other)])
    )
    if told:
        return told
    names = f"{observed.a.name} and {observed.b.name}"
    return (nothing(ANSWERS, f"no page says that an act between {names} answers another one.", assumptions=ASSUMPTIONS),)


def _answered(observed: Observations, answer: int, answered: int) -> Answered:
    dated = observed.first[answer] and observed.first[answered]
    return Answered(answer, answered, int(observed.first[answer] - observed.first[answered]) if dated else None)


def _is(observed: Observations, n: int, direction: Direction) -> bool:
    return bool(DIRECTIONS[observed.direction[n]] is direction)


def _finding(observed: Observations, mine: list[Answered], direction: Direction, who: Side, whom: Side) -> Finding:
    days = sorted(found.days for found in mine if found.days is not None and found.days >= 0)
    times = "once" if len(mine) == 1 else "twice" if len(mine) == 2 else f"{len(mine):,} times"
    rows = sorted({n for found in mine for n in (found.answered, found.answer)}, key=lambda n: (observed.first[n], n))
    witnesses = tuple(witness(observed, n, observed.plover) for n in rows if observed.first[n])
    return Finding(
        ANSWERS,
        True,
        f"{who.name} answered {whom.name} {times}{_speed(days)}.",
        direction,
        None,
        {"answers": len(mine), "dated": len(days), "median_days": float(np.median(days)) if days else None},
        {"days": tuple(float(day) for day in days)},
        tuple(str(observed.ids[n]) for n in rows),
        (),
        ASSUMPTIONS,
        witnesses,
    )


def _speed(days: list[int]) -> str:
    if not days:
        return ", on days that no page gives"
    if len(days) == 1 or days[0] == days[-1]:
        return _after(days[0])
    middle = float(np.median(days))
    return f", half of the times within {middle:g} days (from {days[0]} to {days[-1]})"


def _after(days: int) -> str:
    return ", on the same day" if days == 0 else f", after {days} day{'s' if days > 1 else ''}"
