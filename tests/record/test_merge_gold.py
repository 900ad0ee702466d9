"""The merge on the gold record itself: which events of five pages are one, and which must not be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.record import PageFacts, merge
from legation.types import Event, Report
from tests.record.samples import report


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((shared / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def events(gold: dict[str, Any]) -> list[Event]:
    reports = [_report(page["page"], event) for page in gold["pages"] for event in page["events"]]
    return merge(reports, {page["page"]: _facts(page) for page in gold["pages"]})


@pytest.fixture(scope="module")
def event_of(events: list[Event]) -> dict[str, str]:
    """For each gold event the merged event that it went into."""
    return {id: event.id for event in events for id in event.reports}


def _facts(page: dict[str, Any]) -> PageFacts:
    day = page.get("published_on")
    first, last = page.get("published_between") or (day, day)
    assert isinstance(first, date)
    return PageFacts(page["outlet"], day or first, day or last)


def _report(page: str, event: dict[str, Any]) -> Report:
    number, unit = event.get("count") or (None, None)
    return report(
        event["id"], event["type"], event["actors"], event["recipients"], page=page, status=event["status"],
        historical=event.get("historical", False), date=str(event["date"]) if "date" in event else None,
        modes=[event["mode"]] if "mode" in event else [], said_by=event.get("said_by"), size={unit: number} if unit else {},
        text=event["quotes"][0],
    )  # fmt: skip


def test_merge_gold_one_event_on_several_pages(gold: dict[str, Any], event_of: dict[str, str]) -> None:
    apart = [pair["events"] for pair in gold["same_event_across_pages"] if len({event_of[id] for id in pair["events"]}) > 1]
    assert apart == []


def test_merge_gold_different_events_stay_apart(gold: dict[str, Any], event_of: dict[str, str]) -> None:
    together = [pair["events"] for pair in gold["different_events"] if len({event_of[id] for id in pair["events"]}) == 1]
    assert together == []


def test_merge_gold_joins_little_else_across_pages(gold: dict[str, Any], event_of: dict[str, str]) -> None:
    pages: dict[str, set[str]] = {}
    for id, event in event_of.items():
        pages.setdefault(event, set()).add(id.split("-")[0])
    assert sum(len(on) - 1 for on in pages.values()) <= len(gold["same_event_across_pages"]) + 1


def test_merge_gold_cut_of_staff_keeps_both_numbers(gold: dict[str, Any], events: list[Event]) -> None:
    (event,) = (event for event in events if "s1-2" in event.reports)
    told = {found.field: {value: set(pages) for value, pages in found.values} for found in event.disagreements}
    page_of = {found["id"]: page["page"] for page in gold["pages"] for found in page["events"]}
    assert told["size personnel"] == {"755": {page_of["s1-2"]}, "455": {page_of["s4-5"]}}
    assert len(event.voices.disputed_by) <= 1
