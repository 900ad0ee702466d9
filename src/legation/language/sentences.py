"""Where sentences end: what is sure is cut before the network reads, what is not is left to its sentence head.

A cut that comes before the network is never mended after it, so only a full stop that cannot belong to an abbreviation, with a
word after it that can begin a sentence, is sure. ``U.S. Senate`` and ``U.S. The ...`` both stay in one block, and the network decides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

STOPS = frozenset({".", "!", "?", "...", "…", "!!", "??", "?!", "!?", "...."})
CLOSERS = frozenset({'"', "'", "”", "’", "''", ")", "]", "»", "’’"})
OPENERS = frozenset({'"', "'", "“", "‘", "``", "(", "[", "«", "‘‘"})
BEGINNERS = frozenset("The A An In On At It He She They We But And This That These His Her Their Its There If As After When While".split())
MOST_WORDS = 160  # in one block
LIKELY, CERTAIN, NEVER = 0.0, 6.0, math.inf  # log-odds the network must give: punctuation agrees, does not, forbids


@dataclass(frozen=True, slots=True)
class Line:
    """Words in a row. ``glued[i]``: no space before word i; ``gaps[i]``: an empty line before it."""

    words: Sequence[str]
    glued: Sequence[bool]
    gaps: Sequence[bool]

    def closes(self, i: int) -> bool:
        """Whether word i is a quote or bracket that belongs to what stands before it."""
        return self.words[i] in CLOSERS and (self.glued[i] or self.words[i] not in OPENERS)

    def opens(self, i: int) -> bool:
        """Whether word i is a quote or bracket that belongs to what stands after it."""
        return self.words[i] in OPENERS and not self.closes(i)


def sure_breaks(line: Line) -> list[int]:
    """Positions at which a sentence surely begins."""
    return [i for i in range(1, len(line.words)) if line.gaps[i] or _is_sure(line, i)]


def bars(line: Line) -> list[float]:
    """The log-odds above which the network's word that a sentence begins here is taken."""
    return [_bar(line, i) for i in range(len(line.words))]


def segments(starts: Sequence[float], needed: Sequence[float]) -> list[tuple[int, int]]:
    """The sentences of a block: ``starts`` are the network's log-odds, ``needed`` the bars."""
    cuts = [0, *(i for i in range(1, len(starts)) if starts[i] > needed[i])]
    return list(zip(cuts, [*cuts[1:], len(starts)], strict=True))


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


def _bar(line: Line, i: int) -> float:
    if i == 0 or line.closes(i) or line.words[i] in STOPS or (line.glued[i] and not line.opens(i) and not _ends(line, i - 1)):
        return NEVER
    return LIKELY if _ends(line, i - 1) else CERTAIN


def _is_sure(line: Line, i: int) -> bool:
    before = i - 1
    if line.closes(before) and line.words[before] not in {")", "]"}:
        return before > 0 and line.words[before - 1] == "." and _may_begin(line, i)
    if line.words[before] in {".", "!", "?"}:
        return _may_begin(line, i) and not (line.words[before] == "." and _is_initial(line, before - 1))
    return _ends_in_abbreviation(line, i)


def _ends_in_abbreviation(line: Line, i: int) -> bool:
    """``in the U.S. The ...``: after an abbreviation only a small word with a capital is sure to begin a sentence."""
    last = line.words[i - 1]
    return len(last) > 3 and last.endswith(".") and last[0].isupper() and line.words[i] in BEGINNERS


def _is_initial(line: Line, i: int) -> bool:
    return i >= 0 and len(line.words[i]) == 1 and line.words[i].isalpha()


def _ends(line: Line, i: int) -> bool:
    while i > 0 and line.closes(i):
        i -= 1
    word = line.words[i]
    return word in STOPS or (word.endswith((".", "!", "?", "…")) and len(word) > 1)


def _may_begin(line: Line, i: int) -> bool:
    while i < len(line.words) and line.opens(i):
        i += 1
    return i < len(line.words) and (line.words[i][0].isupper() or line.words[i][0].isdigit())
