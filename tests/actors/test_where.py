"""Places on the map: by the table of towns, and by a geoparser in its stead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from legation import knowledge
from legation.actors import Asked, TownTable, load_resolver
from legation.actors.mordecai import Mordecai
from legation.errors import UsageError
from legation.types import Place

TABLES = knowledge.load()
TOWNS = TownTable(TABLES.places, TABLES.gazetteer)


@pytest.mark.parametrize(
    ("place", "countries", "expected"),
    [
        (Place("Alexandria"), (), ("EGY", "Alexandria")),
        (Place("Alexandria, Virginia"), (), ("USA", "Alexandria")),
        (Place("Alexandria, Va."), ("EGY",), ("USA", "Alexandria")),
        (Place("Hyderabad"), ("PAK",), ("PAK", "Hyderabad")),
        (Place("Hyderabad"), (), ("IND", "Hyderabad")),
        (Place("Kiev", "UKR"), (), ("UKR", "Kyiv")),
        (Place("Ankara", "RUS"), (), ("TUR", "Ankara")),
        (Place("Syria", "SYR"), ("SYR",), ("SYR", None)),
        (Place("Nowhere-on-Sea"), (), (None, None)),
    ],
    ids=["the largest", "the state beside it", "a state for short", "a country named here", "none named", "an old name",
         "a country that was somebody else's", "no town", "unknown"],
)  # fmt: skip
def test_town_table(place: Place, countries: tuple[str, ...], expected: tuple[str | None, str | None]) -> None:
    found = TOWNS.locate(Asked(place, countries))
    assert (found.country_code, found.city) == expected
    assert (found.lat is None) == (found.city is None)
    assert found.extracted_place == place.extracted_place


def test_town_table_says_why() -> None:
    found = TOWNS.locate(Asked(Place("Paris, Texas")))
    assert found.why is not None
    assert "since Texas stands beside it" in found.why or found.why == "Paris, Texas"


class Fake:
    """A geoparser that knows one place."""

    def geoparse_doc(self, text: str) -> Mapping[str, Any]:
        known = {"search_name": "Aleppo", "name": "Aleppo", "country_code3": "SYR", "lat": "36.20124", "lon": "37.16117", "score": 0.99}
        return {"geolocated_ents": [known] if "Aleppo" in text else []}


def test_mordecai_gives_what_the_geoparser_says() -> None:
    found = Mordecai(Fake()).locate(Asked(Place("Aleppo"), (), "Jets bombed Aleppo."))
    assert found == Place("Aleppo", "SYR", "Aleppo", 36.2012, 37.1612, "Aleppo, by Mordecai 3")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [(Place("Homs", "SYR"), "Jets bombed Homs."), (Place("Aleppo", "TUR"), "Jets bombed Aleppo.")],
    ids=["unknown", "another country"],
)
def test_mordecai_leaves_what_it_does_not_know(place: Place, sentence: str) -> None:
    assert Mordecai(Fake()).locate(Asked(place, (), sentence)) == place


def test_load_resolver_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "mordecai3", None)
    with pytest.raises(UsageError, match=r"legation\[mordecai\]"):
        load_resolver("mordecai", TABLES)
    with pytest.raises(UsageError, match="towns, mordecai"):
        load_resolver("maps", TABLES)
