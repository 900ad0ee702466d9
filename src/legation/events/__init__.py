"""Parsed sentences and actors in, reports out: how acts and operators compose, who says it, whether it happened, when."""

from __future__ import annotations

from collections.abc import Sequence

from legation.events.dyad import dyad_of
from legation.events.reading import sentence_meanings
from legation.events.reports import Filer
from legation.events.scene import scenes
from legation.events.speakers import Quotes
from legation.events.when import Clock
from legation.knowledge import Knowledge
from legation.language import Parsed
from legation.types import Actor, Article, Page, Report

__all__ = ["code", "sentence_meanings"]


def code(parsed: Sequence[Parsed], actors: Sequence[Actor], article: Article, knowledge: Knowledge, page: Page) -> tuple[Report, ...]:
    """The reports of an article, in order of the page; positions count in ``page.source``.

    A pure function: the same page, tables and model give the same reports.
    """
    filer, quotes = Filer(knowledge, page, Clock.of(article)), Quotes()
    reports: list[Report] = []
    for part in parsed:
        for scene in scenes(part, actors, knowledge.lexicon, dyad_of(actors, knowledge, until=part.passage.end)):
            reports += filer.reports(scene, quotes.speaker(scene))
        quotes.end_passage()
        filer.narrative.next_passage()
    return tuple(reports)
