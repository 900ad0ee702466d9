"""Which pages are one text: a wire story in many outlets, a page met twice in one crawl. So that what one desk wrote counts as one source.

Two pages are copies if most of the shorter stands word for word in the longer, they bear no other numbers, and their days allow it.
Candidates are pages that share rare runs of words (each run's pages, beside each other in a list), so that the work grows with the
pages and not with their pairs. A group is what is alike *on the whole*: a survey that quotes two wire stories in full joins one of
them at most, and never makes the two one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from legation.record.claims import PageFacts

if TYPE_CHECKING:
    from legation.articles import Signature

CONTAINED = 0.6
"""Share of the shorter text that must stand in the longer, if they are two outlets'."""

CONTAINED_AT_HOME = 0.9
"""The same within one outlet, which repeats its own background from day to day."""

SAME_TEXT = 0.9
"""Share of both texts together from which on days do not matter: the very text, filed again."""

DAYS = 7
"""Days within which a story is taken over by others; above that, what is alike is a form filled in anew."""

FIGURES, SAME_FIGURES = 4, 0.5
"""From so many numbers on, this share of the shorter's must stand in the longer: a daily bulletin keeps its words and not its numbers."""

# Runs whose hash is below this bring pages together; every fourth. Each page is laid beside the next two that have the run.
_SEEK, _BESIDE, _MEETINGS = 1 << 30, (1, 2), 2
_SLICE = _SEEK // 8
# A run and a page, or two pages, are one number of 64 bits.
_PAGE_BITS, _PAGE = 32, (1 << 32) - 1
# Members of a group that a newcomer is compared with.
_ASKED = 8


@dataclass(frozen=True, slots=True)
class Copies:
    """Pages of one text: the first is the one published first, of equals the longest. ``shared`` is the share of each that stands
    in the first, or of the first in it, whichever is shorter."""

    pages: tuple[str, ...]
    shared: tuple[float, ...]


def find_copies(signatures: Mapping[str, Signature], facts: Mapping[str, PageFacts]) -> list[Copies]:
    """The groups of two pages and more, by their first page. The order of ``signatures`` does not matter."""
    names = sorted(signatures)
    signs = [signatures[name] for name in names]
    known = [facts.get(name, PageFacts()) for name in names]
    pairs = [(share, a, b) for a, b in _candidates(signs) if (share := _copied(signs[a], signs[b], known[a], known[b]))]
    groups = _grouped(sorted(pairs, key=lambda pair: (-pair[0], pair[1:])), signs)
    return sorted((_told(group, names, signs, known) for group in groups), key=lambda copies: copies.pages)


def _candidates(signs: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Pairs of pages, each once, that stand beside each other in the lists of several runs.

    Runs are gone through slice by slice, because the lists of all runs together are larger than the signatures themselves.
    """
    slices = (_beside(_lists(signs, low, low + _SLICE)) for low in range(0, _SEEK, _SLICE))
    met = np.concatenate([_up_to(_MEETINGS, pairs) for pairs in slices])
    met.sort()
    often = met[_MEETINGS - 1 :][met[_MEETINGS - 1 :] == met[: 1 - _MEETINGS]]
    for pair in _up_to(1, often).tolist():
        yield pair >> _PAGE_BITS, pair & _PAGE


def _lists(signs: Sequence[Signature], low: int, high: int) -> NDArray[np.uint64]:
    """Run by run, of those between ``low`` and ``high``, the pages that have it: run and page in one number, sorted."""
    parts = []
    for page, sign in enumerate(signs):
        first, last = np.searchsorted(sign.runs, (low, high))
        parts.append(sign.runs[first:last].astype(np.uint64) << np.uint64(_PAGE_BITS) | np.uint64(page))
    lists = np.concatenate(parts) if parts else np.empty(0, dtype=np.uint64)
    lists.sort()
    return lists


def _beside(lists: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Every two pages that stand beside each other in a list, both in one number, sorted."""
    bits, page = np.uint64(_PAGE_BITS), np.uint64(_PAGE)
    same = ((step, np.flatnonzero(lists[:-step] >> bits == lists[step:] >> bits)) for step in _BESIDE)
    pairs = np.concatenate([(lists[at] & page) << bits | lists[at + step] & page for step, at in same])
    pairs.sort()
    return pairs


def _up_to(times: int, numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Sorted numbers, of each at most so many."""
    kept = np.ones(len(numbers), dtype=bool)
    kept[times:] = numbers[times:] != numbers[:-times]
    return numbers[kept]


def _copied(a: Signature, b: Signature, one: PageFacts, other: PageFacts) -> float:
    """How much of the shorter stands in the longer, if that makes them copies; else 0."""
    overlap = a.overlap(b)
    least = CONTAINED_AT_HOME if one.outlet and one.outlet == other.outlet else CONTAINED
    if overlap.contained < least:
        return 0.0
    if overlap.of_figures >= FIGURES and overlap.figures < SAME_FIGURES:
        return 0.0
    return overlap.contained if overlap.alike >= SAME_TEXT or _days_allow(one, other) else 0.0


def _days_allow(one: PageFacts, other: PageFacts) -> bool:
    """Whether the two may have been published within :data:`DAYS` of each other."""
    if not (one.first and one.last and other.first and other.last):
        return True
    return (max(one.first, other.first) - min(one.last, other.last)).days <= DAYS


def _grouped(pairs: Sequence[tuple[float, int, int]], signs: Sequence[Signature]) -> list[list[int]]:
    """Pairs, the surest first, put together as long as the two groups are alike on the whole."""
    group_of: dict[int, list[int]] = {}
    for _, a, b in pairs:
        one, other = group_of.get(a, [a]), group_of.get(b, [b])
        if one is not other and _alike(one, other, signs):
            whole = [*one, *other]
            group_of.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in group_of.values()}.values())


def _alike(one: Sequence[int], other: Sequence[int], signs: Sequence[Signature]) -> bool:
    """Whether the members agree on average, and the longest with the longest: what has a part of two stories is like the short of each."""
    longest, other_longest = (max(group, key=lambda page: signs[page].size) for group in (one, other))
    if signs[longest].overlap(signs[other_longest]).contained < CONTAINED:
        return False
    shares = [signs[a].overlap(signs[b]).contained for a in islice(one, _ASKED) for b in islice(other, _ASKED)]
    return sum(shares) >= CONTAINED * len(shares)


def _told(group: Sequence[int], names: Sequence[str], signs: Sequence[Signature], known: Sequence[PageFacts]) -> Copies:
    def first_and_whole(page: int) -> tuple[date, int, str]:
        return known[page].last or date.max, -signs[page].size, names[page]

    first, *others = sorted(group, key=first_and_whole)
    shares = [round(signs[first].overlap(signs[page]).contained, 2) for page in others]
    return Copies(tuple(names[page] for page in (first, *others)), (1.0, *shares))
