"""Whether a party of a draft is one that a reader meant: the same mention, or another that may well be the same party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.events.drafts import Draft
from legation.events.view.network import BACKWARD, FORWARD, MUTUAL
from legation.events.view.weighing import asked_about
from legation.types import Actor

_NAME = re.compile(r"\w[\w.'’-]*")
_WEAK = frozenset(
    "The A An He She It They We I His Her Its Their Our My You Your Who This That These Those "
    "Mr Mrs Ms Dr President Vice Prime Minister Secretary Senator Sen Rep Gov General Gen Chancellor King Queen Sheikh Herr".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A party as a reader left it: number, code (``None``: no party), where it stands, its words."""

    number: int
    code: str | None
    start: int
    end: int
    words: str


def mentions_of(parties: Iterable[Mapping[str, Any]], text: str) -> list[Mention]:
    """The parties of a row of the corpora, whose sentence is ``text``."""
    return [Mention(p["n"], p["code"], p["start"], p["end"], text[p["start"] : p["end"]]) for p in parties]


def may_be_one(a: Mention, b: Mention) -> bool:
    """Whether two mentions may be of one party: one code, and a name in common or one of them has no name ("he", "the government")."""
    if a.number == b.number or a.code is None or a.code != b.code:
        return a.number == b.number
    left, right = names(a.words), names(b.words)
    return not left or not right or bool(left & right)


def names(words: str) -> set[str]:
    """The capitalised words of a mention, without their "'s"; not articles, pronouns and titles."""
    found = (re.sub(r"(?:['’]s?|\.)$", "", word) for word in _NAME.findall(words))
    return {word for word in found if word[:1].isupper() and word not in _WEAK}


def tying(draft: Draft, pairs: Sequence[dict[str, Any]], mentions: Sequence[Mention]) -> dict[str, Any] | None:
    """The reader's event of just the parties that a draft is asked about, that of the draft's own type first. A draft of one party is tied
    by an event whose other side no marked party takes; where the reader names the other side, the draft misses it."""
    own = [_those(actor, mentions) for actor in asked_about(draft)]
    held = [p for p in pairs if fits(_sides(p, mentions), own) or fits(_sides(p, mentions)[::-1], own)]
    return next((p for p in held if p["type"] == draft.meaning.type), held[0] if held else None)


def direction(draft: Draft, pair: dict[str, Any], mentions: Sequence[Mention]) -> int:
    """Which way the event that ties a draft's parties goes: the first does it to the second, the second to the first, both together."""
    if pair["mutual"]:
        return MUTUAL
    own = [_those(actor, mentions) for actor in asked_about(draft)]
    if len(own) == 1:
        return FORWARD if pair["a"] is not None else BACKWARD
    sides = _sides(pair, mentions)
    surest = [
        [m for m in those if m.start < actor.end and actor.start < m.end] for actor, those in zip(asked_about(draft), own, strict=True)
    ]
    if any(side in those for side, those in zip(sides, surest, strict=True)):
        return FORWARD
    if any(side in those for side, those in zip(sides[::-1], surest, strict=True)):
        return BACKWARD
    return FORWARD if fits(sides, own) else BACKWARD


def _sides(pair: dict[str, Any], mentions: Sequence[Mention]) -> list[Mention]:
    by_number = {m.number: m for m in mentions}
    return [by_number[pair[side]] for side in ("a", "b") if pair[side] is not None]


def _those(actor: Actor, mentions: Sequence[Mention]) -> list[Mention]:
    """The mention that an actor of a draft is; where it stands outside the sentence, all of its code."""
    of_code = [m for m in mentions if m.code == actor.code]
    here = [m for m in of_code if m.start < actor.end and actor.start < m.end]
    return here if here else of_code


def fits(sides: Sequence[Mention], own: Sequence[Sequence[Mention]]) -> bool:
    """Whether parties may be those of an event, in this order; each is given by the mentions that it may be."""
    return len(sides) == len(own) and all(any(may_be_one(side, m) for m in those) for side, those in zip(sides, own, strict=True))
