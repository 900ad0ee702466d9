from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from legation.engines import Done, Failed, pool, serial
from legation.engines.pool import AHEAD_PAGES_PER_WORKER
from legation.errors import LegationError
from legation.types import Page
from tests.engines.tasks import broken_make, dying_make, make, page


def _names(outcomes: Iterator[Done[str] | Failed]) -> list[str]:
    return [o.result if isinstance(o, Done) else f"!{o.page}" for o in outcomes]


def test_pool_gives_the_outcomes_of_serial_in_its_order() -> None:
    pages = [page(name) for name in ("slow", "a", "fault", "b", "bad", "slow-2", *"cdefghijklmnopqrstuvwxyz")]
    assert _names(pool(pages, make, workers=2)) == _names(serial(pages, make))
    assert not multiprocessing.active_children()


def test_pool_works_in_other_processes() -> None:
    pids = {o.result for o in pool([page("pid-1"), page("slow"), page("pid-2")], make, workers=2) if isinstance(o, Done)}
    assert str(os.getpid()) not in pids


def test_pool_page_whose_worker_is_killed_is_tried_again_and_then_named(tmp_path: Path) -> None:
    pages = [page(name) for name in ("a", "kill", "once", "b", "c")]
    outcomes = list(pool(pages, partial(make, tmp_path), workers=2))
    assert _names(iter(outcomes)) == ["A", "!kill", "ONCE", "B", "C"]
    failed = outcomes[1]
    assert isinstance(failed, Failed)
    assert "by signal 9" in failed.reason
    assert "fewer --workers" in failed.reason


def test_pool_takes_pages_no_further_ahead_than_its_bounds() -> None:
    taken: list[str] = []

    def pages() -> Iterator[Page]:
        for number in range(200):
            taken.append(str(number))
            yield page(str(number))

    outcomes = pool(pages(), make, workers=1)
    for given, _ in enumerate(outcomes, 1):
        assert len(taken) <= given + AHEAD_PAGES_PER_WORKER
    assert given == 200


@pytest.mark.parametrize(("making", "says"), [(broken_make, "the model is not there"), (dying_make, "by signal 9")])
def test_pool_whose_workers_cannot_start_ends_with_one_error(making: object, says: str) -> None:
    with pytest.raises(LegationError, match=says):
        list(pool([page("a"), page("b")], making, workers=2))  # type: ignore[arg-type]
    assert not multiprocessing.active_children()


def test_pool_starts_no_process_for_no_page() -> None:
    assert list(pool([], broken_make, workers=4)) == []


def test_pool_left_early_leaves_no_process_behind() -> None:
    outcomes = pool(map(page, "abcdef"), make, workers=2)
    assert next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
