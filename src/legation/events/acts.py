"""Acts read off the words: a verb with its object, a noun with its parties, a light verb that lends them ("hold talks")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legation.events.clauses import is_finite
from legation.events.grammar import (
    child,
    children,
    has_particle,
    is_gerund,
    is_infinitive,
    is_passive,
    objects,
    obliques,
    particle,
    preposition,
    subjects,
)
from legation.events.meaning import Meaning
from legation.events.scene import Found, Scene, unique
from legation.events.status import status_of
from legation.knowledge import Act, Lexicon
from legation.language import Token
from legation.types import Actor

_NOMINAL = ("NOUN", "PROPN")
_ASIDE = frozenset(
    {
        "according to",
        "since",
        "during",
        "after",
        "before",
        "despite",
        "as",
        "like",
        "unlike",
        "including",
        "without",
        "than",
        "because of",
        "over",
        "about",
    }
)
_MEANWHILE = frozenset({"after", "before", "during", "following", "in", "at", "for", "ahead of", "between", "prior to", "through"})
_WHERE = frozenset({"in", "at", "on", "into", "near", "across", "over", "along", "off", "outside", "around"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl"})  # in a table's "obl" these ask for a complement instead of a preposition
_LIGHT_HEADS = frozenset(
    {
        "$",
        "€",
        "£",
        "number",
        "group",
        "hundred",
        "thousand",
        "dozen",
        "round",
        "series",
        "part",
        "member",
        "handful",
        "majority",
        "total",
        "worth",
        "more",
        "kg",
        "dose",
        "some",
        "many",
        "million",
        "score",
        "couple",
        "pair",
        "batch",
        "ton",
        "tonne",
    }
)


class Acts:
    """The acts that the words of one sentence can tell."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lexicon = scene.lexicon

    def read(self, word: Token, *, special: bool, inner: bool = False) -> tuple[Meaning, ...] | None:
        """The act that a word tells, with its parties; ``special`` asks for readings with demands (an object, a particle) only,
        else for the plain ones. An ``inner`` act need not have parties of its own: the operator over it may bring them.
        ``()``: a reading that is no event; ``None``: no reading fits."""
        for act in self._candidates(word):
            if _is_special(act) != special or not self._fits(act, word):
                continue
            if act.void:
                return ()
            meaning = self._filled(act, word, inner)
            if meaning is not None:
                return (meaning,)
        return None

    def _candidates(self, word: Token) -> Iterator[Act]:
        if word.pos_ in ("VERB", "AUX"):
            yield from self.lexicon.find_acts("verb", self.scene.lemma(word))
        elif word.pos_ == "NOUN" or (word.pos_ == "PROPN" and self.scene.parsed.part == "title"):
            yield from self.lexicon.find_acts("noun", self.scene.lemma(word))
            if word.lower_ != word.lemma_.lower():
                yield from self.lexicon.find_acts("noun", word.lower_)
        elif word.pos_ == "ADJ":
            yield from self.lexicon.find_acts("adj", word.lemma_.lower())

    # ------------------------------------------------------------------ does the reading fit?

    def _fits(self, act: Act, word: Token) -> bool:
        if act.particle and act.particle != particle(word) and not self._has_adverb(word, act.particle):
            return False
        if act.pos == "verb" and not act.particle and has_particle(word, "off", "down", "up") and not act.objects:
            return False
        if act.modifier and not self._modified(word, act.modifier):
            return False
        if act.objects and not any(self.is_among(o, act.objects) for o in self.object_heads(word)):
            return False
        if act.obliques and not self.has_obliques(word, act.obliques):
            return False
        if act.subjects and not any(self.is_among(s, act.subjects) for s in self._subject_heads(word)):
            return False
        return not act.sectors or self._sector_fits(act, word)

    def _subject_heads(self, word: Token) -> list[Token]:
        heads = [*self.scene.role(word, "subj"), *([word.head] if word.dep_ == "acl" else [])]
        return [*heads, *(c for h in heads for c in children(h, "compound", "amod"))]

    def _has_adverb(self, word: Token, adverb: str) -> bool:
        return any(c.lower_ == adverb for c in children(word, "advmod", "xcomp", "obl"))

    def _modified(self, noun: Token, modifier: str) -> bool:
        wanted = set(modifier.split())
        before = {form for c in noun.lefts for form in (c.lemma_.lower(), c.lower_)}
        before |= {form for c in children(noun, "compound", "amod") for d in c.children for form in (d.lemma_.lower(), d.lower_)}
        return wanted <= before

    def is_among(self, noun: Token, lemmas: frozenset[str]) -> bool:
        """Whether a noun, alone or with the word before it ("military aid"), is one of the words."""
        lemma = noun.lemma_.lower()
        if self.lexicon.is_one_of(noun.lower_, lemma, lemmas):
            return True
        before = children(noun, "compound", "amod")
        return any(f"{c.lemma_.lower()} {lemma}" in lemmas or f"{c.lower_} {lemma}" in lemmas for c in before)

    def object_heads(self, word: Token) -> list[Token]:
        """Heads of what the word takes as its object, also behind "hundreds of"; of a noun, what stands after "of" or before it."""
        found = objects(word) if word.pos_ in ("VERB", "AUX", "ADJ") else self.scene.role(word, "of") + children(word, "compound")
        found = [*found, *(c for o in found for c in children(o, "conj"))]
        found += [
            t for o in found if o.pos_ == "PROPN" for t in children(o, "nmod:desc", "appos", "compound") if t.pos_ in ("NOUN", "PROPN")
        ]
        behind = [n for o in found if o.lemma_.lower() in _LIGHT_HEADS or o.pos_ == "NUM" for n in children(o, "nmod")]
        return found + behind

    def has_obliques(self, word: Token, wanted: Mapping[str, frozenset[str]]) -> bool:
        """Whether for each preposition a phrase is there whose head is among the lemmas (``*``: any)."""
        for prep, lemmas in wanted.items():
            heads = children(word, prep) if prep in _CLAUSAL else obliques(word, prep)
            clauses = [*children(word, "xcomp", "advcl"), *(c for o in objects(word) for c in children(o, "acl"))]
            heads = heads + [c for c in clauses if _opens_with(c, prep) or (prep == "xcomp" and c.dep_ == "acl" and is_infinitive(c))]
            if not any(self.is_among(h, lemmas) for h in heads):
                return False
        return True

    def _sector_fits(self, act: Act, word: Token) -> bool:
        actors = self._first(act, act.actor, word).actors
        return bool(actors) and any((a.sector or "UNK") in act.sectors for a in actors)

    # ------------------------------------------------------------------ who does it to whom

    def _filled(self, act: Act, word: Token, inner: bool) -> Meaning | None:
        actors = self._first(act, [role for role in act.actor if role != "of"], word)
        if not actors and act.pos == "noun":
            actors = self._light_subject(word, mutual=act.mutual)
        if not actors and "of" in act.actor:
            actors = self.scene.parties(self.scene.role(word, "of"), deep=False)
        recipients = self._undergoer(word) if act.pos == "noun" else Found()
        recipients = recipients or self._recipients(act, word, actors)
        both_sides = act.mutual and len({a.code for a in actors.actors}) > 1
        if both_sides and {r.code for r in recipients.actors} <= {a.code for a in actors.actors}:
            recipients = Found()
        if not recipients and act.recipient[:1] == ("subj",) and not both_sides and not inner:
            return None
        if not recipients and act.direct and act.pos == "verb" and objects(word) and not self._is_harmed(word):
            return None
        if not recipients and not both_sides and act.recipient and not (act.mutual and act.pos == "verb"):
            recipients = self._nearby(word, actors)
        if not inner and not self._has_needed(act, actors, recipients, both_sides):
            return None
        if not inner and not actors and act.type not in ("ASSAULT", "ACCUSE") and _has_other_author(word):
            return None
        if not inner and act.pos == "noun" and not both_sides and not (actors and recipients) and not self._is_carried(word):
            return None
        if act.place:
            recipients = Found(tuple(r for r in recipients.actors if not r.why or r.why.startswith("place")), recipients.near)
        if act.place and not recipients:
            return None
        near = min(actors.near or 1.0, recipients.near or 1.0)
        mutual = act.mutual and (both_sides or bool(recipients))
        return Meaning(
            type=(act.nonfinite or act.type) if not inner and _is_only_named(word) else act.type,
            word=word,
            mode=act.mode,
            actors=actors.actors,
            recipients=recipients.actors,
            mutual=mutual,
            status=status_of(word),
            contexts=act.context,
            words=self._words(word),
            core=self._words(word),
            author=tuple(self._authors(act, word)),
            needs=act.needs,
            weight=act.weight * near,
            finite=is_finite(word),
            steps=(f"{word.text}: {act.type}" + (f" {act.mode}" if act.mode else ""),),
            asks_speaker=act.actor == ("speaker",),
            takes_two=act.mutual,
        )

    def _authors(self, act: Act, word: Token) -> list[Token]:
        for role in act.actor:
            found = self._doers(act, word, role)
            if found and (role == "subj" or self.scene.parties(found)):
                return found
        return []

    def _first(self, act: Act, roles: Iterable[str], word: Token) -> Found:
        for role in roles:
            found = self.scene.parties(self._doers(act, word, role), deep=role != "obj")
            if found:
                return found
        return Found()

    def _doers(self, act: Act, word: Token, role: str) -> list[Token]:
        """Who stands in an actor's role; a place that is left ("withdrawal from Mali") does not withdraw."""
        found = self.scene.role(word, role) if role != "speaker" else []
        left = act.pos == "noun" and "from" in act.recipient and "from" not in act.actor
        return [t for t in found if not (left and preposition(t) == "from")]

    def _is_carried(self, noun: Token) -> bool:
        """Whether a verb carries the noun's act ("staged a protest", "the protest began"), so that it is told and not just spoken of."""
        verb = noun.head
        if verb.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("obj", "nsubj", "nsubj:pass"):
            return False
        lemma = self.scene.lemma(verb)
        return lemma in self.lexicon.light_verbs or self.lexicon.says("happening", lemma)

    def _light_subject(self, noun: Token, *, mutual: bool) -> Found:
        verb = noun.head
        if noun.dep_ == "obj" and verb.pos_ == "VERB" and self.lexicon.light_verbs.get(self.scene.lemma(verb)) == "do":
            return self.scene.parties(subjects(verb))
        if mutual and noun.dep_ == "obl" and preposition(noun) in _MEANWHILE:
            return self.scene.parties(subjects(verb))
        return Found()

    def _is_harmed(self, word: Token) -> bool:
        """Whether what the verb is done to can be hurt or broken: people and buildings, not credibility."""
        return any(self.is_among(o, _harmable(self.lexicon)) for o in self.object_heads(word))

    def _undergoer(self, noun: Token) -> Found:
        """The subject of "face", "suffer", "draw": whom the named act is done to."""
        verb = noun.head
        if noun.dep_ == "obj" and verb.pos_ == "VERB" and self.lexicon.light_verbs.get(self.scene.lemma(verb)) == "undergo":
            return self.scene.parties(subjects(verb))
        return Found()

    def _recipients(self, act: Act, word: Token, actors: Found) -> Found:
        taken = {(a.start, a.end, a.code) for a in actors.actors}
        for role in act.recipient:
            if role == "subj" and act.actor[:1] == ("subj",):
                continue
            deep = not act.direct or role != "obj" or self._is_harmed(word)
            found = self.scene.parties(self.scene.role(word, role), deep=deep, places=role in _WHERE)
            left = tuple(a for a in found.actors if (a.start, a.end, a.code) not in taken)
            if left:
                return Found(left, found.near)
        return Found()

    def _nearby(self, word: Token, actors: Found) -> Found:
        """A party in any other phrase of the predicate's own: less sure than one in a role that the act names."""
        phrases = [c for c in word.children if c.dep_ in ("obl", "nmod", "obj", "iobj", "obl:unmarked") and preposition(c) not in _ASIDE]
        phrases += [o for c in children(word, "advcl") if is_infinitive(c) for o in objects(c)]
        found = self.scene.parties(phrases)
        taken = {(a.start, a.end, a.code) for a in actors.actors}
        left = tuple(a for a in found.actors if (a.start, a.end, a.code) not in taken)
        others = tuple(a for a in left if a.code not in {t[2] for t in taken})
        return Found(others or left, 0.5) if left else Found()

    def _has_needed(self, act: Act, actors: Found, recipients: Found, both_sides: bool) -> bool:
        if both_sides:
            return True
        if act.actor == ("speaker",):
            return bool(recipients)
        needed = {"both": bool(actors) and bool(recipients), "verb": False, "actor": bool(actors), "recipient": bool(recipients)}
        return needed.get(act.needs, bool(actors) or bool(recipients))

    def _words(self, word: Token) -> tuple[Token, ...]:
        """The word with the light verb that carries it or the noun that it carries, so that neither is read again."""
        carried = [o for o in objects(word) if o.pos_ == "NOUN"] if word.pos_ in ("VERB", "AUX") else []
        return (word, *carried)


def _has_other_author(word: Token) -> bool:
    """Whether somebody who is no party is said to do it: an active verb with a subject of its own."""
    return word.pos_ == "VERB" and not is_passive(word) and child(word, "nsubj") is not None


def _is_only_named(word: Token) -> bool:
    """Whether a word names its act without telling it: an infinitive, a gerund, a noun."""
    return word.pos_ == "NOUN" or is_infinitive(word) or (is_gerund(word) and child(word, "aux", "nsubj") is None)


def _harmable(lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(
        *(lexicon.words[name] for name in ("objects_of_harm", "people", "buildings", "troops", "weapons", "territory"))
    )


def _is_special(act: Act) -> bool:
    """Whether a reading asks for more than its own words, so that it goes before any operator that the word can be."""
    return bool(act.objects or act.obliques or act.modifier or act.sectors or act.subjects)


def _opens_with(clause: Token, word: str) -> bool:
    return any(c.lower_ == word for c in clause.children if c.dep_ in ("mark", "case", "advmod"))


def mutual_parties(meaning: Meaning) -> tuple[Actor, ...]:
    """All who act together in a mutual meaning."""
    return unique([*meaning.actors, *meaning.recipients])
