"""The rule that puts lexicon and view together, on numbers that can be reckoned by hand, and what it does to drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from legation.events import Weigher, code, drafts, load_view
from legation.events.status import seen_status
from legation.events.view.rule import Rule
from legation.events.view.weighing import question
from legation.knowledge import load
from legation.language import load_parser
from legation.language.tokens import Tree
from legation.types import Actor, Article, Page, Passage, Report
from tests.events.marked import unmark

TYPES = ["none", "AID", "ACCUSE"]
EVEN = np.log(np.array([1 / 3, 1 / 3, 1 / 3], dtype=np.float32))


def test_rule_adds_what_the_lexicon_reads_by_how_sure_it_is() -> None:
    chances = Rule(temperature=1.0, lexicon=2.0, base=0.5).scores(TYPES, EVEN, "AID", 0.75)
    assert chances[1] == pytest.approx(np.exp(2.0) / (np.exp(2.0) + 2), abs=1e-5)
    assert chances.sum() == pytest.approx(1.0)


def test_rule_takes_silence_for_none() -> None:
    chances = Rule(silence=1.0).scores(TYPES, EVEN, "none", 0.0)
    assert chances.argmax() == 0
    assert chances[1] == pytest.approx(chances[2])


def test_rule_flattens_with_temperature() -> None:
    sure = np.log(np.array([0.1, 0.8, 0.1], dtype=np.float32))
    cold, warm = (Rule(temperature=t, silence=0.0).scores(TYPES, sure, "none", 0.0).max() for t in (1.0, 3.0))
    assert cold == pytest.approx(0.8, abs=1e-5)
    assert warm < 0.55


def test_rule_leaves_the_opinion_as_it_was() -> None:
    before = EVEN.copy()
    Rule().scores(TYPES, EVEN, "AID", 1.0)
    assert (before == EVEN).all()


def reports(text: str) -> tuple[Report, ...]:
    plain, actors = unmark(text)
    page, article = (
        Page("p", plain, "body", "0", plain),
        Article("p", None, (), (Passage(plain, 0, len(plain)),), published_on=date(2020, 6, 10)),
    )
    return code(load_parser().parse(article), actors, article, load(), page, Weigher(load_view()))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("[NOR:Norway] and [FIN:Finland] share a border of 736 kilometres.", set()),
        ("[CHN:Beijing] sharply criticised [JPN:Tokyo] on Monday over the shrine visit.", {("ACCUSE", "CHN", "JPN")}),
        ("[NOR:Oslo] shut the tap on loans to [BLR:Minsk].", {("SANCTION", "NOR", "BLR")}),
        ("[CAN:Ottawa] took in four thousand [SYR:Syrian families] last winter.", {("AID", "CAN", "SYR")}),
    ],
)
def test_weighing_files_what_a_reader_would(sentence: str, wanted: set[tuple[str, str, str]]) -> None:
    found = {(r.type, r.actors[0].code, r.recipients[0].code if r.recipients else "") for r in reports(sentence)}
    assert found == wanted


def test_weighing_gives_probabilities_as_confidence() -> None:
    found = reports("[GBR:Britain] expelled two [RUS:Russian diplomats] and [IRL:Ireland] recalled its ambassador from [RUS:Moscow].")
    assert found
    assert all(0 < report.confidence <= 1 for report in found)


@pytest.mark.parametrize(("kind", "filed"), [("COERCE", False), ("ACCUSE", True)])
def test_weighing_lays_no_deed_on_the_speaker_of_a_quotation(kind: str, filed: bool) -> None:
    plain, actors = unmark("[GBR:London] sharply criticised [RUS:Russia].")
    article = Article("p", None, (), (Passage(plain, 0, len(plain)),))
    (draft, *_) = drafts(load_parser().parse(article), actors, article, load(), silent=False)
    weigher = Weigher(load_view())
    (opinion,) = weigher.view.ask([question(draft)])
    sure = replace(opinion, types=np.where(np.array(weigher.view.types) == kind, -0.01, -20.0).astype(np.float32))
    outside = draft.with_(actors=(Actor("USA", "Mulvaney", -1, -1, why="speaker of the quotation"),))
    assert weigher._judged(draft, sure, Rule(), marked=False).settled is not None
    assert (weigher._judged(outside, sure, Rule(), marked=False).settled is not None) == filed


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("Reporters asked whether Oslo toyed with Minsk.", "toyed", "hypothetical"),
        ("Reporters asked whether Oslo, which toyed with Minsk in May, would join.", "toyed", "actual"),
        ("The notion that Oslo toyed with Minsk is silly.", "toyed", "hypothetical"),
        ("There is no evidence that Oslo toyed with Minsk.", "toyed", "negated"),
        ("An idea floated by Oslo pleased Minsk.", "floated", "actual"),
    ],
)
def test_what_the_lexicon_does_not_know_has_the_status_of_the_clauses_over_it(sentence: str, word: str, wanted: str) -> None:
    (parsed,) = load_parser().parse(Article("p", None, (), (Passage(sentence, 0, len(sentence)),)))
    token = next(t for s in Tree(parsed.doc).sentences for t in s if t.text == word)
    assert seen_status(token) == wanted
