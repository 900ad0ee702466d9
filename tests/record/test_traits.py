from __future__ import annotations

import pytest

from legation.record.traits import Traits, contradict, weigh
from legation.types import Actor, Place, Report
from tests.record.samples import RUS, USA, report


def _act(type: str = "SANCTION", event_text: str = "", **more: object) -> Report:
    return report("a", type, [RUS], [USA], **{"event_text": event_text, "text": "", **more})  # type: ignore[arg-type]


def _met(russian: str, american: str) -> Report:
    parties = tuple(Actor(code, name, 0, 1, "GOV", name, "minister") for code, name in (("RUS", russian), ("USA", american)) if name)
    return Report("a", "p", "CONSULT", "", 0, 1, parties, ())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_act("ASSAULT", modes=["abduct"]), _act("ASSAULT", modes=["destroy"]), True),
        (_act("ASSAULT", modes=["aerial"]), _act("ASSAULT", modes=["destroy"]), False),
        (_act(size={"personnel": 5}), _act(size={"personnel": 55}), True),
        (_act(size={"personnel": 48}), _act(size={"personnel": 60}), False),
        (_act(size={"personnel": 5}), _act(size={"personnel": 55}, text="It expelled 5, then 50 more."), False),
        (_act(size={"personnel": 900}), _act("REQUEST", size={"people": 100}, text="cut its staff to 100"), False),
        (_act("ASSAULT", size={"killed": 3}), _act("ASSAULT", size={"vehicles": 2}), False),
        (_act("CONSULT", modes=["phone"]), _act("CONSULT", modes=["visit"]), True),
        (_met("Lavrov", "Tillerson"), _met("Putin", "Trump"), True),
        (_met("Lavrov", "Tillerson"), _met("Putin", "Tillerson"), False),
        (_met("Lavrov", ""), _met("Putin", ""), False),
    ],
)
def test_traits_contradict(one: Report, other: Report, expected: bool) -> None:
    assert contradict(Traits(one), Traits(other)) is expected
    assert contradict(Traits(other), Traits(one)) is expected


SENTENCE = "Ties have soured over the quarrel about gas prices and the crisis in the neighbouring republic."


@pytest.mark.parametrize(
    ("one", "other", "score", "why"),
    [
        (_act(), _act(), 0, ()),
        (_act(size={"personnel": 60}), _act(size={"personnel": 60}), 2, ("same number (60 personnel)",)),
        (_act(modes=["expel"]), _act(modes=["expel"]), 1, ("same mode (expel)",)),
        (_act("REQUEST", modes=["change"]), _act("REQUEST", modes=["change"]), 0, ()),
        (_act("ASSAULT", "captured pilot"), _act("ASSAULT", "captures airman"), 1, ("same words (captured)",)),
        (_act("ASSAULT", "captured pilot"), _act("ASSAULT", "killed family"), -1, ()),
        (_act("ASSAULT", "captured pilot"), _act("ASSAULT", "seized airman", text="They seized the pilot."), 0, ()),
        (_act("CONSULT", "met"), _act("CONSULT", "discussed"), 1, ()),
        (_act(text=SENTENCE), _act(text=SENTENCE.replace("have ", "")), 3, ("nearly the same sentence",)),
        (_act("ASSAULT", place=Place("Poonch")), _act("ASSAULT", place=Place("Balakot")), -1, ()),
        (_act("ASSAULT", place=Place("Poonch")), _act("ASSAULT", place=Place("Poonch district")), 1, ("same place",)),
    ],
)
def test_traits_weigh(one: Report, other: Report, score: int, why: tuple[str, ...]) -> None:
    found = weigh(Traits(one), Traits(other))
    assert (found.score, found.why) == (score, why)
