"""What an article's text comes down to where texts are compared: a few hundred numbers that copies of it share.

A bottom-k sketch (Broder 1997, "On the resemblance and containment of documents"): of the hashes of all runs of four words the smallest,
which are a fair sample of them. Unlike the MinHash of many permutations it tells also how much of a *cut* copy stands in the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from legation.types import Article

RUN = 4
"""Words in a run: with fewer, strangers share phrases; with more, one changed word costs a copy too much."""

KEEP = 256
"""Runs that are kept of an article, the smallest hashes first: all of a short one, a sample of a long one."""

FEWEST = 24
"""Runs that an article must have: less text is a headline or a notice, and says too little to be a copy."""

FIGURES = 64
"""Numbers that are kept of an article."""

Hashes = NDArray[np.uint32]

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
# Odd constants that scatter bits (Steele and Vigna 2021, doi:10.1002/spe.3030; the finaliser of MurmurHash3).
_STEP, _MIX = np.uint64(0xD1342543DE82EF95), np.uint64(0xFF51AFD7ED558CCD)
_ALL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two articles agree: the share of the shorter that stands in the longer (``contained``), the share of both together that
    they have in common (``alike``, Jaccard), and the share of the shorter's numbers that the longer has, out of how many."""

    contained: float
    alike: float
    figures: float
    of_figures: int


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """``size`` distinct runs of words, of which ``runs`` is a sample; ``figures`` stand for its numbers. Both are sorted hashes."""

    size: int
    runs: Hashes
    figures: Hashes

    def pack(self) -> bytes:
        """As bytes, for a file."""
        head = np.array([self.size, len(self.runs)], dtype="<u4")
        return b"".join(part.astype("<u4").tobytes() for part in (head, self.runs, self.figures))

    @classmethod
    def unpack(cls, data: bytes) -> Signature:
        """The signature that was packed into ``data``."""
        numbers = np.frombuffer(data, dtype="<u4").astype(np.uint32, copy=False)
        kept = 2 + int(numbers[1])
        return cls(int(numbers[0]), numbers[2:kept], numbers[kept:])

    def overlap(self, other: Signature) -> Overlap:
        """What the two have in common, estimated from their samples (of 256 runs: give or take 0.06)."""
        runs = _in_common(self.runs, other.runs, KEEP)
        figures = _in_common(self.figures, other.figures, FIGURES)
        both, fewer, union = runs
        return Overlap(both / max(fewer, 1), both / max(union, 1), figures[0] / max(figures[1], 1), figures[1])


def sign(article: Article) -> Signature | None:
    """The signature of what the reporter wrote, headline apart (each outlet sets its own); ``None`` of an article too short to compare."""
    words = _words(" ".join(passage.text for passage in (*article.lead, *article.body)))
    runs = _runs(words)
    if len(runs) < FEWEST:
        return None
    figures = sorted({crc32(word.encode()) for word in words if word[0].isdigit()})
    return Signature(len(runs), runs[:KEEP], np.array(figures[:FIGURES], dtype=np.uint32))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "").replace("'", "").casefold())


def _runs(words: list[str]) -> Hashes:
    """Distinct hashes of all runs of :data:`RUN` words, sorted."""
    count = max(len(words) - RUN + 1, 0)
    hashes = np.array([crc32(word.encode()) for word in words], dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(RUN if count else 0):
        mixed = (mixed + hashes[at : at + count] + np.uint64(1)) * _STEP  # arrays wrap around in silence, as hashing needs it
        mixed ^= mixed >> np.uint64(32)
    return np.unique((mixed * _MIX >> np.uint64(32)).astype(np.uint32))


def _in_common(one: Hashes, other: Hashes, most: int) -> tuple[int, int, int]:
    """Of two samples: hashes in both, in the one that has fewer, and in either, up to the hash to which both are complete."""
    limit = min(int(sample[-1]) if len(sample) == most else _ALL for sample in (one, other))
    a, b = (sample[: np.searchsorted(sample, limit, side="right")] for sample in (one, other))
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both, min(len(a), len(b)), len(a) + len(b) - both
