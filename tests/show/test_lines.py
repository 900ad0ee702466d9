"""Where the lines of scores stand, and what a reader who does not see them is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from legation.relations import By, Cell, Direction, Finding, Interval, Period, Relation, Scale, Score, Series
from legation.relations.periods import label, span_of
from legation.show import render_html
from legation.show.lines import HEIGHT, TOP, chart
from legation.show.picture import GUTTER, WIDTH
from tests.relations.samples import RUS, USA, sample

FORTH, BACK, MUTUAL = Direction
MONTH = 12 * 30  # January 2000


def _period(n: int, total: float | None, interval: Interval | None = None) -> Period:
    first, last = span_of(MONTH + n, By.MONTH)
    read = total is not None
    score = Score(total or 0.0, total, total_interval=interval)
    forth = Cell((0, 0, 0, 1) if read else (0, 0, 0, 0), {scale: score for scale in Scale})
    empty = Cell(scores={scale: Score() for scale in Scale})
    return Period(label(first, By.MONTH), first, last, 5 + n if read else 0, 1, {FORTH: forth, BACK: empty, MUTUAL: empty})


@pytest.fixture(scope="module")
def series() -> Series:
    totals = (-2.0, -4.0, None, -1.0, None, 3.0, 2.0)
    spans = (Interval(-3.0, -1.0), Interval(-6.0, -2.0))
    return Series(By.MONTH, tuple(_period(n, total, spans[n] if n < 2 else None) for n, total in enumerate(totals)))


def test_a_line_breaks_where_nothing_was_read(series: Series) -> None:
    found = chart(series, USA, RUS, Scale.PLOVER)
    assert found is not None
    line = found.lines[0]
    assert line.path.count("M") == 2
    assert line.path.count("L") == 2
    assert len(line.dots) == 1  # March has no neighbour
    assert [round(width) for _, width in found.unread] == [round((WIDTH - GUTTER) / 7)] * 2


def test_lines_and_bands_stay_inside_and_keep_their_order(series: Series) -> None:
    found = chart(series, USA, RUS, Scale.PLOVER)
    assert found is not None
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", found.lines[0].path)]
    assert all(TOP <= y <= TOP + HEIGHT for y in heights)
    assert heights[0] < heights[1]  # -4 lies below -2
    assert found.lines[0].band.count("M") == 1
    assert found.zero < heights[0]
    assert {mark.label for mark in found.grid} >= {"0.0"} or {mark.label for mark in found.grid} >= {"0"}


def test_the_picture_is_told_in_words(series: Series) -> None:
    found = chart(series, USA, RUS, Scale.PLOVER)
    assert found is not None
    assert found.summary == (
        "Sum of PLOVER scores by month, 1 January 2000 to 31 July 2000. United States → Russia: lowest −4.0 (February 2000), highest +3.0 "
        "(June 2000); Russia → United States: lowest 0.0 (January 2000), highest 0.0 (July 2000)."
    )


def test_turning_points_are_numbered_as_in_the_list(series: Series) -> None:
    first = series.periods[3].first
    points = [Finding("turning_point", True, "It turned.", periods=(day,)) for day in (first, date(1999, 1, 1))]
    found = chart(series, USA, RUS, Scale.PLOVER, points)
    assert found is not None
    assert [(point.label, point.title) for point in found.points] == [("1", "It turned.")]


def test_one_period_makes_no_line(series: Series) -> None:
    assert chart(replace(series, periods=series.periods[:1]), USA, RUS, Scale.PLOVER) is None


def test_the_page_has_pictures_findings_and_numbers() -> None:
    told: Relation = replace(sample(), found=(Finding("turning_point", True, "From 1 May 2018 the relation was <worse>."),))
    page = render_html(told)
    assert page.count('role="img"') == 4
    assert page.count("aria-label=") >= 4
    assert "From 1 May 2018 the relation was &lt;worse&gt;." in page
    assert "The numbers, month by month" in page
    assert '<path class="score forth"' in page
    assert "months without pages published in the record are shown as such, not as zero." in page
