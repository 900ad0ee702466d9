"""Small questions that composing asks of a word, a clause or a meaning."""

from __future__ import annotations

from legation.events.grammar import SUBJECTS, child, is_infinitive
from legation.events.meaning import Meaning
from legation.events.status import modal
from legation.knowledge import Operator
from legation.language import Token
from legation.types import Actor

ALLEGED = frozenset({"alleged", "suspected", "purported", "supposed", "reported", "claimed"})


def is_alleged(noun: Token) -> bool:
    """Whether a noun's act is only said to have been done ("alleged interference")."""
    return noun.pos_ == "NOUN" and any(c.lower_ in ALLEGED for c in noun.children)


def as_allegation(act: Meaning) -> Meaning:
    """The allegation is what is told: by whoever suffered the act, or by the sentence's speaker, against its author."""
    step = f"only alleged: ACCUSE ({act.type})"
    return act.with_(
        type="ACCUSE",
        mode="allege",
        actors=act.recipients,
        recipients=act.actors,
        status="actual",
        mutual=False,
        steps=(*act.steps, step),
        inner=(act.type,),
        weight=act.weight * 0.8,
    )


def is_past(word: Token) -> bool:
    """Whether an adjective is a verb's participle by form ("is committed to", "is prepared to")."""
    return word.lower_.endswith("ed")


def without(actors: tuple[Actor, ...], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors whose mention is none of the others'."""
    taken = {(a.code, a.start, a.end) for a in others}
    return tuple(a for a in actors if (a.code, a.start, a.end) not in taken)


def may_hold_act(clause: Token) -> bool:
    return mark_of(clause) in ("to", "for", "of", "from", "in", "about", "")


def mark_of(clause: Token) -> str:
    mark = child(clause, "mark", "case")
    return mark.lower_ if mark is not None else ""


def is_finite(word: Token) -> bool:
    """Whether the word tells of a fact in a clause of its own: no infinitive, no complement without a subject, no modal over it."""
    if word.dep_ == "conj" and word.head.pos_ == "VERB" and child(word, *SUBJECTS) is None:
        return is_finite(word.head) and not is_infinitive(word)
    if word.dep_ in ("xcomp", "acl") or mark_of(word) in ("to", "of", "for", "from", "in"):
        return False
    return word.pos_ in ("VERB", "AUX", "ADJ") and modal(word) is None


def is_finite_clause(clause: Token) -> bool:
    return child(clause, "nsubj", "nsubj:pass", "expl") is not None and modal(clause) is None


def planned_status(operator: Operator, outcome: str) -> str:
    """A planned cooperation is a promise made; other planned acts are still to come."""
    if outcome in ("AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN"):
        return "actual"
    return operator.status or "actual"
