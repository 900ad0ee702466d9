"""Sentences with their parties marked, so that the coder is tested apart from the rooms before it.

``[USA:The United States] expelled two [RUS:Russian diplomats].`` marks two parties; the brackets are taken out.
"""

from __future__ import annotations

import re
from datetime import date

from legation.events import code
from legation.knowledge import load
from legation.language import load_parser
from legation.types import Actor, Article, Page, Passage, Report

_MARK = re.compile(r"\[([A-Z]{3})(?::([A-Z]{3}))?:([^\]]*)\]")


def unmark(text: str) -> tuple[str, tuple[Actor, ...]]:
    """The sentence without its brackets, and the actors that they marked."""
    plain, actors, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        actors.append(Actor(match[1], match[3], len(plain), len(plain) + len(match[3]), sector=match[2]))
        plain, last = plain + match[3], match.end()
    return plain + text[last:], tuple(actors)


def reports(text: str, *, on: date | None = date(2020, 6, 10)) -> tuple[Report, ...]:
    """What is coded from a marked text, published on a Wednesday."""
    plain, actors = unmark(text)
    page = Page("p", plain, "body", "0", plain)
    article = Article("p", None, (), (Passage(plain, 0, len(plain)),), published_on=on)
    return code(load_parser().parse(article), actors, article, load(), page)


def brief(report: Report) -> str:
    """``SANCTION expel USA>RUS actual``: what a probe compares."""
    sides = "+".join(a.code for a in report.actors) + (">" + "+".join(r.code for r in report.recipients) if report.recipients else "")
    return " ".join(x for x in (report.type, *report.modes, sides, report.status) if x)
