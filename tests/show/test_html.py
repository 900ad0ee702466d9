"""The page: it says what the relation says, needs nothing from outside, and nothing on a page gets out of its text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from legation.show import render_html, style_hash
from legation.show.html import TEMPLATES, safe_url
from tests.relations.samples import event, hostile, relation, sample

PAYLOADS = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</mark></p></blockquote></details><iframe src=https://evil.example>",
    "]]></svg><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "\x1b]0;title\x07\x00\u202egnp.exe",
]
VOID = {"meta", "rect", "line", "br", "img"}


class Reader(HTMLParser):
    """Reads a page as a browser would: its tags, its text, and whether every tag is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(sample())


def test_page_is_well_formed_and_tells_the_relation(page: str) -> None:
    read = Reader(page)
    assert read.open == []
    for expected in (
        "United States and Russia",
        "Words against deeds",
        "12 events on 5 pages",
        "28 January 2017",
        "told 31 July 2017",
        "755 personnel",
    ):
        assert expected in read.words
    assert [tag for tag, _ in read.tags].count("summary") == 12 + 10 + 1  # events, date evidence, the numbers of the series


def test_page_marks_the_evidence_in_its_paragraph(page: str) -> None:
    assert ("called the tone warm. <mark>Both sides said they would work together against Islamic State in Syria.</mark></p>") in page


def test_page_tells_where_a_day_was_read_from(page: str) -> None:
    words = Reader(page).words
    assert "Example Wire, published 29 January 2017" in words
    assert "What the day of publication was inferred from dateline “January 29” gives 01-29" in words
    assert "Event dated 2017-01-28 from “on Saturday”" in words
    assert "no outlet named, published between 30 July 2017 and 3 August 2017" in words


def test_badge_of_what_did_not_happen_is_not_filled() -> None:
    css = (TEMPLATES / "style.css").read_text("utf-8")
    filled, empty = ".type.material.conflictual { background: var(--bad); color: var(--paper); }", ".event.unreal .type.conflictual {"
    rule = css[css.index(empty) :].split("}")[0]
    # The rule that empties it must name more classes than the one that fills it, or it does not apply.
    assert filled in css
    assert empty.count(".") > filled.split("{")[0].count(".")
    assert "background: none" in rule
    assert "color: var(--bad)" in rule


def test_page_shows_what_reports_disagree_on(page: str) -> None:
    assert "2 reports in their own words; they disagree" in Reader(page).words
    assert "<dt>personnel</dt>" in page
    assert "<dd><b>755</b> in daily/kremlin-cuts-staff.html</dd><dd><b>455</b> in dump/009.txt</dd>" in page


def test_page_needs_nothing_from_outside(page: str) -> None:
    read = Reader(page)
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not any(name.startswith("on") or name in ("style", "src") for _, attrs in read.tags for name in attrs)
    assert "url(" not in page
    assert "@import" not in page


def test_page_allows_its_own_style_alone(page: str) -> None:
    policy = next(attrs["content"] for tag, attrs in Reader(page).tags if attrs.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert style_hash() == f"sha256-{digest}"
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str) -> None:
    page = render_html(hostile(payload))
    innocent, read = Reader(render_html(hostile("x"))), Reader(page)
    assert [(tag, sorted(attrs)) for tag, attrs in read.tags] == [(tag, sorted(attrs)) for tag, attrs in innocent.tags]
    assert read.open == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", page)
    assert not any((attrs.get("href") or "").startswith("javascript") for _, attrs in read.tags)


@pytest.mark.parametrize("payload", PAYLOADS[:7])
def test_hostile_text_is_shown_as_it_is(payload: str) -> None:
    assert " ".join(payload.split()) in Reader(render_html(hostile(payload))).words


def test_words_that_no_encoding_can_write_do_not_stop_the_page() -> None:
    assert "�" in render_html(hostile("\ud800")).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://daily.example/a?b=1", True),
        ("http://daily.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://daily.example", False),
        ("data:text/html,<script>", False),
        ("//daily.example/a", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_safe_url(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) is safe


def test_page_of_nothing_says_so() -> None:
    read = Reader(render_html(relation([])))
    assert "Nothing found: no event between United States and Russia" in read.words
    assert read.open == []


def test_page_of_events_that_cannot_be_drawn_has_no_picture() -> None:
    page = render_html(relation([event("e", "AID", ["USA"], ["RUS"], scale=10.0)]))
    assert "<svg" not in page
    assert "no date" in Reader(page).words


def test_page_is_the_same_twice() -> None:
    assert render_html(sample()) == render_html(sample())
