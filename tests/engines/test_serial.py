from __future__ import annotations

import pytest

from legation.engines import Done, Failed, serial
from legation.errors import ModelError
from tests.engines.tasks import broken_make, make, page


def test_serial_gives_an_outcome_for_each_page_in_order() -> None:
    outcomes = list(serial(map(page, ["a", "fault", "b", "bad", "memory", "c"]), make))
    assert [o.result if isinstance(o, Done) else o.page for o in outcomes] == ["A", "fault", "B", "bad", "memory", "C"]


def test_serial_names_the_cause_of_a_failure() -> None:
    fault, bad, memory = serial(map(page, ["fault", "bad", "memory"]), make)
    assert isinstance(fault, Failed)
    assert fault.reason.startswith("ZeroDivisionError: division by zero; a fault of Legation")
    assert "tasks.py" in fault.trace
    assert bad == Failed("bad", "no text in it")
    assert isinstance(memory, Failed)
    assert memory.reason.startswith("out of memory")


def test_serial_makes_no_task_where_there_is_no_page() -> None:
    assert list(serial([], broken_make)) == []
    with pytest.raises(ModelError):
        list(serial([page("a")], broken_make))
