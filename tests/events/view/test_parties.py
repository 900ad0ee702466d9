"""Which parties a draft gets where a view of fixed opinions denies those that the lexicon gave it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from legation.events import Weigher
from legation.events.drafts import Draft
from legation.events.view.marking import Question
from legation.events.view.network import Opinion
from legation.events.view.rule import Rule
from legation.events.view.sieve import Sieve, signs_instead
from legation.events.view.train.drafted import drafts_of
from legation.knowledge import load
from legation.language import load_parser
from legation.types import Party

TEXT = "Kenya criticised Uganda in a letter to Rwanda."
RULE = Rule(least_side=0.6, denied=0.3, least_instead=0.6)


class Fixed:
    """A view that holds every question for ACCUSE with the chance that is set for its two words, else for none."""

    types, modes, rule, page_rule, marked_rule = ["none", "ACCUSE"], [], {}, {}, {}
    sieve_instead = Sieve({}, 0.0)

    def __init__(self, sure: dict[tuple[str, ...], float]) -> None:
        self.sure = sure

    def ask(self, questions: Sequence[Question]) -> list[Opinion]:
        return [self._of(q) for q in questions]

    def _of(self, q: Question) -> Opinion:
        named = tuple(q.words[span[0]] for span in (q.first, q.second) if span is not None)
        chance = self.sure.get(named, 0.01)
        even = np.full(4, 0.25, np.float32)
        return Opinion(np.log(np.array([1 - chance, chance], np.float32)), even[:3], even, even[:0], even)


@pytest.fixture(scope="module")
def draft() -> Draft:
    marks = [Party(c, TEXT.index(n), TEXT.index(n) + len(n)) for c, n in (("KEN", "Kenya"), ("UGA", "Uganda"), ("RWA", "Rwanda"))]
    return next(d for d in drafts_of(TEXT, marks, "s", load(), load_parser()) if d.meaning.type == "ACCUSE")


def settled(draft: Draft, sure: dict[tuple[str, ...], float], rule: Rule = RULE) -> tuple[list[str], list[str], str]:
    weigher = Weigher(Fixed(sure))  # type: ignore[arg-type]
    ((found, _),) = weigher.asked([draft], rule)
    return [a.code for a in found.actors], [a.code for a in found.recipients], found.meaning.steps[-1]


def test_denied_parties_give_way_to_those_of_whom_the_view_is_sure(draft: Draft) -> None:
    actors, recipients, step = settled(draft, {("Kenya", "Uganda"): 0.1, ("Kenya", "Rwanda"): 0.9})
    assert (actors, recipients) == (["KEN"], ["RWA"])
    assert step.endswith("“Rwanda”")


def test_denied_party_gives_way_to_nobody(draft: Draft) -> None:
    actors, recipients, step = settled(draft, {("Kenya", "Uganda"): 0.1, ("Kenya",): 0.7})
    assert (actors, recipients) == (["KEN"], [])
    assert "nobody" in step


def test_parties_stay_where_the_view_does_not_deny_them_or_knows_none_better(draft: Draft) -> None:
    assert settled(draft, {("Kenya", "Uganda"): 0.4, ("Kenya", "Rwanda"): 0.9})[1] == ["UGA"]
    assert settled(draft, {("Kenya", "Uganda"): 0.1, ("Kenya", "Rwanda"): 0.5})[1] == ["UGA"]
    assert settled(draft, {("Kenya", "Uganda"): 0.1, ("Kenya", "Rwanda"): 0.9}, Rule())[1] == ["UGA"]


def test_missing_side_is_filled_where_the_view_is_surer_of_it_than_of_nobody(draft: Draft) -> None:
    lonely, better = draft.with_(recipients=()), Rule(least_side=0.9, least_better=0.3)
    assert settled(lonely, {("Kenya",): 0.2, ("Kenya", "Uganda"): 0.4}, better)[1] == ["UGA"]
    assert settled(lonely, {("Kenya",): 0.5, ("Kenya", "Uganda"): 0.4}, better)[1] == []


@pytest.mark.parametrize(("bar", "asked"), [(0.5, [(["KEN"], ["RWA"])]), (1.5, [])])
def test_pairs_that_the_view_hardly_ever_takes_are_not_asked_about(draft: Draft, bar: float, asked: list[object]) -> None:
    view = Fixed({("Kenya", "Uganda"): 0.1})
    view.sieve_instead = Sieve({"second case to": 1.0}, bar)
    weigher = Weigher(view)  # type: ignore[arg-type]
    (others,) = weigher.others(weigher.completed([draft], RULE), RULE, sifted=True)
    assert [([a.code for a in d.actors], [a.code for a in d.recipients]) for d, _ in others] == asked
    (everyone,) = weigher.others(weigher.completed([draft], RULE), RULE)
    assert len(everyone) > len(asked) + 1


def test_signs_of_a_pair_instead_tell_what_the_view_held_of_the_one_before(draft: Draft) -> None:
    lonely = list(signs_instead(draft.with_(recipients=()), {"none": -0.01, "ACCUSE": -9.0}))
    assert lonely[:2] == ["always", "only an actor"]
    assert {"type ACCUSE seen none", "chance -6", "chance of none -1", "ACCUSE only an actor"} <= set(lonely)
    assert "over criticise" in list(signs_instead(draft, {"none": -0.01, "ACCUSE": -9.0}))
