"""A report in its paragraph, for a reader who wants to check it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from legation.relations.model import Evidence, Source
from legation.types import Report

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)


def show_evidence(report: Report, source: Source) -> Evidence:
    """The paragraph of ``source`` that holds the sentence of ``report``, cut before and after it; the sentence alone where none does."""
    readings = dict.fromkeys((" ".join(report.text.split()), plain(report.text)))
    found = next(filter(None, (_find(reading, source) for reading in readings)), None)
    if found is None:
        return Evidence(report, source, plain(report.text))
    return Evidence(report, source, found[0], found.string[: found.start()], found.string[found.end() :])


def _find(sentence: str, source: Source) -> re.Match[str] | None:
    # Line breaks of the page's source may be spaces in its text.
    pattern = re.compile(r"\s+".join(map(re.escape, sentence.split())) or r"(?!)")
    return next(filter(None, map(pattern.search, source.paragraphs)), None)


def plain(text: str) -> str:
    """A report's text without the markup of its page, on one line."""
    if _TAG.search(text) or "&" in text:
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split())


def gather(reports: Iterable[Report], sources: Mapping[str, Source]) -> tuple[Evidence, ...]:
    """Evidence of one event's reports: earliest page first, then as the page tells them."""
    shown = [show_evidence(report, sources.get(report.page) or Source(report.page)) for report in reports]
    return tuple(sorted(shown, key=_order))


def _order(evidence: Evidence) -> tuple[str, str, int, str]:
    source = evidence.source
    day = source.published_on or (source.published_between and source.published_between[1])
    return (day.isoformat() if day else "9999", source.page, evidence.report.start, evidence.report.id)
