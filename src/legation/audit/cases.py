"""A report as it is put before a judge: its sentence in the passage around it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.record import Record
from legation.relations import Evidence, Source, show_evidence, source_of
from legation.types import Article, Report

# Characters of the article on either side of the sentence.
AROUND = 400
CUT = "…"


@dataclass(frozen=True, slots=True)
class Case:
    """A report, its article, and its sentence (``marked``) with what stands before and after it, at most ``AROUND`` characters each."""

    report: Report
    article: Article
    source: Source
    marked: str
    before: str
    after: str


def find_case(record: Record, id: str) -> Case:
    """The report ``id`` with its passage; the sentence alone where the article has no paragraph that holds it."""
    report = next(record.reports([id]))
    article = next(record.articles([report.page]))
    return make_case(report, article)


def make_case(report: Report, article: Article) -> Case:
    """A report of ``article`` with its passage, which may reach into the paragraphs beside its own."""
    evidence = show_evidence(report, source_of(article))
    earlier, later = _beside(evidence)
    before = _tail(" ".join([*earlier, evidence.before]))
    after = _head(" ".join([evidence.after, *later]))
    return Case(report, article, evidence.source, evidence.marked, before, after)


def _beside(evidence: Evidence) -> tuple[list[str], list[str]]:
    """The paragraphs before and after that of the sentence, without the title, which is shown anyway."""
    paragraphs = evidence.source.paragraphs
    own = evidence.before + evidence.marked + evidence.after
    if own not in paragraphs:
        return [], []
    place = paragraphs.index(own)
    return [text for text in paragraphs[:place] if text != evidence.source.title], list(paragraphs[place + 1 :])


def _tail(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= AROUND else f"{CUT} {text[-AROUND:].partition(' ')[2]}"


def _head(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]} {CUT}"
