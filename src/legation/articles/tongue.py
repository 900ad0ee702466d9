"""Which language an article is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from legation.types import Passage

#: Characters looked at; more does not change the answer.
_SAMPLE = 3000
_SHORT, _SURE = 120, 0.8


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(passages: Sequence[Passage], given: str | None = None) -> str | None:
    """ISO 639-1 code of the language; None where the text is too short or too mixed to tell.

    A short text is called English or nothing. ``given``, what the row or the markup says, decides only where the text does not.
    """
    text = "\n".join(p.text for p in passages)[:_SAMPLE]
    if not text.strip():
        return given
    code, share = _identifier().classify(text)
    sure = float(share) >= _SURE and (len(text) >= _SHORT or code == "en")
    return str(code) if sure else given
