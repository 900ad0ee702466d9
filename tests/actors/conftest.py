"""A page of one or more passages, read for its parties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from legation.actors import find_actors
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
