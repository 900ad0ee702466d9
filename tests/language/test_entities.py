from __future__ import annotations

import numpy as np

from legation.language.entities import Tagger

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def test_best_takes_what_is_legal() -> None:
    scores = np.eye(5)[[1, 2, 0, 3]]
    assert Tagger(TAGS).best(scores) == ["B-PER", "I-PER", "O", "B-LOC"]


def test_best_mends_an_inside_without_beginning() -> None:
    scores = np.array([[0, 2, 0, 0, 3.0], [0, 0, 3.0, 0, 0]])
    assert Tagger(TAGS).best(scores) == ["B-PER", "I-PER"]


def test_best_of_nothing_is_nothing() -> None:
    assert Tagger(TAGS).best(np.zeros((0, 5))) == []
