"""Names put in the place of other names of their kind, so that the network learns where a name stands and not only which names there are."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from legation.language.train.phrases import Phrase
from legation.language.train.treebank import NAMES, Sentence

LONGEST = 6


def collect(sentences: Sequence[Sentence]) -> dict[str, list[Phrase]]:
    """The names of a treebank by kind, each as often as it occurs, with the tree inside it."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for sentence in sentences:
        for start, end, kind in spans(sentence.tags or ()):
            phrase = _phrase(sentence, start, end)
            if phrase is not None and kind in NAMES:
                found[kind].append(phrase)
    return found


def spans(tags: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Stretches of BIO tags: start, end, kind."""
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag or "O").startswith("I-"):
            yield start, i, (tags[start] or "O")[2:]
            start = None
        if (tag or "O").startswith("B-"):
            start = i


def draw(names: dict[str, list[Phrase]], kind: str, rng: random.Random) -> Phrase | None:
    """A name of a kind; ``None`` where there is none."""
    return rng.choice(names[kind]) if names.get(kind) else None


def _phrase(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The words of a name with heads counted inside it; ``None`` unless one word of it hangs outside."""
    inside = range(start + 1, end + 1)
    heads = [h - start if h in inside else 0 for h in sentence.heads[start:end]]
    if heads.count(0) != 1 or end - start > LONGEST or not any(form[:1].isupper() for form in sentence.forms[start:end]):
        return None
    columns = (sentence.forms, sentence.lemmas, sentence.upos, sentence.morphs, heads, sentence.labels, sentence.tags or ())
    cut = [column if column is heads else column[start:end] for column in columns]
    return tuple((form, lemma, upos, morph, head, label if head else "", tag) for form, lemma, upos, morph, head, label, tag in zip(*cut, strict=True))
