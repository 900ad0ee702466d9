"""Party or place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.actors.names import Hit
from legation.actors.places import is_place
from legation.actors.words import Words

Build = Callable[[str], Words]


@pytest.mark.parametrize(
    ("sentence", "token", "kind", "expected"),
    [
        ("met/VERB/root/0 in/ADP/case/2 Moscow/PROPN/obl/0", 2, "capital", True),
        ("fought/VERB/root/0 in/ADP/case/2 Iraq/PROPN/obl/0", 2, "country", True),
        ("fought/VERB/root/0 against/ADP/case/2 Iraq/PROPN/obl/0", 2, "country", False),
        ("return/VERB/root/0 to/ADP/case/2 Tokyo/PROPN/obl/0", 2, "capital", True),
        ("protested/VERB/root/0 to/ADP/case/2 Tokyo/PROPN/obl/0", 2, "capital", False),
        ("came/VERB/root/0 from/ADP/case/2 Tokyo/PROPN/obl/0", 2, "capital", True),
        ("Tokyo/PROPN/nsubj/1 protested/VERB/root/1", 0, "capital", False),
        ("Osaka/PROPN/nsubj/1 grew/VERB/root/1", 0, "city", True),
        ("NATO/PROPN/nsubj/1 met/VERB/root/1", 0, "body", False),
        ("shell/VERB/root/0 Iraqi/ADJ/amod/2 town/NOUN/obj/0", 1, "demonym", False),
        ("live/VERB/root/0 in/ADP/case/3 Iraqi/ADJ/amod/3 town/NOUN/obl/0", 2, "demonym", True),
        ("in/ADP/case/1 Bam/PROPN/obl/4 ,/PUNCT/punct/3 Iran/PROPN/appos/1 fell/VERB/root/4", 3, "country", True),
    ],
)  # fmt: skip
def test_is_place(doc: Build, sentence: str, token: int, kind: str, expected: bool) -> None:
    assert is_place(doc(sentence), Hit(token, token + 1, token, kind, "XXX")) is expected
