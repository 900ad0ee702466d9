"""A headline takes the day and the speaker from the text below it, and statements are the word of whoever issued them."""

from __future__ import annotations

from datetime import date

from legation import actors
from legation.events import code
from legation.knowledge import load
from legation.language import load_parser
from legation.types import Article, Page, Passage, Report


def reports(title: str, *body: str) -> list[Report]:
    """What the lexicon reads on a page of a title and paragraphs, published on Thursday 14 November 2019."""
    text = "\n".join((title, *body))
    page, passages, at = Page("p", text, "body", "0", text), [], 0
    for part in (title, *body):
        passages.append(Passage(part, at, at + len(part)))
        at += len(part) + 1
    article = Article("p", passages[0], (), tuple(passages[1:]), published_on=date(2019, 11, 14))
    parsed = load_parser().parse(article)
    return list(code(parsed, actors.find_actors(parsed, article, load()), article, load(), page))


def test_headline_takes_its_day_from_the_text() -> None:
    found = reports("Peru expels Bolivian envoy", "Peru expelled the Bolivian ambassador on Tuesday.")
    assert [(r.type, r.date) for r in found] == [("SANCTION", "2019-11-12"), ("SANCTION", "2019-11-12")]
    assert "below the headline" in (found[0].date_from or "")


def test_headline_keeps_its_own_day() -> None:
    found = reports("Peru expelled Bolivian envoy on Monday", "Peru expelled the Bolivian ambassador on Tuesday.")
    assert found[0].date == "2019-11-11"


def test_headline_takes_no_day_from_another_event() -> None:
    found = reports("Peru expels Bolivian envoy", "Chile expelled the Bolivian ambassador on Tuesday.")
    assert found[0].date is None


def test_statement_is_the_word_of_its_issuer() -> None:
    found = reports(
        "Talks",
        "The Chilean foreign ministry confirmed the incident. Bolivian soldiers detained two Chilean policemen, the statement said.",
    )
    arrest = next(r for r in found if r.type == "COERCE")
    assert arrest.said_by is not None
    assert arrest.said_by.code == "CHL"


def test_arrest_without_an_author_is_of_the_state_where_it_happened() -> None:
    (report,) = reports("A Dutch journalist was arrested in Iran")
    assert [a.code for a in report.actors] == ["IRN"]
    assert any("authorities of Iran" in step for step in report.reasons)
