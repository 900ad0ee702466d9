"""Dating by construction: the cases of ``dates.toml``, which explains them; add yours there."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from legation.articles import Dating, read_dated
from legation.pages import open_pages
from legation.types import Article, Page
from tests.articles.conftest import dump

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))["case"]
KNOWN = {"phenomenon", "page", "html", "url", "crawled", "outlet", "row", "on", "between", "visit", "evidence"}
PARAGRAPHS = (
    "The two ministers spoke for hours about the ferry line and its future, and will meet again before the work begins.",
    "Neither of them said what the line is going to cost, who will pay for it, or how many boats there are to be.",
    "People in both towns have asked for it for many years, and a small crowd had come to hear what was agreed.",
    "The harbour master told them that the piers were old but sound, and that the boats could be had within months.",
)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and text != "none" else None


def _story(text: str, gap: str) -> str:
    return text.replace("{story}", gap.join(PARAGRAPHS)).replace("{story2}", gap.join(PARAGRAPHS[:2]))


def _page(case: dict[str, Any], folder: Path) -> Page:
    fields = {"url": case.get("url"), "outlet": case.get("outlet")}
    days = {"crawled_on": _day(case.get("crawled")), "published_on": _day(case.get("row"))}
    if "page" in case:
        return dump(_story(case["page"], "\n\n"), **fields, **days)
    file = folder / "page.html"
    file.write_text(_story(case["html"], "</p><p>"), encoding="utf-8")
    (page,) = open_pages([str(file)], on_error=lambda error: pytest.fail(str(error)))
    return replace(page, **fields, **days)


@pytest.mark.parametrize("case", CASES, ids=[case["phenomenon"] for case in CASES])
def test_dates_table(case: dict[str, Any], knowledge: Any, tmp_path: Path) -> None:
    article, dating = read_dated(_page(case, tmp_path), knowledge)
    assert article.published_on == _day(case["on"]), _shown(article, dating)
    if "between" in case:
        assert article.published_between == tuple(map(date.fromisoformat, case["between"].split("/"))), _shown(article, dating)
    if "visit" in case:
        assert article.crawled_on == _day(case["visit"]), _shown(article, dating)
    found = {f"{w.evidence.kind}: {w.verdict}" for w in dating.weighed}
    assert set(case.get("evidence", ())) <= found, _shown(article, dating)


def _shown(article: Article, dating: Dating) -> str:
    rows = (f"{w.evidence.kind} {w.evidence.text!r} gives {w.evidence.gives}, {w.weight:.1f}, {w.verdict}" for w in dating.weighed)
    return "\n".join((f"{article.published_on} {article.published_between} {article.crawled_on}", *rows))


def test_dates_table_is_well_formed() -> None:
    names = [case["phenomenon"] for case in CASES]
    assert len(set(names)) == len(names) >= 60
    assert all(case.keys() <= KNOWN and ("page" in case) != ("html" in case) and "on" in case for case in CASES)
