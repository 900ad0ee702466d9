"""Descriptions without a country: "the two countries", "the envoys", "the minister", "police", "his government"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legation.actors.discourse import Discourse
from legation.actors.english import ABROAD, LOCATIVE, NUMBERS, PAIR_PERSONS, PAIR_PLAIN, PAIR_STATES
from legation.actors.names import Hit
from legation.actors.party import NON_STATES, PERSON, STATE, Mention, Referent
from legation.actors.pointers import Pointers
from legation.actors.words import Words
from legation.knowledge import Knowledge

_ARMED = frozenset({"REB", "OPP", "CVL", "UAF", "CRM", "REF", "LAB"})


class Descriptions:
    """Finds the country of phrases that do not name one, for one sentence."""

    def __init__(self, words: Words, sentence: tuple[int, int], hits: Sequence[Hit], discourse: Discourse, pointers: Pointers, knowledge: Knowledge) -> None:
        self._w = words
        self._start, self._end = sentence
        self._hits = hits
        self._discourse = discourse
        self._pointers = pointers
        self._people = knowledge.people

    def resolve(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """Whom the description means; ``()`` if nothing says."""
        lemma = self._lemma(mention)
        if mention.owner is not None and (owned := self._owned(mention, mentions, lemma)):
            return owned
        if mention.plural and (several := self._several(mention, lemma)):
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

    # --- his government, their countries --------------------------------------------------------------------------------------

    def _owned(self, mention: Mention, mentions: Sequence[Mention], lemma: str) -> tuple[Referent, ...]:
        assert mention.owner is not None
        owners = self._pointers.referents(mention.owner, mentions)
        if lemma == "counterpart":
            codes = {o.code for o in owners}
            owners = tuple(r for r in self._discourse.several(2, persons=False) if r.code not in codes) if len(codes) == 1 else owners
        kind = STATE if lemma in PAIR_STATES else mention.kind
        word = self._w.text[mention.owner]
        return tuple(
            {r.code: Referent(r.code, kind, mention.sector or ("GOV" if kind == STATE else None), None, mention.office, f"{word}: {r.identifier or r.title or r.code}", mention.title) for r in owners}.values()
        )

    # --- the two countries, both sides, the envoys ------------------------------------------------------------------------------

    def _several(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        counts = [NUMBERS[self._w.lower[k]] for k in range(mention.start, mention.end) if self._w.lower[k] in NUMBERS]
        persons = lemma in PAIR_PERSONS
        if not (persons or lemma in PAIR_STATES) or not (counts or (mention.definite and lemma in PAIR_PLAIN)):
            return ()
        found = self._discourse.several(counts[0] if counts else 2, persons=persons)
        found = found or (self._discourse.several(counts[0] if counts else 2, persons=False) if persons else ())
        text = self._w.doc[mention.start : mention.end].text
        return tuple(self._member(r, mention, persons, text) for r in found)

    def _member(self, referent: Referent, mention: Mention, persons: bool, text: str) -> Referent:
        if persons and referent.kind == PERSON:
            return replace(referent, why=f"{text}: {referent.identifier or referent.code}")
        return Referent(referent.code, PERSON if persons else STATE, mention.sector or "GOV", None, None, f"{text}: {referent.code}", mention.title)

    def _the_country(self, mention: Mention) -> tuple[Referent, ...]:
        found = self._discourse.recent(lambda m: len(m.referents) == 1 and m.referents[0].code not in NON_STATES, reach=1)
        last = next((m.referents[0] for _, m in found), None)
        return (Referent(last.code, STATE, "GOV", None, None, f"the country: {last.code}", "country"),) if last else ()

    # --- police, rebels, the government -----------------------------------------------------------------------------------------

    def _inherited(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        source = self._from_place(mention)
        if source is None and lemma not in ABROAD and (mention.rank >= 2 or mention.definite):
            source = self._from_sentence(mention) or self._discourse.dominant()
        if source is None:
            return ()
        why = f"inherited from {source.title or source.why or source.code}"
        return (Referent(source.code, mention.kind, mention.sector, mention.name, mention.office, why, mention.title),)

    def _from_place(self, mention: Mention) -> Referent | None:
        """A place in the clause: "demonstrators marched in Baghdad"."""
        w, clause = self._w, self._w.clause(mention.head)
        for hit in self._hits:
            here = hit.is_country and hit.code not in NON_STATES and w.case(hit.root) in LOCATIVE | {"of"} and hit.kind not in ("demonym", "body")
            if here and hit.code and (w.clause(hit.root) == clause or w.head[hit.root] == mention.head) and self._is_where(hit, mention):
                return Referent(hit.code, STATE, title=w.doc[hit.start : hit.end].text)
        return None

    def _is_where(self, hit: Hit, mention: Mention) -> bool:
        """Only "in X" of the clause itself, or "the city of X" in such a phrase."""
        w = self._w
        if w.case(hit.root) in LOCATIVE:
            return True
        return w.case(w.governor(hit.root)) in LOCATIVE

    def _from_sentence(self, mention: Mention) -> Referent | None:
        """Another party of the sentence, the last before; of armed or angry people not the one whose verb they are the object of."""
        w = self._w
        verb = w.governor(mention.head)
        foes = {m.head for m in self._discourse.here() if mention.sector in _ARMED and w.governor(m.head) == verb}
        codes = {r.code for m in self._discourse.here() if m.head in foes for r in m.referents}
        before = [m for m in self._discourse.here() if m.start < mention.start and m.head not in foes]
        states = [r for m in reversed(before) for r in m.referents if r.code not in NON_STATES and len(m.codes) == 1]
        return next((r for r in states if r.code not in codes), None) or next(iter(states), None)
