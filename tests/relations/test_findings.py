"""What the tables say in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from legation.relations import Relation, Side, Source, build, neutral, number, signed
from tests.relations.samples import RUS, USA, event, relation, sample, source


def _acts(words: list[float], deeds: list[float]) -> Relation:
    def acts(kinds: tuple[str, str], scores: list[float]) -> list[Any]:
        return [event(f"{kinds}{n}", kinds[0] if s > 0 else kinds[1], ["USA"], ["RUS"], scale=s) for n, s in enumerate(scores)]

    return relation([*acts(("AGREE", "ACCUSE"), words), *acts(("AID", "SANCTION"), deeds)])


@pytest.mark.parametrize(
    ("words", "deeds", "verdict"),
    [
        ([2.5, 2.5, 2.5], [-6.0, -6.0, -6.0], "Deeds are harsher than words."),
        ([-3.0, -3.0, -3.0], [10.0, 10.0, 10.0], "Deeds are friendlier than words."),
        ([4.5, 4.5, 5.0], [5.0, 5.0, 5.0], "Deeds match words."),
        ([2.5, 2.5, 2.5], [-6.0], "Too few to set one against the other."),
    ],
)
def test_verdict(words: list[float], deeds: list[float], verdict: str) -> None:
    assert _acts(words, deeds).findings[1].endswith(verdict)


def test_sentence_of_a_side() -> None:
    assert _acts([2.5, 2.5, -3.0, 2.5], [-6.0] * 3).findings[1] == (
        "United States to Russia: words mostly cooperative (3 of 4, mean score +1.1); "
        "deeds all in conflict (3 of 3, mean score −6.0). Deeds are harsher than words."
    )


def test_a_bare_majority_is_no_tendency() -> None:
    assert "words divided (2 cooperative, 2 in conflict, mean score −0.2)" in _acts([2.5, 2.5, -3.0, -3.0], []).findings[1]


def test_one_act_is_not_called_a_tendency() -> None:
    assert "one word, cooperative (score +2.5); no deeds." in sample().findings[-1]


def test_a_demand_of_score_zero_is_not_called_conflict() -> None:
    one = relation([event("a", "REQUEST", ["USA"], ["RUS"], scale=0.0)]).findings[1]
    two = relation([event(id, "REQUEST", ["USA"], ["RUS"], scale=0.0) for id in "ab"]).findings[1]
    assert "one word, verbal conflict by quad but neutral (score 0.0)" in one
    assert "words all verbal conflict by quad but neutral (2 of 2, mean score 0.0)" in two


@pytest.mark.parametrize(("score", "expected"), [(None, False), (0.0, True), (-0.04, True), (-0.1, False), (2.5, False)])
def test_neutral_is_what_is_shown_as_zero(score: float | None, expected: bool) -> None:
    assert neutral(score) is expected


def test_head_counts_events_pages_and_outlets() -> None:
    assert sample().findings[0] == "12 events on 5 pages of 3 named outlets, 11 told as having happened."


def test_nothing_found_is_said() -> None:
    read = build(USA, RUS, [], [], {}, read={str(n): source(str(n)) for n in range(7)})
    assert read.findings == ("Nothing found: no event between United States and Russia in 7 pages in the record.",)
    assert "which is empty" in build(USA, Side("FRA", "France"), [], [], dict[str, Source]()).findings[0]


@pytest.mark.parametrize(("score", "expected"), [(None, "–"), (2.54, "+2.5"), (-6.0, "−6.0"), (-0.04, "0.0"), (0.0, "0.0")])
def test_signed(score: float | None, expected: str) -> None:
    assert signed(score) == expected


def test_number() -> None:
    assert (number(1, "page"), number(0, "page"), number(1200, "page")) == ("1 page", "0 pages", "1,200 pages")
