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
    """The subject outside the quotation whose verb is outside too, the nearest to the quotation; in a sentence that has both."""
    start, end = sentence
    quoted_at = [k for k in range(start, end) if inside[k]]
    outside = [m for m in mentions if start <= m.head < end and not inside[m.head] and m.referents and _is_subject(words, m, inside)]
    if not outside:
        return None
    if not quoted_at:
        return outside[-1]
    return min(outside, key=lambda m: (min(abs(m.head - quoted_at[0]), abs(m.head - quoted_at[-1])), m.start))


def _is_subject(words: Words, mention: Mention, inside: Sequence[bool]) -> bool:
    verb = words.governor(mention.head)
    if not words.relation(mention.head).startswith("nsubj") or words.relation(mention.head) == "nsubj:pass":
        return _is_according(words, mention)
    return not inside[verb] and verb != mention.head


def _is_according(words: Words, mention: Mention) -> bool:
    """"according to X": the parser hangs X to "according", or both words to X."""
    return mention.start >= 2 and words.lower[mention.start - 1] == "to" and words.lower[mention.start - 2] == "according"
