"""The terminal: order, narrow widths, pipes, and pages that would rather command it."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from legation.relations import Relation
from legation.show import render_terminal
from tests.relations.samples import event, hostile, relation, report, sample, source


def _shown(found: Relation, *, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    render_terminal(found, Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None))
    return out.getvalue()


def test_terminal_tells_the_events_in_order() -> None:
    shown = _shown(sample())
    expected = [
        "28 Jan 2017",
        "told 29 Jan 2017",
        "27 Jul 2017",
        "30 Jul 2017",
        "26 Mar 2018",
        "29 Mar 2018",
        "14 May 2019",
        "told 15 May 2019",
    ]
    places = [shown.index(f"\n{day} ") for day in expected]
    assert places == sorted(places)


def test_terminal_tells_all_of_an_event() -> None:
    shown = " ".join(_shown(sample(), width=200).split())
    assert (
        "30 Jul 2017 SANCTION expel Russia → United States 755 personnel (disputed: 455 to 755); on the word of Vladimir Putin; "
        "1 outlet, The Example Daily "
        "“Putin said on Sunday that 755 people would have to stop their work at American missions in Russia by 1 September.” "
        "daily/kremlin-cuts-staff.html and 1 more report "
        "they disagree on personnel: 755 in daily/kremlin-cuts-staff.html; 455 in dump/009.txt"
    ) in shown
    assert "AGREE United States ↔ Russia" in shown
    assert "AGREE Russia → United States hypothetical; on the word of Sergey Lavrov" in shown
    assert "told as background" in shown


def test_terminal_shows_words_against_deeds() -> None:
    rows = [line.split() for line in _shown(sample()).splitlines() if line.startswith((" USA", " RUS"))]
    assert rows[0] == ["USA", "→", "RUS", "2", "3", "−0.7", "0", "2", "−5.8", "2", "–"]
    assert rows[1] == ["RUS", "→", "USA", "0", "0", "–", "0", "3", "−6.0", "–", "1", "hypothetical"]
    assert rows[2] == ["USA", "↔", "RUS", "1", "0", "+2.5", "0", "0", "–", "–", "–"]


@pytest.mark.parametrize("width", [40, 59, 60, 80, 200])
def test_terminal_keeps_to_its_width(width: int) -> None:
    shown = _shown(sample(), width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert "Words against deeds" in shown
    assert "SANCTION expel" in shown


def test_terminal_sends_no_colour_into_a_pipe() -> None:
    assert "\x1b" not in _shown(sample())
    assert "\x1b[" in _shown(sample(), terminal=True)


@pytest.mark.parametrize(
    "payload", ["\x1b]0;owned\x07", "\x1b[2J\x1b[H", "[red]not markup[/red]", "[/]", "[link=https://evil.example]x[/link]", "\u202efdp"]
)
def test_hostile_text_does_not_command_the_terminal(payload: str) -> None:
    shown = _shown(hostile(payload), terminal=True, width=120)
    ours = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", ours)
    if payload.startswith("["):
        assert payload in ours


def test_terminal_says_that_nothing_was_found() -> None:
    assert "Nothing found: no event between United States and Russia" in _shown(relation([]))


def test_terminal_names_the_outlets_that_tell_most() -> None:
    pages = [source(f"p{n}", outlet=f"Outlet {n}") for n in range(10)]
    reports = [report(f"r{n}", f"p{n}", "They met.") for n in range(10)]
    found = relation([event("e", "CONSULT", ["USA"], ["RUS"], reports=tuple(r.id for r in reports))], reports, pages)
    assert "Outlet 7 (1), and 2 more outlets\n" in _shown(found, width=200)
