"""What is no part of the report, told by its shape: teasers, other stories' headlines, legal notices, captions without a credit."""

from __future__ import annotations

from typing import Any

from legation.articles import read_article
from tests.articles.conftest import dump

PARAGRAPHS = [
    "The two ministers spoke for hours about the ferry line and its future, and will meet again before the work begins.",
    "Neither of them said what the line is going to cost, who will pay for it, or how many boats there are to be.",
    "People in both towns have asked for it for many years, and a small crowd had come to hear what was agreed.",
    "The harbour master told them that the piers were old but sound, and that the boats could be had within months.",
]


def body(knowledge: Any, *lines: str) -> list[str]:
    text = "\n\n".join(("Ministers agree on ferry line", "3 May 2018", *lines))
    return [p.text for p in read_article(dump(text), knowledge).body]


def test_body_leaves_out_stories_that_are_cut_off(knowledge: Any) -> None:
    teasers = [
        f"Storm closes harbour {place}: The mayor said on Monday that the boats would not leave before the wind had dropped and that..."
        for place in ("ODDA", "VOSS")
    ]
    assert body(knowledge, *PARAGRAPHS, *teasers) == PARAGRAPHS


def test_body_keeps_a_report_that_is_cut_off_itself(knowledge: Any) -> None:
    opening = "The two ministers spoke for hours about the ferry line and its future, and will meet again before..."
    assert body(knowledge, PARAGRAPHS[1], opening)[-1] == opening


def test_body_leaves_out_headlines_in_a_row(knowledge: Any) -> None:
    heads = [
        "Storm closes harbour for third day running",
        "Mayor wants new bridge over the sound",
        "Old lighthouse sold to a painter at last",
    ]
    assert body(knowledge, *PARAGRAPHS[:2], *heads, *PARAGRAPHS[2:]) == PARAGRAPHS


def test_body_keeps_one_subheading(knowledge: Any) -> None:
    assert "What the towns hope for" in body(knowledge, *PARAGRAPHS[:2], "What the towns hope for", *PARAGRAPHS[2:])


def test_body_leaves_out_a_caption_without_a_credit(knowledge: Any) -> None:
    caption = "Ada Moss, the harbour master who is to oversee the new line, beside her boat"
    assert body(knowledge, *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]) == PARAGRAPHS


def test_body_leaves_out_legal_notices(knowledge: Any) -> None:
    notice = "The information on this website was written for readers at home and is not intended to constitute advice of any kind."
    assert body(knowledge, *PARAGRAPHS, notice) == PARAGRAPHS


def test_body_keeps_an_interview(knowledge: Any) -> None:
    talk = ["Q: Where will it start?", "A: In Odda, we hope.", "Q: And when?", "A: In spring."]
    assert body(knowledge, *PARAGRAPHS[:2], *talk, *PARAGRAPHS[2:]) == [*PARAGRAPHS[:2], *talk, *PARAGRAPHS[2:]]
