"""A page of one or more passages, read for its parties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from legation.actors import find_actors
from legation.actors.words import Words
from legation.actors.words import read as read_words
from legation.errors import ModelError
from legation.knowledge import load
from legation.language import Parser, load_parser
from legation.types import Actor, Article, Party, Passage

Read = Callable[..., tuple[Actor, ...]]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser; tests that need it skip where its weights are not yet there."""
    try:
        return load_parser()
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def read(parser: Parser) -> Read:
    """The actors of a title and passages, on a day."""

    def run(
        *body: str, title: str | None = None, on: date | None = date(2017, 9, 20), parties: Sequence[Party] | None = None
    ) -> tuple[Actor, ...]:
        article = article_of(body, title, on)
        return find_actors(parser.parse(article), article, load(), None if parties is None else tuple(parties))

    return run


def article_of(body: Sequence[str], title: str | None, on: date | None) -> Article:
    """An article whose page is its title and passages, one a line."""
    passages, at = [], 0
    for text in ([title] if title is not None else []) + list(body):
        passages.append(Passage(text, at, at + len(text)))
        at += len(text) + 1
    head = passages.pop(0) if title is not None else None
    return Article("page", head, (), tuple(passages), published_on=on)


@pytest.fixture(scope="session")
def doc() -> Callable[[str], Words]:
    """Words of a sentence by hand: ``text/POS/relation/head`` or ``text/POS/relation/head/ENT``, in blanks; heads count from 0."""

    def build(text: str) -> Words:
        rows = [token.split("/") for token in text.split()]
        return read_words(
            Doc(
                Vocab(),
                words=[r[0] for r in rows],
                pos=[r[1] for r in rows],
                deps=[r[2] for r in rows],
                heads=[int(r[3]) for r in rows],
                lemmas=[r[0].lower() for r in rows],
                ents=[f"B-{r[4]}" if len(r) > 4 else "O" for r in rows],
                sent_starts=[i == 0 for i in range(len(rows))],
            )
        )

    return build
