"""Which language an article is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from legation.types import Passage

#: Characters looked at; more does not change the answer. Of plain English the first few are enough.
_SAMPLE, _FIRST, _PLAINLY = 3000, 800, 0.999
#: Characters from which the identifier's word is taken, how sure it must be, and the chance of English below which a text is surely not.
_SHORT, _SURE, _HARDLY = 120, 0.8, 0.02
#: Words, and the share of them in small letters, that make sentences rather than a list of names.
_WORDS, _LOWER = 6, 0.5
#: Share of letters in other scripts from which a text is in one of the languages written in them.
_OTHER_SCRIPT = 0.6
_ALPHABETS = {
    "ARABIC": "ar fa ku ps ug ur", "ARMENIAN": "hy", "BENGALI": "as bn", "CJK": "ja zh", "CYRILLIC": "be bg kk ky mk mn ru sr uk",
    "DEVANAGARI": "hi mr ne", "ETHIOPIC": "am", "GEORGIAN": "ka", "GREEK": "el", "GUJARATI": "gu", "GURMUKHI": "pa", "HANGUL": "ko",
    "HEBREW": "he", "HIRAGANA": "ja", "KANNADA": "kn", "KATAKANA": "ja", "KHMER": "km", "LAO": "lo", "MALAYALAM": "ml", "ORIYA": "or",
    "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
}  # fmt: skip


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(passages: Sequence[Passage], given: str | None = None) -> str | None:
    """ISO 639-1 code of the language; None where the text is too short or too mixed to tell.

    A short text is called English or nothing, unless its script or its sentences say that it is surely not English: what is not English
    is not coded. ``given``, what the row or the markup says, decides only where the text does not.
    """
    text = "\n".join(p.text for p in passages)[:_SAMPLE]
    if not text.strip():
        return given
    alphabet = _alphabet(text)
    if alphabet:
        return _ranked(text, frozenset(_ALPHABETS[alphabet].split()))[0][0]
    code, share = _identifier().classify(text[:_FIRST])
    if len(text) > _FIRST and not (code == "en" and float(share) >= _PLAINLY):
        code, share = _identifier().classify(text)
    if float(share) >= _SURE and (len(text) >= _SHORT or code == "en"):
        return str(code)
    if _has_sentences(text):
        ranked = _ranked(text)
        if dict(ranked).get("en", 0.0) < _HARDLY:
            return ranked[0][0]
    return given


def _alphabet(text: str) -> str | None:
    """The script other than Latin that most letters of the text are in."""
    letters = [c for c in text if c.isalpha()]
    names = [unicodedata.name(c, "").split(" ")[0] for c in letters if ord(c) > 0x24F]
    if not letters or len(names) < _OTHER_SCRIPT * len(letters):
        return None
    if "HIRAGANA" in names or "KATAKANA" in names:
        return "HIRAGANA"  # Japanese has Chinese characters too
    best = max(set(names), key=lambda name: (names.count(name), name))
    return best if best in _ALPHABETS else None


def _ranked(text: str, among: frozenset[str] | None = None) -> list[tuple[str, float]]:
    """Languages with their chances, the likeliest first; only those ``among`` a set, if one is given."""
    ranked = [(str(code), float(share)) for code, share in _identifier().rank(text)]
    return [r for r in ranked if among is None or r[0] in among] or [(min(among or {"en"}), 0.0)]


def _has_sentences(text: str) -> bool:
    """Whether enough words are there, and not mostly capitalised as in lists of names."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= _WORDS and sum(w[0].islower() for w in words) >= _LOWER * len(words)
