"""Which events are between two countries, and in which direction."""

from __future__ import annotations

from collections.abc import Iterable

from legation.relations.model import COOPERATIVE, Direction
from legation.types import Event


def country_of(party: str) -> str:
    """The country of a party: ``RUS:GOV`` is ``RUS``."""
    return party.split(":", 1)[0]


def countries_of(parties: Iterable[str]) -> frozenset[str]:
    return frozenset(map(country_of, parties))


def direction_of(event: Event, a: str, b: str) -> Direction | None:
    """The direction of ``event`` between countries ``a`` and ``b``, or ``None``: it is domestic, or about somebody else."""
    actors, recipients = countries_of(event.actors), countries_of(event.recipients)
    if a in actors and b in actors:
        return Direction.MUTUAL if _together(event, recipients, a, b) else None
    if a in actors and b in recipients:
        return Direction.FORTH
    if b in actors and a in recipients:
        return Direction.BACK
    return None


def _together(event: Event, recipients: frozenset[str], a: str, b: str) -> bool:
    # Two that condemn or attack a third do nothing hostile to each other; two that help or meet a third work together.
    return not recipients or bool(recipients & {a, b}) or event.quad_code in COOPERATIVE


def pairs_of(event: Event) -> set[tuple[str, str]]:
    """All pairs of countries, each in alphabetical order, that ``event`` is between."""
    actors, recipients = countries_of(event.actors), countries_of(event.recipients)
    found = ((x, y) for x in actors for y in actors | recipients if x != y)
    return {pair for pair in {(min(p), max(p)) for p in found} if direction_of(event, *pair)}
