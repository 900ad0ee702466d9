"""From the meanings of a sentence to its reports: speaker, date, status and evidence put to each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from legation.events.details import contexts, place, sizes
from legation.events.meaning import Meaning
from legation.events.narrative import Narrative
from legation.events.reading import sentence_meanings
from legation.events.scene import Scene
from legation.events.settling import counts, sides, with_other_side, with_speaker
from legation.events.speakers import innermost_speaker, speaker_of
from legation.events.when import Clock, Times, When, is_background
from legation.knowledge import Knowledge
from legation.types import Actor, Page, Report, Speaker

WITH_DEADLINE = frozenset({"REQUEST", "SANCTION", "THREATEN", "COERCE", "AGREE"})


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
        settled = with_speaker(meaning, scene, innermost_speaker(meaning.words[0], scene) or quoted)
        settled = with_other_side(settled, scene) if settled is not None else None
        if settled is None or not counts(settled):
            return None
        actors, recipients = sides(settled)
        when = times.for_word(settled.core, self.clock)
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
            said_by=speaker if _is_source(speaker, actors) else None,
            date=when.date,
            enddate=when.enddate,
            date_precision=when.precision,
            date_from=when.inferred_from,
            size=sizes(settled, scene),
            deadline=times.deadline(settled.words, self.clock) if settled.type in WITH_DEADLINE else None,
            place=place(settled.words, scene),
            quad_code=ontology.quad(settled.type),
            event_scale=ontology.score(settled.type, modes),
            confidence=round(settled.weight, 2),
            event_text=" ".join(t.text for t in sorted(settled.words, key=lambda t: t.i)),
            reasons=settled.steps,
        )


def _is_source(speaker: Speaker | None, actors: Sequence[Actor]) -> bool:
    """Whether a speaker is somebody on whose word the page has it, and not just the state whose own act is told."""
    own = any(speaker is not None and a.entity_text == speaker.entity_text and a.identifier_text is None for a in actors)
    return speaker is not None and not own


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
