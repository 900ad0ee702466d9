"""What the view will be asked: the drafts that the lexicon makes of labelled sentences, answered by their readers.

Pairs drawn from the labels alone teach what events look like; these teach what the lexicon's own readings, right and wrong, look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation import actors, events
from legation.events.drafts import Draft
from legation.events.view.train.examples import Answer, Example, Sentence
from legation.events.view.train.mentions import direction, tying
from legation.events.view.weighing import question
from legation.knowledge import Knowledge, load
from legation.language import Parser, load_parser
from legation.types import Article, Party, Passage


def drafted(sentences: Iterable[Sentence]) -> dict[str, list[Example]]:
    """By sentence: a question for each draft, with the reader's answer."""
    knowledge, parser = load(), load_parser()
    return {s.identifier: [_example(d, s) for d in drafts_of(s.text, s.marks, s.identifier, knowledge, parser)] for s in sentences}


def drafts_of(text: str, marks: Sequence[Party], name: str, knowledge: Knowledge, parser: Parser) -> list[Draft]:
    """The drafts of a sentence whose parties a reader marked, silent pairs too."""
    article = Article(name, None, (), (Passage(text, 0, len(text)),))
    parsed = parser.parse(article)
    return events.drafts(parsed, actors.find_actors(parsed, article, knowledge, tuple(marks)), article, knowledge, silent=True)


def _example(draft: Draft, sentence: Sentence) -> Example:
    pair = tying(draft, sentence.pairs, sentence.mentions)
    if pair is None:
        return Example(question(draft), Answer())
    return Example(question(draft), Answer(pair["type"], pair["mode"], direction(draft, pair, sentence.mentions), pair["status"]))
