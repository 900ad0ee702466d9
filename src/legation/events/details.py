"""What else a report carries: how many, where, in which contexts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.actors import PLACE
from legation.events.grammar import children, obliques, preposition
from legation.events.meaning import Meaning
from legation.events.scene import Scene
from legation.language import Stretch, Token
from legation.types import Place

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_HARMED = {
    "kill": "killed",
    "wound": "wounded",
    "injure": "wounded",
    "arrest": "arrested",
    "detain": "arrested",
    "abduct": "abducted",
    "kidnap": "abducted",
}
_WHERE = ("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "off")
_HOLDING = ("obj", "nsubj:pass", "nsubj", "obl", "nmod")
_COUNTED = ("SANCTION", "COERCE", "ASSAULT", "REQUEST", "RETREAT", "AID", "MOBILIZE", "PROTEST", "THREATEN", "CONCEDE", "AGREE", "REJECT")


def sizes(meaning: Meaning, scene: Scene) -> dict[str, int]:
    """Numbers with their units in the predicate's phrases: ``{"personnel": 755}``."""
    if meaning.type not in _COUNTED:
        return {}
    found: dict[str, int] = {}
    for word in meaning.words:
        for token in _own(word):
            if token.pos_ == "NUM" and token.dep_ in ("nummod", "obj", "nsubj:pass", "nmod", "obl", "conj", "nsubj"):
                unit = _unit(token, meaning, scene)
                value = number(token)
                if unit is not None and value is not None:
                    found.setdefault(unit, value)
    return found


def _own(word: Token) -> Iterator[Token]:
    """The word's phrases without the clauses coordinated with it, which tell acts of their own."""
    yield word
    for c in word.children:
        if not (c.dep_ in ("conj", "parataxis", "ccomp") and c.pos_ in ("VERB", "AUX")):
            yield from _own(c)


def _unit(token: Token, meaning: Meaning, scene: Scene) -> str | None:
    counted = token.head if token.dep_ == "nummod" else next((n for n in children(token, "nmod") if preposition(n) == "of"), None)
    if counted is None:
        return None
    verb = next((w.lemma_.lower() for w in meaning.words if w.lemma_.lower() in _HARMED), None)
    unit = scene.lexicon.units.get(counted.lemma_.lower())
    if verb is not None and (unit in ("people", "personnel", "troops", None)) and counted.head in meaning.words:
        return _HARMED[verb]
    return unit


def number(token: Token) -> int | None:
    """The value of a number in figures or words; "two million" multiplies."""
    text = token.lower_.replace(",", "")
    match = re.fullmatch(r"[$€£]?(\d+(?:\.\d+)?)(k|m|bn|b)?", text)
    if match:
        value = float(match[1]) * {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, None: 1}[match[2]]
    elif text in _NUMBER_WORDS:
        value = _NUMBER_WORDS[text]
    else:
        return None
    for part in token.children:
        if part.dep_ in ("compound", "nummod", "flat") and part.pos_ == "NUM":
            factor = number(part)
            value = value * factor if factor else value
    return int(value)


def contexts(meaning: Meaning, scene: Scene) -> tuple[str, ...]:
    """PLOVER contexts: those of the act, and those that words of the predicate's own phrases name."""
    found = list(meaning.contexts)
    for token in meaning.words[0].subtree:
        found += scene.lexicon.contexts.get(token.lemma_.lower(), ())
    return tuple(dict.fromkeys(found))[:4]


def place(words: Sequence[Token], scene: Scene) -> Place | None:
    """Where it took place: a phrase with "in", "at" and the like that names a place which an actor table or the parser knows.

    Towns go before countries, then what stands nearer to the predicate.
    """
    found = [(token, named) for word in words for token in _phrases(word) if (named := _named(token, scene)) is not None]
    if not found:
        return None
    return min(found, key=lambda pair: not _is_town(pair[0], scene))[1]


def _phrases(word: Token) -> Iterator[Token]:
    """The nouns under a predicate that stand with a preposition of place, nearest first, not those of clauses of their own."""
    layer = [*obliques(word, *_WHERE), *(c for c in word.children if c.dep_ in _HOLDING)]
    for _ in range(4):
        yield from (t for t in layer if preposition(t) in _WHERE)
        layer = [c for t in layer for c in t.children if c.dep_ in ("nmod", "obl", "appos", "nmod:unmarked")]


def _named(token: Token, scene: Scene) -> Place | None:
    """The place that a noun names, with its country if an actor at it or around it tells."""
    actor = next((a for a in scene.at.get(token.i, ()) if a.why.startswith(PLACE)), None)
    if actor is not None:
        return Place(actor.entity_text, actor.code)
    entity = next((e for e in scene.sentence.ents if e.root == token and e.label_ in ("LOC", "GPE")), None)
    if entity is None:
        return None
    around = (*scene.at.get(token.i, ()), *scene.inside.get(token.i, ()))
    return Place(_with_what_is_beside(entity, scene), around[0].code if around else None)


def _with_what_is_beside(entity: Stretch, scene: Scene) -> str:
    """ "Moscow, Idaho": a place with the larger one that stands behind it."""
    tokens, end = entity.tree.tokens, entity.end
    larger = next((e for e in scene.sentence.ents if e.start == end + 1 and e.label_ in ("LOC", "GPE")), None)
    beside = larger is not None and tokens[end].text == "," and larger.root.head == entity.root
    return f"{entity.text}, {larger.text}" if larger is not None and beside else entity.text


def _is_town(token: Token, scene: Scene) -> bool:
    """Whether the tables know it as a town, or know nothing of it."""
    why = next((a.why for a in scene.at.get(token.i, ())), "")
    return not why.startswith((f"{PLACE}country", f"{PLACE}region", f"{PLACE}demonym"))
