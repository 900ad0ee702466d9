"""The example pages, as they were written: headline, day, first and last words of the reporter, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from legation.articles import read_article
from legation.knowledge import load
from legation.pages import open_pages
from legation.types import Article

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pages"


@dataclass(frozen=True)
class Written:
    """What a page was written to be: a row of ``examples.tsv``, which explains its columns."""

    page: str
    title: str
    day: str
    begins: str
    ends: str
    comments: str


ROWS = (Path(__file__).parent / "examples.tsv").read_text(encoding="utf-8").splitlines()
PAGES = [Written(*row.split("\t")) for row in ROWS if not row.startswith(("#", "page\t"))]


# What is read wrongly as yet, by page and field, and why it matters; take a line out once it is mended (the test then says so).
NOT_YET: dict[tuple[str, str], str] = {}
FURNITURE = re.compile(
    r"cookie|Most read|Read next|Share this|PHOTO:|Picture:|Telegram|All rights|Help us improve|wrote:|ADVERTISEMENT|CONTINENTAL WIRE/"
)


@cache
def article(page: str) -> Article:
    found = [read_article(p, load()) for p in open_pages([str(EXAMPLES / page)], on_error=print)]
    assert len(found) == 1
    return found[0]


def cases(field: str) -> list[object]:
    marked = {page: pytest.mark.xfail(reason=why, strict=True) for (page, name), why in NOT_YET.items() if name == field}
    return [pytest.param(w, id=w.page, marks=[marked[w.page]] if w.page in marked else []) for w in PAGES]


def test_examples_table_names_every_page() -> None:
    assert [written.page for written in PAGES] == sorted(path.name for path in EXAMPLES.iterdir())


def test_examples_show_one_relation_in_several_outlets() -> None:
    told = [path.name.split("-")[0] for path in EXAMPLES.iterdir() if re.search(r"(?s)(Washington|Americans).*Russia", path.read_text())]
    assert len(told) >= 6
    assert len(set(told)) >= 4


@pytest.mark.parametrize("written", cases("title"))
def test_examples_title(written: Written) -> None:
    found = article(written.page)
    assert found.title is not None
    assert (found.heading or found.title.text) == written.title


@pytest.mark.parametrize("written", cases("day"))
def test_examples_day_of_publication(written: Written) -> None:
    found = article(written.page)
    first, _, last = written.day.partition("/")
    if not last:
        assert found.published_on == date.fromisoformat(first)
    else:
        assert found.published_on is None
        assert found.published_between is not None
        assert first[:4] <= found.published_between[0].isoformat()
        assert found.published_between[1].isoformat() <= last


@pytest.mark.parametrize("written", cases("body"))
def test_examples_body(written: Written) -> None:
    found = article(written.page)
    body = [*found.lead, *found.body]
    assert body[0].text.startswith(written.begins) or found.body[0].text.startswith(written.begins)
    assert body[-1].text.endswith(written.ends)
    assert [p.text for p in body if FURNITURE.search(p.text)] == []


@pytest.mark.parametrize("written", cases("comments"))
def test_examples_comments(written: Written) -> None:
    assert len(article(written.page).comments) == int(written.comments)
