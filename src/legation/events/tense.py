"""What "will", "will not", "can" and "must" make of an act: a meeting to come is AGREE, an attack to come THREATEN."""

from __future__ import annotations

from legation.events.meaning import Meaning
from legation.events.status import has_condition, has_ultimatum, is_negated, modal
from legation.knowledge import Lexicon
from legation.language import Token

COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def settle(meaning: Meaning, word: Token, lexicon: Lexicon) -> Meaning:
    """The meaning with the mood of the word that carries it read into its type (``future_rules`` of PLOVER, and refusing by "will not")."""
    mood = modal(word)
    if meaning.status == "negated":
        return _refused(meaning, word, lexicon) if mood in ("will", "would", "can") else meaning
    if meaning.status == "future":
        return _to_come(meaning, lexicon)
    if meaning.status == "hypothetical" and meaning.type in COOPERATION:
        possible = "actual" if mood == "can" and not has_condition(word) else "hypothetical"
        return _as(meaning, "AGREE", possible, None, "possible cooperation is AGREE")
    if meaning.status == "actual" and any(map(has_condition, meaning.words)) and meaning.type in ("AGREE", "CONCEDE"):
        return meaning.with_(status="hypothetical", steps=(*meaning.steps, "under an if: hypothetical"))
    return meaning


def _refused(meaning: Meaning, word: Token, lexicon: Lexicon) -> Meaning:
    if meaning.type in COOPERATION | YIELDING and is_negated(word):
        return _as(meaning, "REJECT", "actual", _mode(lexicon, "REJECT", meaning), "will not do it: REJECT")
    return meaning


def _to_come(meaning: Meaning, lexicon: Lexicon) -> Meaning:
    if meaning.type not in COOPERATION and has_ultimatum(meaning.word) and meaning.actors:
        return _as(meaning, "THREATEN", "actual", _mode(lexicon, "THREATEN", meaning), "announced, unless: THREATEN")
    if meaning.type in COOPERATION:
        return _as(meaning, "AGREE", "actual", None, "cooperation to come is AGREE")
    if meaning.type in YIELDING:
        return _as(meaning, "CONCEDE", "actual", None, "yielding to come is CONCEDE")
    if meaning.type == "THREATEN":
        return meaning.with_(status="actual")
    if meaning.type in HOSTILE and meaning.actors:
        return _as(meaning, "THREATEN", "actual", _mode(lexicon, "THREATEN", meaning), "a hostile act announced is THREATEN")
    return meaning


def _as(meaning: Meaning, type_: str, status: str, mode: str | None, step: str) -> Meaning:
    mutual = meaning.mutual and type_ != "REJECT"
    return meaning.with_(
        mutual=mutual, type=type_, status=status, mode=mode, steps=(*meaning.steps, step), inner=(meaning.type, *meaning.inner)
    )


def _mode(lexicon: Lexicon, outcome: str, meaning: Meaning) -> str | None:
    table = lexicon.modes.get(outcome, {})
    return table.get(f"{meaning.type}.{meaning.mode}") or table.get(meaning.type) or table.get("default")
