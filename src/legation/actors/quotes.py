"""Who speaks where: quotation marks in a passage, and the subject beside each quotation."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors.party import Mention
from legation.actors.words import Words

_OPENING, _CLOSING = frozenset({"“", "``", "«", "„"}), frozenset({"”", "''", "»"})
_EITHER = frozenset({'"'})


def quoted(words: Words, *, open_before: bool = False) -> list[bool]:
    """For each token, whether it stands inside a quotation; marks themselves do not. A paragraph may leave its quotation open."""
    inside, now = [], open_before
    for token in words.text:
        if token in _OPENING:
            now = True
        elif token in _CLOSING:
            now = False
        elif token in _EITHER:
            now = not now
        inside.append(now and token not in _OPENING | _EITHER)
    return inside


def speaker(words: Words, sentence: tuple[int, int], inside: Sequence[bool], mentions: Sequence[Mention]) -> Mention | None:
    """Of a sentence with a quotation, the subject outside it whose verb is outside too; of several the nearest to the quotation."""
    start, end = sentence
    quoted_at = [k for k in range(start, end) if inside[k]]
    outside = [m for m in mentions if start <= m.head < end and not inside[m.head] and m.referents and _speaks(words, m, inside)]
    if not outside or not quoted_at:
        return None
    return min(outside, key=lambda m: (min(abs(m.head - quoted_at[0]), abs(m.head - quoted_at[-1])), m.start))


def _speaks(words: Words, mention: Mention, inside: Sequence[bool]) -> bool:
    """Whether the mention is a subject, or stands behind "according to"."""
    relation, verb = words.relation(mention.head), words.governor(mention.head)
    if relation.startswith("nsubj") and relation != "nsubj:pass":
        return not inside[verb] and verb != mention.head
    return mention.start >= 2 and words.lower[mention.start - 1] == "to" and words.lower[mention.start - 2] == "according"
