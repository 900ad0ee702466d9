"""A coder without a parser, for tests of what stands around it: every page is an article, every line "X met Y" of it a report."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from hashlib import sha256

from legation.pipeline import Coded
from legation.settings import Settings
from legation.types import Actor, Article, Page, Passage, Report

_MET = re.compile(r"\b([A-Z]{3}) met ([A-Z]{3})\b")


@dataclass(frozen=True)
class FakeCoder:
    """Stands in for ``pipeline.Coder``; a page that says FAULT, SLOW, STOP or FRENCH is or does so."""

    settings: Settings

    @classmethod
    def make(cls, settings: Settings) -> FakeCoder:
        return cls(settings)

    def __call__(self, page: Page) -> Coded:
        if "STOP" in page.source:
            raise KeyboardInterrupt
        if "FAULT" in page.source:
            raise ZeroDivisionError("no such thing")
        if "SLOW" in page.source:
            time.sleep(0.2)
        title = page.plain.split("\n")[0]
        body = (Passage(page.plain[len(title) :], len(title), len(page.plain)),)
        article = Article(page.name, Passage(title, 0, len(title)), (), body, outlet="Wire", language="en")
        if "FRENCH" in page.source:
            return Coded(article, note="in another language (fr), kept but not coded")
        return Coded(article, tuple(_report(page, found) for found in _MET.finditer(page.plain)))


def _report(page: Page, found: re.Match[str]) -> Report:
    a, b = (Actor(found[i], found[i], found.start(i), found.end(i), sector="GOV") for i in (1, 2))
    id = sha256(f"{page.name} {found.start()}".encode()).hexdigest()[:12]
    return Report(
        id, page.name, "CONSULT", found[0], found.start(), found.end(), (a,), (b,), date="2017-09-19", quad_code=1, event_scale=2.5
    )
