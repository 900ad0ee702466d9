"""Parties that the user has marked in a row of input: they and what points to them, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.mentions import rank
from legation.actors.party import PERSON, STATE, Mention, Referent
from legation.actors.words import Words
from legation.types import Party

NOBODY = "?"  # the code of those who are no party; a pronoun may point to them, and then it is none either


def impose(words: Words, sentence: tuple[int, int], offset: int, mentions: Sequence[Mention], parties: Sequence[Party]) -> list[Mention]:
    """The mentions of a sentence with the marked parties put in their place and all others made nobody."""
    own = [m for party in parties if (m := _marked(words, sentence, offset, party, mentions)) is not None]
    spans = [(m.start, m.end) for m in own]
    others = [_nobody(m) for m in mentions if not any(m.start < end and start < m.end for start, end in spans)]
    return sorted([*own, *others], key=lambda m: (m.start, m.end))


def _marked(words: Words, sentence: tuple[int, int], offset: int, party: Party, mentions: Sequence[Mention]) -> Mention | None:
    start, end = party.start - offset, party.end - offset
    covered = [k for k in range(*sentence) if words.at[k] < end and words.ends(k) > start]
    if not covered:
        return None
    first, after = covered[0], covered[-1] + 1
    like = next((m for m in mentions if m.start < after and first < m.end), None)
    head = words.root(first, after)
    kind = like.kind if like else PERSON if words.ent[head] == "PER" else STATE
    known = like.referents[0] if like and like.referents else None
    referent = Referent(
        party.code,
        kind,
        known.sector if known else None,
        known.identifier if known else None,
        why="marked by the user",
        title=words.lower[head],
    )
    plural = words.plural[head] or (like.plural if like else False)
    return Mention(first, after, head, kind, (referent,), plural, rank=rank(words, head), exact=(start, end))


def _nobody(mention: Mention) -> Mention:
    if not mention.referents:
        mention.referents = (Referent(NOBODY, mention.kind, title=mention.title),)
    return replace(mention, referents=tuple(replace(r, code=NOBODY) for r in mention.referents))


def is_party(mention: Mention) -> bool:
    """Whether the mention is marked, or a pronoun that points to marked parties only."""
    if any(code == NOBODY for code in mention.codes):
        return False
    return mention.exact is not None or mention.end - mention.start == 1
