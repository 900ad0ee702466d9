"""The lists that the rules read, over sentences parsed by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.actors.words import Words

Build = Callable[[str], Words]


def test_words_case_reaches_later_conjuncts(doc: Build) -> None:
    words = doc("Putin/PROPN/nsubj/1 met/VERB/root/1 in/ADP/case/3 Oslo/PROPN/obl/1 and/CCONJ/cc/5 Bergen/PROPN/conj/3")
    assert [words.case(i) for i in (0, 3, 5)] == ["", "in", "in"]
    assert words.relation(5) == "obl"
    assert words.governor(5) == 1
    assert words.first(5) == 3


def test_words_case_of_a_stray_preposition(doc: Build) -> None:
    words = doc("signed/VERB/root/0 in/ADP/compound:prt/0 Astana/PROPN/obl/0")
    assert words.case(2) == "in"


def test_words_root_right_edge_and_span(doc: Build) -> None:
    words = doc("the/DET/det/1 envoy/NOUN/nsubj/4 to/ADP/case/3 Rome/PROPN/nmod/1 left/VERB/root/4")
    assert words.root(0, 4) == 1
    assert words.right_edge(1) == 4
    assert words.span(1, 4) == "envoy to Rome"
    assert words.depth(3) == 2


@pytest.mark.parametrize(("token", "expected"), [(0, True), (1, True), (3, False)])
def test_words_premodifies(doc: Build, token: int, expected: bool) -> None:
    words = doc("US/PROPN/compound/1 army/NOUN/compound/2 officers/NOUN/nsubj/4 of/ADP/case/3 left/VERB/root/4")
    assert words.premodifies(token, 2) is expected
