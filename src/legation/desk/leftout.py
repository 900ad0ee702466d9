"""What an article holds that no report was filed from, sentence by sentence, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legation.explain import left_out as find
from legation.types import Article, Page

if TYPE_CHECKING:
    from legation.pipeline import House

CODED = (None, "en")


def left_out(page: Page, article: Article, house: House) -> list[dict[str, Any]]:
    """Each sentence that was read and not filed, with the reason; none of an article in a language that is not coded."""
    if article.language not in CODED:
        return []
    found = find(page, article, house)
    return [{"text": " ".join(one.text.split()), "start": one.start, "end": one.end, "why": one.why} for one in found]
