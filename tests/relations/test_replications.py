"""What is known of three conflicts, found again. The material stands beside the checkout."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import replications
from replications import Replications, nearest


@pytest.fixture(scope="module")
def found(shared: Path) -> Replications:
    if not (shared / "series").is_dir():
        pytest.skip("needs the series in shared/series")
    return replications.replicate(shared / "series")


def test_granger_is_that_of_msbvar_both_ways(found: Replications) -> None:
    forth, back = found.palestinians_move_israel, found.israel_moves_palestinians
    assert (round(forth.f, 2), round(back.f, 2)) == (17.63, 10.91)
    assert (forth.lags, forth.periods, back.periods) == (6, 1272, 1272)
    assert forth.effect > 0
    assert back.effect > 0


@pytest.mark.parametrize(
    ("series", "day", "days"),
    [
        ("weekly", date(2000, 9, 28), 14),
        ("levant", date(2000, 9, 28), 14),
        ("gulf", date(1990, 8, 2), 21),
        ("gulf_usa", date(1990, 8, 2), 21),
    ],
)
def test_the_relation_turned_where_history_has_it(found: Replications, series: str, day: date, days: int) -> None:
    turned: tuple[date, ...] = getattr(found, series)
    assert abs((nearest(turned, day) - day).days) <= days


def test_turning_points_are_few(found: Replications) -> None:
    # A search that cuts everywhere would find every date of history.
    assert max(map(len, (found.weekly, found.levant, found.gulf, found.gulf_usa))) <= 5


def test_the_worst_week_towards_serbia_is_that_of_the_bombing(found: Replications) -> None:
    assert abs((found.worst_week - date(1999, 3, 24)).days) <= 7


def test_december_1987_is_not_found_and_the_page_says_so(found: Replications) -> None:
    assert all(abs((day - date(1987, 12, 9)).days) > 365 for day in (*found.weekly, *found.levant))
    assert replications.PAGE.read_text(encoding="utf-8").count("**not found**") == 2


def test_the_page_is_current(found: Replications) -> None:
    page = replications.PAGE.read_text(encoding="utf-8")
    assert all(" | ".join(row) in page for row in replications._rows(found))
