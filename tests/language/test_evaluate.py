from __future__ import annotations

from legation.language.network import Analysis
from legation.language.train.evaluate import scores, spans
from legation.language.train.treebank import Sentence


def pair(gold: tuple[str, ...], got: list[str]) -> tuple[Sentence, Analysis]:
    size = len(gold)
    plain = ("x",) * size
    sentence = Sentence(plain, plain, plain, plain, (0,) * size, plain, gold, (1,) * size)
    return sentence, Analysis(list(range(size)), list(plain), list(plain), list(plain), list(plain), got)


def test_names_counts_only_kinds_that_the_gold_has() -> None:
    found = scores([pair(("B-LOC", "?", "O"), ["B-LOC", "B-MISC", "O"])])
    assert (found["names"], found["names3"]) == (100.0, 100.0)


def test_names_counts_all_four_and_three() -> None:
    found = scores([pair(("B-LOC", "B-MISC", "O"), ["B-LOC", "O", "O"])])
    assert round(found["names"], 1) == 66.7
    assert found["names3"] == 100.0


def test_spans_end_where_nobody_is_sure() -> None:
    assert spans(["B-ORG", "I-ORG", "?", "B-PER"]) == {(0, 2, "ORG"), (3, 4, "PER")}
