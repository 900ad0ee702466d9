"""Why a sentence is coded as it is: its parse, its parties, what the lexicon composes, what the learned view holds, what is filed.

from legation.explain import explain
explanation = explain("Kenya refused to rule out withdrawing its troops from Somalia.", house)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np

from legation import actors, events
from legation.language import Parsed, is_unread
from legation.pipeline import House
from legation.record import report_json
from legation.settings import CODEBOOK, Settings
from legation.types import Actor, Article, Page, Passage, Report

LIKELIEST = 3
UNREAD = "not read: such words hardly ever tell of an event"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the parse; ``head`` is the position of the word it hangs on, its own for a root."""

    at: int
    text: str
    lemma: str
    pos: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was considered: a reading of the lexicon with the steps that composed it, or a pair of parties that it says nothing about;
    ``chances`` are the likeliest types once the learned view is heard, ``view`` those of the view alone, ``like`` sentences of the
    corpus that the view finds like it; ``filed`` says how it ended."""

    type: str
    predicate: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    steps: tuple[str, ...]
    weight: float
    view: tuple[tuple[str, float], ...] = ()
    chances: tuple[tuple[str, float], ...] = ()
    like: tuple[tuple[str, str], ...] = ()
    filed: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that led from a text to its reports."""

    text: str
    on: date | None
    words: tuple[Word, ...]
    parties: tuple[Actor, ...]
    readings: tuple[Reading, ...]
    reports: tuple[Report, ...]
    settings: Settings

    def to_dict(self) -> dict[str, Any]:
        """The same as data that JSON takes; reports as in the contract."""
        article = _article(self.text, self.on)
        plain = {key: [asdict(item) for item in getattr(self, key)] for key in ("words", "parties", "readings")}
        reports = [report_json(r, article, coder=self.settings.coder, codebook=CODEBOOK) for r in self.reports]
        return {"text": self.text, "on": self.on and self.on.isoformat(), **plain, "reports": reports}


def explain(text: str, house: House, *, on: date | None = None, settings: Settings | None = None) -> Explanation:
    """Everything that leads from a text (a sentence, a headline, a paragraph) to its reports; ``on`` is its day of publication."""
    page, article = Page("sentence", text, "body", "", text), _article(text, on)
    parsed = house.parser.parse(article)
    parties = actors.find_actors(parsed, article, house.knowledge, None)
    told = events.drafts(parsed, parties, article, house.knowledge, silent=house.weigher is not None)
    if house.weigher is None:
        readings, held = [_reading(draft) for draft in told], told
    else:
        judged = house.weigher.judge(told, chosen=events.is_chosen(parsed))
        readings, held = _weighed(judged, house.weigher), [j.settled for j in judged if j.settled is not None]
    reports = events.filed(held, told, article, house.knowledge, page, house.resolver)
    return Explanation(text, on, tuple(_words(parsed)), tuple(parties), tuple(readings), reports, settings or Settings())


def _article(text: str, on: date | None) -> Article:
    return Article("sentence", None, (), (Passage(text, 0, len(text)),), language="en", published_on=on)


def _words(parsed: Sequence[Parsed]) -> list[Word]:
    return [
        Word(t.i, t.text, t.lemma_, t.pos_, t.dep_, t.head.i) for part in parsed for t in part.doc if not t.is_space
    ]  # one passage: positions do not clash


def _reading(draft: events.Draft) -> Reading:
    meaning = draft.meaning
    return Reading(
        meaning.type,
        " ".join(t.text for t in sorted(meaning.words, key=lambda t: t.i)),
        tuple(a.entity_text for a in draft.actors),
        tuple(a.entity_text for a in draft.recipients),
        meaning.steps,
        round(meaning.weight, 2),
    )


def _weighed(judgements: Sequence[events.Judged], weigher: events.Weigher) -> list[Reading]:
    readings = []
    for judged in judgements:
        own, settled = _reading(judged.draft), judged.settled
        view = _likeliest(np.exp(judged.opinion.types), weigher.view.types)
        chances = _likeliest(judged.chances, weigher.view.types)
        filed = settled.meaning.type if settled else None
        like = tuple(weigher.view.like(judged.opinion))
        readings.append(Reading(own.type, own.predicate, own.actors, own.recipients, own.steps, own.weight, view, chances, like, filed))
    return readings


def _likeliest(chances: Any, types: Sequence[str]) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-chances)[:LIKELIEST]
    return tuple((types[i], round(float(chances[i]), 3)) for i in order)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence of an article that no report was filed from: ``start`` to ``end`` in ``Page.plain``, why, and what was considered."""

    text: str
    start: int
    end: int
    why: str
    readings: tuple[Reading, ...] = ()


def left_out(page: Page, article: Article, house: House) -> tuple[LeftOut, ...]:
    """Every sentence of ``article`` that tells of no event as far as Legation reads it, in order of the page, each with the reason."""
    parsed = house.parse(page, article)
    parties = actors.find_actors(parsed, article, house.knowledge, page.parties)
    told = events.drafts(parsed, parties, article, house.knowledge, silent=house.weigher is not None)
    marked, chosen = page.parties is not None, events.is_chosen(parsed)
    judged = house.weigher.judge(told, marked=marked, chosen=chosen) if house.weigher else []
    held = [j.settled for j in judged if j.settled is not None] if house.weigher else told
    filed = [(r.start, r.end) for r in events.filed(held, told, article, house.knowledge, page)]
    readings = _weighed(judged, house.weigher) if house.weigher else [_reading(draft) for draft in told]
    found = []
    for text, start, end, read in _sentences(parsed):
        first, last = page.to_source(start, end)
        if not any(begin < last and first < close for begin, close in filed):
            own = [r for draft, r in zip(told, readings, strict=True) if _place(draft) == start]
            why = _why_not(own, sum(start <= p.start < end for p in parties)) if read else UNREAD
            found.append(LeftOut(text, start, end, why, tuple(own)))
    return tuple(found)


def _sentences(parsed: Sequence[Parsed]) -> list[tuple[str, int, int, bool]]:
    """Text, place and whether it was read."""
    found = ((part.passage.start, sentence) for part in parsed for sentence in part.doc.sents)
    return [(s.text.strip(), at + s.start_char, at + s.end_char, not is_unread(s)) for at, s in found if s.text.strip()]


def _place(draft: events.Draft) -> int:
    return draft.scene.parsed.passage.start + draft.scene.sentence.start_char


def _why_not(readings: Sequence[Reading], parties: int) -> str:
    """In a line: nobody to be between, nothing told, or not sure enough."""
    if not readings:
        return f"names {('no party', 'one party')[parties] if parties < 2 else 'parties'}, and nothing that one does to another"
    likely = max(readings, key=lambda r: max((c for kind, c in r.chances if kind != "none"), default=r.weight))
    if likely.filed:
        return f"read as {likely.filed}, but not between two parties that a report can name"
    best = next(iter(likely.chances), None)
    if best is None or best[0] == "none":
        sure = f" ({best[1]:.2f})" if best else ""
        return f"between {_sides(likely)} most likely nothing is told{sure}"
    return f"between {_sides(likely)} perhaps {best[0]}, but not sure enough ({best[1]:.2f})"


def _sides(reading: Reading) -> str:
    return f"“{', '.join(reading.actors) or '?'}” and “{', '.join(reading.recipients) or '?'}”"
