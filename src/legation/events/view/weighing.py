"""Lexicon and learned view put together: which type a draft has, or none, and how sure that is.

The rule is a product of experts: the view's log-probabilities, divided by a temperature, with a bonus to the type that the lexicon
reads (by how sure it is) and, for pairs it says nothing about, a bonus to none. There are three rules, all in ``view.json``: that of pages
("page_rule"), near what fits the real sentences that are held back from training best; that of a sentence or two that somebody picked
out ("rule"), which leans more on the lexicon: what was picked out tells of an event more often, and more plainly; and that of parties that
the user marked ("marked_rule"), who are asked about because something ties them. Under each a report's confidence is fitted on held-back
sentences to be the share of such reports whose type is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from legation.events.drafts import NONE, Draft, alternatives, completions
from legation.events.scene import Scene
from legation.events.status import seen_status
from legation.events.view.marking import Question, Span
from legation.events.view.network import BACKWARD, MUTUAL, STATUSES, Floats, Opinion, View
from legation.events.view.rule import Rule, among_events
from legation.events.view.sieve import Sentence, signs_instead, signs_of
from legation.knowledge.ontology import is_deed
from legation.language import FEW, Parsed, Token, columns
from legation.types import Actor

LEAST_MODE = 0.5
SURE_OF_SIDES = 0.85  # the view turns the lexicon's sides only when it is this sure
SURE_OF_STATUS, SURE_AGAINST_WORDS = 0.8, 0.98  # the second where the words say that it did not happen, or not yet


TOGETHER = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "ASSAULT"})
# what parties do together in one event of twenty or more, by the corpora; AGREE too, but who promises what is worth keeping


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft, what the view holds of it, the probabilities of the types once lexicon and view are put together, and what is filed."""

    draft: Draft
    opinion: Opinion
    chances: Floats
    settled: Draft | None


class Weigher:
    """Weighs the drafts of articles; ``alone``: by the view only, the lexicon's readings tell no more than whom to ask about."""

    def __init__(self, view: View, *, alone: bool = False) -> None:
        self.view, self.alone = view, alone
        self.rule, self.page_rule, self.marked_rule = Rule(**view.rule), Rule(**view.page_rule), Rule(**view.marked_rule)

    def weigh(self, drafts: Sequence[Draft], *, marked: bool = False, chosen: bool = False) -> list[Draft]:
        """The drafts that hold, with type, mode, sides, status and confidence settled. ``marked``: the user named the parties, so that a
        pair is asked about for a reason, and about every pair; ``chosen``: the text is a sentence or two that somebody picked out."""
        sifted = not (marked or chosen)
        judged = self._judge(self._sifted(drafts) if sifted else drafts, marked, chosen, sifted)
        return [one.settled for one in judged if one.settled is not None]

    def judge(self, drafts: Sequence[Draft], *, marked: bool = False, chosen: bool = False, sifted: bool = True) -> list[Judged]:
        """One judgement a draft, in order, those that are not filed too. ``sifted``: what ``weigh`` would not ask about is not filed."""
        sifted = sifted and not (marked or chosen)
        judged = self._judge(drafts, marked, chosen, sifted)
        if not sifted:
            return judged
        kept = set(map(id, self._sifted(drafts)))
        return [one if id(draft) in kept else replace(one, settled=None) for draft, one in zip(drafts, judged, strict=True)]

    def _sifted(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts without the pairs, silent in the lexicon, that the view hardly ever files."""
        sentences: dict[int, Sentence] = {}
        kept = []
        for draft in drafts:
            if draft.meaning.type == NONE and id(draft.scene) not in sentences:
                sentences[id(draft.scene)] = Sentence.of(draft.scene)
            if draft.meaning.type != NONE or self.view.sieve.keeps(signs_of(draft, sentences[id(draft.scene)])):
                kept.append(draft)
        return kept

    def _judge(self, drafts: Sequence[Draft], marked: bool, chosen: bool, sifted: bool) -> list[Judged]:
        rule = self.marked_rule if marked else self.rule if chosen else self.page_rule
        found = self.completed(drafts, rule) if marked else self.asked(drafts, rule, sifted=sifted)
        return [self._judged(draft, opinion, rule, marked=marked) for draft, opinion in found]

    def asked(self, drafts: Sequence[Draft], rule: Rule, *, sifted: bool = False) -> list[tuple[Draft, Opinion]]:
        """Each draft with the parties that the view finds likeliest, as far as the rule lets it choose, and what it holds of it then;
        ``sifted``: it is not asked about pairs that it hardly ever takes."""
        found = self.completed(drafts, rule)
        turned = zip(found, self.others(found, rule, sifted=sifted), strict=True)
        return [self.replaced(draft, opinion, others, rule) for (draft, opinion), others in turned]

    def completed(self, drafts: Sequence[Draft], rule: Rule) -> list[tuple[Draft, Opinion]]:
        """Each draft, a side that it lacks filled as the rule lets it, and what the view holds of it."""
        tried = [(draft, completions(draft)) for draft in drafts]
        opinions = iter(self.view.ask([question(d) for draft, others in tried for d in (draft, *others)]))
        found = []
        for draft, others in tried:
            own = next(opinions)
            found.append(self._completed(draft, own, [(other, next(opinions)) for other in others], rule))
        return found

    def _completed(self, draft: Draft, own: Opinion, others: Sequence[tuple[Draft, Opinion]], rule: Rule) -> tuple[Draft, Opinion]:
        """The draft with the party on its missing side of whom the view is surest that the same act ties them, if it is sure enough, or
        surer than that no other party is meant; else the draft as it is."""
        best = self._surest(draft, others)
        if best is None or self.chance(draft, best[1]) < min(rule.least_side, max(rule.least_better, self.chance(draft, own))):
            return draft, own
        return _noted(best[0], draft), best[1]

    def others(self, found: list[tuple[Draft, Opinion]], rule: Rule, *, sifted: bool = False) -> list[list[tuple[Draft, Opinion]]]:
        """Where the view denies that what the lexicon reads ties its two parties: either of them with another or alone, and what it
        holds of that."""
        tried = [list(self._instead(draft, opinion, sifted)) if self._denies(draft, opinion, rule) else [] for draft, opinion in found]
        opinions = iter(self.view.ask([question(d) for others in tried for d in others]))
        return [[(other, next(opinions)) for other in others] for others in tried]

    def _instead(self, draft: Draft, opinion: Opinion, sifted: bool) -> Iterator[Draft]:
        if not sifted:
            yield from alternatives(draft)
            return
        denied, sentence = self.held(opinion), Sentence.of(draft.scene)
        for other in alternatives(draft):
            if self.view.sieve_instead.keeps(signs_instead(other, denied, sentence)):
                yield other

    def replaced(self, draft: Draft, opinion: Opinion, others: Sequence[tuple[Draft, Opinion]], rule: Rule) -> tuple[Draft, Opinion]:
        """The draft with the parties of whom the view is surest, where it is sure enough of others than those it denies."""
        best = self._surest(draft, others)
        if best is None or self.chance(draft, best[1]) < rule.least_instead:
            return draft, opinion
        return _noted(best[0], draft), best[1]

    def _denies(self, draft: Draft, opinion: Opinion, rule: Rule) -> bool:
        told = draft.meaning.type != NONE and bool(draft.actors and draft.recipients)
        return told and rule.least_instead < 1 and self.chance(draft, opinion) < rule.denied

    def _surest(self, draft: Draft, others: Sequence[tuple[Draft, Opinion]]) -> tuple[Draft, Opinion] | None:
        return max(others, key=lambda one: self.chance(draft, one[1]), default=None)

    def held(self, opinion: Opinion) -> dict[str, float]:
        """The log-probability of each type."""
        return dict(zip(self.view.types, opinion.types.tolist(), strict=True))

    def chance(self, draft: Draft, opinion: Opinion) -> float:
        """How likely the view finds the draft's own type."""
        return float(np.exp(opinion.types[self.view.types.index(draft.meaning.type)]))

    def _judged(self, draft: Draft, opinion: Opinion, rule: Rule, *, marked: bool) -> Judged:
        kind = NONE if self.alone else draft.meaning.type
        chances = rule.scores(self.view.types, opinion.types, kind, draft.meaning.weight)
        if marked and chances[0] < rule.none_marked:
            chances = among_events(chances)
        best, chance = self.view.types[int(chances.argmax())], float(chances.max())
        least = 0.0 if marked else rule.least_new if draft.meaning.type == NONE else rule.least
        # the speaker of a quotation, named outside the sentence, does no deed by saying it: the lexicon took words for the act
        held = best != NONE and chance >= least and not (kind != best and is_deed(best) and _is_told_from_without(draft))
        return Judged(draft, opinion, chances, self._settled(draft, opinion, best, rule.confidence(chance)) if held else None)

    def _settled(self, draft: Draft, opinion: Opinion, kind: str, confidence: float) -> Draft:
        meaning, told = draft.meaning, draft.meaning.type
        steps = meaning.steps if kind == told else (*meaning.steps, f"the learned view reads {kind}")
        mode = meaning.mode if kind == told and meaning.mode else self.view.mode(opinion, kind, LEAST_MODE)
        status = meaning.status if kind == told else seen_status(meaning.word) if told == NONE else "actual"
        if opinion.statuses.max() >= (SURE_OF_STATUS if status == "actual" else SURE_AGAINST_WORDS):
            status = STATUSES[int(opinion.statuses.argmax())]
        settled = meaning.with_(type=kind, mode=mode, status=status, weight=confidence, steps=steps)
        return _turned(draft.with_(meaning=settled), opinion, free=told == NONE)


def _noted(draft: Draft, before: Draft) -> Draft:
    """The draft with a step that tells whom the view put in."""
    new = [a for a in (*draft.actors, *draft.recipients) if a not in (*before.actors, *before.recipients)]
    step = (
        f"the learned view sees the other side in \u201c{new[0].entity_text}\u201d"
        if new
        else "the learned view sees nobody on the other side"
    )
    return draft.with_(meaning=draft.meaning.with_(steps=(*draft.meaning.steps, step)))


def _turned(draft: Draft, opinion: Opinion, *, free: bool) -> Draft:
    """The draft with its sides as the view sees them: always where the lexicon has none (``free``), else only when it is sure."""
    direction = int(opinion.directions.argmax())
    if not (draft.actors and draft.recipients) or (not free and opinion.directions.max() < SURE_OF_SIDES):
        return draft
    if direction == BACKWARD:
        return draft.with_(actors=draft.recipients, recipients=draft.actors)
    if direction == MUTUAL and free and draft.meaning.type in TOGETHER:
        return draft.with_(actors=(*draft.actors, *draft.recipients), recipients=())
    return draft


def _is_told_from_without(draft: Draft) -> bool:
    """Whether all who are said to act stand outside the sentence."""
    start = draft.scene.parsed.passage.start
    first, last = (start + at for at in (draft.scene.sentence.start_char, draft.scene.sentence.end_char))
    return bool(draft.actors) and all(actor.end <= first or actor.start >= last for actor in draft.actors)


def is_chosen(parsed: Sequence[Parsed]) -> bool:
    """Whether a text is but a few sentences: then somebody picked it out, and most such sentences tell of an event."""
    return sum(len(columns(part.doc).sentences) for part in parsed) <= FEW


def asked_about(draft: Draft) -> tuple[Actor, ...]:
    """The one or two parties of a draft that the view is asked about."""
    return (*draft.actors[:1], draft.recipients[0]) if draft.recipients else draft.actors[:2]


def question(draft: Draft) -> Question:
    """What the view is asked about a draft: its sentence with its first actor, first recipient and predicate marked."""
    scene = draft.scene
    spans = [_span(actor, scene) for actor in asked_about(draft)]
    first, second = (*spans, None, None)[:2]
    if first is None:
        first, second = second, None
    told = draft.meaning.type != NONE
    others = (s for a in scene.everyone() if (s := _span(a, scene)) is not None)
    return Question(
        scene.words, first, second, _word(draft.meaning.word, scene) if told else None, tuple(s for s in others if s not in (first, second))
    )


def _span(actor: Actor, scene: Scene) -> Span | None:
    offset, places = scene.parsed.passage.start, scene.places
    if actor.start < offset:
        return None
    span = scene.sentence.tree.char_span(actor.start - offset, actor.end - offset)
    inside = [places[i] for i in range(span.start, span.end) if i in places] if span is not None else []
    return (inside[0], inside[-1] + 1) if inside else None


def _word(word: Token, scene: Scene) -> Span | None:
    at = scene.places.get(word.i)
    return None if at is None else (at, at + 1)
