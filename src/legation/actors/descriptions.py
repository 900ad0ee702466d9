"""Descriptions without a country: "the two countries", "the envoys", "the minister", "police", "his government"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from legation.actors import english
from legation.actors.candidates import Day
from legation.actors.discourse import Discourse
from legation.actors.hits import Hit
from legation.actors.mentions import in_office
from legation.actors.party import NON_STATES, ORGAN, PERSON, STATE, Mention, Referent
from legation.actors.persons import woman
from legation.actors.pointers import Pointers
from legation.actors.words import Words
from legation.knowledge import Knowledge, Tenure

SUBJECT = 4  # the rank of a mention that is a subject
_PLACES = frozenset({"country", "capital", "city", "region"})
#: Sectors of those whom a state acts upon: they are not of the country whose verb they are the object of.
_ACTED_UPON = frozenset({"REB", "OPP", "CVL", "UAF", "CRM", "REF", "LAB"})
#: What a verb without a subject of its own is to the verb whose subject it shares.
_SAME_SUBJECT = frozenset({"advcl", "xcomp", "conj"})
#: Sectors of organs that are named without an article: "police", "parliament".
_BARE = frozenset({"COP", "MIL", "LEG"})


class Descriptions:
    """Finds the country of phrases that do not name one, for one sentence."""

    def __init__(self, words: Words, hits: Sequence[Hit], discourse: Discourse, pointers: Pointers, knowledge: Knowledge, on: Day) -> None:
        self._w = words
        self._hits = hits
        self._discourse = discourse
        self._pointers = pointers
        self._people = knowledge.people
        self._on = on

    def resolve(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """Whom the description means; ``()`` if nothing says."""
        lemma = self._lemma(mention)
        if shared := self._shared(mention, lemma):
            return shared
        if mention.owner is not None:
            return self._owned(mention, mentions, lemma)
        if mention.plural and ((several := self._several(mention, lemma)) or self._count(mention)):
            return several
        if lemma in ("country", "nation", "republic", "state", "continent"):
            return self._the_country(mention, lemma)
        others = self._beside(mention, mentions)
        if mention.definite and not mention.elsewhere and (before := self._discourse.called(mention, lemma, others)):
            return tuple(r.because(f"{mention.title}: {r.identifier or r.code}, named before") for r in before)
        if mention.marks and mention.sector in ("REB", "UAF") and mention.definite:
            place = self._from_place(mention)  # "the Shia militia" is not of whatever country the article is about
            return (_as(mention, place.code, mention.kind, f"inherited from {place.title}"),) if place is not None else ()
        return self._inherited(mention, lemma)

    def at_home(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """A last resort for a subject without a country ("Fundamentalists went on hunger strike to make the Algerian president
        resign"): the only state that the whole sentence names; ``()`` if it names none or several."""
        lemma = self._lemma(mention)
        if mention.rank < SUBJECT or mention.sector is None or self._is_elsewhere(mention, lemma) or lemma in english.ABROAD:
            return ()
        if (mention.plural and lemma in english.PAIR_STATES) or mention.owner is not None:
            return ()  # "the 27 countries" are not one, and "our last two presidents" are not of the country they spoke with
        named = {hit.code for hit in self._hits if hit.is_country} | {r.code for m in mentions for r in m.referents}
        states = {code for code in named if code and code not in NON_STATES}
        if len(states) != 1 or self._is_vague(mention, lemma):
            return ()
        return (_as(mention, states.pop(), mention.kind, "the only country of the sentence"),)

    def _beside(self, mention: Mention, mentions: Sequence[Mention]) -> frozenset[str]:
        """Who is named in the mention's own clause: in "the president pressed President Putin" the first is not the second."""
        clause = self._w.clause(mention.head)
        others = (m for m in mentions if m is not mention and self._w.clause(m.head) == clause)
        return frozenset(r.identifier for m in others for r in m.referents if r.identifier)

    def _lemma(self, mention: Mention) -> str:
        if mention.office is not None and mention.name is None:
            return self._w.lemma[mention.head]  # the secretary of "secretary of state"
        last = mention.title.split()[-1] if mention.title else ""
        noun = next((k for k in range(mention.start, mention.end) if self._w.lower[k] == last), mention.head)
        return self._w.lemma[noun]

    def _shared(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        """The workers of "US diplomats and workers": they share the country of the first, where they have none of their own."""
        own = mention.owner is not None or lemma in english.PAIR_STATES or (mention.definite and lemma not in english.SENT)
        if self._w.dep[mention.head] != "conj" or own or self._is_elsewhere(mention, lemma):
            return ()
        first = self._w.first(mention.head)
        for other in reversed(self._discourse.here()):
            if other.head == first and other.title and other.kind != STATE and other.end - other.start > 1:
                why = f"{mention.title}, as {other.title} before"
                return tuple(_as(mention, r.code, mention.kind, why) for r in other.referents)
        return ()

    # --- his government, their countries, his counterpart ------------------------------------------------------------------------

    def _owned(self, mention: Mention, mentions: Sequence[Mention], lemma: str) -> tuple[Referent, ...]:
        if mention.owner is None or (lemma in english.RELATIONAL and lemma != "counterpart"):
            return ()
        owners = self._pointers.referents(mention.owner, mentions)
        codes = {o.code for o in owners}
        if lemma == "counterpart" and len(codes) == 1:
            owners = tuple(r for r in self._discourse.several(2, persons=False) if r.code not in codes)
        kind = STATE if lemma in english.PAIR_STATES else mention.kind
        word = self._w.text[mention.owner]
        whys = {r.code: f"{word}: {r.identifier or r.title or r.code}" for r in owners}
        return tuple(_as(mention, code, kind, why) for code, why in whys.items())

    def counterpart(self, mention: Mention, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """The referents of "his Turkish counterpart" by name: who held the same office there, where only one person did."""
        if mention.owner is None or self._on is None or self._lemma(mention) != "counterpart":
            return mention.referents
        owners = [r for r in self._pointers.referents(mention.owner, mentions) if r.office]
        if len({r.office for r in owners}) != 1 or mention.plural:
            return mention.referents
        return tuple(self._holding(r, owners[0]) for r in mention.referents)

    def _holding(self, referent: Referent, owner: Referent) -> Referent:
        """Who had the same part there: the leader for a leader, the foreign minister for a secretary of state, else the same office."""
        office = owner.office or ""
        holders = next((h for part in self._parts(owner) if (h := self._one(referent.code, part))), None)
        if referent.identifier or holders is None:
            return replace(referent, office=referent.office or office, kind=PERSON)
        name = holders[0].person
        return replace(referent, office=holders[0].office, kind=PERSON, identifier=name, why=f"{referent.why}: {name} then")

    def _parts(self, owner: Referent) -> list[str]:
        """The parts that the owner of a counterpart plays at home, the likeliest first."""
        office = owner.office or ""
        leads = self._on is not None and any(t.person == owner.identifier for t in self._people.holders(owner.code, "leader", self._on))
        played = [role for (code, role), held in self._people.roles.items() if code == owner.code and any(t.office == office for t in held)]
        return [*(["leader"] if leads else []), office, *played]

    def _one(self, code: str, office: str) -> tuple[Tenure, ...] | None:
        """Who held it for that country, if only one person did."""
        holders = in_office(self._people.holders(code, office, self._on), self._on) if self._on is not None and office else ()
        return holders if len({t.person for t in holders}) == 1 else None

    # --- the two countries, both sides, the envoys -----------------------------------------------------------------------------

    def _several(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        count = self._count(mention)
        persons = lemma in english.PAIR_PERSONS
        bare = lemma in english.PAIR_BARE and mention.end - mention.start == 1 and mention.rank >= 4
        if not (persons or lemma in english.PAIR_STATES):
            return ()
        if not (count or bare or (mention.definite and lemma in english.PAIR_PLAIN)):
            pair = self._discourse.pair() if persons and mention.definite and not mention.marks else ()
            return tuple(self._member(r, mention, persons, self._w.span(mention.start, mention.end)) for r in pair)
        near = lemma in english.SCATTERED
        found = self._discourse.several(count or 2, persons=persons, near=near)
        if persons and not found:
            found = self._discourse.several(count or 2, persons=False, near=near)
        text = self._w.span(mention.start, mention.end)
        return tuple(self._member(r, mention, persons, text) for r in found)

    def _count(self, mention: Mention) -> int:
        """The number of a definite phrase, "the two" or "both"; 0 if it has none."""
        within = range(mention.start, mention.end)
        counts = [english.NUMBERS[self._w.lower[k]] for k in within if self._w.lower[k] in english.NUMBERS]
        between = self._w.case(mention.head) == "between"
        return counts[0] if counts and (mention.definite or between or mention.owner is not None) else 0

    def _member(self, referent: Referent, mention: Mention, persons: bool, text: str) -> Referent:
        if persons and referent.kind == PERSON:
            return referent.because(f"{text}: {referent.identifier or referent.code}")
        return replace(_as(mention, referent.code, PERSON if persons else STATE, f"{text}: {referent.code}"), office=None)

    def _the_country(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        """The country that the sentence is set in, else the topic: "the country", "the war-torn country"."""
        if lemma not in ("country", "nation") or not mention.definite or mention.plural:
            return ()
        one = self._discourse.recent(lambda m: len(m.codes) == 1 and m.codes[0] not in NON_STATES, reach=1)
        topics = [m.referents[0] for _, m in one]
        here = [m.referents[0] for m in self._discourse.here() if m.referents[0].is_place]
        last = next(iter([*reversed(here), *topics]), None)
        return (_as(mention, last.code, STATE, f"the country: {last.code}"),) if last else ()

    # --- police, rebels, the government ---------------------------------------------------------------------------------------

    def _inherited(self, mention: Mention, lemma: str) -> tuple[Referent, ...]:
        if self._is_elsewhere(mention, lemma) or any(h.is_country and mention.start <= h.start < mention.end for h in self._hits):
            return ()
        singular = f"{mention.title.rpartition(' ')[0]} {lemma}".strip() if mention.kind == ORGAN else mention.title
        if singular in english.NON_GOVERNMENTAL:
            return (_as(mention, "NGO", mention.kind, mention.title),)
        if singular in english.INTERGOVERNMENTAL or (
            mention.kind != ORGAN and mention.title.removesuffix("s") in english.INTERGOVERNMENTAL
        ):
            return (_as(mention, "IGO", mention.kind, mention.title),)
        source = self._source(mention, lemma)
        if source is None:
            return ()
        why = f"inherited from {source.title or source.why or source.code}"
        return (self._in_office(replace(_as(mention, source.code, mention.kind, why), identifier=mention.name), mention),)

    def _in_office(self, referent: Referent, mention: Mention) -> Referent:
        """With the name of who held the office, where a definite phrase ("the president") means the one who does."""
        if mention.office is None or referent.identifier or not mention.definite or mention.plural or self._on is None:
            return referent
        office = self._people.offices.named(mention.office)
        holders = {t.person for t in in_office(self._people.holders(referent.code, mention.office, self._on), self._on)}
        if office is None or not office.unique or len(holders) != 1:
            return referent
        name = holders.pop()
        return replace(referent, identifier=name, woman=woman(name, ""), why=f"{referent.why}: {name} then")

    def _is_elsewhere(self, mention: Mention, lemma: str) -> bool:
        words = {self._w.lower[k] for k in range(mention.start, mention.end)} - set(mention.title.split())
        place = lemma in english.PLACES and mention.office is None
        return mention.elsewhere or place or lemma in english.RELATIONAL or bool(words & english.NOT_HERE) or self._is_worldwide(mention)

    def _is_worldwide(self, mention: Mention) -> bool:
        """The "world leaders", "the international community"."""
        lemmas = [self._w.lemma[k] for k in range(mention.start, mention.end)]
        return any(" ".join(pair) in english.WORLDWIDE for pair in pairwise(lemmas))

    def _source(self, mention: Mention, lemma: str) -> Referent | None:
        """Where the country comes from: a place in the clause, else the sentence, else the article."""
        if self._is_what_something_is(mention):
            return None
        if (leader := self._leader(mention)) is not None:
            return leader
        if (sent := self._sent_by(mention)) is not None:
            return sent
        place = self._from_place(mention) if lemma not in english.SENT else None
        if place is not None or self._is_vague(mention, lemma) or lemma in english.ABROAD or not (mention.rank >= 2 or mention.definite):
            return place
        home = english.AT_HOME_IN.get(lemma)
        if home is not None and home in self._discourse.countries():
            return Referent(home, STATE, title=f"the word {lemma}")
        found = self._from_sentence(mention) or self._discourse.dominant()
        return None if found is not None and self._backed_from_abroad(mention, found) else found

    def _is_what_something_is(self, mention: Mention) -> bool:
        """ "Regards them as terrorists", "served as an envoy": what somebody is, and nobody more."""
        return self._w.case(mention.head) == "as" and not mention.definite and mention.owner is None

    def _leader(self, mention: Mention) -> Referent | None:
        """The country of a "French-led force": who leads it, not where it is."""
        w = self._w
        led = next((k for k in range(max(mention.start - 1, 0), mention.end) if w.lower[k] == "led"), None)
        if led is None or led < 2 or w.text[led - 1] != "-":
            return None
        return next(
            (Referent(h.code, STATE, title=w.span(h.start, h.end)) for h in self._hits if h.end == led - 1 and h.is_country and h.code),
            None,
        )

    def _sent_by(self, mention: Mention) -> Referent | None:
        """The subject of "has 5,000 troops in Iraq", "sent soldiers to Mali": the troops are its own."""
        w, verb = self._w, self._w.governor(mention.head)
        if mention.sector != "MIL" or mention.definite or w.relation(mention.head) != "obj" or w.lemma[verb] not in english.STATIONING:
            return None
        senders = [m for m in self._discourse.here() if w.governor(m.head) == verb and w.relation(m.head) == "nsubj" and len(m.codes) == 1]
        return senders[0].referents[0] if senders and senders[0].codes[0] not in NON_STATES else None

    def _is_vague(self, mention: Mention, lemma: str) -> bool:
        """Whether some or any are meant, "a court", "agencies", and not those at hand: "police", "parliament", "authorities"."""
        if mention.kind == PERSON:
            return self._is_any_holder(mention)
        if self._w.lower[mention.start] in ("a", "an", "another", "any", "no", "such", "every"):
            return True
        bare = mention.kind == ORGAN and not mention.definite and mention.owner is None
        return bare and lemma != "authority" and (mention.plural or mention.sector not in _BARE)

    def _is_any_holder(self, mention: Mention) -> bool:
        """Whether somebody is meant who might hold an office that one person holds: "a future president", "a new foreign minister"."""
        office = self._people.offices.named(mention.office) if mention.office and mention.name is None else None
        return office is not None and office.unique and self._w.lower[mention.start] in ("a", "an", "any", "no", "every")

    def _from_place(self, mention: Mention) -> Referent | None:
        """A place in the clause: "demonstrators marched in Baghdad"."""
        clause = self._w.clause(mention.head)
        come = self._w.relation(mention.head).startswith("nsubj") and self._w.lemma[clause] in english.ARRIVING
        if come and mention.sector == "MIL":
            return None
        for hit in self._hits:
            if hit.kind in _PLACES and hit.code not in NON_STATES and self._is_where(hit, mention, clause):
                return Referent(hit.code or "", STATE, title=self._w.span(hit.start, hit.end))
        return None

    def _is_where(self, hit: Hit, mention: Mention, clause: int) -> bool:
        """Only "in X" of the clause or the noun itself, or "the city of X" in such a phrase; not "the situation in X"."""
        w, above = self._w, self._w.governor(hit.root)
        if w.case(hit.root) == "of" and w.lemma[above] in english.PLACES:
            return w.case(above) in english.LOCATIVE and w.governor(above) in (clause, mention.head)
        within = above in (clause, mention.head) or (w.dep[above] == "acl" and w.head[above] == mention.head)
        return within and w.case(hit.root) in english.LOCATIVE

    def _from_sentence(self, mention: Mention) -> Referent | None:
        """Another party of the sentence before: a subject first; for those acted upon, not the one who acts on them."""
        acted_upon = mention.sector in _ACTED_UPON
        foes = self._acting_on(mention) if acted_upon else frozenset()
        codes = {r.code for m in self._discourse.here() if m.head in foes for r in m.referents}
        before = [m for m in self._discourse.here() if m.start < mention.start and m.head not in foes and not _is_medium(m)]
        if not acted_upon:
            before.sort(key=lambda m: m.rank >= 4)
        states = [r for m in reversed(before) for r in m.referents if r.code not in NON_STATES and len(m.codes) == 1]
        return next((r for r in states if r.code not in codes), None) or next(iter(states), None)

    def _acting_on(self, mention: Mention) -> frozenset[int]:
        """The heads of the parties of the mention's verb, and where that has no subject of its own, of the verb over it: "shot down the
        airliner, killing 290 civilians"."""
        w, verb = self._w, self._w.governor(mention.head)
        verbs = {verb}
        while w.dep[verb] in _SAME_SUBJECT and not any(w.dep[c].startswith("nsubj") for c in w.children[verb]) and w.head[verb] != verb:
            verb = w.head[verb]
            verbs.add(verb)
        return frozenset(m.head for m in self._discourse.here() if w.governor(m.head) in verbs)

    def _backed_from_abroad(self, mention: Mention, source: Referent) -> bool:
        """Whether a country found for rebels is that of whoever backs them: "Moscow armed the rebels"."""
        w, verb = self._w, self._w.governor(mention.head)
        if mention.sector != "REB" or w.lemma[verb] not in english.BACKING or w.relation(mention.head) != "obj":
            return False
        backers = self._acting_on(mention)
        return any(source.code in m.codes for m in self._discourse.here() if m.head in backers)


def _is_medium(mention: Mention) -> bool:
    """A paper or a network, whose country says nothing of whom it tells."""
    return all(r.sector == "JRN" for r in mention.referents)


def _as(mention: Mention, code: str, kind: str, why: str) -> Referent:
    """The mention as a party of ``code``."""
    sector = mention.sector or ("GOV" if kind == STATE else None)
    return Referent(code, kind, sector, None, mention.office, why, mention.title)
