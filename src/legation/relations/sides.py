"""Which two countries are meant."""

from __future__ import annotations

from legation import knowledge
from legation.errors import UsageError
from legation.knowledge import Countries
from legation.relations.model import Side


def resolve_pair(a: str, b: str) -> tuple[Side, Side]:
    """Two countries by code or name; :class:`UsageError` where one is unknown, with near names, or both are the same."""
    countries = knowledge.load().countries
    one, other = resolve_side(countries, a), resolve_side(countries, b)
    if one.code == other.code:
        raise UsageError(f"{a!r} and {b!r} are the same country, {one.code}: name two different ones")
    return one, other


def resolve_side(countries: Countries, name: str) -> Side:
    """A country by code or name; :class:`UsageError` with near names where there is none."""
    country = countries.resolve(name)
    return Side(country.code, country.name)
