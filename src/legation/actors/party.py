"""What the rules of this room pass to one another: a party as meant, and a place in the text where it is mentioned."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.types import Candidate

PERSON, STATE, BODY, ORGAN, PEOPLE = "person", "state", "body", "organ", "people"
#: How a mention of a place begins its ``why``: it says where, and is a party only if nothing else is.
PLACE = "place: "
#: The tables' code for parts of the world that stand for nobody ("the West"): known, so that nobody else is taken for them.
NOWHERE = "UNK"
NON_STATES = frozenset({"IGO", "NGO", "IMG", "MNC", "JRN", "UNK"})


@dataclass(frozen=True, slots=True)
class Referent:
    """One party as meant. ``kind`` is person, state, body, organ or people; ``title`` the noun or office it was called by."""

    code: str
    kind: str
    sector: str | None = None
    identifier: str | None = None
    office: str | None = None
    why: str = ""
    title: str = ""
    woman: bool | None = None
    candidates: tuple[Candidate, ...] = ()

    def because(self, why: str) -> Referent:
        return replace(self, why=why)

    @property
    def is_place(self) -> bool:
        return self.why.startswith(PLACE)


@dataclass(slots=True)
class Mention:
    """Where parties are mentioned: tokens ``[start, end)`` of a passage, headed by ``head``.

    A mention whose ``referents`` are empty is one whose country is still to be found; ``owner`` is then a pronoun that stands
    before it ("his counterpart"), and ``title`` its noun. ``rank`` is how much its place in the sentence makes it the topic.
    ``elsewhere``: it is of a part of the world that is no party ("Western diplomats"), so not of the country at hand.
    ``marks`` are words by which it is told apart from others so called.
    ``exact`` is the span that a user has marked, in characters of the passage, where it need not be a span of tokens.
    """

    start: int
    end: int
    head: int
    kind: str
    referents: tuple[Referent, ...] = ()
    plural: bool = False
    title: str = ""
    sector: str | None = None
    office: str | None = None
    owner: int | None = None
    definite: bool = False
    name: str | None = None
    rank: int = 0
    why: str = ""
    elsewhere: bool = False
    exact: tuple[int, int] | None = None
    marks: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(r.code for r in self.referents)
