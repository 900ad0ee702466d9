from __future__ import annotations

import pytest

from legation.record.subjects import subject_of
from legation.types import Report
from tests.record.samples import RUS, USA, report


def _measure(type: str, event_text: str, text: str = "", **more: object) -> Report:
    return report("a", type, [RUS], [USA], event_text=event_text, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        (_measure("SANCTION", "expelled diplomats", modes=["expel"]), "staff"),
        (_measure("REQUEST", "ordered cut staff"), "staff"),
        (_measure("REQUEST", "ordered", "Moscow ordered a cut of 755 people.", size={"people": 755}), "staff"),
        (_measure("REQUEST", "ordered close consulate", "It expelled envoys and ordered it to close a consulate."), "premises"),
        (_measure("REQUEST", "ordered", "It ordered the state to close its consulate."), "premises"),
        (_measure("COERCE", "seized house", modes=["seize"]), "premises"),
        (_measure("COERCE", "barred diplomats", "It barred diplomats from a warehouse.", modes=["restrict"]), "premises"),
        (_measure("COERCE", "arrested staff", "Police seized a house.", modes=["arrest"]), None),
        (_measure("REQUEST", "urged pay debts", "It urged the mission to pay, or leave."), None),
        (_measure("SANCTION", "imposed embargo", modes=["discontinue"]), None),
        (_measure("ACCUSE", "blamed staff cut"), None),
    ],
)
def test_subjects_staff_or_premises(told: Report, subject: str | None) -> None:
    assert subject_of(told) == subject
