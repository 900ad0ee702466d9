"""Which pairs of parties the view need not be asked about, because it would deny that anything ties them.

There are two kinds: those the lexicon is silent on, of which the view files one in twenty-five; and, where the view denies that what the
lexicon reads ties its two parties, those of either of them with others, of which it takes one in thirty. Asking is the dearest thing done
for them. A linear model over what the parse shows of a pair (its words, its way through the tree, its parties) lets the likelier through.
It is a table for each kind, ``sieve.tsv`` and ``instead.tsv``, a weight for each sign; ``python -m legation.events.view.train.sieve``
learns them from what the view holds of real articles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legation.events.drafts import NONE, Draft
from legation.events.scene import Scene
from legation.events.view.weights import read_weights
from legation.types import Actor

SILENT, INSTEAD = "sieve.tsv", "instead.tsv"
_TOLD = ("VERB", "NOUN", "ADJ")
_BETWEEN = (*_TOLD, "ADP", "ADV", "PART")
_FAR = 12  # steps; a broken tree may have circles
_OF_TYPE = ("over ", "first case", "second case", "first way", "second way", "ways ", "only ")  # weighed for each type by itself
_LEAST_LOG = -6  # of a chance; less is as little


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the signs are read from, word by word; ``mentions`` are the words that head a party."""

    lemmas: Sequence[str]
    pos: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    mentions: Sequence[int]
    part: str

    @classmethod
    def of(cls, scene: Scene) -> Sentence:
        tokens, start = list(scene.sentence), scene.sentence.start
        return cls(
            [t.lemma_.lower() for t in tokens],
            [t.pos_ for t in tokens],
            [t.dep_ for t in tokens],
            [t.head.i - start for t in tokens],
            [t.i - start for t in tokens if scene.at.get(t.i)],
            scene.parsed.part,
        )


@dataclass(frozen=True, slots=True)
class Side:
    """A party of the pair: the word that heads it, its sector, and by what it was known ("country", "person", "place")."""

    head: int
    sector: str
    kind: str

    @classmethod
    def of(cls, actor: Actor, scene: Scene) -> Side:
        head = next((t.i for t in scene.sentence if actor in scene.at.get(t.i, ())), scene.sentence.start)
        return cls(head - scene.sentence.start, actor.sector or "", actor.why.split(" ")[0].rstrip(":"))


class Sieve:
    """Lets through the pairs that the view may have something to say about."""

    def __init__(self, weights: Mapping[str, float], least: float) -> None:
        self._weights, self._least = weights, least

    def keeps(self, signs: Iterable[str]) -> bool:
        """Whether to ask about a pair of which these signs are seen."""
        return self.score(signs) >= self._least

    def score(self, signs: Iterable[str]) -> float:
        """Log-odds that the view files something."""
        return sum(self._weights.get(sign, 0.0) for sign in signs)


@cache
def load_sieve(folder: Path, table: str = SILENT) -> Sieve:
    """A sieve in a folder; :class:`ModelError` with the line for a table that is none."""
    return Sieve(*read_weights(folder / table, "legation.events.view.train.sieve"))


def signs_instead(draft: Draft, denied: Mapping[str, float], sentence: Sentence | None = None) -> Iterator[str]:
    """What is seen of a draft that would stand in the place of one that the view denies: of its pair, if it has two parties, and of
    what the view held of the one before, a log-probability for each type; ``sentence`` as for ``signs_of``."""
    kind, paired = draft.meaning.type, bool(draft.actors and draft.recipients)
    pair = signs_of(draft, sentence) if paired else ["always", "only an actor" if draft.actors else "only a recipient"]
    likeliest = max(denied, key=denied.__getitem__)
    yield from pair
    yield from (f"{kind} {sign}" for sign in pair if sign.startswith(_OF_TYPE))
    yield f"type {kind}"
    yield f"seen {likeliest}"
    yield f"type {kind} seen {likeliest}"
    yield f"chance {max(_LEAST_LOG, math.floor(denied[kind]))}"
    yield f"chance of none {max(_LEAST_LOG, math.floor(denied[NONE]))}"
    yield f"weight {draft.meaning.weight:.1f}"


def signs_of(draft: Draft, sentence: Sentence | None = None) -> list[str]:
    """What is seen of the two parties of a draft; ``sentence`` is what its scene gave before, if it did."""
    scene = draft.scene
    sides = Side.of(draft.actors[0], scene), Side.of(draft.recipients[0], scene)
    return list(signs(sentence or Sentence.of(scene), *sides, draft.meaning.word.i - scene.sentence.start))


def signs(sentence: Sentence, first: Side, second: Side, joint: int) -> Iterator[str]:
    """The signs of a pair, each once: of where the two stand, of the word over both, of their parties, of the words around them."""
    yield "always"
    ways = [_way(sentence, side.head, joint) for side in (first, second)]
    cases = [_case(sentence, side.head) for side in (first, second)]
    steps, gap = sum(map(len, ways)), abs(first.head - second.head)
    yield f"steps {min(steps, 9)}"
    yield f"words between {'0 1 2 3 4-5 4-5 6-8 6-8 6-8'.split()[gap] if gap < 9 else '9-15' if gap < 16 else '16 and more'}"
    lemma, pos = sentence.lemmas[joint], sentence.pos[joint]
    yield f"over {lemma}"
    yield f"over {pos} {sentence.deps[joint]}"
    for name, way, case, side in zip(("first", "second"), ways, cases, (first, second), strict=True):
        yield f"{name} way {' '.join(way)}"
        yield f"{name} case {case}"
        yield f"{name} sector {side.sector}"
        yield f"{name} known {side.kind}"
        yield f"{name} pos {sentence.pos[side.head]} {sentence.deps[side.head]}"
        yield f"over {lemma} {name} {way[-1] if way else 'itself'} {case}"
    yield f"ways {' '.join(ways[0])} and {' '.join(ways[1])}"
    yield f"cases {cases[0]} and {cases[1]}"
    yield f"sectors {first.sector} and {second.sector}"
    yield from _around(sentence, first.head, second.head)


def _around(sentence: Sentence, first: int, second: int) -> Iterator[str]:
    low, high = sorted((first, second))
    yield f"mentions {min(len(sentence.mentions), 8)}"
    yield f"mentions between {min(sum(low < m < high for m in sentence.mentions), 3)}"
    yield f"length {min(len(sentence.lemmas) // 8, 8)}"
    yield f"part {sentence.part}"
    inside = {sentence.lemmas[i] for i in range(low + 1, high) if sentence.pos[i] in _BETWEEN}
    yield from (f"between {lemma}" for lemma in sorted(inside))
    told = {lemma for lemma, pos in zip(sentence.lemmas, sentence.pos, strict=True) if pos in _TOLD}
    yield from (f"said {lemma}" for lemma in sorted(told))


def _way(sentence: Sentence, word: int, top: int) -> list[str]:
    """The relations on the way from a word up to another; at most to the root."""
    way: list[str] = []
    while word != top and len(way) < _FAR:
        way.append(sentence.deps[word])
        head = sentence.heads[word]
        if head == word or not 0 <= head < len(sentence.heads):
            break
        word = head
    return way


def _case(sentence: Sentence, word: int) -> str:
    """The preposition of a word, or of what it stands in, two steps up at most."""
    for _ in range(3):
        found = next((i for i in range(max(0, word - 6), word) if sentence.heads[i] == word and sentence.deps[i] == "case"), None)
        if found is not None:
            return sentence.lemmas[found]
        if sentence.heads[word] == word or sentence.pos[sentence.heads[word]] in ("VERB", "AUX"):
            return ""
        word = sentence.heads[word]
    return ""
