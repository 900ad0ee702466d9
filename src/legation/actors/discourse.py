"""What an article has been talking about so far: its recent parties, its countries by weight, the two that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from legation.actors.english import NOT_PERSONS, PERSON_ENDINGS
from legation.actors.party import BODY, NON_STATES, ORGAN, PEOPLE, PERSON, STATE, Mention, Referent

REACH = 3  # sentences back to which a pronoun may point
TITLE_WEIGHT = 3.0
LEAST_SHARE = 0.25  # what the second country must weigh beside the first to be the other of "the two countries"
#: Nouns by which a body or a group is called once its name is known.
SORTS = {
    "group": (PEOPLE,),
    "movement": (PEOPLE,),
    "militia": (PEOPLE,),
    "party": (PEOPLE,),
    "bloc": (BODY,),
    "alliance": (BODY,),
    "organization": (BODY, PEOPLE),
    "organisation": (BODY, PEOPLE),
    "union": (BODY,),
}


@dataclass(frozen=True, slots=True)
class Past:
    """A mention and the number of the sentence it stood in."""

    sentence: int
    mention: Mention


class Discourse:
    """Grows with the article; the title comes first, so what it names weighs most."""

    def __init__(self) -> None:
        self._past: list[Past] = []
        self._weights: dict[str, float] = {}
        self._dateline: Referent | None = None
        self.sentence = 0

    def begin_sentence(self) -> None:
        self.sentence += 1

    def dateline(self, code: str, name: str) -> None:
        """The place from which the article was filed."""
        self._dateline = self._dateline or Referent(code, STATE, why=f"the dateline, {name}")

    def add(self, mention: Mention, *, title: bool = False) -> None:
        """Take note of a mention whose parties are known."""
        if not mention.referents:
            return
        self._past.append(Past(self.sentence, mention))
        weight = (1.0 + mention.rank) * (TITLE_WEIGHT if title else 1.0)
        for referent in mention.referents:
            if referent.code not in NON_STATES:
                share = weight * (0.25 if referent.is_place else 1.0)
                self._weights[referent.code] = self._weights.get(referent.code, 0.0) + share

    def add_joined(self, mention: Mention) -> None:
        """Take note that mentions already counted were joined by "and"."""
        self._past.append(Past(self.sentence, mention))

    # --- who was last ---------------------------------------------------------------------------------------------------------

    def recent(self, fits: Callable[[Mention], bool], *, reach: int = REACH) -> Iterator[tuple[int, Mention]]:
        """Mentions that fit, latest sentence first, in a sentence subjects before others and later before earlier."""
        chosen = [p for p in reversed(self._past) if p.sentence >= self.sentence - reach and fits(p.mention)]
        chosen.sort(key=lambda p: (-p.sentence, -p.mention.rank))
        return ((self.sentence - p.sentence, p.mention) for p in chosen)

    def here(self) -> list[Mention]:
        """The mentions of this sentence so far, in order."""
        return [p.mention for p in self._past if p.sentence == self.sentence]

    def person(self, *, woman: bool, but: frozenset[str] = frozenset()) -> Referent | None:
        """The man or woman whom "he" or "she" points to."""

        def fits(m: Mention) -> bool:
            return len(m.referents) == 1 and is_one(m) and (m.referents[0].identifier or "") not in but

        men = [m.referents[0] for _, m in self.recent(fits)]
        if woman:
            return next((p for p in men if p.woman), None) or next((p for p in men if p.woman is None and not p.identifier), None)
        return next((p for p in men if not p.woman), None)

    def thing(self, *, least_rank: int) -> Referent | None:
        """The state, body or organ that "it" points to: of this sentence, or the subject of the one before."""

        def fits(m: Mention) -> bool:
            return (
                len(m.referents) == 1
                and not m.plural
                and m.referents[0].kind in (STATE, BODY, ORGAN, PEOPLE)
                and not m.referents[0].is_place
            )

        for distance, mention in self.recent(fits, reach=1):
            if mention.rank >= (least_rank if distance == 0 else 4):
                return mention.referents[0]
        return None

    def group(self, *, several: bool = False) -> tuple[Referent, ...]:
        """The parties that "they" points to: the last plural, or several joined by "and"; only of several countries where so asked."""

        def fits(m: Mention) -> bool:
            if several:
                return len(set(m.codes)) > 1
            plural = len(m.referents) > 1 or m.plural or m.referents[0].kind == PEOPLE
            return plural and not m.referents[0].is_place

        return next((m.referents for _, m in self.recent(fits, reach=2)), ())

    def called(self, mention: Mention, noun: str, but: frozenset[str] = frozenset()) -> tuple[Referent, ...]:
        """The last parties whom the article has called so, or who held that office: "the minister", "the army", "the bloc"; none of
        those named in ``but``."""
        for past in reversed(self._past):
            before = past.mention
            told_apart = bool(mention.marks - before.marks - _words_of(before))
            same = before.plural == mention.plural and not told_apart and not before.referents[0].is_place
            if same and not but & {r.identifier for r in before.referents} and _is_so_called(before, mention, noun):
                return before.referents
        return ()

    # --- which countries ------------------------------------------------------------------------------------------------------

    def countries(self, *, but: frozenset[str] = frozenset()) -> list[str]:
        """States by weight, the heaviest first; of equals the one named first."""
        return [c for c in sorted(self._weights, key=lambda c: -self._weights[c]) if c not in but]

    def dominant(self) -> Referent | None:
        """The country that the article is mostly about so far; the dateline's where it has named none."""
        codes = self.countries()
        return Referent(codes[0], STATE, why=f"the article, mostly about {codes[0]} so far") if codes else self._dateline

    def pair(self) -> tuple[Referent, ...]:
        """The two parties of two countries who share one mention in the sentence before: "Russian and Ukrainian delegations"."""
        last = [p.mention for p in self._past if p.sentence == self.sentence - 1]
        return next((m.referents for m in reversed(last) if len(set(m.codes)) == 2 and not m.referents[0].is_place), ())

    def several(self, n: int, *, persons: bool, near: bool = False) -> tuple[Referent, ...]:
        """The n parties that "the two countries" or "the three leaders" means: in this sentence, in the last, else (unless ``near``) by
        weight, where the second country weighs enough."""
        for distance in range(REACH + 1) if persons else (0, 1):
            found = self._exactly(n, distance, persons=persons)
            if found:
                return found
        codes = self.countries()[:2]
        if n != 2 or near or len(codes) < 2 or self._weights[codes[1]] < LEAST_SHARE * self._weights[codes[0]]:
            return ()
        return tuple(Referent(c, STATE, "GOV", why="the two countries the article is about") for c in codes) if len(codes) == 2 else ()

    def _exactly(self, n: int, distance: int, *, persons: bool) -> tuple[Referent, ...]:
        """The parties of a sentence if they are just ``n`` countries; joined mentions of n countries go before all."""
        mentions = [p.mention for p in self._past if p.sentence == self.sentence - distance]
        for mention in reversed(mentions):
            if len(set(mention.codes)) == n and not mention.referents[0].is_place and (not persons or mention.referents[0].kind == PERSON):
                return mention.referents
        found: dict[str, Referent] = {}
        for referent in (r for m in mentions for r in m.referents if not r.is_place and r.code not in NON_STATES):
            if not persons or referent.kind == PERSON:
                found.setdefault(referent.code, referent)
        if distance and any(m.rank < 2 for m in mentions):
            return ()
        return tuple(found.values()) if len(found) == n else ()

    def partner(self, code: str) -> str | None:
        """The other country of the two that the article is about, for a speaker of ``code``."""
        return next(iter(self.countries(but=frozenset({code}))), None)


def is_one(mention: Mention) -> bool:
    """Whether it is one man or woman: by office, by name, or by a noun such as gunman, which the tables list among those for people."""
    kind = mention.referents[0].kind if mention.referents else mention.kind
    single = kind == PEOPLE and mention.title.endswith(PERSON_ENDINGS) and mention.title.split()[-1] not in NOT_PERSONS
    return not mention.plural and (kind == PERSON or single)


def joined(mentions: Sequence[Mention]) -> Mention | None:
    """Mentions joined by "and" as one: what "they" may point to."""
    referents = {r.code + (r.identifier or ""): r for m in mentions for r in m.referents}
    if len(referents) < 2:
        return None
    return replace(mentions[0], referents=tuple(referents.values()), plural=True)


def _words_of(mention: Mention) -> frozenset[str]:
    """The words of the names of a mention's parties: "Islamic" of Islamic State."""
    return frozenset(word for r in mention.referents for word in (r.identifier or "").lower().split())


def _is_so_called(before: Mention, mention: Mention, noun: str) -> bool:
    referent = before.referents[0]
    if mention.kind == PERSON:
        same = mention.office is not None and referent.office == mention.office
        return referent.kind == PERSON and (same or _ends(referent.title, mention.title))
    if not before.title or referent.kind == PERSON:
        return noun in SORTS and referent.kind in SORTS[noun] and referent.identifier is not None
    return _ends(before.title, mention.title) or (noun in SORTS and referent.kind in SORTS[noun] and referent.identifier is not None)


def _ends(title: str, wanted: str) -> bool:
    return bool(wanted) and (title == wanted or title.endswith(" " + wanted))
