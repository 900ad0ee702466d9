"""Findings: on series whose truth is known, and refusals in words where there is too little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from legation.relations import (
    Answer,
    Cell,
    Direction,
    Finding,
    Observations,
    Reading,
    Scale,
    analyse,
    answering,
    answers_of,
    change_points,
    granger,
    reciprocity,
    signals,
    tabulate,
    turning,
)
from legation.relations.observations import DIRECTIONS
from legation.types import Link
from tests.relations.samples import RUS, USA, event

FORTH, BACK, _ = Direction
START = date(2000, 1, 3).toordinal()


def observed(forth: np.ndarray, back: np.ndarray, *, data: str = "made up") -> Observations:
    """Events that give, week by week, these sums of Goldstein scores: ten of a tenth each, some words and some deeds."""
    rows = [(week, d, score / 10) for d, column in enumerate((forth, back)) for week, score in enumerate(column) for _ in range(10)]
    week, direction, score = (np.array(column) for column in zip(*rows, strict=True))
    count = len(rows)
    deed = np.arange(count) % 2
    first = START + week * 7
    quad = np.where(score < 0, 3, 1) + deed
    return Observations(
        a=USA, b=RUS, data=data, ids=np.array([f"e{n}" for n in range(count)], dtype=object),
        kinds=np.array(["SANCTION"] * count, dtype=object), first=first, last=first, direction=direction, quad=quad,
        status=np.zeros(count, dtype=np.int64), plover=score, goldstein=score - deed * 2,
        placed=np.ones(count, dtype=bool), told=np.zeros((0, 2), dtype=np.int64), outlets=(),
        reading=Reading(np.unique(first), np.full(len(np.unique(first)), -1), np.full(len(np.unique(first)), 20)),
    )  # fmt: skip


def kinds(found: tuple[Finding, ...], kind: str) -> list[Finding]:
    return [finding for finding in found if finding.kind == kind]


def answering_series(sign: float, length: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """The second answers the first after two weeks; the first acts by chance alone."""
    draw = np.random.default_rng(3)
    first = draw.normal(0, 5, length)
    second = draw.normal(0, 2, length)
    second[2:] += sign * 0.8 * first[:-2]
    return first, second


@pytest.mark.parametrize(("sign", "how"), [(1.0, "in kind"), (-1.0, "inversely")])
def test_who_answers_whom_with_sign_and_lag(sign: float, how: str) -> None:
    back, forth = reciprocity.reciprocity(
        signals.signal_of(tabulate(observed(*answering_series(sign)), "week"), Scale.PLOVER),
        USA, RUS, 4,
    )  # fmt: skip
    assert back.found
    assert back.line.startswith(
        f"Russia answers United States {how}: harsher weeks are followed by {'harsher' if sign > 0 else 'milder'} ones, most after 2 weeks"
    )
    assert (back.figures["lags"], back.figures["periods"], back.figures["peak"]) == (4, 396, 2)
    assert (back.figures["effect"] or 0) * sign > 0
    assert len(back.curves["response"]) == reciprocity.HORIZON + 1
    assert back.assumptions[0].startswith("Rests on 400 weeks from 2000-01-03")
    assert not forth.found
    assert forth.line.startswith("Nothing found: what Russia did does not help to foretell what United States does (F(4, ")


def test_granger_equals_the_test_of_two_regressions() -> None:
    values = np.stack(answering_series(1.0, 120), axis=1)
    lags, length = 3, 120
    past = [values[lags - k : length - k] for k in range(1, lags + 1)]
    target, both = values[lags:, 1], np.column_stack([np.ones(length - lags), *past])
    own = np.column_stack([np.ones(length - lags), *(row[:, 1] for row in past)])
    full, small = (float(((target - x @ np.linalg.lstsq(x, target, rcond=None)[0]) ** 2).sum()) for x in (both, own))
    expected = ((small - full) / lags) / (full / (length - lags - both.shape[1]))
    assert granger(values, lags)[0].f == pytest.approx(expected, rel=1e-6)


def test_turning_points_are_found_where_the_level_changes_and_tied_to_events() -> None:
    draw = np.random.default_rng(5)
    level = np.r_[np.full(120, -5.0), np.full(80, -60.0), np.full(100, -5.0)]
    found = analyse(observed(level + draw.normal(0, 4, 300), level + draw.normal(0, 4, 300)), by="week", scale="goldstein")
    turned = kinds(found, "turning_point")
    assert [(point.periods[0] - date(2000, 1, 3)).days // 7 for point in turned] == [120, 200]
    worse, better = turned
    assert worse.line.startswith("From 22 April 2002 the relation was worse: United States to Russia from −1")
    assert better.figures["better"] is True
    assert worse.witnesses
    assert all(abs((one.day - worse.periods[0]).days) <= 14 for one in worse.witnesses)
    assert all(one.score < 0 for one in worse.witnesses)
    assert worse.events == tuple(one.id for one in worse.witnesses)


def test_chance_has_no_turning_points() -> None:
    draw = np.random.default_rng(7)
    assert change_points(draw.normal(0, 5, (300, 2))) == []
    heavy = draw.standard_t(2, (300, 2)) * 5
    assert change_points(heavy) == []


def test_words_against_deeds_and_that_the_gap_widens() -> None:
    found = kinds(analyse(observed(np.full(100, 5.0), np.full(100, -5.0)), by="week", scale="goldstein"), "words_and_deeds")
    forth = found[0]
    # Of equal scores, deeds have two points less by construction.
    assert forth.found
    assert forth.figures["gap"] == pytest.approx(-2.0)
    assert "deeds are harsher than words by 2.0 points" in forth.line
    assert "did not move by more than chance" in forth.line
    assert len(forth.curves["gap_by_year"]) == len(forth.periods) == 2


def test_too_short_and_too_sparse_series_are_refused_in_words() -> None:
    short = analyse(observed(np.ones(20), np.ones(20)), by="week", scale="plover")
    assert kinds(short, "reciprocity")[0].line == (
        "Nothing found: 20 weeks without a gap are too few to look for answers in kind in; it takes at least 60."
    )
    sparse_back = np.zeros(200)
    sparse_back[::20] = -1
    full = observed(np.ones(200), sparse_back)
    keep = (full.direction == 0) | (full.plover != 0)
    rows = ("ids", "kinds", "first", "last", "direction", "quad", "status", "plover", "goldstein", "placed")
    few = replace(full, **{name: getattr(full, name)[keep] for name in rows})
    turned = kinds(analyse(few, by="week", scale="plover"), "turning_point")[0]
    assert not turned.found
    assert turned.line == (
        "Nothing found: only 10 of 200 weeks have scored events from Russia to United States; to look for turning points takes at least 30."
    )


def test_every_question_is_answered_even_of_nothing() -> None:
    nothing = observed(np.ones(1), np.ones(1))
    assert {finding.kind for finding in analyse(nothing)} == {"words_and_deeds", "reciprocity", "turning_point", "answers"}


def test_without_the_extra_the_findings_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "needed", lambda module: None)
    monkeypatch.setattr(reciprocity, "needed", lambda module: None)
    found = analyse(observed(*answering_series(1.0)), by="week", scale="plover")
    assert kinds(found, "reciprocity")[0].line == (
        "Nothing found: not looked for, because statsmodels is not installed; with it: pip install 'legation[findings]'"
    )
    assert "ruptures is not installed" in kinds(found, "turning_point")[0].line


def test_a_period_that_was_not_read_parts_the_series() -> None:
    series = tabulate(observed(np.ones(100), np.ones(100)), "week")
    gone = list(series.periods)
    hole = gone[30]
    gone[30] = replace(hole, pages=0, cells={d: Cell() for d in DIRECTIONS})
    signal = signals.signal_of(replace(series, periods=tuple(gone)), Scale.PLOVER)
    assert signal is not None
    assert len(signal.periods) == 69
    assert signal.extent.endswith("the longest stretch without a gap in what was read, of 100")


def test_who_answers_whom_and_how_fast_from_the_links_of_events() -> None:
    link = Link("answers", "e0", "in retaliation for", "r", "p", 0, 18)
    made = observed(np.ones(3), np.ones(3), data="")
    # e0 to e9 are the first side's of week 0, e30 on the second side's; e40 of week 1.
    answers = (Answer("e30", "e0", "in answer to"), Answer("e40", "e1", "in retaliation for"), Answer("gone", "e1", "following"))
    found = answering.answers(made, answers)
    assert [finding.line for finding in found] == ["Russia answered United States twice, half of the times within 3.5 days (from 0 to 7)."]
    assert found[0].direction is BACK
    assert found[0].curves["days"] == (0.0, 7.0)
    assert set(found[0].events) == {"e0", "e1", "e30", "e40"}
    assert answers_of([event("x", "AID", ["USA"], ["RUS"], links=(link,))]) == (Answer("x", "e0", "in retaliation for"),)
    assert (
        answering.answers(made, ())[0].line
        == "Nothing found: no page says that an act between United States and Russia answers another one."
    )
