"""Where the bars stand."""

from __future__ import annotations

import pytest

from legation.relations import Direction, Month
from legation.show.picture import FEWEST_SLOTS, GUTTER, MOST_SLOTS, WIDTH, group, pad, picture
from tests.relations.samples import event, relation, sample

NONE = (0, 0, 0, 0)


def _months(count: int, start: int = 2000 * 12) -> list[Month]:
    numbers = range(start, start + count)
    return [
        Month(f"{n // 12}-{n % 12 + 1:02}", {Direction.FORTH: (1, 0, 0, 2), Direction.BACK: NONE, Direction.MUTUAL: NONE}) for n in numbers
    ]


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
    found = group(_months(months))
    assert len(found) == slots
    assert found[0].label == label
    assert sum(slot.counts[Direction.FORTH][3] for slot in found) == 2 * months


def test_short_relations_are_padded() -> None:
    found = pad(group(_months(1)))
    assert len(found) == FEWEST_SLOTS
    assert [(slot.year, slot.month) for slot in found][:2] == [(1999, 8), (1999, 9)]
    assert sum(sum(slot.counts[Direction.FORTH]) for slot in found) == 3
