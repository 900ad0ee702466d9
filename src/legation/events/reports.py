"""From drafts to reports: evidence, numbers, place and identity put to each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from legation.actors import Asked, Resolver
from legation.events.answers import with_cues
from legation.events.details import contexts, place, sizes
from legation.events.drafts import Draft, codes
from legation.events.scene import Scene
from legation.events.settling import with_home_authorities
from legation.events.when import Clock, is_background
from legation.knowledge import Knowledge
from legation.types import Actor, Page, Place, Report, Speaker

WITH_DEADLINE = frozenset({"REQUEST", "SANCTION", "THREATEN", "COERCE", "AGREE"})


class Filer:
    """Makes reports of drafts; one for an article."""

    def __init__(self, knowledge: Knowledge, page: Page, clock: Clock, resolver: Resolver) -> None:
        self.knowledge = knowledge
        self.page = page
        self.clock = clock
        self.resolver = resolver

    def reports(self, drafts: Iterable[Draft]) -> list[Report]:
        """One report for each type, mode and pair of sides of a sentence, the surest."""
        filed: dict[tuple[object, ...], tuple[Draft, Report]] = {}
        for draft in drafts:
            report = self._report(draft)
            key = (report.start, report.end, report.type, report.modes, _codes(report.actors), _codes(report.recipients))
            if key not in filed or filed[key][1].confidence < report.confidence:
                filed[key] = draft, report
        return with_cues(list(filed.values()), self.page)

    def _report(self, draft: Draft) -> Report:
        settled, scene, when, actors = draft.meaning, draft.scene, draft.when, draft.actors
        recipients = draft.recipients or with_home_authorities(settled, actors, scene)
        start, end = _evidence(scene, self.page)
        ontology = self.knowledge.ontology
        modes = (settled.mode,) if settled.mode and settled.mode in ontology.types[settled.type].modes else ()
        return Report(
            id=_identity(self.page.name, start, draft),
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
            said_by=draft.speaker if _is_source(draft.speaker, actors) else None,
            date=when.date,
            enddate=when.enddate,
            date_precision=when.precision,
            date_from=when.inferred_from,
            size=sizes(settled, scene),
            deadline=draft.times.deadline(settled.words, self.clock) if settled.type in WITH_DEADLINE else None,
            place=self._place(draft),
            quad_code=ontology.quad(settled.type),
            event_scale=ontology.score(settled.type, modes),
            confidence=round(settled.weight, 3),
            event_text=" ".join(t.text for t in sorted(settled.words, key=lambda t: t.i)),
            reasons=settled.steps,
        )

    def _place(self, draft: Draft) -> Place | None:
        """Where it took place, on the map; countries of the sentence and of the draft's sides tell towns of one name apart."""
        found = place(draft.meaning.words, draft.scene)
        if found is None:
            return None
        named = [a.code for a in (*draft.recipients, *draft.actors, *draft.scene.everyone())]
        return self.resolver.locate(Asked(found, tuple(dict.fromkeys(named)), draft.scene.sentence.text))


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
    return tuple(sorted(codes(actors)))


def _identity(page: str, start: int, draft: Draft) -> str:
    """A name for the report that depends on nothing but the page and what was coded."""
    meaning = draft.meaning
    sides = (",".join(_codes(draft.actors)), ",".join(_codes(draft.recipients)))
    told = "|".join((page, str(start), str(meaning.word.i), meaning.type, meaning.status, *sides))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
