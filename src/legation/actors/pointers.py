"""Pronouns: he, it, they, we, each other, to the parties that they point to, or to nobody where that is not safe."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors.discourse import Discourse
from legation.actors.english import (
    FEMALE,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    IMPERSONAL,
    MALE,
    NEUTER,
    OF_SOMEBODY,
    PLURAL,
    RECIPROCAL,
    TOGETHER,
)
from legation.actors.mentions import rank
from legation.actors.party import BODY, NOWHERE, ORGAN, PEOPLE, PERSON, STATE, Mention, Referent
from legation.actors.words import Words


class Pointers:
    """Resolves the pronouns of one sentence against the discourse; ``speaker`` is who is quoted in it, once known."""

    def __init__(self, words: Words, sentence: tuple[int, int], discourse: Discourse, inside: Sequence[bool]) -> None:
        self._w = words
        self._start, self._end = sentence
        self._discourse = discourse
        self._inside = inside
        self.speaker: Mention | None = None

    def mention(self, i: int, mentions: Sequence[Mention]) -> Mention | None:
        """The pronoun at ``i`` (or the pair "each other") as a mention of what it points to; ``None`` if nothing is safe."""
        pair = i + 1 < self._end and (self._w.lower[i], self._w.lower[i + 1]) in RECIPROCAL
        referents = self._each_other() if pair else self.referents(i, mentions)
        if not referents:
            return None
        end = i + 2 if pair else i + 1
        why = f"{self._w.text[i]}: "
        referents = tuple(r.because(why + (r.identifier or r.title or r.code)) for r in referents)
        kind = referents[0].kind
        return Mention(
            i, end, self._w.root(i, end), kind, referents, len(referents) > 1 or self._w.lower[i] in PLURAL, rank=rank(self._w, i)
        )

    def referents(self, i: int, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        """Whom the pronoun at ``i`` points to."""
        word = self._w.lower[i]
        if word in FIRST_SINGULAR | FIRST_PLURAL:
            return self._first_person(i, word)
        if word in MALE | FEMALE:
            return self._person(i, word, mentions)
        if word in NEUTER:
            return self._thing(i, word)
        return self._group(i) if word in PLURAL else ()

    # --- the clause above -------------------------------------------------------------------------------------------------------

    def _above(self, i: int, kinds: tuple[str, ...]) -> Referent | None:
        """The subject of the nearest clause above the pronoun's own: "Syria says it is willing"."""
        w, here = self._w, {m.head: m for m in self._discourse.here() if len(m.referents) == 1 and not m.referents[0].is_place}
        for verb in w.ancestors(w.clause(i)):
            subject = next((c for c in w.children[verb] if w.dep[c].startswith("nsubj") and c < i), None)
            if subject is None:
                continue
            if w.lower[subject] in ("who", "which", "that") and w.dep[verb] == "acl:relcl":
                subject = w.head[verb]
            found = here.get(subject)
            if found is not None and found.referents[0].kind in kinds:
                return found.referents[0]
            if found is not None or kinds != (PERSON,):
                return None
        return None

    # --- he and she -------------------------------------------------------------------------------------------------------------

    def _person(self, i: int, word: str, mentions: Sequence[Mention]) -> tuple[Referent, ...]:
        speaking = self.speaker.referents[0].identifier if self._inside[i] and self.speaker and self.speaker.referents else None
        others = self._beside(i, mentions) | (frozenset({speaking}) if speaking else frozenset())
        near = (self._beside_whom(i) or self._local(i, (PERSON,)) if word in ("his", "her") else None) or self._above(i, (PERSON,))
        if near is not None and (near.woman or False) == (word in FEMALE) and (near.identifier is None or near.identifier not in others):
            return (near,)
        ahead = self._ahead(i, mentions)
        if ahead is not None and (ahead.woman or False) == (word in FEMALE):
            return (ahead,)
        found = self._discourse.person(woman=word in FEMALE, but=others)
        return (found,) if found else ()

    def _beside(self, i: int, mentions: Sequence[Mention]) -> frozenset[str]:
        """Who is named as a part of the pronoun's own clause, and so is somebody else: "Trump met him", "he met Putin", not "his"."""
        w = self._w
        if not w.relation(i).startswith(("nsubj", "obj", "iobj", "obl")):
            return frozenset()
        clause = w.clause(i)
        named = [m for m in (*mentions, *self._discourse.here()) if m.head != clause == w.governor(m.head) and not m.start <= i < m.end]
        return frozenset(r.identifier for m in named for r in m.referents if r.identifier and r.kind == PERSON)

    def _ahead(self, i: int, mentions: Sequence[Mention]) -> Referent | None:
        """ "During her address, Haley said": a pronoun before the subject of the same clause points forward."""
        w = self._w
        if any(m.kind == PERSON for m in self._discourse.here()):
            return None
        for mention in mentions:
            verb = w.governor(mention.head)
            fronted = (
                mention.start > i and w.relation(mention.head).startswith("nsubj") and verb > mention.head and verb in set(w.ancestors(i))
            )
            if (
                fronted
                and mention.kind == PERSON
                and len(mention.referents) == 1
                and any(w.text[k] == "," for k in range(i, mention.start))
            ):
                return mention.referents[0]
        return None

    def _beside_whom(self, i: int) -> Referent | None:
        """Who stands before the "and" of "Russia and its government", "Morsi and his supporters"."""
        w, noun = self._w, self._w.head[i]
        first = w.first(noun)
        found = [m for m in self._discourse.here() if m.head == first and m.end <= i and len(m.referents) == 1]
        return found[-1].referents[0] if w.dep[i] == "nmod:poss" and first != noun and found else None

    def _local(self, i: int, kinds: tuple[str, ...]) -> Referent | None:
        """The one who does what the pronoun's clause tells: its subject, or the object of the verb that orders it done."""
        w, here = self._w, {m.head: m for m in self._discourse.here() if len(m.referents) == 1 and not m.referents[0].is_place}
        clause = w.clause(i)
        for _ in range(4):
            above = w.head[clause]
            wanted = ("nsubj",) if clause == w.clause(i) else ("obj", "iobj", "nsubj")
            for relation in wanted:
                found = [here[c] for c in w.children[clause] if c < i and c in here and w.dep[c].startswith(relation)]
                if found:
                    return found[0].referents[0] if found[0].referents[0].kind in kinds else None
            if (
                any(w.dep[c].startswith("nsubj") for c in w.children[clause])
                or w.dep[clause] not in ("xcomp", "advcl", "conj", "ccomp")
                or above == clause
            ):
                return None
            clause = above
        return None

    # --- it -----------------------------------------------------------------------------------------------------------------------

    def _thing(self, i: int, word: str) -> tuple[Referent, ...]:
        if word == "it" and self._is_empty(i):
            return ()
        kinds = (STATE, BODY, ORGAN, PEOPLE)
        near = (self._beside_whom(i) or self._local(i, kinds) if word == "its" else None) or self._above(i, kinds)
        if near is not None:
            return (near,)
        if self._other_subject(i):
            return ()
        found = self._discourse.thing(least_rank=1 if word == "its" else 3)
        return (found,) if found else ()

    def _is_empty(self, i: int) -> bool:
        """ "It is clear that", "it seems": nobody is meant. "It is willing to": somebody is."""
        w, head = self._w, self._w.head[i]
        if w.pos[head] == "ADJ" and w.lemma[head] in OF_SOMEBODY:
            return False
        if w.dep[i] == "nsubj:pass" and any(w.dep[c] in ("ccomp", "csubj", "csubj:pass", "advcl") and c > head for c in w.children[head]):
            return True  # "it was disclosed that"
        copula = any(w.dep[c] == "cop" for c in w.children[head])
        return w.dep[i] == "expl" or copula or w.lemma[head] in IMPERSONAL or not w.relation(i).startswith(("nsubj", "obl:agent"))

    def _other_subject(self, i: int) -> bool:
        """Whether a thing that is no party is nearer: "the agreement and its terms"."""
        w = self._w
        clause = w.clause(i)
        heads = {m.head for m in self._discourse.here()}
        subjects = [c for c in w.children[clause] if w.dep[c].startswith("nsubj") and c < i]
        return any(w.pos[c] == "NOUN" and c not in heads and not w.plural[c] for c in subjects) and w.lower[i] != "it"

    # --- they and each other ---------------------------------------------------------------------------------------------------

    def _group(self, i: int) -> tuple[Referent, ...]:
        w = self._w
        heads = {m.head for m in self._discourse.here()}
        clause = w.clause(i)
        nearer = [
            c
            for c in w.children[clause]
            if w.dep[c].startswith("nsubj") and c < i and w.pos[c] == "NOUN" and w.plural[c] and c not in heads
        ]
        if nearer and w.lower[i] != "they":
            return ()
        return self._discourse.group()

    def _each_other(self) -> tuple[Referent, ...]:
        return self._discourse.group(several=True) or self._discourse.group()

    # --- I and we in a quotation ------------------------------------------------------------------------------------------------

    def _first_person(self, i: int, word: str) -> tuple[Referent, ...]:
        if not self._inside[i] or self.speaker is None or not self.speaker.referents:
            return ()
        speaker = self.speaker.referents[0]
        if speaker.code == NOWHERE:
            return ()
        if word in FIRST_SINGULAR:
            return (speaker,)
        ours = Referent(speaker.code, STATE, speaker.sector, None, None, title=speaker.code)
        other = self._discourse.partner(speaker.code) if self._means_both(i) else None
        return (ours, Referent(other, STATE, "GOV", title=other)) if other else (ours,)

    def _means_both(self, i: int) -> bool:
        """ "our two countries", "our relationship", "we ... together": the speaker's country and the other one."""
        w = self._w
        clause = w.head[i]
        near = [*w.children[clause], clause]
        return any(w.lower[k] in TOGETHER or w.lemma[k] in ("relationship", "tie") for k in near if k != i) or (
            w.lower[i] == "our"
            and w.plural[clause]
            and w.lemma[clause] in ("country", "nation", "people", "leader", "president", "government", "relation", "state")
        )
