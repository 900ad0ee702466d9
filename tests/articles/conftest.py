"""A small world of people, so that dating can be tested without the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from legation.types import Page


@dataclass(frozen=True)
class FakeTenure:
    person: str
    office: str
    start: date
    end: date | None
    precision: str = "day"


@dataclass(frozen=True)
class FakeOffice:
    name: str
    unique: bool = True


TENURES = (
    FakeTenure("Rex Tillerson", "secretary of state", date(2017, 2, 1), date(2018, 3, 31)),
    FakeTenure("Mike Pompeo", "secretary of state", date(2018, 4, 26), date(2021, 1, 20)),
    FakeTenure("Sergey Lavrov", "foreign minister", date(2004, 3, 9), None),
    FakeTenure("Vitaly Churkin", "ambassador to the united nations", date(2006, 4, 8), date(2017, 2, 20)),
    FakeTenure("Nikki Haley", "ambassador to the united nations", date(2017, 1, 27), date(2018, 12, 31)),
    FakeTenure("Barack Obama", "president", date(2009, 1, 20), date(2017, 1, 20)),
)
OFFICES = {
    "secretary of state": "secretary of state",
    "foreign minister": "foreign minister",
    "president": "president",
    "ambassador": "ambassador",
}


class FakePeople:
    def longest(self, words: Sequence[str], i: int) -> tuple[int, tuple[FakeTenure, ...]]:
        for count in (2, 1):
            name = " ".join(words[i : i + count])
            found = tuple(t for t in TENURES if name in (t.person, t.person.split()[-1]))
            if found:
                return count, found
        return 0, ()

    def office_at(self, words: Sequence[str], i: int) -> tuple[int, FakeOffice | None]:
        for count in (3, 2, 1):
            name = OFFICES.get(" ".join(words[i : i + count]).lower())
            if name:
                return count, FakeOffice(name)
        return 0, None

    def died(self, person: str) -> date | None:
        return date(2017, 2, 20) if person == "Vitaly Churkin" else None


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.fixture
def knowledge() -> Any:
    return SimpleNamespace(people=FakePeople())


def dump(text: str, **fields: Any) -> Page:
    """A page as a crawler's text dump leaves it."""
    return Page(**{"name": "page.txt", "source": text, "kind": "dump", "digest": "x", "plain": text} | fields)
