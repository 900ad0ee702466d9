"""An audit in the terminal: what a judge must see, and pages that would rather command the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from legation.audit import Agreement, Share, Summary, TypeRow
from legation.audit.cases import make_case
from legation.show import render_audit, render_case
from legation.types import Actor, Article, Passage, Report, Speaker

SENTENCE = "Lavrov told Kerry that it would answer."
REPORT = Report(
    id="r",
    page="a.txt",
    type="REQUEST",
    text=SENTENCE,
    start=0,
    end=9,
    actors=(Actor("RUS", "Lavrov", 0, 6, "GOV", "Sergey Lavrov", "minister of foreign affairs"),),
    recipients=(Actor("USA", "Washington", 0, 6),),
    modes=("change",),
    status="future",
    said_by=Speaker("RUS", "Dmitry Peskov", "he"),
    date="2017-05-01",
    enddate="2017-05-03",
)
ARTICLE = Article("a.txt", None, (), (Passage(f"Moscow was angry. {SENTENCE} It did.", 0, 60),), heading="Anger", outlet="Gazette")
SUMMARY = Summary(
    "anna",
    (
        TypeRow("REQUEST", 1200, {"right": 8, "wrong type": 2, "skip": 1}, Share(0.8, 0.49, 0.94)),
        TypeRow("AID", 30, {}, None),
    ),
    Share(0.8, 0.49, 0.94),
    gone=2,
)


def case_shown(report: Report = REPORT, article: Article = ARTICLE, *, width: int = 100) -> str:
    out = io.StringIO()
    render_case(make_case(report, article), Console(file=out, width=width), done=1, total=1200)
    return out.getvalue()


def audit_shown(*agreements: Agreement, summary: Summary = SUMMARY, width: int = 80) -> str:
    out = io.StringIO()
    render_audit([summary], agreements, Console(file=out, width=width))
    return out.getvalue()


def test_audit_shows_all_that_is_judged() -> None:
    lines = [line.rstrip() for line in case_shown().splitlines()]
    assert lines[0].startswith("2 of 1,200 ")
    assert lines[1:] == [
        "Anger",
        "Gazette, day of publication unknown, a.txt",
        "",
        "  Moscow was angry. » Lavrov told Kerry that it would answer. « It did.",
        "",
        "type     REQUEST change (asks or demands)",
        "who      RUS GOV (Lavrov: Sergey Lavrov, minister of foreign affairs) → USA (Washington)",
        "status   future",
        "date     2017-05-01 to 2017-05-03",
        "said by  Dmitry Peskov (RUS)",
        "",
        "[r]ight  wrong [t]ype  wrong [p]arty  wrong [s]tatus  [n]ot an event  s[k]ip  [u]ndo  [q]uit",
    ]


def test_audit_shows_what_is_not_said_and_who_act_alike() -> None:
    plain = replace(REPORT, recipients=(), actors=(*REPORT.recipients, Actor("FRA", "Paris", 0, 5)), said_by=None, date=None, enddate=None)
    shown = case_shown(replace(plain, status="actual", historical=True))
    assert "who      USA (Washington) ↔ FRA (Paris)\n" in shown
    assert "status   actual, told as background\n" in shown
    assert "date     not said\n" in shown
    assert "said by  the reporter\n" in shown


@pytest.mark.parametrize("width", [40, 80])
def test_audit_keeps_to_its_width(width: int) -> None:
    assert max(map(len, case_shown(width=width).splitlines())) <= width


def test_audit_shows_hostile_text_as_text() -> None:
    evil = "\x1b]0;title\x07[red]Moscow[/red]\u202e"
    article = replace(ARTICLE, heading=evil, outlet=evil, body=(Passage(f"{evil} {SENTENCE} {evil}", 0, 9),))
    shown = case_shown(replace(REPORT, actors=(Actor("RUS", evil, 0, 3),), type=evil), article)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count("[red]Moscow[/red]") == 6
    summary = replace(SUMMARY, judge=evil, rows=(TypeRow(evil, 1, {}, None), *SUMMARY.rows))
    shown = audit_shown(Agreement((evil, evil), 2, 0.5, None, 0.5), summary=summary, width=200)
    assert "\x1b" not in shown
    assert shown.count("[red]Moscow[/red]") == 5


def test_audit_shows_figures_by_type_and_over_all() -> None:
    lines = [line.split() for line in audit_shown().splitlines()]
    assert lines[0] == "10 of 1,230 reports judged by anna, 1 skipped".split()
    assert ["REQUEST", "1,200", "10", "8", "0.80", "0.49–0.94", "2", "–", "–", "–"] in lines
    assert ["AID", "30", "0", "0", "–", "–", "–", "–", "–", "–"] in lines
    assert ["all", "1,230", "10", "8", "0.80", "0.49–0.94", "2", "–", "–", "–"] in lines
    told = " ".join(" ".join(line) for line in lines)
    assert "a share of 0.80 is right, with 95% confidence between 0.49 and 0.94" in told
    assert "That leaves out types without a verdict: AID (30 reports)." in told
    assert "Not counted: 2 verdicts" in told


def test_audit_shows_how_far_judges_agree() -> None:
    shown = " ".join(audit_shown(Agreement(("anna", "ben"), 40, 0.9, 0.714, None)).split())
    assert "anna and ben judged 40 reports both, and 0.90 of them alike: kappa 0.71;" in shown
    assert "of right against wrong alone, not defined (all verdicts alike)." in shown


def test_audit_shows_no_table_before_the_first_verdict() -> None:
    shown = audit_shown(summary=Summary("anna", (TypeRow("AID", 30, {}, None),), None))
    assert shown.strip() == "0 of 30 reports judged by anna"
