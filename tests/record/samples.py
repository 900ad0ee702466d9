"""Tiny pages, articles and reports for the tests of the record."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from legation.types import Actor, Article, Comment, DateEvidence, Page, Passage, Report, Speaker

USA, RUS, FRA = "USA:GOV", "RUS:GOV", "FRA:GOV"


def actor(party: str, **more: Any) -> Actor:
    """``RUS:GOV`` or ``IGO=United Nations`` as a mention."""
    code, _, name = party.partition("=")
    code, _, sector = code.partition(":")
    return Actor(code, name or code.title(), 0, 3, sector=sector or None, identifier_text=name or None, **more)


def report(id: str, type: str, actors: Sequence[str], recipients: Sequence[str] = (), *, page: str = "a.txt", **more: Any) -> Report:
    given = {"text": f"Sentence {id}.", "start": 0, "end": 10, "confidence": 0.5, "quad_code": 1, "event_scale": 2.5, **more}
    said = given.pop("said_by", None)
    if said:
        given["said_by"] = Speaker(None, said, said)
    given = {key: tuple(value) if key == "modes" else value for key, value in given.items()}
    return Report(id=id, page=page, type=type, actors=tuple(map(actor, actors)), recipients=tuple(map(actor, recipients)), **given)


def page(name: str = "a.txt", text: str = "Envoys met.\n\nThey spoke of trade.", **more: Any) -> Page:
    digest = sha256(text.encode()).hexdigest()
    return Page(**{"name": name, "source": text, "kind": "dump", "digest": digest, "plain": text, **more})


def html_page(name: str = "a.html") -> Page:
    """Markup and its plain text, with the way back."""
    plain = "Envoys met."
    source = f"<p>{plain}</p>"
    return page(name, source, kind="html", plain=plain, offsets=array("q", range(3, 3 + len(plain))))


def article(of: Page, **more: Any) -> Article:
    """An article whose title is the first line of its page."""
    first, _, rest = of.plain.partition("\n\n")
    start = len(of.plain) - len(rest)
    body = (Passage(rest, start, len(of.plain)),) if rest else ()
    return Article(**{"page": of.name, "title": Passage(first, 0, len(first)), "lead": (), "body": body, "language": "en", **more})


def full_article(of: Page) -> Article:
    """An article with something in every field."""
    word = Passage(of.plain[:6], 0, 6)
    return article(
        of,
        lead=(word,),
        captions=(word,),
        comments=(Comment("reader", word), Comment(None, word)),
        related=(Passage("not of this page", 2, 5),),
        heading="Envoys   meet",
        url="https://example.org/a",
        outlet="Gazette",
        byline="A. Writer",
        published_on=date(2017, 9, 20),
        published_between=(date(2017, 9, 19), date(2017, 9, 21)),
        crawled_on=date(2018, 1, 1),
        date_evidence=(DateEvidence("dateline", "20 Sept.", "09-20", 0, 8), DateEvidence("url", "/2017/", "2017")),
    )
