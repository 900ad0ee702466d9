"""Parsed sentences and actors in, reports out: how acts and operators compose, who says it, whether it happened, when."""

from __future__ import annotations

from collections.abc import Sequence

from legation.actors import Resolver, TownTable
from legation.events.drafts import Draft, Drafter
from legation.events.dyad import Dyads
from legation.events.headlines import from_the_text
from legation.events.reading import sentence_meanings
from legation.events.reports import Filer
from legation.events.scene import scenes
from legation.events.speakers import Quotes
from legation.events.view import Judged, Screen, Weigher, is_chosen, load_screen, load_view
from legation.events.when import Clock
from legation.knowledge import Knowledge
from legation.language import Parsed
from legation.types import Actor, Article, Page, Report

__all__ = ["Draft", "Judged", "Screen", "Weigher", "code", "drafts", "filed", "is_chosen", "load_screen", "load_view", "sentence_meanings"]


def code(
    parsed: Sequence[Parsed],
    actors: Sequence[Actor],
    article: Article,
    knowledge: Knowledge,
    page: Page,
    weigher: Weigher | None = None,
    resolver: Resolver | None = None,
) -> tuple[Report, ...]:
    """The reports of an article, in order of the page; positions count in ``page.source``.

    Without a ``weigher`` they are what the lexicon reads. A pure function: the same page, tables and models give the same reports.
    """
    told = drafts(parsed, actors, article, knowledge, silent=weigher is not None)
    found = told if weigher is None else weigher.weigh(told, marked=page.parties is not None, chosen=is_chosen(parsed))
    return filed(found, told, article, knowledge, page, resolver)


def filed(
    held: Sequence[Draft], told: Sequence[Draft], article: Article, knowledge: Knowledge, page: Page, resolver: Resolver | None = None
) -> tuple[Report, ...]:
    """The reports of the drafts that hold; ``told`` is all that the lexicon reads in the article, from which headlines are completed.

    Places are put on the map by ``resolver``, by default by the table of towns.
    """
    filer = Filer(knowledge, page, Clock.of(article), resolver or TownTable(knowledge.places, knowledge.gazetteer))
    return tuple(filer.reports(from_the_text(held, told)))


def drafts(parsed: Sequence[Parsed], actors: Sequence[Actor], article: Article, knowledge: Knowledge, *, silent: bool) -> list[Draft]:
    """What the lexicon reads in an article, and with ``silent`` the pairs of parties that it says nothing about."""
    drafter, quotes, dyads, found = Drafter(Clock.of(article)), Quotes(), Dyads(actors, knowledge), []
    for part in parsed:
        for scene in scenes(part, actors, knowledge.lexicon, dyads.until(part.passage.end)):
            found += drafter.drafts(scene, quotes.speaker(scene), silent=silent)
        quotes.end_passage()
        drafter.narrative.next_passage()
    return found
