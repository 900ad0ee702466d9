"""Common nouns for people and organs ("troops", "lawmakers", "foreign ministry") and the sector of who is meant by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from legation.knowledge import tables
from legation.knowledge.gazetteer import SECTORS
from legation.knowledge.names import pieces

KINDS = frozenset({"person", "group", "organ"})
_MOST_KEPT = 20_000  # words whose look-up is remembered


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun in the singular, lower case, of one or several words. ``kind``: ``person`` (one at a time), ``group`` or ``organ``."""

    lemma: str
    sector: str
    kind: str


class Agents:
    """The nouns of the table, looked up in the singular or the plural."""

    def __init__(self, agents: Iterable[Agent]) -> None:
        self._by_key = {_key(agent.lemma): agent for agent in agents}
        self._limit: dict[str, int] = {}
        self._single: dict[str, Agent | None] = {}
        for key in self._by_key:
            words = key.split()
            self._limit[words[0]] = max(len(words), self._limit.get(words[0], 0))

    def get(self, lemma: str) -> Agent | None:
        """The agent of a noun or of several words ("security forces"), in any case and number; ``None`` if it is none."""
        if lemma in self._single:
            return self._single[lemma]
        key = _key(lemma)
        found = self._by_key.get(key) or next((self._by_key[one] for one in _singulars(key) if one in self._by_key), None)
        if " " not in lemma and len(self._single) < _MOST_KEPT:
            self._single[lemma] = found
        return found

    def may_begin(self, word: str) -> bool:
        """Whether an agent of several words may begin with ``word``."""
        first = _beginnings(word)
        return not first or any(one in self._limit for one in (*first, first[0][:-1]))

    def longest(self, words: Sequence[str], i: int) -> tuple[int, Agent | None]:
        """How many of ``words`` from ``i`` on make up the longest agent, and the agent; ``(0, None)`` if none does."""
        limit = max((self._limit.get(word, 0) for word in _beginnings(words[i])), default=0)
        # A hyphen may stand as a word of its own, so a name of two words can take three.
        for n in range(min(2 * limit, len(words) - i), 0, -1):
            if pieces(words[i + n - 1]) and (found := self.get(" ".join(words[i : i + n]))) is not None:
                return n, found
        return 0, None

    def __len__(self) -> int:
        return len(self._by_key)

    def __iter__(self) -> Iterator[Agent]:
        return iter(self._by_key.values())


def load(*, dictionary: Iterable[Agent] = ()) -> Agents:
    """The nouns of ``agents.tsv``, and over them those of a ``dictionary``.

    Raises ``TableError`` for an unknown sector or kind, or a noun that stands in the table twice.
    """
    agents: dict[str, Agent] = {}
    for row in tables.read_tsv(tables.data("agents.tsv"), ("lemma", "sector", "kind")):
        sector, kind = row.choice("sector", SECTORS), row.choice("kind", KINDS)
        for lemma in row.items("lemma"):
            if lemma in agents:
                raise row.error(f"{lemma!r} stands in the table twice; keep the row that is meant")
            agents[lemma] = Agent(lemma, sector, kind)
    return Agents((*agents.values(), *dictionary))


@lru_cache(maxsize=1 << 14)
def _beginnings(word: str) -> tuple[str, ...]:
    """What an agent that begins with ``word`` may begin with in the table."""
    first = _key(word).split()
    return (*first[:1], *_singulars("".join(first[:1])))


@lru_cache(maxsize=1 << 14)
def _key(words: str) -> str:
    return " ".join(piece.lower() for word in words.split() for piece in pieces(word))


def _singulars(key: str) -> Iterator[str]:
    """What the last word may be in the singular, likeliest first."""
    if key.endswith("men"):
        yield key[:-3] + "man"
    if key.endswith("ies"):
        yield key[:-3] + "y"
    if key.endswith("s") and not key.endswith("ss"):
        yield key[:-1]
    if key.endswith("es"):
        yield key[:-2]
    if key.endswith("people"):
        yield key[:-6] + "person"
    first, _, rest = key.partition(" ")
    if rest and first.endswith("s"):
        yield f"{first[:-1]} {rest}"
