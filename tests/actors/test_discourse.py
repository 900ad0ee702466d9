"""What the article has been talking about so far."""

from __future__ import annotations

import pytest

from legation.actors.discourse import Discourse, joined
from legation.actors.party import ORGAN, PEOPLE, PERSON, PLACE, STATE, Mention, Referent


def _mention(
    code: str, kind: str = STATE, *, rank: int = 4, title: str = "", why: str = "", woman: bool | None = None, at: int = 0
) -> Mention:
    referent = Referent(code, kind, identifier=code.title(), title=title, why=why, woman=woman)
    return Mention(at, at + 1, at, kind, (referent,), title=title, rank=rank)


def _discourse(*sentences: list[Mention], title: bool = False) -> Discourse:
    discourse = Discourse()
    for sentence in sentences:
        discourse.begin_sentence()
        for mention in sentence:
            discourse.add(mention, title=title)
    return discourse


def test_discourse_he_is_the_subject_of_the_last_sentence() -> None:
    discourse = _discourse([_mention("USA", PERSON)], [_mention("RUS", PERSON), _mention("FRA", PERSON, rank=2, at=3)])
    found = discourse.person(woman=False)
    assert found is not None
    assert found.code == "RUS"


def test_discourse_he_is_no_woman_and_she_no_man() -> None:
    discourse = _discourse([_mention("DEU", PERSON, woman=True), _mention("RUS", PERSON, rank=1)])
    assert (discourse.person(woman=False) or _mention("XXX").referents[0]).code == "RUS"
    assert (discourse.person(woman=True) or _mention("XXX").referents[0]).code == "DEU"


def test_discourse_he_reaches_back_three_sentences() -> None:
    assert _discourse([_mention("RUS", PERSON)], [], [], []).person(woman=False) is not None
    assert _discourse([_mention("RUS", PERSON)], [], [], [], []).person(woman=False) is None


def test_discourse_it_is_no_place_and_no_person() -> None:
    assert _discourse([_mention("IRQ", why=f"{PLACE}country Iraq")]).thing(least_rank=1) is None
    assert _discourse([_mention("IRQ", PERSON)]).thing(least_rank=1) is None
    assert _discourse([_mention("IRQ", ORGAN)]).thing(least_rank=1) is not None


@pytest.mark.parametrize(("n", "codes"), [(2, {"RUS", "USA"}), (3, set())])
def test_discourse_the_two_countries_are_the_heaviest(n: int, codes: set[str]) -> None:
    discourse = _discourse([_mention("RUS"), _mention("USA")], title=True)
    discourse.begin_sentence()
    discourse.add(_mention("JPN", rank=1))
    assert {r.code for r in discourse.several(n, persons=False)} == codes


def test_discourse_the_two_leaders_are_those_of_the_sentence() -> None:
    discourse = _discourse([_mention("RUS"), _mention("USA")], [_mention("TUR", PERSON), _mention("GRC", PERSON)])
    assert {r.code for r in discourse.several(2, persons=True)} == {"TUR", "GRC"}


def test_discourse_they_are_the_last_joined() -> None:
    discourse = _discourse([_mention("RUS"), _mention("USA", at=2)])
    assert discourse.group() == ()
    both = joined(discourse.here())
    assert both is not None
    discourse.add_joined(both)
    assert [r.code for r in discourse.group()] == ["RUS", "USA"]


def test_discourse_the_dominant_country_is_no_body_and_falls_back_on_the_dateline() -> None:
    discourse = _discourse([_mention("IGO")])
    assert discourse.dominant() is None
    discourse.dateline("LBN", "Beirut")
    assert (discourse.dominant() or _mention("XXX").referents[0]).code == "LBN"
    discourse.add(_mention("SYR"))
    assert (discourse.dominant() or _mention("XXX").referents[0]).code == "SYR"


@pytest.mark.parametrize(
    ("title", "kind", "noun", "codes"),
    [
        ("army", ORGAN, "army", ("ISR",)),
        ("ministry", ORGAN, "ministry", ("ISR",)),
        ("navy", ORGAN, "navy", ()),
        ("group", PEOPLE, "group", ()),
    ],
)
def test_discourse_called_so_before(title: str, kind: str, noun: str, codes: tuple[str, ...]) -> None:
    discourse = _discourse([_mention("ISR", ORGAN, title="army"), _mention("ISR", ORGAN, title="foreign ministry")])
    assert tuple(r.code for r in discourse.called(Mention(0, 1, 0, kind, title=title), noun)) == codes
