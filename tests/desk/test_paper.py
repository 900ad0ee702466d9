"""A page as its reader saw it."""

from __future__ import annotations

from array import array
from dataclasses import replace

from legation.desk import paper
from legation.desk.paper import lay_out, marks_of, to_plain
from legation.types import Article, Page, Passage, Report
from tests.desk.records import CAPTION, COMMENT, MENU, RELATED, page_of
from tests.relations.samples import CUT, REPORTS


def test_paper_holds_the_whole_page_in_order() -> None:
    page, article, reports = page_of(CUT, REPORTS)
    layout = lay_out(page, article, reports)
    assert "".join(stretch.text for stretch in layout.stretches) == page.plain
    assert (layout.before, layout.after) == (0, 0)
    roles = {stretch.text.strip(): stretch.role for stretch in layout.stretches}
    assert (roles[MENU], roles[CAPTION], roles[COMMENT], roles[RELATED]) == ("other", "caption", "comment", "related")
    assert roles[CUT.title or ""] == "title"


def test_paper_marks_each_sentence_that_was_coded() -> None:
    page, article, reports = page_of(CUT, REPORTS)
    marked = [stretch.text for stretch in lay_out(page, article, reports).stretches if stretch.mark]
    assert marked == [r.text for r in sorted(reports, key=lambda r: r.start)]


def test_paper_reports_of_one_sentence_share_a_mark() -> None:
    page, _, reports = page_of(CUT, REPORTS)
    first = min(reports, key=lambda r: r.start)
    inside = replace(first, id="inside", start=first.start + 3, end=first.end - 3)
    (mark,) = marks_of(page, [first, inside])
    assert (mark.start, mark.end, mark.reports) == (first.start, first.end, (first.id, "inside"))


def test_paper_places_in_a_marked_up_page_are_places_in_its_text() -> None:
    source, plain = "<p>A &amp; B <b>met</b>.</p>", "A & B met."
    offsets = array("I", [3, 4, 5, 10, 11, 12, 16, 17, 18, 23])
    page = Page("p", source, "html", "d", plain, offsets)
    start, end = page.to_source(plain.index("met"), plain.index("met") + 3)
    assert source[start:end] == "met"
    assert plain[slice(*to_plain(page, start, end))] == "met"


def test_paper_a_very_long_page_is_cut_around_what_is_marked() -> None:
    text = "x" * (3 * paper.LONGEST) + "Norway expelled two envoys." + "y" * paper.LONGEST
    at = text.index("Norway")
    page = Page("p", text, "dump", "d", text)
    article = Article("p", None, (), (Passage(text, 0, len(text)),))
    report = Report("r", "p", "SANCTION", text[at : at + 27], at, at + 27, (), ())
    layout = lay_out(page, article, [report], ("r",))
    assert layout.before == at - paper.AROUND
    assert sum(len(stretch.text) for stretch in layout.stretches) == paper.LONGEST
    assert [stretch.text for stretch in layout.stretches if stretch.mark] == ["Norway expelled two envoys."]


def test_paper_a_sentence_that_is_no_longer_there_marks_nothing() -> None:
    page, article, reports = page_of(CUT, REPORTS)
    gone = replace(reports[0], start=10**6, end=10**6 + 5)
    assert [s for s in lay_out(page, article, [gone]).stretches if s.mark] == []
