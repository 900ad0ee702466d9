"""How things are called."""

from __future__ import annotations

from datetime import date

import pytest

from legation.relations import Direction, Placing, Told
from legation.show import words
from legation.show.clean import clean
from legation.types import Actor, Disagreement, Speaker
from tests.relations.samples import event, relation, report, sample

DAY = date(2017, 8, 10)


@pytest.mark.parametrize(
    ("placing", "long", "short"),
    [
        (Placing(DAY, DAY, "day", "event"), "10 August 2017", "10 Aug 2017"),
        (Placing(date(2017, 8, 1), date(2017, 8, 31), "month", "event"), "August 2017", "Aug 2017"),
        (Placing(date(2017, 1, 1), date(2017, 12, 31), "year", "event"), "2017", "2017"),
        (Placing(date(2017, 8, 8), DAY, "range", "event"), "8–10 August 2017", "8–10 Aug 2017"),
        (Placing(date(2017, 7, 30), DAY, "range", "event"), "30 July – 10 August 2017", "30 Jul – 10 Aug 2017"),
        (Placing(DAY, DAY, "day", "published"), "told 10 August 2017", "told 10 Aug 2017"),
        (Placing(), "no date", "no date"),
    ],
)
def test_when(placing: Placing, long: str, short: str) -> None:
    assert (words.when(placing), words.when(placing, short=True)) == (long, short)


def _told(actors: list[str], recipients: list[str]) -> Told:
    body = Actor("IGO", "the alliance", 0, 1, None, "NATO")
    return relation([event("e", "CONSULT", actors, recipients, reports=("r",))], [report("r", "p", "x", actors=(body,))]).events[0]


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        (["USA:GOV"], ["RUS:GOV"], "United States → Russia"),
        (["USA:GOV", "USA:MIL"], ["RUS"], "United States → Russia"),
        (["RUS:GOV"], ["USA:GOV", "USA:LAB", "RUS:GOV"], "Russia → United States"),
        (["RUS", "USA"], ["USA", "RUS"], "Russia ↔ United States"),
        (["RUS:CVL"], ["USA:GOV"], "Russia (citizens) → United States"),
        (["USA", "RUS"], [], "United States ↔ Russia"),
        (["USA", "IGO"], ["RUS"], "United States, NATO → Russia"),
    ],
)
def test_parties(actors: list[str], recipients: list[str], expected: str) -> None:
    assert words.parties(_told(actors, recipients), {"USA": "United States", "RUS": "Russia"}) == expected


def test_heading_of_each_direction() -> None:
    assert [words.heading(sample(), d, codes=True) for d in Direction] == ["USA → RUS", "RUS → USA", "USA ↔ RUS"]


@pytest.mark.parametrize(("field", "expected"), [("size personnel", "personnel"), ("date", "date"), ("mode", "mode")])
def test_disagreement(field: str, expected: str) -> None:
    assert words.disagreement(Disagreement(field, (("1", ("a",)), ("2", ("b", "c"))))) == f"they disagree on {expected}: 1 in a; 2 in b, c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\tb\r\nc", "a b  c"), ("\x1b[31mred", "[31mred"), ("\u202eabc\u2066", "abc"), ("\udc80", "\ufffd"), ("café – “x”", "café – “x”")],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("They met. ", "“They met.”"), ('"We met," he said.', '"We met," he said.'), ("He said “no”", "He said “no”")]
)
def test_quoted(text: str, expected: str) -> None:
    assert words.quoted(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A White House spokesman", "a White House spokesman"),
        ("The foreign ministry", "the foreign ministry"),
        ("The Hague", "The Hague"),
        ("A", "A"),
        ("Anwar Ibrahim", "Anwar Ibrahim"),
    ],
)
def test_speaker_who_is_described_stands_in_lower_case(name: str, expected: str) -> None:
    told = event("e", "ACCUSE", ["USA"], ["RUS"], said_by=(name,))
    assert words.on_whose_word(told) == f"on the word of {expected}"


def test_number_that_pages_dispute_is_shown_with_its_range() -> None:
    size = Disagreement("size personnel", (("48", ("p",)), ("1060", ("q",))))
    told = event("e", "SANCTION", ["USA"], ["RUS"], size={"personnel": 1060, "properties": 2}, disagreements=(size,))
    assert words.sizes(told) == "1,060 personnel (disputed: 48 to 1,060), 2 properties"


def test_type_that_pages_dispute_is_said() -> None:
    kinds = Disagreement("type", (("REQUEST", ("p",)), ("SANCTION", ("q",))))
    assert words.disputed_type(event("e", "REQUEST", ["USA"], ["RUS"], disagreements=(kinds,))) == "type disputed: REQUEST or SANCTION"
    assert words.disputed_type(event("e", "REQUEST", ["USA"], ["RUS"])) is None


def test_who_says_it_is_no_disagreement() -> None:
    said, size = Disagreement("said_by", (("A", ("p",)), ("B", ("p",)))), Disagreement("size personnel", (("1", ("p",)), ("2", ("q",))))
    assert words.disagreements(event("e", "AID", ["USA"], ["RUS"], disagreements=(said, size))) == [size]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [(None, None), (Speaker("RUS", "Sergey Lavrov", "he"), "Sergey Lavrov (RUS)"), (Speaker(None, None, "a diplomat"), "a diplomat")],
)
def test_speaker(speaker: Speaker | None, expected: str | None) -> None:
    assert words.speaker(report("r", "p", "x", said_by=speaker)) == expected
