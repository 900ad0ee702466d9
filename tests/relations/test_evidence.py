"""A report in its paragraph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.relations.evidence import gather, plain, show_evidence
from legation.relations.sources import source_of
from legation.types import Article, Passage
from tests.relations.samples import CUT, report, sample, source

PARAGRAPH = "It rained. Moscow expelled 60 Americans & shut a consulate. Nobody laughed."


@pytest.mark.parametrize(
    "text",
    [
        "Moscow expelled 60 Americans & shut a consulate.",
        "Moscow expelled\n   60 Americans & shut a consulate.",
        'Moscow <a href="/x">expelled 60 Americans</a> &amp; shut a <b>consulate</b>.',
    ],
)
def test_evidence_is_found_in_its_paragraph(text: str) -> None:
    found = show_evidence(report("r", "p", text), source("p", "Another paragraph.", PARAGRAPH))
    assert (found.before, found.marked, found.after) == (
        "It rained. ",
        "Moscow expelled 60 Americans & shut a consulate.",
        " Nobody laughed.",
    )


def test_evidence_that_no_paragraph_holds_stands_alone() -> None:
    found = show_evidence(report("r", "p", "Not <i>there</i>."), source("p", PARAGRAPH))
    assert (found.before, found.marked, found.after) == ("", "Not there.", "")


def test_evidence_of_nothing_marks_nothing() -> None:
    assert show_evidence(report("r", "p", ""), source("p", PARAGRAPH)).marked == ""


@pytest.mark.parametrize(("text", "expected"), [("a < b and c > d", "a < b and c > d"), ("AT&amp;T", "AT&T"), ("a<!-- x > y -->b", "ab")])
def test_plain_takes_markup_only(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_gather_orders_by_publication_then_place() -> None:
    sources = {p.page: p for p in (source("b", published_on=date(2017, 1, 1)), source("a", published_on=date(2017, 1, 2)), source("c"))}
    reports = [
        report("1", "c", "x"),
        report("2", "a", "x"),
        replace(report("3", "b", "x"), start=9),
        replace(report("4", "b", "x"), start=5),
    ]
    assert [e.report.id for e in gather(reports, sources)] == ["4", "3", "2", "1"]


def test_a_report_of_a_page_that_is_gone_is_still_shown() -> None:
    assert gather([report("1", "gone", "They met.")], {})[0].source.page == "gone"


def test_best_is_the_surest() -> None:
    staff = next(told for told in sample().events if told.event.id == "e03")
    assert [e.source.page for e in staff.evidence] == [CUT.page, "dump/009.txt"]
    assert staff.best is staff.evidence[0]
    sure = replace(staff.evidence[1], report=replace(staff.evidence[1].report, confidence=0.9))
    assert replace(staff, evidence=(staff.evidence[0], sure)).best is sure


def test_source_of_an_article_has_its_headline_lead_and_body() -> None:
    title, lead, body = (Passage(text, 0, len(text)) for text in ("Head", "Lead", "Body"))
    found = source_of(Article("p", title, (lead,), (body,), outlet="O", published_on=date(2017, 1, 1)))
    assert (found.title, found.paragraphs, found.outlet) == ("Head", ("Head", "Lead", "Body"), "O")
    assert source_of(Article("p", None, (), (body,), heading="Given")).title == "Given"
