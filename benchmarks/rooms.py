"""Pages taken through the rooms one by one, the CPU time of each room counted: what ``speed.py`` and ``coding.py`` share."""

from __future__ import annotations

import gc
import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation import actors, articles, events
from legation.pipeline import House
from legation.types import Page

ROOMS = ("articles", "language", "actors", "events", "view", "reports")


@dataclass(slots=True)
class Measured:
    """CPU seconds by room, and what went through: pages, sentences, words; ``digest`` of the reports."""

    spent: Counter[str] = field(default_factory=Counter)
    pages: int = 0
    sentences: int = 0
    words: int = 0
    reports: int = 0
    digest: str = ""

    @property
    def coding(self) -> float:
        """CPU seconds of coding proper, the parse given: actors, events, the learned view, reports."""
        return sum(self.spent[room] for room in ("actors", "events", "view", "reports"))


def measure(pages: Sequence[Page], house: House) -> Measured:
    """All pages but the first, which loads what is loaded when it is first asked for and is counted nowhere but in the digest."""
    found, told = Measured(), hashlib.sha256()
    for number, page in enumerate(pages):
        _code(page, house, found, told)
        if not number:
            found = Measured()
            gc.collect()
            gc.freeze()  # as a run does after its first page (engines/outcome.py)
    found.digest = told.hexdigest()[:16]
    return found


def _code(page: Page, house: House, found: Measured, told: hashlib._Hash) -> None:
    clock = time.process_time()

    def passed(room: str) -> None:
        nonlocal clock
        now = time.process_time()
        found.spent[room] += now - clock
        clock = now

    article = articles.read_article(page, house.knowledge)
    passed("articles")
    parsed = house.parse(page, article)
    passed("language")
    parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
    passed("actors")
    drafts = events.drafts(parsed, parties, article, house.knowledge, silent=house.weigher is not None)
    passed("events")
    held = house.weigher.weigh(drafts) if house.weigher else drafts
    passed("view")
    reports = events.filed(held, drafts, article, house.knowledge, page)
    passed("reports")
    for report in reports:
        told.update(repr(report).encode())
    found.pages += 1
    found.reports += len(reports)
    found.words += sum(not token.is_space for part in parsed for token in part.doc)
    found.sentences += sum(1 for part in parsed for _ in part.doc.sents)
