"""Names that several bear: who is chosen, who else was in question, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from legation.actors.candidates import Evidence, choose, namesakes, of_persons
from legation.knowledge import Entry, Places
from legation.types import Actor

Read = Callable[..., tuple[Actor, ...]]
STATE, REGION = Entry("Georgia", "GEO", "country", None, "Georgia"), Entry("Georgia", "USA", "region", None, "Georgia")


def evidence(*names: tuple[str, str, str]) -> Evidence:
    found = Evidence()
    for kind, code, name in names:
        found.add(kind, code, name)
    return found


@pytest.mark.parametrize(
    ("besides", "expected"),
    [
        ([], "GEO"),
        ([("city", "USA", "Atlanta")], "USA"),
        ([("country", "USA", "America")], "GEO"),
        ([("city", "USA", "Atlanta"), ("capital", "GEO", "Tbilisi")], "GEO"),
    ],
    ids=["a state before its namesakes", "a town of the region", "its country alone says nothing", "a capital of the state"],
)
def test_choose_by_what_else_is_named(besides: list[tuple[str, str, str]], expected: str) -> None:
    assert choose((STATE, REGION), None, evidence(*besides))[0].code == expected


def test_choose_keeps_all_with_their_shares_and_reasons() -> None:
    _, candidates = choose((STATE, REGION), None, evidence(("city", "USA", "Atlanta")))
    assert [c.code for c in candidates] == ["USA", "GEO"]
    assert sum(c.score for c in candidates) == pytest.approx(1, abs=0.02)
    assert candidates[0].why == "a region; the article has 1 of its towns and regions besides"


def test_choose_has_no_candidates_where_there_is_one_country() -> None:
    assert choose((STATE,), None, evidence())[1] == ()


def test_choose_by_day() -> None:
    old = Entry("Zaire", "COD", "country", None, "Zaire", None, date(1997, 5, 17))
    new = Entry("Zaire", "AGO", "region", None, "Zaire province")
    assert choose((old, new), date(1990, 1, 1))[0].code in ("COD", "AGO")
    assert choose((old, new), date(2005, 1, 1))[0].code == "AGO"


TOWNS = Places(["Tripoli\tLBY\t\t32.88\t13.19\t1300000", "Tripoli\tLBN\t\t34.44\t35.83\t229000", "Tripoli\tUSA\tIowa\t42.8\t-92.3\t20000"])


@pytest.mark.parametrize(
    ("besides", "expected"),
    [
        ([("capital", "LBN", "Beirut")], ["LBN"]),
        ([("capital", "LBN", "Beirut"), ("demonym", "LBY", "Libyan")], []),
        ([("country", "USA", "America")], []),
        ([("capital", "LBY", "Tripoli")], []),
    ],
    ids=["the other country is named", "both are", "too small a town", "only itself is named"],
)
def test_namesakes(besides: list[tuple[str, str, str]], expected: list[str]) -> None:
    capital = Entry("Tripoli", "LBY", "capital", "GOV", "Libya")
    assert [e.code for e in namesakes(capital, "Tripoli", TOWNS, evidence(*besides))] == expected


def test_of_persons_gives_the_best_office_of_each_and_nothing_for_one_alone() -> None:
    found = of_persons([(1.0, "PAK", "Nawaz Sharif", "a"), (0.5, "PAK", "Nawaz Sharif", "b"), (0.5, "PAK", "Raheel Sharif", "c")])
    assert [(c.name, c.score, c.why) for c in found] == [("Nawaz Sharif", 0.67, "a"), ("Raheel Sharif", 0.33, "c")]
    assert of_persons([(1.0, "USA", "Barack Obama", "a"), (0.2, "USA", "Barack Obama", "b")]) == ()


def test_candidates_of_a_surname_reach_the_actor(read: Read) -> None:
    actors = read("Castro offered talks to Obama, Havana said.", on=date(2009, 4, 16))
    castro = next(a for a in actors if a.entity_text == "Castro")
    assert castro.identifier_text == "Raúl Castro"
    assert {c.name for c in castro.candidates} >= {"Raúl Castro", "Fidel Castro"}
    assert castro.candidates[0].name == "Raúl Castro"


def test_candidates_of_a_country_reach_the_actor(read: Read) -> None:
    actors = read("Voters in Georgia waited for hours, officials in Atlanta said.", on=date(2021, 1, 5))
    assert {a.code for a in actors} == {"USA"}
    town = read("Georgia protested to Moscow.")[0]
    assert [c.code for c in town.candidates] == ["GEO", "USA"]
