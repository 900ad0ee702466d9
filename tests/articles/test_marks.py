from __future__ import annotations

import pytest

from legation.articles.lines import split_lines
from legation.articles.marks import is_date_line, mark_lines


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Share on Facebook", "button"),
        ("Tweet", "button"),
        ("Get short URL", "button"),
        ("{{item.group_date}}", "button"),
        ("Advertisement", "button"),
        ("treaty, missiles, Geneva, Russia", "button"),
        ("Most read", "list"),
        ("Related articles", "list"),
        ("More from Europe", "list"),
        ("All comments", "comments"),
        ("34 responses to “Why we left”", "comments"),
        ("Leave a reply", "comments"),
        ("Tags:", "ending"),
        ("© 2019 Example Media Ltd. All rights reserved.", "ending"),
        ("© REUTERS/ Some Body", "credit"),
        ("Getty Images", "credit"),
        ("Jane Doe / Reuters", "credit"),
        ("The minister arrives for talks in Geneva. (AP Photo/Jane Doe)", "caption"),
        ("File photo: a column of tanks near the border", "caption"),
        ("18 September 2018", "date"),
        ("Published 3 May 2019, 06:19 pm", "date"),
        ("3 hours ago", "date"),
        ("By Jane Doe and John Roe", "byline"),
        ("Read more: Envoys leave the city", "link"),
        ("Envoys leave the city in haste", "head"),
        ("World", "item"),
        ("The envoys left the city in haste, a witness told us.", "prose"),
    ],
)
def test_mark_lines_tells_the_role_of_a_line(text: str, mark: str) -> None:
    assert mark_lines(split_lines(text)) == [mark]


def test_mark_lines_paragraph_right_above_a_credit_is_its_caption() -> None:
    lines = split_lines("\n\nSoldiers stand guard at the gate of the embassy on Monday\nReuters\n\nThe envoy left in the night, they said.")
    assert mark_lines(lines) == ["caption", "credit", "prose"]


def test_mark_lines_a_sentence_that_names_a_browser_is_prose() -> None:
    """A report on software was taken for a notice about cookies and ended the body."""
    text = "The port runs at full speed only where the game is played in the firm's own browser on a large screen at home."
    assert mark_lines(split_lines(text)) == ["prose"]


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("Sunday, 25 February 2018", True),
        ("Updated 1:39 am EST, Wednesday, November 20, 2019", True),
        ("The treaty of 8 December 1987 is dead, says the ministry", False),
        ("Photos: 12", False),
    ],
)
def test_is_date_line(text: str, is_date: bool) -> None:
    assert is_date_line(text) is is_date
