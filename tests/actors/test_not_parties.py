"""What bears a country's name and is no party, and what only looks so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.types import Actor

Read = Callable[..., tuple[Actor, ...]]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("The house stands on Iran Avenue.", "Iran", None),
        ("They met at the Hotel Ukraine.", "Ukraine", None),
        ("The minister spoke Russian with his guests.", "Russian", None),
        ("Trump spoke of the Chinese virus.", "Chinese", None),
        ("England beat Colombia on penalties at the World Cup.", "England", None),
        ("England condemned the attack.", "England", "GBR"),
        ("Canada boycotted the Olympics in Moscow.", "Canada", "CAN"),
        ("Trump attacked Merkel on Twitter.", "Twitter", None),
        ("Comey told CNN that he had lied.", "CNN", None),
        ("CNN accused the president of a lie.", "CNN", "USA"),
        ("The Popular Alliance Party called for a strike in Cairo.", "Alliance", None),
        ("Colombia's Congress approved the accord with the rebels.", "Congress", "COL"),
        ("A Ukraine expert warned the minister.", "Ukraine expert", None),
        ("Egyptians marched against presidential powers.", "powers", None),
    ],
)
def test_is_party(read: Read, text: str, mention: str, expected: str | None) -> None:
    start = text.index(mention)
    found = [a.code for a in read(text) if a.start <= start < a.end]
    assert found == ([expected] if expected else [])


def test_he_is_not_whoever_was_named_before_a_stranger(read: Read) -> None:
    actors = read("Fillon spoke in Paris. The gunman had a note with him when he opened fire.")
    assert all(a.identifier_text is None for a in actors if a.entity_text in ("he", "him"))


def test_we_of_a_stranger_is_nobody(read: Read) -> None:
    actors = read('Putin met Trump in Helsinki. "We saw the smoke," Pekka Virtanen said.')
    assert [a for a in actors if a.entity_text == "We"] == []


def test_another_militia_is_not_the_one_named_before(read: Read) -> None:
    actors = read("Islamic State took Mosul. The Shia militia threatened revenge.")
    assert all(a.identifier_text != "Islamic State" for a in actors if "Shia" in a.entity_text)


def test_who_holds_an_office_stands_for_its_country_and_not_for_where_it_sends(read: Read) -> None:
    actors = read("UN ambassador Nikki Haley accused Moscow.")
    assert (actors[0].code, actors[0].identifier_text) == ("USA", "Nikki Haley")
