"""Which drafts a reader's labels confirm: those of just the parties that the reader meant."""

from __future__ import annotations

from typing import Any

import pytest

from legation.events.drafts import Draft
from legation.events.view.network import BACKWARD, FORWARD, MUTUAL
from legation.events.view.train.drafted import drafts_of
from legation.events.view.train.mentions import Mention, direction, may_be_one, mentions_of, tying
from legation.knowledge import load
from legation.language import load_parser
from legation.types import Party

TEXT = "Kenya criticised Uganda while Rwanda looked on."
PARTIES = [{"n": n, "code": code, "start": TEXT.index(name), "end": TEXT.index(name) + len(name)} for n, code, name in
           ((1, "KEN", "Kenya"), (2, "UGA", "Uganda"), (3, "RWA", "Rwanda"))]  # fmt: skip
MENTIONS = mentions_of(PARTIES, TEXT)


def pair(a: int | None, b: int | None, *, mutual: bool = False) -> dict[str, Any]:
    return {"a": a, "b": b, "type": "ACCUSE", "mutual": mutual}


@pytest.fixture(scope="module")
def draft() -> Draft:
    marks = [Party(p["code"], p["start"], p["end"]) for p in PARTIES]
    return next(d for d in drafts_of(TEXT, marks, "s", load(), load_parser()) if d.meaning.type == "ACCUSE")


def test_draft_is_tied_by_the_event_of_its_two_parties(draft: Draft) -> None:
    assert tying(draft, [pair(1, 3), pair(1, 2)], MENTIONS) == pair(1, 2)
    assert tying(draft, [pair(1, 3)], MENTIONS) is None


def test_one_sided_draft_is_not_tied_where_the_reader_names_the_other_side(draft: Draft) -> None:
    lonely = draft.with_(recipients=())
    assert tying(lonely, [pair(1, 2)], MENTIONS) is None
    assert tying(lonely, [pair(1, None)], MENTIONS) == pair(1, None)
    assert tying(draft, [pair(1, None)], MENTIONS) is None


def test_direction_is_told_from_the_readers_sides(draft: Draft) -> None:
    assert direction(draft, pair(1, 2), MENTIONS) == FORWARD
    assert direction(draft, pair(2, 1), MENTIONS) == BACKWARD
    assert direction(draft, pair(1, 2, mutual=True), MENTIONS) == MUTUAL
    lonely = draft.with_(recipients=())
    assert [direction(lonely, one, MENTIONS) for one in (pair(1, None), pair(None, 1))] == [FORWARD, BACKWARD]


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("Ruto", "he", True),
        ("President Ruto", "Ruto", True),
        ("Ruto", "the president", True),
        ("President Ruto", "President Odinga", False),
        ("Ruto's", "Ruto", True),
        ("The governor", "his deputy", True),  # neither has a name: it cannot be told
    ],
)
def test_mentions_of_one_code_may_be_one_unless_their_names_differ(first: str, second: str, wanted: bool) -> None:
    assert may_be_one(Mention(1, "KEN", 0, 5, first), Mention(2, "KEN", 9, 12, second)) == wanted


def test_mentions_of_two_codes_are_two() -> None:
    assert not may_be_one(Mention(1, "KEN", 0, 5, "the ministry"), Mention(2, "UGA", 9, 12, "the ministry"))
