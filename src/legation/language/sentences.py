"""Where sentences end: what is sure is cut before the network reads, what is not is left to its sentence head.

A cut that comes before the network is never mended after it, so only a full stop that cannot belong to an abbreviation, with a
word after it that can begin a sentence, is sure. ``U.S. Senate`` and ``U.S. The ...`` both stay in one block, and the network decides.
"""

from __future__ import annotations

from collections.abc import Sequence

STOPS = frozenset({".", "!", "?", "...", "…", "!!", "??", "?!", "!?", "...."})
CLOSERS = frozenset({'"', "”", "’", "''", ")", "]", "»", "’’"})
OPENERS = frozenset({'"', "“", "‘", "``", "(", "[", "«", "‘‘"})
BEGINNERS = frozenset("The A An In On At It He She They We But And This That These His Her Their Its There If As After When While".split())
MOST_WORDS = 160  # in one block
LIKELY = 0.0  # log-odds at which the network's word is taken where punctuation agrees
CERTAIN = 4.0  # and where it does not


def sure_breaks(words: Sequence[str], gaps: Sequence[bool]) -> list[int]:
    """Positions at which a sentence surely begins; ``gaps[i]``: an empty line stands before word i."""
    return [i for i in range(1, len(words)) if gaps[i] or _is_sure(words, i)]


def possible_breaks(words: Sequence[str]) -> list[bool]:
    """Positions at which punctuation lets a sentence begin."""
    return [i > 0 and _ends(words, i - 1) for i in range(len(words))]


def segments(words: Sequence[str], starts: Sequence[float], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """The sentences of a block: ``starts`` are the network's log-odds that a sentence begins at a word."""
    cuts = [0]
    for i in range(1, len(words)):
        if starts[i] > (LIKELY if breaks[i] else CERTAIN) and words[i] not in CLOSERS | STOPS:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))


def windows(lengths: Sequence[int], words: Sequence[str], *, most_pieces: int) -> list[tuple[int, int]]:
    """A run of words cut so that the network can take it: at most ``MOST_WORDS`` words and ``most_pieces`` pieces each, cut
    after a semicolon, comma or other punctuation in the last half if there is one."""
    cuts, start = [0], 0
    while True:
        end = _fits(lengths, start, most_pieces)
        if end == len(words):
            return list(zip(cuts, [*cuts[1:], end], strict=True))
        start = _best_cut(words, start, end)
        cuts.append(start)


def _fits(lengths: Sequence[int], start: int, most_pieces: int) -> int:
    pieces, end = 2, start
    while end < len(lengths) and end - start < MOST_WORDS and pieces + lengths[end] <= most_pieces:
        pieces += lengths[end]
        end += 1
    return end


def _best_cut(words: Sequence[str], start: int, end: int) -> int:
    middle = (start + end) // 2
    for signs in (STOPS, {";"}, {",", ":", "-", "--", "—"}):
        found = [i for i in range(middle, end) if words[i] in signs]
        if found:
            return found[-1] + 1
    return end


def _is_sure(words: Sequence[str], i: int) -> bool:
    last = words[i - 1]
    if last in CLOSERS and i > 1:
        return words[i - 2] == "." and _may_begin(words, i) and last not in {")", "]"}
    if last in {".", "!", "?"}:
        return _may_begin(words, i) and not (last == "." and _is_initial(words, i - 2))
    return _ends_in_abbreviation(words, i)


def _ends_in_abbreviation(words: Sequence[str], i: int) -> bool:
    """``in the U.S. The ...``: after an abbreviation only a small word with a capital is sure to begin a sentence."""
    last = words[i - 1]
    return len(last) > 3 and last.endswith(".") and last[0].isupper() and words[i] in BEGINNERS


def _is_initial(words: Sequence[str], i: int) -> bool:
    return i >= 0 and len(words[i]) == 1 and words[i].isalpha()


def _ends(words: Sequence[str], i: int) -> bool:
    while i > 0 and words[i] in CLOSERS:
        i -= 1
    return words[i] in STOPS or (words[i].endswith((".", "!", "?", "…")) and len(words[i]) > 1)


def _may_begin(words: Sequence[str], i: int) -> bool:
    while i < len(words) and words[i] in OPENERS:
        i += 1
    return i < len(words) and (words[i][0].isupper() or words[i][0].isdigit())
