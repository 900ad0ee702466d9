"""What the network reads of a word: its pieces, its casing, its ending, its shape.

Training and run time share this file, so a word looks the same to both. The numbers (hash sizes, case classes) are part of the
model's format: change them and every model trained before is void.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SUFFIXES = 4096
SHAPES = 512
CASES = 9
MAX_PIECES = 10  # of one word: a long web address says no more than its beginning
MAX_CACHED = 30_000

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‛ʼ′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"),
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as numbers: piece ids, case class, hashed suffix, hashed shape."""

    pieces: tuple[int, ...]
    case: int
    suffix: int
    shape: int


@dataclass(slots=True)
class Row:
    """One block of words as the network takes it; ``first`` and ``last`` point from words (0 is the root) to pieces."""

    ids: list[int]
    cases: list[int]
    first: list[int] = field(default_factory=lambda: [0])
    last: list[int] = field(default_factory=lambda: [0])
    suffixes: list[int] = field(default_factory=lambda: [0])
    shapes: list[int] = field(default_factory=lambda: [0])

    def add(self, word: Word) -> None:
        self.first.append(len(self.ids))
        self.ids.extend(word.pieces)
        self.cases.extend([word.case] * len(word.pieces))
        self.last.append(len(self.ids) - 1)
        self.suffixes.append(word.suffix)
        self.shapes.append(word.shape)


def fold(form: str) -> str:
    """The form with typographic quotes and dashes made plain and invisible characters dropped; may be empty."""
    return form.translate(_FOLD)


def case_class(form: str) -> int:
    """1 lower, 2 Title, 3 CAPITALS, 4 one capital, 5 letters and digits, 6 digits, 7 neither, 8 mIxed; 0 is kept for no word."""
    letters = [c for c in form if c.isalpha()]
    digits = any(c.isdigit() for c in form)
    if not letters:
        return 6 if digits else 7
    if digits:
        return 5
    if not any(c.isupper() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 4 if len(letters) == 1 else 3
    return 2 if form[:1].isupper() and not any(c.isupper() for c in form[1:]) else 8


def shape(form: str) -> str:
    """``T-72`` is ``X-dd``; runs longer than three are cut to three."""
    out: list[str] = []
    for char in form[:40]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if out[-3:] != [sign] * 3:
            out.append(sign)
    return "".join(out)


def _bucket(text: str, size: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % (size - 1) + 1


class Encoder:
    """Words to numbers, with a bounded cache. ``remap`` renumbers the pieces of a vocabulary that was cut after training."""

    def __init__(self, tokenizer_file: Path, remap: Sequence[int] | None = None) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._remap = remap
        self._cache: dict[str, Word] = {}
        self.cls, self.sep, self.unknown, self.mask = (self._special(t) for t in ("[CLS]", "[SEP]", "[UNK]", "[MASK]"))

    def _special(self, token: str) -> int:
        number: int = self._tokenizer.token_to_id(token)
        return number if self._remap is None else int(self._remap[number])

    def word(self, form: str) -> Word:
        known = self._cache.get(form)
        if known is None:
            known = self._new(fold(form) or "-")
            if len(self._cache) < MAX_CACHED:
                self._cache[form] = known
        return known

    def _new(self, form: str) -> Word:
        pieces: list[int] = self._tokenizer.encode(form[:200], add_special_tokens=False).ids
        if self._remap is not None:
            pieces = [int(self._remap[i]) for i in pieces]
        if len(pieces) > MAX_PIECES:
            pieces = [*pieces[: MAX_PIECES - 1], pieces[-1]]
        suffix = _bucket(f"{min(len(form), 4)}|{form[-3:]}", SUFFIXES)
        return Word(tuple(pieces) or (self.unknown,), case_class(form), suffix, _bucket(shape(form), SHAPES))

    def row(self, forms: Sequence[str]) -> Row:
        """A block of words with its start and end marks."""
        row = Row([self.cls], [0])
        for form in forms:
            row.add(self.word(form))
        row.ids.append(self.sep)
        row.cases.append(0)
        return row
