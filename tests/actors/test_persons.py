"""Whose person a name is, on the day."""

from __future__ import annotations

from datetime import date

import pytest

from legation.actors.names import Hit
from legation.actors.party import PERSON, Referent
from legation.actors.persons import Persons, day_of, woman
from legation.knowledge import load

HIT = Hit(0, 2, 0, "person")


def test_persons_unknown_person_takes_the_country_beside_the_name_and_is_remembered() -> None:
    persons = Persons(load(), date(2017, 2, 4))
    found = persons.resolve("Ole Testrup", HIT, ["DNK"], None, "envoy")
    assert found is not None
    assert (found.code, found.identifier) == ("DNK", "Ole Testrup")
    persons.remember("Ole Testrup", found)
    assert persons.recall("Testrup") == found


def test_persons_unknown_person_without_a_country_is_nobody() -> None:
    persons = Persons(load(), None)
    assert persons.resolve("Ole Testrup", HIT, [], None, "") is None
    persons.remember("Ole Testrup", None)
    assert persons.is_known("Testrup")
    assert persons.recall("Testrup") is None


@pytest.mark.parametrize(("on", "office"), [(date(2015, 5, 1), "minister of foreign affairs"), (None, "minister of foreign affairs")])
def test_persons_known_person_by_the_table(on: date | None, office: str) -> None:
    found = Persons(load(), on).resolve("Sergei Lavrov", HIT, [], None, "")
    assert found is not None
    assert (found.code, found.office) == ("RUS", office)


def test_persons_a_country_that_stands_by_the_name_goes_before_the_table() -> None:
    found = Persons(load(), date(2015, 5, 1)).resolve("Sergei Lavrov", HIT, ["BGR"], None, "poet")
    assert found is not None
    assert found.code == "BGR"


def test_persons_none_does_not_forget_somebody() -> None:
    persons = Persons(load(), None)
    persons.remember("Ole Testrup", Referent("DNK", PERSON))
    persons.remember("Ole Testrup", None)
    assert persons.recall("Testrup") is not None


@pytest.mark.parametrize(
    ("name", "title", "expected"), [("Angela Merkel", "", True), ("Testrup", "spokeswoman", True), ("Ole Testrup", "", None)]
)
def test_woman(name: str, title: str, expected: bool | None) -> None:
    assert woman(name, title) is expected


def test_day_of() -> None:
    assert day_of(date(2017, 2, 4), None) == date(2017, 2, 4)
    assert day_of(None, (date(2017, 2, 1), date(2017, 2, 4))) == (date(2017, 2, 1), date(2017, 2, 4))
    assert day_of(None, None) is None
