"""What the view will be asked: the drafts that the lexicon makes of labelled sentences, answered by their readers.

Pairs drawn from the labels alone teach what events look like; these teach what the lexicon's own readings, right and wrong, look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from legation import actors, events
from legation.events.drafts import Draft
from legation.events.view.network import BACKWARD, FORWARD, MUTUAL
from legation.events.view.train.examples import Answer, Example, Sentence
from legation.events.view.weighing import question
from legation.knowledge import Knowledge, load
from legation.language import Parser, load_parser
from legation.types import Actor, Article, Party, Passage


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
    pair = tying(draft, sentence.pairs, {n: code for n, (_, code) in sentence.parties.items()})
    if pair is None:
        return Example(question(draft), Answer())
    return Example(question(draft), Answer(pair["type"], pair["mode"], _direction(draft, pair, sentence), pair["status"]))


def tying(draft: Draft, pairs: Sequence[dict[str, Any]], code: dict[int, str | None]) -> dict[str, Any] | None:
    """The reader's event that ties the parties of a draft, by their codes; that of the draft's own type first."""
    own = {a.code for a in (*draft.actors, *draft.recipients)}
    held = [p for p in pairs if own <= {code.get(p["a"]), code.get(p["b"])}]
    return next((p for p in held if p["type"] == draft.meaning.type), held[0] if held else None)


def _direction(draft: Draft, pair: dict[str, Any], sentence: Sentence) -> int:
    if pair["mutual"]:
        return MUTUAL
    first = (*draft.actors, *draft.recipients)[0]
    there = [n for n in (pair["a"], pair["b"]) if n is not None and _is_that(first, n, sentence)]
    return BACKWARD if there and there[0] == pair["b"] else FORWARD


def _is_that(actor: Actor, number: int, sentence: Sentence) -> bool:
    """Whether an actor is a marked party: the same mention; where codes differ, the code is enough."""
    codes = [code for _, code in sentence.parties.values()]
    code = sentence.parties[number][1]
    if codes.count(code) == 1 or actor.start < 0:
        return actor.code == code
    mark = sentence.marks[list(sentence.parties).index(number)] if len(sentence.marks) == len(sentence.parties) else None
    return actor.code == code and (mark is None or mark.start <= actor.start < mark.end)
