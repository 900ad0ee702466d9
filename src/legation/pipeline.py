"""One page, from the street to its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation import actors, articles, events, knowledge, language
from legation.settings import BOTH, LEXICON, VIEW, Settings
from legation.types import Article, Page, Report

CODED_LANGUAGES = (None, "en")


def load_knowledge(settings: Settings) -> knowledge.Knowledge:
    """The tables, with those of the user that ``settings`` name; :class:`TableError` if one of these is wrong."""
    return knowledge.load(actors=settings.actors, lexicon=settings.lexicon, dictionaries=settings.dictionaries)


@dataclass(frozen=True, slots=True)
class House:
    """What all pages of a run share: the tables, the parser, what weighs its readings, and what tells which sentences it need not read (of
    pages only: where the user marked the parties, all are read). Loaded once a process, never changed."""

    knowledge: knowledge.Knowledge
    parser: language.Parser
    weigher: events.Weigher | None = None
    resolver: actors.Resolver | None = None
    screen: language.Screen | None = None

    @classmethod
    def open(cls, settings: Settings) -> House:
        """Load what ``settings`` name; :class:`TableError` or :class:`ModelError` if it is not fit."""
        tables = load_knowledge(settings)
        resolver = actors.load_resolver(settings.places, tables)
        screen = events.load_screen() if settings.by == BOTH and not settings.every_sentence else None
        return cls(tables, language.load_parser(settings.model), _weigher(settings), resolver, screen)

    def parse(self, page: Page, article: Article) -> list[language.Parsed]:
        """The article's passages, read as far as they may tell of an event."""
        return self.parser.parse(article, self.screen if page.parties is None else None)

    def reports(self, page: Page, article: Article, parsed: Sequence[language.Parsed]) -> tuple[Report, ...]:
        """The reports of the parsed article, by position, each id once."""
        parties = actors.find_actors(parsed, article, self.knowledge, page.parties)
        return distinct(events.code(parsed, parties, article, self.knowledge, page, self.weigher, self.resolver))


def _weigher(settings: Settings) -> events.Weigher | None:
    return None if settings.by == LEXICON else events.Weigher(events.load_view(), alone=settings.by == VIEW)


@dataclass(frozen=True, slots=True)
class Coded:
    """An article and the reports found in it; ``note`` says why it was not coded, ``None`` where it was."""

    article: Article
    reports: tuple[Report, ...] = ()
    note: str | None = None


def code_page(page: Page, house: House) -> Coded:
    """The article on ``page`` and its reports, positions in ``page.source``: a pure function of page and house."""
    article = articles.read_article(page, house.knowledge)
    if article.language not in CODED_LANGUAGES:
        return Coded(article, note=f"in another language ({article.language}), kept but not coded: Legation codes English")
    return Coded(article, house.reports(page, article, house.parse(page, article)))


def distinct(reports: Sequence[Report]) -> tuple[Report, ...]:
    """``reports`` by position, each id once: where two share one, the later ones get ``-2``, ``-3`` and so on."""
    met: Counter[str] = Counter()
    kept = []
    for report in sorted(reports, key=lambda r: (r.start, r.end, r.id, repr(r))):
        met[report.id] += 1
        kept.append(report if met[report.id] == 1 else replace(report, id=f"{report.id}-{met[report.id]}"))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Coder:
    """A task for ``engines``: codes pages in the house that was opened when it was made."""

    house: House

    @classmethod
    def make(cls, settings: Settings) -> Coder:
        return cls(House.open(settings))

    def __call__(self, page: Page) -> Coded:
        return code_page(page, self.house)


@dataclass(frozen=True, slots=True)
class Reader:
    """A task for ``engines``: reads the article and codes nothing."""

    knowledge: knowledge.Knowledge

    @classmethod
    def make(cls, settings: Settings) -> Reader:
        return cls(load_knowledge(settings))

    def __call__(self, page: Page) -> Coded:
        return Coded(articles.read_article(page, self.knowledge))


@dataclass(frozen=True, slots=True)
class Dated(Coded):
    """An article, the page it was read from, and all that was weighed to date it."""

    page: Page | None = None
    dating: articles.Dating | None = None


@dataclass(frozen=True, slots=True)
class Dater:
    """A task for ``engines``: reads the article and keeps how it was dated."""

    knowledge: knowledge.Knowledge

    @classmethod
    def make(cls, settings: Settings) -> Dater:
        return cls(load_knowledge(settings))

    def __call__(self, page: Page) -> Dated:
        article, dating = articles.read_dated(page, self.knowledge)
        return Dated(article, page=page, dating=dating)
