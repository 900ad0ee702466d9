"""The sieves: tables that are checked when they are loaded, and a network that is read the same whatever shares its batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legation.errors import ModelError
from legation.events.view.marking import Question
from legation.events.view.network import load_view
from legation.events.view.sieve import INSTEAD, Sieve, load_sieve
from legation.events.view.weights import HEADER

WORDS = tuple("France expelled a Russian envoy on Monday over a poisoning in the north .".split())


def test_sieve_scores_by_its_signs() -> None:
    sieve = Sieve({"over expel": 2.0, "steps 2": -0.5}, 1.0)
    assert sieve.score(["over expel", "steps 2", "never seen"]) == 1.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEADER}\nleast\t0\nover expel\n", ":3: 'over expel' is no sign and its weight"),
        (f"{HEADER}\nleast\t0\nover expel\tnan\n", ":3: .* is no sign and its weight"),
        (f"{HEADER}\nover expel\t1\n", "has no row 'least'"),
    ],
)
def test_sieve_names_the_line_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "sieve.tsv").write_text(text, "utf-8")
    with pytest.raises(ModelError, match=said):
        load_sieve(tmp_path)


def test_sieve_says_how_to_get_one(tmp_path: Path) -> None:
    for given in ((tmp_path,), (tmp_path, INSTEAD)):
        with pytest.raises(ModelError, match=r"make one with python -m legation\.events\.view\.train\.sieve"):
            load_sieve(*given)


def test_view_holds_the_same_of_a_question_whatever_is_asked_with_it() -> None:
    view, short = load_view(), Question(WORDS, (0, 1), (3, 5), (1, 2))
    long = Question(WORDS * 4, (0, 1), (3, 5), (1, 2))
    alone, together = view.ask([short])[0], view.ask([long, short, long])[1]
    assert np.allclose(alone.types, together.types, atol=1e-4)
    assert np.allclose(alone.vector, together.vector, atol=1e-4)


def test_view_reads_once_what_is_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    view, rows = load_view(), []
    one, other = Question(WORDS, (0, 1), (3, 5), (1, 2)), Question(WORDS, (3, 5), (0, 1), (1, 2))
    run = view._run
    monkeypatch.setattr(view, "_run", lambda given: (rows.extend(given), run(given))[1])
    first, second, third = view.ask([one, other, one])
    assert len(rows) == 2
    assert first is third
    assert not np.array_equal(first.types, second.types)
