"""One key for the many spellings of a name: Sergei and Sergey, Hussein and Husain, Ban Ki-moon and Ban Ki Moon.

A name becomes a tuple of atoms: its words, split at blanks and hyphens, without diacritics, points, apostrophes and Arabic
articles, each in one form for the ways in which news agencies write the same sound. Names that differ by more than a rule
(Gaddafi and Qaddafi) are listed side by side in the tables instead.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset({"al", "el"})
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
    | dict.fromkeys("'’‘ʼʻ`´ʿʾ.,", None)
)
_SUSPECT = re.compile(r"[iyj]$|([b-df-hj-np-tv-z])\1|ou|ks|xand|^yevg|^[ms][ou]h|^h[ou]s|^ahm|^yo?u?s|^jo?us|^m[ou]a|af+[iy]$")
_FAMILIES = (
    (re.compile(r"^m[ou]ham+[ae]d$"), "mohamed"),
    (re.compile(r"^h[ou]s+[aei][iy]?n$"), "husein"),
    (re.compile(r"^ahm[ae]d$"), "ahmed"),
    (re.compile(r"^[yj]o?u?s+[eu]f$"), "yusuf"),
    (re.compile(r"^[gqk]h?a(d|dd|dh|th)h?af+[iy]$"), "gadafi"),
    (re.compile(r"^m[ou]am+[ae]r$"), "muamar"),
    (re.compile(r"^yevg"), "evg"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"xande?r$"), "xandr"),
)
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_ENDING = re.compile(r"(?<=[^iyj])(?:[iy]+|i?j)$")
_SPLIT = re.compile(r"[\s\-‐‑–—_]+")
_PLAIN = re.compile(r"[A-Za-z ]*")
_PATRONYMIC = re.compile(r"[oe]v(ich|na)$")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """One atom's key: ``Sergey`` and ``Sergei`` give ``sergei``. Short words keep their double letters (Starr is no star)."""
    word = word.lower().translate(_LETTERS)
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).translate(_LETTERS)
    if not _SUSPECT.search(word):
        return word
    for family, key in _FAMILIES:
        word = family.sub(key, word)
    if len(word) > 5:
        word = _DOUBLED.sub(r"\1", word).replace("ou", "u")
    return _ENDING.sub("i", word)


def atoms(text: str) -> list[str]:
    """The keys of a name's words in order, Arabic articles dropped unless nothing else is there."""
    return list(_atoms(text)) if " " not in text else _read(text)


@lru_cache(maxsize=1 << 14)
def _atoms(word: str) -> tuple[str, ...]:
    return tuple(_read(word))


def _read(text: str) -> list[str]:
    parts = text.split() if _PLAIN.fullmatch(text) else _SPLIT.split(text)
    keys = [key for part in parts if (key := fold(part))]
    return keys if ARTICLES.isdisjoint(keys) else [key for key in keys if key not in ARTICLES] or keys


def droppable(key: str) -> bool:
    """Whether a reporter may have added this atom to a name: an initial or a patronymic."""
    return len(key) == 1 or bool(_PATRONYMIC.search(key))
