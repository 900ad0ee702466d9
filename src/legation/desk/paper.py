"""A page as its reader saw it: all its text in order, each stretch with what it is, and the sentences that were coded marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.types import Article, Page, Passage, Report

# More of a page than this is cut around what is marked: books and whole archives come as pages too.
LONGEST = 60_000
AROUND = 20_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence of the page, ``start`` to ``end`` in its plain text, and the reports that were read from it."""

    start: int
    end: int
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one kind: ``role`` is ``title``, ``lead``, ``body``, ``caption``, ``comment``, ``related`` or ``other``.

    ``mark`` is what marks it; ``first`` says that the mark begins here.
    """

    text: str
    role: str
    start: int
    mark: Mark | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The stretches in order, and how many characters were cut off before and after them."""

    stretches: tuple[Stretch, ...]
    before: int = 0
    after: int = 0

    def share(self, *roles: str) -> float:
        """Which part of what is shown is of these roles, 0 to 1."""
        total = sum(len(s.text) for s in self.stretches)
        return sum(len(s.text) for s in self.stretches if s.role in roles) / total if total else 0.0


def lay_out(page: Page, article: Article, reports: Iterable[Report], around: Sequence[str] = ()) -> Paper:
    """The page with the sentences of ``reports`` marked; of a very long one, what stands around the reports of ids ``around``."""
    marks = marks_of(page, reports)
    roles = _roles(page, article)
    first, last = _window(len(page.plain), marks, around)
    cuts = sorted({first, last, *(at for start, end, _ in roles for at in (start, end)), *(at for m in marks for at in (m.start, m.end))})
    edges = [at for at in cuts if first <= at <= last]
    stretches = (_stretch(page.plain, start, end, roles, marks) for start, end in pairwise(edges) if end > start)
    return Paper(tuple(stretches), first, len(page.plain) - last)


def marks_of(page: Page, reports: Iterable[Report]) -> list[Mark]:
    """Where the sentences stand in the plain text, in order; one mark for reports of one sentence, none on top of another."""
    found: dict[tuple[int, int], list[str]] = {}
    for report in reports:
        found.setdefault(to_plain(page, report.start, report.end), []).append(report.id)
    marks: list[Mark] = []
    for (start, end), ids in sorted(found.items()):
        if marks and start < marks[-1].end:
            marks[-1] = Mark(marks[-1].start, max(end, marks[-1].end), (*marks[-1].reports, *ids))
        elif end > start:
            marks.append(Mark(start, end, tuple(ids)))
    return marks


def to_plain(page: Page, start: int, end: int) -> tuple[int, int]:
    """Positions in ``page.source`` as positions in ``page.plain``."""
    if page.offsets is None:
        return min(start, len(page.plain)), min(end, len(page.plain))
    return bisect_left(page.offsets, start), bisect_left(page.offsets, end)


def _roles(page: Page, article: Article) -> list[tuple[int, int, str]]:
    """Stretches that the article names, where they stand; the first that claims a place has it."""
    named: list[tuple[str, Iterable[Passage]]] = [
        ("title", [article.title] if article.title else []),
        ("lead", article.lead),
        ("body", article.body),
        ("caption", article.captions),
        ("comment", (comment.passage for comment in article.comments)),
        ("related", article.related),
    ]
    found = [(p.start, p.end, role) for role, passages in named for p in passages if page.plain[p.start : p.end] == p.text]
    return sorted(found)


def _window(length: int, marks: Sequence[Mark], around: Sequence[str]) -> tuple[int, int]:
    if length <= LONGEST:
        return 0, length
    mark = next((m for m in marks if set(m.reports) & set(around)), marks[0] if marks else None)
    start = max(0, mark.start - AROUND) if mark else 0
    return start, min(length, start + LONGEST)


def _stretch(plain: str, start: int, end: int, roles: Sequence[tuple[int, int, str]], marks: Sequence[Mark]) -> Stretch:
    role = next((role for first, last, role in _near(roles, start) if first <= start and end <= last), "other")
    mark = next((m for m in marks if m.start <= start and end <= m.end), None)
    return Stretch(plain[start:end], role, start, mark, bool(mark and mark.start == start))


def _near(roles: Sequence[tuple[int, int, str]], start: int) -> Sequence[tuple[int, int, str]]:
    at = bisect_left(roles, (start + 1,))
    return roles[max(0, at - 8) : at]
