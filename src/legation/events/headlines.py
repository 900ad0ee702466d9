"""What a headline leaves out, the text below it tells: the day, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.events.drafts import Draft, codes


def from_the_text(drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of the headline without a day or speaker with the text's; ``told`` is all that the lexicon reads in the article."""
    return [_completed(draft, told) if draft.scene.parsed.part == "title" else draft for draft in drafts]


def _completed(draft: Draft, told: Sequence[Draft]) -> Draft:
    same = [other for other in told if other.scene.parsed.part != "title" and _tells_the_same(other, draft)]
    dated = next((other.when for other in same if other.when.date), None)
    heard = next((other.speaker for other in same if other.speaker), None)
    if draft.when.date is None and dated is not None:
        draft = draft.with_(when=replace(dated, inferred_from=f"as told below the headline, \u201c{dated.inferred_from}\u201d"))
    return draft.with_(speaker=heard) if draft.speaker is None and heard is not None else draft


def _tells_the_same(a: Draft, b: Draft) -> bool:
    return a.meaning.type == b.meaning.type and codes((*a.actors, *a.recipients)) == codes((*b.actors, *b.recipients))
