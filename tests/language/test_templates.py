from __future__ import annotations

import random

import pytest

from legation.language.train import templates, wordlists
from legation.language.train.augment import patterns
from legation.language.trees import is_tree


@pytest.mark.parametrize("pattern", [*templates.HEADLINES, *templates.SENTENCES])
def test_patterns_are_trees(pattern: str) -> None:
    made = templates.build(pattern, random.Random(3))
    assert is_tree(made.heads)
    assert made.forms[0][:1].isupper()


def test_build_hangs_phrases_by_their_heads() -> None:
    made = templates.build("$titled|2|nsubj %urge.d|0|root $party|2|obj .:X|2|punct", random.Random(1))
    verb = made.labels.index("root") + 1
    assert [made.labels[i] for i, head in enumerate(made.heads) if head == verb] == ["nsubj", "obj", "punct"]
    assert made.labels[0] in {"nmod:desc", "amod", "compound"}


def test_patterns_are_the_same_for_the_same_seed() -> None:
    assert patterns(20, random.Random(4)) == patterns(20, random.Random(4))


@pytest.mark.parametrize(
    ("entry", "kind", "form"),
    [
        ("host", "z", "hosts"),
        ("free", "g", "freeing"),
        ("deny/denied/-/-", "d", "denied"),
        ("withdraw/withdrew/withdrawn/-", "n", "withdrawn"),
        ("swap/swapped/-/swapping", "ger", "swapping"),
        ("policeman/policemen", "Ns", "policemen"),
        ("gas", "Ns", "gas"),
        ("treaty", "Ns", "treaties"),
    ],
)
def test_inflected(entry: str, kind: str, form: str) -> None:
    assert wordlists.inflected(entry, kind) == form
