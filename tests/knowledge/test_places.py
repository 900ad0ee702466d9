"""The table of towns: look-ups, distances, and that every row of it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import Places, load
from legation.knowledge.places import check, folded
from legation.knowledge.tables import data

SMALL = Places(
    ["Kyiv; Kiev\tUKR\t\t50.45\t30.52\t2952301", "Paris\tFRA\t\t48.85\t2.35\t2138551", "Paris\tUSA\tTexas\t33.66\t-95.56\t24782"]
)


@pytest.mark.parametrize(
    ("name", "where", "expected"),
    [
        ("Kiev", {}, ["UKR"]),
        ("kyiv", {}, ["UKR"]),
        ("Paris", {}, ["FRA", "USA"]),
        ("Paris", {"code": "USA"}, ["USA"]),
        ("Paris", {"region": "Texas"}, ["USA"]),
        ("Paris", {"code": "DEU"}, []),
        ("Rome", {}, []),
    ],
)
def test_places_named(name: str, where: dict[str, str], expected: list[str]) -> None:
    assert [town.code for town in SMALL.named(name, **where)] == expected


def test_places_distance_is_of_a_great_circle() -> None:
    paris, kyiv = SMALL.named("Paris")[0], SMALL.named("Kyiv")[0]
    assert paris.distance(kyiv.lat, kyiv.lon) == pytest.approx(2025, abs=15)
    assert paris.distance(paris.lat, paris.lon) == 0


@pytest.mark.parametrize(
    ("name", "expected"), [("Saint-Denis", "saint denis"), ("Dar‘ā", "dara"), ("St. Petersburg", "st petersburg"), ("Łódź", "lodz")]
)
def test_places_folded(name: str, expected: str) -> None:
    assert folded(name) == expected


def test_places_table_is_sound() -> None:
    codes = {country.code for country in load().countries}
    rows = list(check(data("places.tsv")))
    assert len(rows) > 30_000
    assert {row["code"] for row in rows} <= codes


def test_places_check_names_the_line(tmp_path: Path) -> None:
    table = tmp_path / "places.tsv"
    table.write_text("name\tcode\tregion\tlat\tlon\tpopulation\nParis\tFRA\t\t148.85\t2.35\t1\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"2.*lat.*-90 to 90"):
        list(check(table))
