"""From predicates to meanings: acts are read off the words, operators are put over what stands inside them.

``Composer.meanings(word)`` reads one predicate: first the most specific reading of it as an act ("cut ties"), then as an
operator over the act inside it ("refuse" over "meet"), then as a plain act, then as an operator by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.events.acts import Acts
from legation.events.clauses import (
    as_allegation,
    is_alleged,
    is_finite,
    is_finite_clause,
    is_past,
    mark_of,
    may_hold_act,
    planned_status,
    without,
)
from legation.events.grammar import (
    child,
    children,
    is_infinitive,
    objects,
    obliques,
    particle,
    subjects,
    surface_subjects,
)
from legation.events.meaning import Meaning
from legation.events.scene import Found, Scene
from legation.events.status import is_negated, modal, status_of
from legation.events.tense import COOPERATION, YIELDING, settle
from legation.knowledge import Operator
from legation.language import Token
from legation.types import Actor

_DEPTH = 7
_NOMINAL = ("NOUN", "PROPN")


class Composer:
    """Composes the meanings of one sentence; ``consumed`` collects the predicates that went into another."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.lexicon = scene.lexicon
        self.acts = Acts(scene)
        self.consumed: set[int] = set()
        self._known: dict[int, tuple[Meaning, ...]] = {}

    def meanings(self, word: Token, depth: int = 0) -> tuple[Meaning, ...]:
        """What a predicate tells: usually one meaning, several where it takes coordinated acts, none where it tells of nothing."""
        if depth > _DEPTH:
            return ()
        if word.i not in self._known:
            self._known[word.i] = ()  # a guard against circles in a broken parse
            self._known[word.i] = self._under_outer_subject(word, self._read(word, depth))
        return self._known[word.i]

    def _under_outer_subject(self, word: Token, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """ "His intention is to mend ties": the noun before the copula is the operator over the clause after it."""
        for noun in children(word, "nsubj:outer", "nsubj"):
            if noun.pos_ == "NOUN" and meanings and (noun.dep_ == "nsubj:outer" or child(word, "cop") is not None):
                for operator in self._operators(noun):
                    composed = [c for m in meanings if (c := self._compose(operator, noun, m)) is not None]
                    if composed and operator.of:
                        return tuple(m.with_(words=(word, *m.words), core=(word, *m.core)) for m in composed)
        return meanings

    def _read(self, word: Token, depth: int) -> tuple[Meaning, ...]:
        special = self.acts.read(word, special=True, inner=depth > 0)
        if special is not None:
            return self._settled(tuple(self._aimed(m, depth) for m in special))
        operators = list(self._operators(word))
        for operator in operators:
            composed = self._over_inner(operator, word, depth)
            if composed is not None:
                return composed
        plain = self.acts.read(word, special=False, inner=depth > 0 or is_alleged(word))
        if plain is not None:
            return tuple(map(as_allegation, plain)) if is_alleged(word) else self._settled(tuple(self._aimed(m, depth) for m in plain))
        for operator in operators:
            alone = self._alone(operator, word)
            if alone is not None:
                return (alone,)
        return self._obliged(word)

    def _obliged(self, word: Token) -> tuple[Meaning, ...]:
        """ "Libya must answer for it": whatever the verb, said by another this asks Libya for it."""
        asked = self.scene.parties(subjects(word), deep=False).actors if word.pos_ == "VERB" and modal(word) == "must" else ()
        if not asked or word.dep_ != "ccomp":
            return ()
        step = f"must {word.text}, said of another: REQUEST"
        return (
            Meaning("REQUEST", word, "change", recipients=asked, words=(word,), core=(word,), weight=0.7, steps=(step,), asks_speaker=True),
        )

    def _aimed(self, meaning: Meaning, depth: int) -> Meaning:
        """A protest without a target has that of the demand or blame it is for: "marched to demand that the cabinet resign"."""
        if meaning.type != "PROTEST" or meaning.recipients:
            return meaning
        clauses = [c for w in meaning.words for c in children(w, "advcl", "acl", "xcomp")]
        inner = [m for c in clauses for m in self.meanings(c, depth + 1) if m.type in ("REQUEST", "ACCUSE", "REJECT")]
        aims = [a for m in inner for a in m.recipients] or list(self.scene.parties([o for c in clauses for o in objects(c)]).actors)
        return meaning.with_(recipients=without(tuple(aims), meaning.actors))

    def _operators(self, word: Token) -> Iterator[Operator]:
        pos = "verb" if word.pos_ in ("VERB", "AUX") else "noun" if word.pos_ in _NOMINAL else "adj" if word.pos_ == "ADJ" else ""
        if pos == "adj" and is_past(word):
            yield from self._fitting("verb", word)
        yield from self._fitting(pos, word)

    def _fitting(self, pos: str, word: Token) -> Iterator[Operator]:
        for operator in self.lexicon.find_operators(pos, self.scene.lemma(word)):
            if operator.particle and operator.particle != particle(word):
                continue
            if operator.objects and not any(self.acts.is_among(o, operator.objects) for o in self.acts.object_heads(word)):
                continue
            if operator.obliques and not self.acts.has_obliques(word, operator.obliques):
                continue
            yield operator

    # ------------------------------------------------------------------ operators over acts

    def _over_inner(self, operator: Operator, word: Token, depth: int) -> tuple[Meaning, ...] | None:
        inner = [m for token in self._inner_tokens(operator, word) for m in self.meanings(token, depth + 1)]
        if not inner:
            return None
        out = []
        for meaning in inner:
            self.consumed.update(t.i for t in meaning.words)
            outer = self._compose(operator, word, meaning)
            if outer is not None:
                out.append(outer)
        return tuple(out) if out else None

    def _inner_tokens(self, operator: Operator, word: Token) -> list[Token]:
        found: list[Token] = []
        for role in operator.inner:
            if role in ("xcomp", "ccomp", "advcl", "acl", "parataxis"):
                found += [c for c in children(word, role) if role != "advcl" or may_hold_act(c)]
                if role == "acl" and operator.objects and word.pos_ == "VERB":
                    found += [c for o in objects(word) for c in children(o, role)]
            elif role == "obj":
                found += objects(word) if word.pos_ in ("VERB", "AUX", "ADJ") else self.scene.role(word, "of")
            elif role == "head":
                found += [word.head] if word.dep_ == "amod" else []
            else:
                clauses = [c for c in children(word, "advcl", "ccomp", "acl") if mark_of(c) == role]
                found += obliques(word, role) + [c for c in clauses if not (word.pos_ == "VERB" and is_infinitive(c))]
        tokens = [t for t in found if t.i != word.i]
        return list(dict.fromkeys(tokens + [c for t in tokens for c in children(t, "conj")]))

    def _compose(self, operator: Operator, word: Token, inner: Meaning) -> Meaning | None:
        subject = self.scene.parties(self._authors(word))
        self_authored = self._self_authored(operator, word, inner, subject)
        table = operator.of if self_authored else (operator.other or operator.of)
        if operator.finite and inner.finite and inner.status in ("actual", "negated"):
            table = operator.finite
        outcome = table.get(inner.type, table.get("default", operator.of.get("default") if not operator.other else None))
        if operator.name in ("refuse", "fail") and self_authored:
            outcome = inner.undone.get(inner.type, outcome)
        if outcome is None or outcome == "none":
            return None
        step = f"{operator.name} ({word.text}) over {inner.type} ({inner.word.text}) gives {outcome if outcome != 'inner' else inner.type}"
        if outcome == "inner" or (operator.name == "allege" and not subject):
            return self._let_through(operator, word, inner, subject, step)
        return self._made(operator, word, inner, subject, outcome, self_authored, step)

    def _authors(self, word: Token) -> list[Token]:
        return self.scene.role(word, "subj") or (self.scene.role(word, "adj") if word.pos_ in _NOMINAL else [])

    def _self_authored(self, operator: Operator, word: Token, inner: Meaning, subject: Found) -> bool:
        authors = self._authors(word)
        if operator.foreign and inner.word.pos_ in _NOMINAL and not inner.author:
            return False
        if not authors and not operator.foreign:
            return True  # "a visit is planned": nobody else plans it
        if not inner.author or set(inner.author) & set(authors):
            codes = {a.code for a in inner.actors}
            return not codes or not subject or bool(codes & {a.code for a in subject.actors})
        theirs = {a.code for a in self.scene.parties(inner.author).actors} or {a.code for a in inner.actors}
        return bool(theirs & {a.code for a in subject.actors})

    def _let_through(self, operator: Operator, word: Token, inner: Meaning, subject: Found, step: str) -> Meaning:
        status = inner.status
        if is_negated(word) and not operator.speech:
            status = "negated"
        elif not operator.speech and status == "actual":
            status = operator.status or status_of(word)
        actors = inner.actors
        if not actors and not (operator.speech and inner.finite) and operator.name != "evidence":
            actors = without(subject.actors, inner.recipients)
        elif not operator.speech and operator.name == "aspect" and not inner.author:
            actors = subject.actors or actors
        recipients = inner.recipients or (self._roles(word, operator.recipient).actors if not operator.speech else ())
        passed = inner.with_(
            actors=actors,
            recipients=without(recipients, actors),
            status=status,
            words=(word, *inner.words),
            core=(word, *inner.core),
            steps=(*inner.steps, step),
            finite=is_finite(word),
            weight=inner.weight * operator.weight,
        )
        return settle(passed, inner.word if operator.speech else word, self.lexicon)

    def _made(
        self, operator: Operator, word: Token, inner: Meaning, subject: Found, outcome: str, self_authored: bool, step: str
    ) -> Meaning | None:
        actors = subject.actors or (inner.actors if self_authored else ())
        own = self._roles(word, operator.recipient).actors
        recipients = self._recipients(operator, word, outcome, inner, own, self_authored)
        status = status_of(word)
        if status == "negated" and outcome in operator.negated:
            outcome, status = operator.negated[outcome], "actual"
        if outcome == "none":
            return None
        if outcome == "inner":
            outcome = inner.type
        mode = operator.mode if outcome in ("ACCUSE", "REJECT") and operator.mode else self._mode(outcome, inner)
        return settle(
            Meaning(
                type=outcome,
                word=word,
                mode=mode,
                actors=actors,
                recipients=without(recipients, actors),
                mutual=inner.mutual and outcome == "AGREE" and len({a.code for a in actors}) > 1,
                status=status if status != "actual" or not operator.status else planned_status(operator, outcome),
                contexts=inner.contexts,
                words=(word, *inner.words),
                core=(word,),
                author=tuple(self._authors(word)),
                needs=operator.needs,
                weight=operator.weight * inner.weight,
                steps=(*inner.steps, step),
                finite=is_finite(word),
                inner=(inner.type, *inner.inner),
                undone=operator.negated,
                takes_two=inner.takes_two,
            ),
            word,
            self.lexicon,
        )

    def _recipients(
        self, operator: Operator, word: Token, outcome: str, inner: Meaning, own: tuple[Actor, ...], self_authored: bool
    ) -> tuple[Actor, ...]:
        if outcome == "SUPPORT" and not self_authored and operator.foreign and inner.type not in COOPERATION | YIELDING:
            return inner.actors or self._roles(word, ("obj",)).actors  # "support for a boycott of Israel" is none of Israel
        if outcome in ("ACCUSE", "SUPPORT") and operator.name not in ("allow",):
            return own if own and operator.name == "accuse" else (inner.actors if not self_authored else ()) or own or inner.recipients
        if outcome == "REQUEST" or (outcome == "AGREE" and not self_authored):
            return own or (inner.actors if not self_authored else ()) or inner.recipients
        if not self_authored:
            return inner.actors or own or inner.recipients
        return inner.recipients or own

    def _mode(self, outcome: str, inner: Meaning) -> str | None:
        table = self.lexicon.modes.get(outcome, {})
        return table.get(f"{inner.type}.{inner.mode}") or table.get(inner.type) or table.get("default")

    def _roles(self, word: Token, roles: tuple[str, ...]) -> Found:
        for role in roles:
            found = self.scene.parties(self.scene.role(word, role))
            if found:
                return found
        return Found()

    # ------------------------------------------------------------------ operators alone, and modals

    def _alone(self, operator: Operator, word: Token) -> Meaning | None:
        if operator.alone is None or operator.alone == "none":
            return None
        if operator.alone != "REQUEST" and any(map(is_finite_clause, children(word, "ccomp"))):
            return None  # "agrees that", "accepts that": an opinion
        actors = self.scene.parties(self._authors(word)).actors
        recipients = self._roles(word, operator.recipient) or self._in_complement(word, actors, asked=operator.alone == "REQUEST")
        if operator.needs == "recipient" and not recipients:
            return None
        outcome, status = operator.alone, status_of(word)
        if status == "negated" and outcome in operator.negated:
            outcome, status = operator.negated[outcome], "actual"
        return settle(
            Meaning(
                type=outcome,
                word=word,
                mode=operator.mode,
                actors=actors,
                recipients=without(recipients.actors, actors),
                status=status,
                words=(word,),
                core=(word,),
                author=tuple(self._authors(word)),
                needs=operator.needs,
                weight=operator.weight * 0.85 * max(recipients.near, 0.6),
                finite=is_finite(word),
                steps=(f"{operator.name} ({word.text}) by itself is {outcome}",),
            ),
            word,
            self.lexicon,
        )

    def _in_complement(self, word: Token, actors: tuple[Actor, ...], *, asked: bool) -> Found:
        """The party that a clause which tells no act is about: "refused to let the Syrian convoy pass"; of whom it is asked:
        "demanded that Syria explain"."""
        if asked:
            found = self.scene.parties([s for c in children(word, "ccomp") for s in surface_subjects(c)], deep=False)
            if found:
                return Found(found.actors, 0.8)
        found = self.scene.parties([o for c in children(word, "xcomp") for o in objects(c)])
        theirs = tuple(a for a in found.actors if a.code not in {own.code for own in actors})  # not "agreed to keep its troops there"
        return Found(theirs, 0.6) if theirs else Found()

    def _settled(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """The meanings once the "will", "will not", "can" and "must" of their own words are read into them."""
        return tuple(settle(m, m.word, self.lexicon) for m in meanings)
