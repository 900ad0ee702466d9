"""Findings on a relation take seconds: they are looked for when a reader asks, one after another, while the page is there already."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from datetime import date

from legation.desk.catalogue import Catalogue
from legation.desk.observed import observed
from legation.relations import Answer, Finding, Side, analyse

LONGEST_WAIT = 120.0
_AT_WORK = ThreadPoolExecutor(1, thread_name_prefix="legation-findings")


@dataclass(frozen=True, slots=True)
class Standing:
    """The findings as far as they are there; ``ready`` says whether they are, ``error`` why they never will be."""

    findings: tuple[Finding, ...] = ()
    ready: bool = False
    error: str = ""


def standing(catalogue: Catalogue, a: Side, b: Side, since: date | None, until: date | None, *, wait: bool = False) -> Standing:
    """Findings on the events of a span, if they were looked for and are there; with ``wait`` they are looked for, and waited for."""
    key = ("findings", a.code, b.code, since, until)
    future: Future[tuple[Finding, ...]] | None = catalogue.kept(key)
    if future is None and wait:
        future = catalogue.once(key, lambda: _AT_WORK.submit(_find, catalogue, a, b, since, until))
    if future is None or not (wait or future.done()):
        return Standing()
    try:
        return Standing(future.result(LONGEST_WAIT), True)
    except NotYet:
        return Standing()
    except Exception as error:
        return Standing((), True, f"They could not be looked for: {error}")


def _find(catalogue: Catalogue, a: Side, b: Side, since: date | None, until: date | None) -> tuple[Finding, ...]:
    seen = observed(catalogue, a, b, since, until)
    query = "SELECT event, answers, words FROM links WHERE event IN (SELECT id FROM pairs WHERE a = ? AND b = ?)"
    links = [Answer(*row) for row in catalogue.rows(query, [min(a.code, b.code), max(a.code, b.code)])]
    return analyse(seen, links=links)
