"""Which events are between two countries."""

from __future__ import annotations

import pytest

from legation.relations import Direction
from legation.relations.directions import direction_of, pairs_of
from tests.relations.samples import event

FORTH, BACK, MUTUAL = Direction


@pytest.mark.parametrize(
    ("type", "actors", "recipients", "expected"),
    [
        ("AID", ["USA:GOV"], ["RUS:GOV"], FORTH),
        ("AID", ["RUS"], ["USA"], BACK),
        ("PROTEST", ["RUS:CVL"], ["USA:GOV"], BACK),
        ("CONSULT", ["USA", "RUS"], [], MUTUAL),
        ("ASSAULT", ["USA", "RUS"], [], MUTUAL),
        ("CONSULT", ["USA", "RUS"], ["USA", "RUS"], MUTUAL),
        ("SANCTION", ["USA", "FRA"], ["RUS", "CHN"], FORTH),
        ("COERCE", ["RUS:COP"], ["RUS:CVL"], None),
        ("AID", ["USA"], ["UKR"], None),
        ("CONSULT", ["USA", "UKR"], [], None),
        ("SANCTION", ["UKR"], ["USA", "RUS"], None),
        ("AID", ["USA"], [], None),
    ],
)
def test_direction_of(type: str, actors: list[str], recipients: list[str], expected: Direction | None) -> None:
    assert direction_of(event("e", type, actors, recipients), "USA", "RUS") is expected


@pytest.mark.parametrize(("type", "expected"), [("AID", MUTUAL), ("CONSULT", MUTUAL), ("ACCUSE", None), ("ASSAULT", None)])
def test_two_who_act_on_a_third_are_together_only_in_cooperation(type: str, expected: Direction | None) -> None:
    assert direction_of(event("e", type, ["USA", "RUS"], ["SYR"]), "USA", "RUS") is expected


def test_pairs_of_an_event_with_many_parties() -> None:
    found = pairs_of(event("e", "SANCTION", ["USA:GOV", "FRA:GOV"], ["RUS:GOV"]))
    assert found == {("RUS", "USA"), ("FRA", "RUS")}


def test_pairs_of_a_domestic_event_are_none() -> None:
    assert pairs_of(event("e", "COERCE", ["RUS:COP"], ["RUS:OPP"])) == set()
