from __future__ import annotations

import pytest

from legation.articles.layout import lay_out
from legation.articles.masthead import find_masthead, find_own_name, is_menu, plain_name

STORY = "\n\n".join(f"The envoys spoke for {n} hours and did not agree on a single one of the points that part them." for n in range(4))


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("THE OLD PORT GAZETTE\nHome\nWorld", "The Old Port Gazette"),
        ("Tuesday, 5 May 2020\nHarbour Post\nHome", "Harbour Post"),
        ("Home\nLatest News\nWorld\nPress review", None),
        ("About Harbour Chronicle", "Harbour Chronicle"),
        ("News Agency\nWatch News Live\nSubscribe to the Post", None),
    ],
)
def test_find_masthead_names_of_papers_above_the_headline(top: str, name: str | None) -> None:
    layout = lay_out(f"{top}\n\nEnvoys do not agree\n\n{STORY}")
    assert layout.title is not None
    assert find_masthead(layout.lines, layout.marks, layout.title.line) == name


@pytest.mark.parametrize(
    ("top", "dateline", "below", "name"),
    [
        ("Northwind", "OSLO, May 3. /Northwind/. ", "", "Northwind"),
        ("Home", "OSLO (Northwind) - ", "(c) Northwind 2019. All rights reserved.", "Northwind"),
        ("Home", "OSLO (Northwind) - ", "", None),
        ("Home", "", "© 2018 The Harbour Ledger", "The Harbour Ledger"),
        ("Home", "", "© 2018 Somebody Interactive", None),
        ("Home", "", "© J. Doe / Northwind", None),
    ],
)
def test_find_own_name_mark_or_notice_that_recurs(top: str, dateline: str, below: str, name: str | None) -> None:
    layout = lay_out(f"{top}\n\nEnvoys do not agree\n\n{dateline}{STORY}\n\n{below}")
    assert len(layout.body) == 4
    assert find_own_name(layout.lines, layout.body) == name


@pytest.mark.parametrize(("name", "menu"), [("Latest News", True), ("World", True), ("India Post", False), ("The Harbour Ledger", False)])
def test_is_menu(name: str, menu: bool) -> None:
    assert is_menu(name) is menu


def test_plain_name() -> None:
    assert plain_name(" Harbour Ledger archive") == "Harbour Ledger"
    assert plain_name("Contact Harbour Post") == "Harbour Post"
