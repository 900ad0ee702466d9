"""On whose word a thing is told: the outermost named speaker of a sentence, and of quotations that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.events.grammar import child, children, preposition, subjects, surface_subjects
from legation.events.scene import Scene
from legation.language import Stretch, Token
from legation.types import Actor, Speaker

_QUOTES = re.compile(r"[\"“”«»]|``|''")
_SAID = frozenset({"ccomp", "xcomp", "parataxis", "conj", "obj", "acl", "nsubj", "csubj", "nsubj:pass"})  # what is said, not when or why
_SOURCES = ("according to", "per")


def speaker_of(word: Token, scene: Scene) -> Speaker | None:
    """The outermost speaker over a predicate: subject of a verb of saying above or beside it, or "according to" somebody."""
    heard = speakers_of(word, scene)
    people = [s for s, sector in heard if sector != "JRN"]
    return people[-1] if people else heard[-1][0] if heard else None


def innermost_speaker(word: Token, scene: Scene) -> Speaker | None:
    """The speaker nearest to a predicate: whose blame or demand it is."""
    people = [s for s, sector in speakers_of(word, scene) if sector != "JRN"]
    return people[0] if people else None


def speakers_of(word: Token, scene: Scene) -> list[tuple[Speaker, str | None]]:
    """All speakers over a predicate with their sectors, innermost first."""
    found: list[tuple[Speaker, str | None]] = []
    token, inside = word, True
    for _ in range(12):
        above = _above(token, scene) if inside else None
        found += [heard for heard in (_beside(token, scene), above) if heard is not None]
        if token.head == token:
            break
        inside = token.dep_ in _SAID
        token = token.head
    return found


def _above(token: Token, scene: Scene) -> tuple[Speaker, str | None] | None:
    """The subject of the verb of saying that takes the token's clause as what is said; the speaker's own act counts as said."""
    if _says(token, scene) and token.pos_ in ("VERB", "AUX"):
        return _named(subjects(token), scene)
    return None


def _beside(token: Token, scene: Scene) -> tuple[Speaker, str | None] | None:
    """A verb of saying that hangs on the clause (", Lavrov said"), or "according to" somebody."""
    for verb in children(token, "parataxis", "advcl"):
        if verb.pos_ == "VERB" and _says(verb, scene) and (verb.dep_ == "parataxis" or _opens_with_as(verb)):
            speaker = _named(surface_subjects(verb), scene)
            if speaker is not None:
                return speaker
    for source in children(token, "obl", "nmod", "advcl"):
        if preposition(source) in _SOURCES or _according(source):
            return _named([source], scene)
    return None


def _opens_with_as(clause: Token) -> bool:
    return any(c.lower_ == "as" for c in children(clause, "mark"))


def _says(verb: Token, scene: Scene) -> bool:
    return scene.lexicon.says("speech", verb.lemma_.lower())


def _according(source: Token) -> bool:
    case = child(source, "case")
    return source.lemma_.lower() == "according" or (case is not None and case.lower_ == "according")


def _named(heads: Sequence[Token], scene: Scene) -> tuple[Speaker, str | None] | None:
    """The speaker that noun phrases name; a statement or report stands for whoever issued it; ``None`` for nameless sources."""
    if not heads:
        return None
    if heads[0].lemma_.lower() == "according":
        heads = children(heads[0], "obl", "nmod")
    found = scene.parties(heads)
    if found:
        return of_actor(found.actors[0]), found.actors[0].sector
    names = [t for t in heads[:1] if t.pos_ == "PROPN"]
    if names:
        span = Stretch(scene.sentence.tree, names[0].left_edge.i, names[0].right_edge.i + 1)
        text = next((e.text for e in span.ents if e.root == names[0]), names[0].text)
        return Speaker(None, text, text), None
    return None


def of_actor(actor: Actor) -> Speaker:
    """An actor as a speaker."""
    return Speaker(actor.code, actor.identifier_text or actor.entity_text, actor.entity_text)


def opens_with_quote(scene: Scene) -> bool:
    """Whether a sentence begins as a quotation."""
    return scene.sentence.text.lstrip()[:1] in tuple('"“«`')


class Quotes:
    """Follows who speaks through the sentences of an article, so that a quotation that runs on keeps its speaker."""

    def __init__(self) -> None:
        self._open = False
        self._last: Speaker | None = None

    def speaker(self, scene: Scene) -> Speaker | None:
        """The speaker of a sentence that stands in quotation marks, or on the word of "the statement", and does not say who speaks; call
        once a sentence, in order."""
        text = scene.sentence.text
        marks = len(_QUOTES.findall(text))
        inside = self._open or opens_with_quote(scene)
        own = _any_speaker(scene)
        speaker = self._last if own is None and (inside or _by_a_statement(scene)) else None
        self._last = own or self._last
        self._open = (self._open != bool(marks % 2)) if marks else self._open
        return speaker

    def end_passage(self) -> None:
        """A paragraph's end closes its quotations; the speaker is remembered."""
        self._open = False


def _by_a_statement(scene: Scene) -> bool:
    """Whether "the statement said", "the release added": what a speaker named before has issued."""
    verbs = [t for t in scene.sentence if t.pos_ == "VERB" and _says(t, scene)]
    heads = [s for verb in verbs for s in surface_subjects(verb) if any(c.lower_ == "the" for c in children(s, "det"))]
    return any(h.lemma_.lower() in scene.lexicon.words["statements"] for h in heads)


def _any_speaker(scene: Scene) -> Speaker | None:
    for token in scene.sentence:
        if token.pos_ == "VERB" and _says(token, scene):
            heard = _named(surface_subjects(token), scene)
            if heard is not None:
                return heard[0]
    return None
