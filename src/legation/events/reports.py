"""From the meanings of a sentence to its reports: speaker, date, status and evidence put to each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from legation.events.acts import mutual_parties
from legation.events.compose import Composer, without
from legation.events.details import contexts, place, sizes
from legation.events.grammar import is_infinitive
from legation.events.meaning import Meaning
from legation.events.narrative import Narrative
from legation.events.scene import Scene, unique
from legation.events.speakers import innermost_speaker, speaker_of
from legation.events.status import is_headline_future, modal
from legation.events.tense import COOPERATION, YIELDING
from legation.events.when import Clock, Times, When, is_background
from legation.knowledge import Knowledge
from legation.types import Actor, Page, Report, Speaker

_PREDICATES = ("VERB", "NOUN", "PROPN", "ADJ", "AUX")
LEAST_CONFIDENCE = 0.3
BLAME_OR_PRAISE = frozenset({"ACCUSE", "SUPPORT"})
PRIVATE = frozenset({"BUS", "CVL", "JRN", "EDU", "MED", "CRM", "AGR", "SOC", "LAB", "REL", "ELI"})
SPOKEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def sentence_meanings(scene: Scene) -> list[Meaning]:
    """All meanings that a sentence tells and that none of its other predicates took in, outermost first."""
    composer = Composer(scene)
    found: list[Meaning] = []
    for word in _top_down(scene):
        if word.i in composer.consumed or _is_purpose(word):
            continue
        for meaning in composer.meanings(word):
            composer.consumed.update(t.i for t in meaning.words)
            composer.consumed.update(_content(meaning))
            found.append(meaning)
    return found


def _is_purpose(word: Token) -> bool:
    """Whether a word only names what something is for ("moved to punish Moscow"): an infinitive that no operator took in."""
    if word.pos_ != "VERB" or not is_infinitive(word) or is_headline_future(word):
        return False
    return word.dep_ in ("advcl", "acl", "xcomp", "conj") and not is_headline_future(word.head)


def _top_down(scene: Scene) -> Iterator[Token]:
    """The sentence's predicates, heads before what hangs on them."""
    layer = [scene.sentence.root]
    while layer:
        yield from (t for t in layer if t.pos_ in _PREDICATES)
        layer = [c for t in layer for c in t.children]


def _content(meaning: Meaning) -> set[int]:
    """What stands inside a demand, a threat, a refusal or an accusation is its content and no event of its own."""
    if meaning.type not in ("REQUEST", "THREATEN", "REJECT", "ACCUSE"):
        return set()
    clauses = [c for w in meaning.words for c in w.children if c.dep_ in ("xcomp", "ccomp", "acl", "advcl") and _is_content(c)]
    return {t.i for clause in clauses for t in clause.subtree}


def _is_content(clause: Token) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case")}
    return clause.dep_ in ("xcomp", "ccomp") or bool(marks & {"to", "of", "for", "from", "that"})


class Filer:
    """Makes reports of meanings; one for an article."""

    def __init__(self, knowledge: Knowledge, page: Page, clock: Clock) -> None:
        self.knowledge = knowledge
        self.page = page
        self.clock = clock
        self.narrative = Narrative(clock)

    def reports(self, scene: Scene, quoted: Speaker | None) -> list[Report]:
        """The reports of one sentence; ``quoted`` is the speaker of a quotation that runs on into it."""
        times = Times(scene)
        filed: dict[tuple[object, ...], Report] = {}
        for meaning in sentence_meanings(scene):
            report = self._report(meaning, scene, times, quoted)
            if report is None:
                continue
            key = (report.type, report.modes, _codes(report.actors), _codes(report.recipients))
            if key not in filed or filed[key].confidence < report.confidence:
                filed[key] = report
        self.narrative.note(scene, times)
        return list(filed.values())

    def _report(self, meaning: Meaning, scene: Scene, times: Times, quoted: Speaker | None) -> Report | None:
        speaker = speaker_of(meaning.words[0], scene) or quoted
        settled = _with_speaker(meaning, scene, innermost_speaker(meaning.words[0], scene) or quoted)
        settled = _with_other_side(settled, scene) if settled is not None else None
        if settled is None or not _counts(settled):
            return None
        actors, recipients = _sides(settled)
        when = times.for_word(settled.words, self.clock)
        if when is None and settled.status == "actual" and scene.parsed.part == "body":
            when = self.narrative.carried(scene, quoted=quoted is not None)
        when = when or When()
        start, end = _evidence(scene, self.page)
        ontology = self.knowledge.ontology
        modes = (settled.mode,) if settled.mode and settled.mode in ontology.types[settled.type].modes else ()
        return Report(
            id=_identity(self.page.name, start, settled, actors, recipients),
            page=self.page.name,
            type=settled.type,
            text=self.page.source[start:end],
            start=start,
            end=end,
            actors=actors,
            recipients=recipients,
            modes=modes,
            contexts=contexts(settled, scene),
            status=settled.status,
            historical=settled.status == "actual" and is_background(when, self.clock),
            said_by=speaker,
            date=when.date,
            enddate=when.enddate,
            date_precision=when.precision,
            date_from=when.inferred_from,
            size=sizes(settled, scene),
            deadline=times.deadline(settled.words, self.clock)
            if settled.type in ("REQUEST", "SANCTION", "THREATEN", "COERCE", "AGREE")
            else None,
            place=place(settled.words, scene),
            quad_code=ontology.quad(settled.type),
            event_scale=ontology.score(settled.type, modes),
            confidence=round(settled.weight, 2),
            event_text=" ".join(t.text for t in sorted(settled.words, key=lambda t: t.i)),
            reasons=settled.steps,
        )


def _with_speaker(meaning: Meaning, scene: Scene, speaker: Speaker | None) -> Meaning | None:
    """The meaning once the speaker's part is read into it: "must" is a demand, blame needs somebody who blames."""
    said = next((a for a in scene.everyone() if speaker and a.code == speaker.code and a.entity_text == speaker.entity_text), None)
    if said is None and speaker is not None and speaker.code:
        said = Actor(speaker.code, speaker.entity_text, -1, -1, identifier_text=speaker.name, why="speaker of the quotation")
    if meaning.asks_speaker or (meaning.type in BLAME_OR_PRAISE and not meaning.actors):
        if said is None or said.code in {a.code for a in meaning.recipients}:
            return None
        return meaning.with_(actors=(said,), recipients=without(meaning.recipients, (said,)))
    obliged = any(modal(w) == "must" for w in meaning.words)
    if obliged and meaning.status in ("actual", "negated"):
        return _demanded(meaning, said)
    return meaning


def _with_other_side(meaning: Meaning, scene: Scene) -> Meaning:
    """A willingness or meeting that names one side gets the other from its sentence, if that names just one more country."""
    if (
        meaning.recipients
        or meaning.type not in ("AGREE", "CONSULT", "CONCEDE")
        or not meaning.actors
        or len({a.code for a in meaning.actors}) > 1
    ):
        return meaning
    own = meaning.actors[0].code
    others = [a for a in scene.everyone() if a.code != own and a.sector != "JRN" and not a.why.startswith("place")]
    if len({a.code for a in others}) == 1 and meaning.type != "CONCEDE":
        return meaning.with_(
            recipients=(others[0],), weight=meaning.weight * 0.7, steps=(*meaning.steps, "the only other country of the sentence")
        )
    theirs = tuple(a for a in scene.dyad if a.code != own)
    if others or len(theirs) != 1 or not meaning.takes_two:
        return meaning
    return meaning.with_(recipients=theirs, weight=meaning.weight * 0.6, steps=(*meaning.steps, "the other of the article's two countries"))


def _demanded(meaning: Meaning, said: Actor | None) -> Meaning | None:
    """ "Libya must hand over the suspects, a minister said" asks Libya; "ties must be mended, Lavrov said" shows willingness."""
    codes = {a.code for a in (*meaning.actors, *meaning.recipients)}
    if said is None:
        return None
    own = said.code in {a.code for a in meaning.actors} or (not meaning.actors and said.code in codes)
    if own and meaning.type in COOPERATION | YIELDING:
        return meaning.with_(type="AGREE", mode=None, status="actual", steps=(*meaning.steps, "own need of it, said: AGREE"))
    asked = tuple(a for a in (meaning.actors or meaning.recipients) if a.code != said.code)
    if own or not asked:
        return None
    return meaning.with_(
        type="REQUEST",
        mode="change",
        status="actual",
        actors=(said,),
        recipients=asked,
        steps=(*meaning.steps, "must, said of another: REQUEST"),
    )


def _counts(meaning: Meaning) -> bool:
    """Whether a meaning has the parties that make it an event."""
    if not meaning.actors and not meaning.recipients:
        return False
    if _is_private(meaning):
        return False
    if meaning.weight < LEAST_CONFIDENCE or (meaning.type in SPOKEN and not meaning.actors and not meaning.mutual):
        return False
    return meaning.needs != "both" or bool(meaning.actors and meaning.recipients) or len({a.code for a in meaning.actors}) > 1


def _is_private(meaning: Meaning) -> bool:
    """Whether all parties are private people and firms of one country: no event, unless they protest or do violence."""
    parties = (*meaning.actors, *meaning.recipients)
    if meaning.type in ("PROTEST", "ASSAULT") or len({a.code for a in parties}) > 1:
        return False
    return all(a.sector in PRIVATE for a in parties)


def _sides(meaning: Meaning) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients: those who act together are all actors, unless one visits the other."""
    if meaning.mutual and meaning.mode != "visit" and meaning.type != "AGREE":
        return mutual_parties(meaning), ()
    actors = unique(meaning.actors)
    people = {a.identifier_text for a in actors if a.identifier_text}
    return actors, tuple(r for r in without(unique(meaning.recipients), actors) if r.identifier_text not in people)


def _evidence(scene: Scene, page: Page) -> tuple[int, int]:
    sentence = scene.sentence
    text = sentence.text
    lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    base = scene.parsed.passage.start
    return page.to_source(base + sentence.start_char + lead, base + sentence.end_char - tail)


def _codes(actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(sorted({a.code for a in actors}))


def _identity(page: str, start: int, meaning: Meaning, actors: Sequence[Actor], recipients: Sequence[Actor]) -> str:
    """A name for the report that depends on nothing but the page and what was coded."""
    told = "|".join(
        (page, str(start), str(meaning.word.i), meaning.type, meaning.status, ",".join(_codes(actors)), ",".join(_codes(recipients)))
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]
