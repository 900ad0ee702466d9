"""A sentence with its parties in place: which actor each token names, and which parties a noun phrase brings in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from legation.events.grammar import (
    children,
    is_past_participle,
    noun_subjects,
    objects,
    obliques,
    prenominals,
    preposition,
    subjects,
    with_conjuncts,
)
from legation.knowledge import Lexicon
from legation.language import Parsed, Stretch, Token, Tree
from legation.types import Actor

_NAMING = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
_INSIDE = ("nmod:poss", "nmod", "compound", "amod", "nmod:desc", "nmod:unmarked", "appos", "flat", "conj", "nummod")


@dataclass(frozen=True)
class Found:
    """Parties found in a role, and how: ``near`` is 1 for the role's own head, less the deeper they lay."""

    actors: tuple[Actor, ...] = ()
    near: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.actors)


@dataclass
class Scene:
    """One sentence of a passage. ``at`` maps a token's index to the actors whose mention it heads; ``inside`` to those it lies in;
    ``dyad`` is the two countries that the article is mostly about, for "bilateral ties" and other nouns that name no party."""

    parsed: Parsed
    sentence: Stretch
    lexicon: Lexicon
    at: dict[int, tuple[Actor, ...]]
    inside: dict[int, tuple[Actor, ...]]
    dyad: tuple[Actor, ...] = ()
    _lemmas: dict[int, str] = field(default_factory=dict)

    def role(self, predicate: Token, role: str) -> list[Token]:
        """The tokens that stand in a role of a predicate (see ``grammar``); noun predicates have ``of``, ``by``, ``poss``, ``adj``."""
        if predicate.pos_ in ("NOUN", "PROPN", "ADJ") and children(predicate, "cop") == []:
            return self._noun_role(predicate, role)
        if role == "subj":
            return self._subjects(predicate)
        if role == "obj":
            return objects(predicate)
        if role == "iobj":
            return children(predicate, "iobj")
        if role == "poss":
            return [p for o in objects(predicate) for p in children(o, "nmod:poss")]
        if role == "adj":
            return [p for o in objects(predicate) for p in prenominals(o)]
        return obliques(predicate, role)

    def _subjects(self, predicate: Token) -> list[Token]:
        """Subjects; a statement that condemns, a lawsuit that accuses stand for whoever makes them."""
        found = subjects(predicate)
        stated = predicate.dep_ == "acl" and found == [predicate.head] and self._is_statement(predicate.head)
        if stated and not self.parties(found):
            return noun_subjects(predicate.head) or found
        return found

    def _is_statement(self, noun: Token) -> bool:
        return self.lexicon.is_one_of(noun.lower_, noun.lemma_.lower(), self.lexicon.words["statements"])

    def _noun_role(self, noun: Token, role: str) -> list[Token]:
        governor = noun.head if noun.head != noun and noun.head.pos_ in ("VERB", "AUX") else None
        if role == "subj" and noun.pos_ != "ADJ" and not children(noun, "nsubj"):
            return self._makers(noun, governor)
        if role == "subj":
            return subjects(noun)
        if role == "obj":
            return [c for c in children(noun, "nmod") if preposition(c) in ("of", "")] + children(noun, "compound")
        if role == "poss":
            return children(noun, "nmod:poss")
        if role == "adj":
            return prenominals(noun)
        if role == "iobj":
            return children(governor, "iobj") if governor is not None and noun.dep_ == "obj" else []
        own = obliques(noun, role)
        if governor is not None and noun.dep_ in ("obj", "nsubj:pass", "nsubj", "obl") and role not in ("by", "of"):
            own += [o for o in obliques(governor, role) if o != noun and noun not in o.subtree]
        return own

    def _makers(self, noun: Token, governor: Token | None) -> list[Token]:
        """Whose act a noun names: its owner, the party before it ("a French offer"), or the subject of the verb that carries it."""
        before = [p for p in prenominals(noun) if p.i in self.at]
        owned = children(noun, "nmod:poss") or before
        if owned or governor is None or noun.dep_ != "obj":
            return owned or noun_subjects(noun)
        lemma = self.lemma(governor)
        undergone = self.lexicon.light_verbs.get(lemma) == "undergo"
        foreign = any(o.foreign for o in self.lexicon.find_operators("verb", lemma))
        return obliques(noun, "by", "from") if undergone or foreign else noun_subjects(noun)

    def parties(self, tokens: Iterable[Token], *, deep: bool = True, places: bool = False) -> Found:
        """The parties that noun phrases name, coordinated and apposed ones too; failing those, the nearest
        inside the phrases; there, countries that only say where are passed over unless ``places``."""
        heads = with_conjuncts(tokens)
        direct = [a for t in heads for a in self._direct(t)]
        if direct or not deep:
            return Found(unique(direct), 1.0)
        deeper = [found for t in heads if (found := self._deeper(t, places))]
        if not deeper:
            return self._between_the_two(heads)
        return Found(unique([a for f in deeper for a in f.actors]), max((f.near for f in deeper), default=0.0))

    def _between_the_two(self, heads: Sequence[Token]) -> Found:
        """ "Bilateral relations", "the relationship", "these ties": those of the article's two countries."""
        noun = next(filter(self._is_of_relations, heads), None)
        if noun is None or not self.dyad or any(c.lemma_.lower() in self.lexicon.words["private"] for c in children(noun, "amod")):
            return Found()
        start = self.parsed.passage.start + noun.idx
        return Found(tuple(replace(a, entity_text=noun.text, start=start, end=start + len(noun)) for a in self.dyad), 0.6)

    def lemma(self, word: Token) -> str:
        """The word's lemma in lower case, as the lexicon knows it."""
        known = self._lemmas.get(word.i)
        if known is None:
            pos = "verb" if word.pos_ in ("VERB", "AUX") else "adj" if word.pos_ == "ADJ" else "noun"
            known = self._lemmas[word.i] = self.lexicon.lemma(pos, word.lower_, word.lemma_.lower())
        return known

    def _direct(self, token: Token) -> list[Actor]:
        own = list(self.at.get(token.i, ()))
        if own:
            return own + self._beside(token, own)
        apposed = [a for c in children(token, "appos", "flat") for a in self.at.get(c.i, ())]
        return apposed

    def _beside(self, token: Token, own: list[Actor]) -> list[Actor]:
        """Parties before the noun that its own mention leaves out ("Pakistan" in "Pakistan and Afghanistan's agencies")."""
        covered = {t.i for t in token.subtree if any(a in self.inside.get(t.i, ()) for a in own)}
        modifiers = with_conjuncts(c for c in token.children if c.dep_ in ("nmod:poss", "compound", "amod") and c.i < token.i)
        modifiers = [t for t in modifiers if t.pos_ != "PRON"]  # "his police" are the police alone
        return [a for t in modifiers if t.i not in covered for a in self.at.get(t.i, ())]

    def _deeper(self, head: Token, places: bool) -> Found:
        layer, near = [head], 0.9
        for _ in range(4):
            layer = [c for t in layer for c in t.children if c.dep_ in _INSIDE or _is_done_to(c)]
            actors = [a for t in with_conjuncts(layer) for a in self.at.get(t.i, ()) if places or not a.why.startswith("place")]
            if actors:
                return Found(unique(actors), near)
            near -= 0.1
        return Found()

    def everyone(self) -> tuple[Actor, ...]:
        """All actors that the sentence mentions, in order."""
        return self._everyone

    @cached_property
    def _everyone(self) -> tuple[Actor, ...]:
        return unique([a for t in self.sentence for a in self.at.get(t.i, ())])

    @property
    def mentions_party(self) -> bool:
        return any(i in self.at for i in range(self.sentence.start, self.sentence.end))

    @property
    def names_relations(self) -> bool:
        """Whether a word of the sentence can stand for the ties of two countries."""
        return any(map(self._is_of_relations, self.sentence))

    def _is_of_relations(self, word: Token) -> bool:
        return self.lexicon.is_one_of(word.lower_, word.lemma_.lower(), self.lexicon.words["relations"])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The sentence's words, without white space."""
        return tuple(t.text for t in self.sentence if not t.is_space)

    @cached_property
    def places(self) -> dict[int, int]:
        """Where in ``words`` a token stands."""
        return {t.i: n for n, t in enumerate(t for t in self.sentence if not t.is_space)}


def _is_done_to(token: Token) -> bool:
    """A participle after its noun and whom it was done to: "sanctions imposed on Iran"."""
    if token.dep_ == "acl":
        return is_past_participle(token)
    return token.dep_ == "obl" and token.head.dep_ == "acl" and preposition(token) in ("on", "against", "to", "from", "upon")


def unique(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors without repetition, in order; places only where there is nobody else."""
    seen: dict[tuple[str, int, int], Actor] = {}
    for actor in actors:
        seen.setdefault((actor.code, actor.start, actor.end), actor)
    found = list(seen.values())
    people = [a for a in found if not a.why.startswith("place")]
    return tuple(people or found)


def scenes(parsed: Parsed, actors: Sequence[Actor], lexicon: Lexicon, dyad: tuple[Actor, ...] = ()) -> list[Scene]:
    """The sentences of a passage with the actors put at their tokens."""
    at: dict[int, list[Actor]] = {}
    inside: dict[int, list[Actor]] = {}
    offset, tree = parsed.passage.start, Tree(parsed.doc)
    for actor in actors:
        if not offset <= actor.start < parsed.passage.end:
            continue
        span = tree.char_span(actor.start - offset, actor.end - offset)
        if span is None:
            continue
        for head in _heads(span):
            at.setdefault(head.i, []).append(actor)
        for token in span:
            inside.setdefault(token.i, []).append(actor)
    outer = {i: tuple(found) for i, found in at.items()}
    members = {i: tuple(found) for i, found in inside.items()}
    return [Scene(parsed, sentence, lexicon, outer, members, dyad) for sentence in tree.sentences]


def _heads(span: Stretch) -> list[Token]:
    """The tokens of a mention on which the rest of it hangs: one, unless a list was cut askew; never the verb, if there is a noun."""
    heads = [t for t in span if t.head is t or not span.start <= t.head.i < span.end]
    nominal = [t for t in heads if t.pos_ in _NAMING]
    if nominal:
        return nominal
    below = [c for t in heads if t.pos_ == "VERB" for c in t.children if span.start <= c.i < span.end and c.pos_ in _NAMING]
    return below or heads[:1]
