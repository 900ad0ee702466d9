"""What a sentence may tell, before it is weighed: the meanings that the lexicon reads, and pairs of parties it is silent about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from legation.events.clauses import mark_of
from legation.events.grammar import SUBJECTS, child, children, is_passive
from legation.events.meaning import Meaning
from legation.events.narrative import Narrative
from legation.events.reading import sentence_meanings
from legation.events.scene import Scene
from legation.events.settling import FORCES, among_themselves, counts, sides, with_its_place, with_other_side, with_speaker
from legation.events.speakers import innermost_speaker, opens_with_quote, speaker_of
from legation.events.status import is_asked
from legation.events.when import Clock, Times, When
from legation.language import Token
from legation.types import Actor, Speaker

NONE = "none"  # the type of a draft that only asks whether anything ties two parties
MOST_PAIRS = 4  # of a sentence, nearest in the tree first
MOST_SIDES = 3  # other mentions tried for a side that is missing
_CONDITIONS = ("if", "unless", "until")
FARTHEST = 9  # steps in the tree from one party to the other


@dataclass(frozen=True)
class Draft:
    """A report to be: its meaning and sides, the sentence it stands in, when, and on whose word."""

    scene: Scene
    times: Times
    meaning: Meaning
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: When
    speaker: Speaker | None

    def with_(self, **changes: object) -> Draft:
        """The draft with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Drafter:
    """Makes drafts of sentences; one for an article, since days run on from one sentence to the next."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.narrative = Narrative(clock)

    def drafts(self, scene: Scene, quoted: Speaker | None, *, silent: bool) -> list[Draft]:
        """The drafts of one sentence; ``quoted`` is the speaker of a quotation that runs on into it; ``silent``: with the pairs that the
        lexicon says nothing about."""
        times = Times(scene)
        asked = is_asked(scene.sentence)
        told = sentence_meanings(scene) if not asked and _may_have_parties(scene, quoted) else []
        found = [draft for m in told if (draft := self._settled(m, scene, times, quoted)) is not None]
        if silent and not asked:
            found += [self._draft(m, m.actors, m.recipients, scene, times, quoted) for m in _silent_pairs(scene, found)]
        self.narrative.note(scene, times)
        return found

    def _settled(self, meaning: Meaning, scene: Scene, times: Times, quoted: Speaker | None) -> Draft | None:
        if any(map(_is_under_whether, meaning.words)):
            return None
        settled = with_speaker(meaning, scene, innermost_speaker(meaning.words[0], scene) or quoted)
        settled = among_themselves(with_its_place(with_other_side(settled, scene), scene)) if settled is not None else None
        if settled is None or not counts(settled):
            return None
        return self._draft(settled, *sides(settled), scene, times, quoted, over=meaning.words[0])

    def _draft(
        self,
        meaning: Meaning,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
        scene: Scene,
        times: Times,
        quoted: Speaker | None,
        over: Token | None = None,
    ) -> Draft:
        when = times.for_word(meaning.core, self.clock)
        if when is None and meaning.status == "actual" and scene.parsed.part == "body":
            when = self.narrative.carried(scene, quoted=quoted is not None or opens_with_quote(scene))
        speaker = speaker_of(over or meaning.word, scene) or quoted
        return Draft(scene, times, meaning, actors, recipients, when or When(), speaker)


def _may_have_parties(scene: Scene, quoted: Speaker | None) -> bool:
    """Whether what a sentence tells can have a party: one that it mentions, whoever is quoted, or the article's two countries."""
    return scene.mentions_party or (quoted is not None and quoted.code is not None) or (bool(scene.dyad) and scene.names_relations)


def _silent_pairs(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Meaning]:
    """Pairs of parties of two codes that no draft ties, by their nearest mentions, with the word that joins them in the tree."""
    known = [(codes(d.actors), codes(d.recipients)) for d in drafts]
    tied = {frozenset((a, b)) for left, right in known for a in left | right for b in left | right}
    nearest: dict[frozenset[str], tuple[int, Token, Actor, Actor]] = {}
    for (first, a), (second, b) in combinations(_mentions(scene), 2):
        key = frozenset((a.code, b.code)) if a.code != b.code else frozenset((f"{a.code}:{a.sector}", f"{b.code}:{b.sector}"))
        if (a.code == b.code and not _apart(a, b)) or frozenset((a.code, b.code)) in tied:
            continue
        steps, joint = _between(first, second)
        if steps <= FARTHEST and (key not in nearest or steps < nearest[key][0]):
            nearest[key] = (steps, joint, a, b)
    for _, joint, a, b in sorted(nearest.values(), key=lambda found: found[0])[:MOST_PAIRS]:
        yield Meaning(NONE, joint, actors=(a,), recipients=(b,), words=(joint,), core=(joint,), weight=0.0)


def completions(draft: Draft) -> list[Draft]:
    """The draft with each of the nearest other mentions on the side that it lacks; none where both are there or parties act together."""
    meaning = draft.meaning
    if bool(draft.actors) == bool(draft.recipients) or len(draft.actors) > 1 or meaning.type == NONE:
        return []
    if not draft.actors and _has_nameless_doer(meaning.word):
        return []
    return _filled(draft)[:MOST_SIDES]


def _filled(draft: Draft) -> list[Draft]:
    """The draft with each other mention on the side that it lacks, the nearest to the predicate first."""
    meaning, own = draft.meaning, (*draft.actors, *draft.recipients)[0]
    near = sorted(_mentions(draft.scene), key=lambda found: abs(found[0].i - meaning.word.i))
    if draft.actors and meaning.type != "PROTEST":  # a protest's target may be named in what it demands
        near = [found for found in near if _is_told_with(found[0], meaning.word)]
    others = [a for _, a in near if (a.start, a.end) != (own.start, own.end) and a.identifier_text != (own.identifier_text or "")]
    others = [a for a in others if a.code != own.code or (_apart(a, own) and not (meaning.type == "MOBILIZE" and a.sector in FORCES))]
    return [draft.with_(recipients=(a,)) if draft.actors else draft.with_(actors=(a,)) for a in others]


def alternatives(draft: Draft) -> list[Draft]:
    """A draft of two parties with the nearest other mentions, or nobody, in the place of either."""
    found = []
    for lonely in (draft.with_(recipients=()), draft.with_(actors=())):
        others = (d for d in _filled(lonely) if (d.actors, d.recipients) != (draft.actors, draft.recipients))
        found += [lonely, *islice(others, MOST_SIDES)]
    return found


def _is_under_whether(word: Token) -> bool:
    """Whether a word's clause only asks ("did not say whether it would leave")."""
    clause = word if word.pos_ in ("VERB", "AUX", "ADJ") else next((t for t in word.ancestors if t.pos_ in ("VERB", "AUX")), word)
    return any(c.lower_ == "whether" for c in children(clause, "mark"))


def _has_nameless_doer(word: Token) -> bool:
    """Whether somebody who is no party is said to do it: "a terrorist killed two officers"."""
    return word.pos_ == "VERB" and not is_passive(word) and any(s.pos_ in ("NOUN", "PROPN") for s in children(word, "nsubj"))


def _is_told_with(party: Token, word: Token) -> bool:
    """Whether a party stands in a predicate's own clause, in one over it, or in what is said, asked or made a condition there; in
    any other clause it is part of another story."""
    told = [t.i for t in _clauses_over(word)]
    clause = _clauses_over(party)[0]
    while clause.i not in told:
        if clause.dep_ != "ccomp" and not (clause.dep_ == "advcl" and mark_of(clause) in _CONDITIONS):
            return False
        clause = _clauses_over(clause.head)[0]
    return True


def _clauses_over(word: Token) -> list[Token]:
    """The verbs with a subject of their own over a word, the nearest first, up to a clause that only stands beside another."""
    found = []
    for token in (word, *word.ancestors):
        if child(token, *SUBJECTS) is None and token.head != token:
            continue
        found.append(token)
        if token.dep_ in ("conj", "parataxis"):
            break
    return found


def _apart(a: Actor, b: Actor) -> bool:
    """Whether two mentions with one code are two parties within a state ("rebels" and "the president")."""
    return a.sector is not None and b.sector is not None and a.sector != b.sector


def codes(actors: Sequence[Actor]) -> set[str]:
    """The codes of actors."""
    return {a.code for a in actors}


def _mentions(scene: Scene) -> list[tuple[Token, Actor]]:
    return [(t, a) for t in scene.sentence for a in scene.at.get(t.i, ()) if a.sector != "JRN"]


def _between(first: Token, second: Token) -> tuple[int, Token]:
    """How many steps the tree has between two words, and the predicate over both (the nearest verb, or the word where the ways meet)."""
    above = [first, *first.ancestors]
    places = {t.i: i for i, t in enumerate(above)}
    for steps, token in enumerate([second, *second.ancestors]):
        if token.i in places:
            verb = next((t for t in [token, *token.ancestors] if t.pos_ in ("VERB", "AUX")), token)
            return steps + places[token.i], verb if token.pos_ in ("PROPN", "PRON", "DET", "NUM") else token
    return FARTHEST + 1, first
