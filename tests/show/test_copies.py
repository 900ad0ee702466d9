from __future__ import annotations

import io
import json
from datetime import date

from rich.console import Console

from legation.record import Copies
from legation.show import copies_json, render_copies
from legation.types import Article, Passage

ARTICLES = {
    "a.html": Article("a.html", Passage("Envoys met", 0, 10), (), (), outlet="Gazette", published_on=date(2017, 9, 20)),
    "b.html": Article("b.html", None, (), (), heading="Met, they did \x1b[2J"),
    "c.html": Article("c.html", None, (), (), outlet="Courier"),
}
GROUPS = (Copies(("a.html", "b.html", "c.html"), (1.0, 0.84, 1.0)),)


def shown(groups: tuple[Copies, ...] = GROUPS, pages: int = 5) -> list[str]:
    out = io.StringIO()
    render_copies(groups, ARTICLES, pages, Console(file=out, width=100))
    return out.getvalue().splitlines()


def test_copies_are_listed_under_the_page_that_they_count_with() -> None:
    assert shown() == [
        "3 texts on 5 pages; 1 text on more than one",
        "",
        "Envoys met",
        "    a.html (Gazette, 20 Sep 2017)",
        "    b.html (no outlet named, no day, 84% of the shorter)",
        "    c.html (Courier, no day, all of the shorter)",
    ]


def test_copies_where_there_are_none() -> None:
    assert shown((), 1) == ["1 text on 1 page; 0 texts on more than one"]


def test_copies_of_hostile_pages_do_not_command_the_terminal() -> None:
    assert "\x1b" not in "".join(shown((Copies(("b.html", "a.html"), (1.0, 0.7)),)))


def test_copies_as_data() -> None:
    (group,) = json.loads(json.dumps(copies_json(GROUPS, ARTICLES)))
    assert group["title"] == "Envoys met"
    assert group["pages"][1] == {
        "page": "b.html", "outlet": None, "published_on": None, "title": "Met, they did \x1b[2J", "shared": 0.84,
    }  # fmt: skip
