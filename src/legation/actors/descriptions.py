"""Descriptions without a country: "the two countries", "the envoys", "the minister", "police", "his government"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.discourse import Discourse
from legation.actors.english import ABROAD, AT_HOME_IN, LOCATIVE, NON_GOVERNMENTAL, NOT_HERE, NUMBERS, PAIR_BARE, PAIR_PERSONS, PAIR_PLAIN, PAIR_STATES, PLACES, RELATIONAL, SENT
from legation.actors.names import Hit
from legation.actors.party import NON_STATES, ORGAN, PERSON, STATE, Mention, Referent
from legation.actors.pointers import Pointers
from legation.actors.words import Words
from legation.knowledge import Knowledge

_ARMED = frozenset({"REB", "OPP", "CVL", "UAF", "CRM", "REF", "LAB"})


class Descriptions:
    """Finds the country of phrases that do not name one, for one sentence."""

    def __init__(
        self, words: Words, sentence: tuple[int, int], hits: Sequence[Hit], discourse: Discourse, pointers: Pointers, knowledge: Knowledge
    ) -> None:
        self._w = words
        self._start, self._end = sentence
        self._hits = hits
        self._discourse = discourse
        self._pointers = pointers
        self._people = knowledge.people

    def resolve(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """Whom the description means; ``()`` if nothing says."""
        lemma = self._lemma(mention)
        if shared := self._shared(mention):
            return shared
        if mention.owner is not None:
            return self._owned(mention, mentions, lemma)
        if mention.plural and ((several := self._several(mention, lemma)) or self._count(mention)):
            return several
        if lemma in ("country", "nation", "republic", "state", "continent"):
            return self._the_country(mention) if mention.definite and not mention.plural and lemma in ("country", "nation") else ()
        if mention.definite and not mention.plural and (person := self._discourse.called(mention.title, mention.office)):
            return (person.because(f"{mention.title}: {person.identifier or person.code}, named before"),)
        return self._inherited(mention, lemma)

    def _lemma(self, mention: Mention) -> str:
        return self._w.lemma[self._noun(mention)]

    def _noun(self, mention: Mention) -> int:
        last = mention.title.split()[-1] if mention.title else ""
        return next((k for k in range(mention.start, mention.end) if self._w.lower[k] == last), mention.head)

    def _shared(self, mention: Mention) -> tuple[Referent, ...]:
        """ "US diplomats and workers": the second noun shares the country of the first, where it has none of its own."""
        if self._w.dep[mention.head] != "conj" or mention.owner is not None or (mention.definite and self._lemma(mention) not in SENT):
            return ()
        first = self._w.first(mention.head)
        for other in reversed(self._discourse.here()):
            if other.head == first and other.title and other.kind != STATE and other.end - other.start > 1:
                return tuple(
                    Referent(
                        r.code,
                        mention.kind,
                        mention.sector,
                        None,
                        mention.office,
                        f"{mention.title}, as {other.title} before",
                        mention.title,
                    )
                    for r in other.referents
                )
        return ()

    # --- his government, their countries --------------------------------------------------------------------------------------

    def _owned(self, mention: Mention, mentions: Sequence[Mention], lemma: str) -> tuple[Referent, ...]:
        if mention.owner is None or (lemma in RELATIONAL and lemma != "counterpart"):
            return ()
        owners = self._pointers.referents(mention.owner, mentions)
        if lemma == "counterpart":
            codes = {o.code for o in owners}
            owners = tuple(r for r in self._discourse.several(2, persons=False) if r.code not in codes) if len(codes) == 1 else owners
        kind = STATE if lemma in PAIR_STATES else mention.kind
        word = self._w.text[mention.owner]
        return tuple(
            {
                r.code: Referent(
                    r.code,
                    kind,
                    mention.sector or ("GOV" if kind == STATE else None),
                    None,
                    mention.office,
                    f"{word}: {r.identifier or r.title or r.code}",
                    mention.title,
                )
                for r in owners
            }.values()
        )

    # --- the two countries, both sides, the envoys ------------------------------------------------------------------------------

    def _several(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        count = self._count(mention)
        persons = lemma in PAIR_PERSONS
        bare = lemma in PAIR_BARE and mention.end - mention.start == 1 and mention.rank == 4
        if not (persons or lemma in PAIR_STATES) or not (count or bare or (mention.definite and lemma in PAIR_PLAIN)):
            return ()
        found = self._discourse.several(count or 2, persons=persons)
        found = found or (self._discourse.several(count or 2, persons=False) if persons else ())
        text = self._w.span(mention.start, mention.end)
        return tuple(self._member(r, mention, persons, text) for r in found)

    def _count(self, mention: Mention) -> int:
        """The number of a definite phrase, "the two" or "both"; 0 if it has none."""
        counts = [NUMBERS[self._w.lower[k]] for k in range(mention.start, mention.end) if self._w.lower[k] in NUMBERS]
        between = self._w.case(mention.head) == "between"
        return counts[0] if counts and (mention.definite or between or mention.owner is not None) else 0

    def _member(self, referent: Referent, mention: Mention, persons: bool, text: str) -> Referent:
        if persons and referent.kind == PERSON:
            return replace(referent, why=f"{text}: {referent.identifier or referent.code}")
        return Referent(
            referent.code, PERSON if persons else STATE, mention.sector or "GOV", None, None, f"{text}: {referent.code}", mention.title
        )

    def _the_country(self, mention: Mention) -> tuple[Referent, ...]:
        found = [m.referents[0] for _, m in self._discourse.recent(lambda m: len(m.codes) == 1 and m.codes[0] not in NON_STATES, reach=1)]
        here = [m.referents[0] for m in self._discourse.here() if m.referents[0].is_place]
        last = next(iter([*reversed(here), *found]), None)
        return (Referent(last.code, STATE, "GOV", None, None, f"the country: {last.code}", "country"),) if last else ()

    # --- police, rebels, the government -----------------------------------------------------------------------------------------

    def _inherited(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        if mention.elsewhere or lemma in PLACES or lemma in RELATIONAL or any(self._w.lower[k] in NOT_HERE for k in range(mention.start, mention.end)):
            return ()
        if mention.title in NON_GOVERNMENTAL or lemma in NON_GOVERNMENTAL:
            return (Referent("NGO", mention.kind, mention.sector, None, None, mention.title, mention.title),)
        source = self._from_place(mention) if lemma not in SENT else None
        if source is None and lemma in AT_HOME_IN and AT_HOME_IN[lemma] in self._discourse.countries():
            source = Referent(AT_HOME_IN[lemma], STATE, title=f"the word {lemma}")
        if source is None and not self._is_vague(mention, lemma) and lemma not in ABROAD and (mention.rank >= 2 or mention.definite):
            source = self._from_sentence(mention) or self._discourse.dominant()
        if source is None:
            return ()
        why = f"inherited from {source.title or source.why or source.code}"
        return (Referent(source.code, mention.kind, mention.sector, mention.name, mention.office, why, mention.title),)

    def _is_vague(self, mention: Mention, lemma: str) -> bool:
        """"A court", "agencies": some or any, not those of the country at hand; but "police", "parliament", "authorities"."""
        if mention.kind == PERSON:
            return False
        if self._w.lower[mention.start] in ("a", "an", "another", "any", "no", "such", "every"):
            return True
        bare = mention.kind == ORGAN and not mention.definite and mention.owner is None
        return bare and lemma != "authority" and (mention.plural or mention.sector not in ("COP", "MIL", "LEG"))

    def _from_place(self, mention: Mention) -> Referent | None:
        """A place in the clause: "demonstrators marched in Baghdad"."""
        w, clause = self._w, self._w.clause(mention.head)
        for hit in self._hits:
            if (
                hit.is_country
                and hit.code
                and hit.code not in NON_STATES
                and hit.kind not in ("demonym", "body")
                and self._is_where(hit, mention, clause)
            ):
                return Referent(hit.code, STATE, title=w.span(hit.start, hit.end))
        return None

    def _is_where(self, hit: Hit, mention: Mention, clause: int) -> bool:
        """Only "in X" of the clause or the noun itself, or "the city of X" in such a phrase; not "the situation in X"."""
        w, above = self._w, self._w.governor(hit.root)
        if w.case(hit.root) == "of" and w.lemma[above] in PLACES:
            return w.case(above) in LOCATIVE and w.governor(above) in (clause, mention.head)
        return w.case(hit.root) in LOCATIVE and (above in (clause, mention.head) or (w.dep[above] == "acl" and w.head[above] == mention.head))

    def _from_sentence(self, mention: Mention) -> Referent | None:
        """Another party of the sentence, the last before; of armed or angry people not the one whose verb they are the object of."""
        w = self._w
        verb = w.governor(mention.head)
        foes = {m.head for m in self._discourse.here() if mention.sector in _ARMED and w.governor(m.head) == verb}
        codes = {r.code for m in self._discourse.here() if m.head in foes for r in m.referents}
        before = [m for m in self._discourse.here() if m.start < mention.start and m.head not in foes]
        if mention.sector not in _ARMED:
            before.sort(key=lambda m: m.rank == 4)
        states = [r for m in reversed(before) for r in m.referents if r.code not in NON_STATES and len(m.codes) == 1]
        return next((r for r in states if r.code not in codes), None) or next(iter(states), None)
