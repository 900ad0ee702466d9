"""Where an event took place: from the words for a place to a town on the map, by the country at hand and by size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import Protocol

from legation.actors.english import STATES_FOR_SHORT
from legation.errors import UsageError
from legation.knowledge import Gazetteer, Knowledge, Places, Town
from legation.types import Place

#: What a country that the article names adds to a town's likelihood, as against a tenfold of inhabitants, which adds 1.
NAMED = 2.0
OWN_NAME = 0.7  # what a town's present name adds, as against an old one
TOWNS, MORDECAI = RESOLVERS = ("towns", "mordecai")


@dataclass(frozen=True, slots=True)
class Asked:
    """A place as a text names it, ``code`` its country as far as the words beside it tell, ``countries`` those that the article names,
    the likeliest first, and the sentence that it stands in.
    """

    place: Place
    countries: tuple[str, ...] = ()
    sentence: str = ""


class Resolver(Protocol):
    """Puts a place on the map. A pure function of what it is asked, so that the same pages give the same reports."""

    def locate(self, asked: Asked) -> Place:
        """The place with its country, and town and coordinates where it is one that the resolver knows; as it came where it knows none."""
        ...


@dataclass(frozen=True)
class TownTable:
    """The resolver of the package: the table of towns."""

    places: Places
    gazetteer: Gazetteer

    def locate(self, asked: Asked) -> Place:
        """By name; of several towns those in the state or country beside it, else the largest, countries of the article first."""
        name, beside = _split(asked.place.extracted_place)
        code, region = self._beside(beside)
        code = code or asked.place.country_code
        towns = self.places.named(name, code=code, region=region) or self.places.named(self._usual(name, code), code=code)
        if not towns and not beside and not self._is_larger(name):
            towns = self.places.named(name)  # the words beside it were about somebody else
        if not towns:
            return replace(asked.place, country_code=code)
        best = max(towns, key=lambda town: (_likelihood(town, name, asked.countries), -towns.index(town)))
        return replace(
            asked.place, country_code=best.code, city=best.name, lat=best.lat, lon=best.lon, why=_why(best, towns, asked, region or beside)
        )

    def _beside(self, beside: str) -> tuple[str | None, str | None]:
        """The country, and in the United States and Canada the state, that stands behind a town: "Virginia", "Va.", "Lebanon"."""
        entries = self.gazetteer.find(STATES_FOR_SHORT.get(beside, beside)) if beside else ()
        region = next((e for e in entries if e.kind == "region" and e.code in ("USA", "CAN")), None)
        if region is not None:
            return region.code, region.identifier
        country = next((e for e in entries if e.kind in ("country", "region")), None)
        return (country.code if country else None), None

    def _is_larger(self, name: str) -> bool:
        """Whether it is a state or a region, whatever small towns are called so too."""
        return any(e.kind in ("country", "region", "demonym") for e in self.gazetteer.find(name))

    def _usual(self, name: str, code: str | None) -> str:
        """The name by which our tables know a town: "Pristina" for "Prishtina"."""
        entries = (e for e in self.gazetteer.find(name) if e.kind == "city" and code in (None, e.code))
        return next((e.identifier or name for e in entries), name)


def _split(text: str) -> tuple[str, str]:
    name, _, beside = text.partition(",")
    return name.strip().removeprefix("the ").removesuffix("'s").removesuffix("’s"), beside.strip()


def _likelihood(town: Town, name: str, countries: Sequence[str]) -> float:
    rank = countries.index(town.code) if town.code in countries else None
    named = NAMED / (1 + 0.25 * rank) if rank is not None else 0.0
    return log10(max(town.population, 1000)) + named + (OWN_NAME if town.is_called(name) else 0.0)


def _why(town: Town, towns: Sequence[Town], asked: Asked, beside: str) -> str:
    where = f"{town.name}, {town.region or town.code}"
    if len(towns) == 1:
        return where
    because = f"since {beside} stands beside it" if beside else "of a country named here" if town.code in asked.countries else "the largest"
    return f"{where}: {because}, of {len(towns)} of that name"


def load_resolver(name: str, knowledge: Knowledge) -> Resolver:
    """The resolver called ``name``, one of ``RESOLVERS``; :class:`UsageError` where what it needs is not installed."""
    if name == TOWNS:
        return TownTable(knowledge.places, knowledge.gazetteer)
    if name == MORDECAI:
        from legation.actors.mordecai import load_mordecai

        return load_mordecai()
    raise UsageError(f"--places {name}: no such resolver of places; it must be one of {', '.join(RESOLVERS)}")
