"""Who is meant, and where: tables of questions, each with a floor. A miss is printed, with its reason where it is known."""

from __future__ import annotations

import pytest

from legation import House, Settings
from legation.errors import ModelError, TableError
from tests.actors import asking

FLOORS = {"plain": 0.97, "ambiguous": 0.90}
NUMBERS = {"plain": 500, "ambiguous": 200}
PLACES_FLOOR = 0.95


@pytest.fixture(scope="module")
def house() -> House:
    """The shipped parser and tables."""
    try:
        return House.open(Settings())
    except ModelError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("name", FLOORS)
def test_questions_are_answered(name: str, house: House) -> None:
    asked = asking.questions(name)
    missed = [answer for answer in asking.ask(asked, house.parser) if answer.wrong]
    print(*missed, sep="\n")
    assert len(asked) >= NUMBERS[name]
    assert 1 - len(missed) / len(asked) >= FLOORS[name]


@pytest.mark.parametrize("name", FLOORS)
def test_questions_that_are_known_to_fail_still_do(name: str, house: House) -> None:
    known = [question for question in asking.questions(name) if question.failing]
    mended = [answer.question.text for answer in asking.ask(known, house.parser) if not answer.wrong]
    assert not mended, "these are right now; take their reason out of the table"


def test_questions_of_places_are_answered(house: House) -> None:
    asked = asking.spots()
    missed = [(spot, wrong) for spot, wrong in asking.locate(asked, house) if wrong]
    print(*(f"line {spot.line}: {spot.text} {spot.city} is meant; {wrong}" for spot, wrong in missed), sep="\n")
    assert len(asked) >= 100
    assert 1 - len(missed) / len(asked) >= PLACES_FLOOR


def test_questions_name_the_line_of_a_row_without_a_mention(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(asking, "FOLDER", tmp_path)
    rows = "on\tcode\tsector\tperson\ttext\tfailing\n2017-01-01\tRUS\tGOV\t\tMoscow protested.\n"
    (asking.FOLDER / "plain.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(TableError, match=r"plain\.tsv.*2.*brackets"):
        asking.questions("plain")
