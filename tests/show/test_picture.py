"""Where the bars stand."""

from __future__ import annotations

import pytest

from legation.relations import By, Cell, Direction, Period, Relation, Series
from legation.relations.periods import label, span_of
from legation.show.picture import FEWEST_SLOTS, GUTTER, MOST_SLOTS, WIDTH, Panel, group, pad
from legation.show.picture import picture as draw
from tests.relations.samples import event, relation, sample


def picture(found: Relation) -> tuple[Panel, ...]:
    return draw(found.series, found.a, found.b)


def _series(count: int, by: By = By.MONTH, start: int = 360, pages: int = 1) -> Series:
    """``count`` periods from January 2000 on, each with a cooperative word and two deeds in conflict of the first side."""
    periods = []
    for n in range(start, start + count):
        first, last = span_of(n, by)
        cells = {Direction.FORTH: Cell((1, 0, 0, 2)), Direction.BACK: Cell(), Direction.MUTUAL: Cell()}
        periods.append(Period(label(first, by), first, last, pages, 1, cells))
    return Series(by, tuple(periods))


def test_cooperation_stands_above_the_line_and_conflict_below_it() -> None:
    for panel in picture(sample()):
        for bar in (bar for stack in panel.stacks for bar in stack.bars):
            above = bar.y + bar.height <= panel.axis + 0.01
            assert above == (bar.quad in (1, 2))


def test_deeds_stand_next_to_the_line() -> None:
    july = next(stack for stack in picture(sample())[0].stacks if stack.title.startswith("July 2017"))
    assert july.title == "July 2017: 1 word in conflict, 1 deed in conflict"
    assert [bar.quad for bar in july.bars] == [4, 3]
    assert july.bars[1].y == pytest.approx(july.bars[0].y + july.bars[0].height)


def test_bars_stay_inside_the_picture() -> None:
    for panel in picture(sample()):
        for bar in (bar for stack in panel.stacks for bar in stack.bars):
            assert bar.x >= GUTTER
            assert bar.x + bar.width <= WIDTH
            assert bar.y >= 0
            assert bar.y + bar.height <= panel.foot


def test_panels_share_one_scale() -> None:
    many = [event(f"f{n}", "AID", ["USA"], ["RUS"], date="2017-05-01") for n in range(50)]
    one = event("b", "AID", ["RUS"], ["USA"], date="2017-05-01")
    forth, back = picture(relation([*many, one]))
    assert forth.stacks[0].bars[0].height == pytest.approx(50 * back.stacks[0].bars[0].height, rel=0.01)


def test_directions_without_events_have_no_panel() -> None:
    assert [panel.heading for panel in picture(relation([event("e", "AID", ["RUS"], ["USA"], date="2017-05")]))] == [
        "Russia → United States"
    ]
    assert picture(relation([])) == ()


@pytest.mark.parametrize(
    ("months", "slots", "label"), [(MOST_SLOTS, MOST_SLOTS, "January 2000"), (MOST_SLOTS + 1, 41, "quarter 1 of 2000"), (800, 67, "2000")]
)
def test_long_relations_are_drawn_by_quarters_or_years(months: int, slots: int, label: str) -> None:
    found = group(_series(months))
    assert len(found) == slots
    assert found[0].label == label
    assert sum(slot.counts[Direction.FORTH][3] for slot in found) == 2 * months


def test_short_relations_are_padded() -> None:
    found = pad(group(_series(1)))
    assert len(found) == FEWEST_SLOTS
    assert [(slot.year, slot.month) for slot in found][:2] == [(1999, 8), (1999, 9)]
    assert sum(sum(slot.counts[Direction.FORTH]) for slot in found) == 3


def test_weeks_are_drawn_as_weeks_until_they_are_too_many() -> None:
    few, many = group(_series(60, By.WEEK, start=104_300)), group(_series(400, By.WEEK, start=104_300))
    assert len(few) == 60
    assert few[0].label == "week of 13 December 1999"
    assert len(many) < MOST_SLOTS
    assert many[0].label == "December 1999"
    assert sum(slot.counts[Direction.FORTH][0] for slot in many) == 400


def test_periods_of_which_nothing_was_read_are_marked_as_such() -> None:
    found = relation([])
    panel = draw(_series(24, pages=0), found.a, found.b)[0]
    assert panel.unread == ((GUTTER, WIDTH - GUTTER),)
    assert draw(_series(24), found.a, found.b)[0].unread == ()
