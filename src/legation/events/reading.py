"""All that a sentence tells: its predicates read from the top down, each taken in once."""

from __future__ import annotations

from collections.abc import Iterator

from legation.events.compose import Composer
from legation.events.grammar import is_infinitive, preposition
from legation.events.meaning import Meaning
from legation.events.scene import Scene
from legation.events.status import is_headline_future
from legation.language import Token

_PREDICATES = ("VERB", "NOUN", "PROPN", "ADJ", "AUX")


def sentence_meanings(scene: Scene) -> list[Meaning]:
    """All meanings that a sentence tells and that none of its other predicates took in, outermost first."""
    composer = Composer(scene)
    found: list[Meaning] = []
    for word in _top_down(scene):
        if word.i in composer.consumed or _is_purpose(word):
            continue
        for meaning in composer.meanings(word):
            composer.consumed.update(t.i for t in meaning.words)
            composer.consumed.update(_content(meaning))
            found.append(meaning)
    return found


def _is_purpose(word: Token) -> bool:
    """Whether a word only names what something is for ("moved to punish Moscow"): an infinitive that no operator took in."""
    if word.pos_ != "VERB" or not is_infinitive(word) or is_headline_future(word):
        return False
    return word.dep_ in ("advcl", "acl", "xcomp", "conj") and not is_headline_future(word.head)


def _top_down(scene: Scene) -> Iterator[Token]:
    """The sentence's predicates, heads before what hangs on them."""
    layer = [scene.sentence.root]
    while layer:
        yield from (t for t in layer if t.pos_ in _PREDICATES)
        layer = [c for t in layer for c in t.children]


def _content(meaning: Meaning) -> set[int]:
    """What stands inside a demand, a threat, a refusal or an accusation is its content and no event of its own."""
    if meaning.type not in ("REQUEST", "THREATEN", "REJECT", "ACCUSE"):
        return set()
    clauses = [c for w in meaning.words for c in w.children if c.dep_ in ("xcomp", "ccomp", "acl", "advcl") and _is_content(c)]
    phrases = [
        c for w in meaning.words for c in w.children if c.dep_ in ("obl", "nmod") and preposition(c) in ("for", "over", "of", "about")
    ]
    return {t.i for part in (*clauses, *phrases) for t in part.subtree}


def _is_content(clause: Token) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case")}
    return clause.dep_ in ("xcomp", "ccomp") or bool(marks & {"to", "of", "for", "from", "that"})
