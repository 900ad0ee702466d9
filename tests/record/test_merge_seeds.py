"""The merge on what the coder really finds in the open pages: which gold events of several pages become one, and which must not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.pages import open_pages
from legation.pipeline import House, code_page
from legation.record import PageFacts, merge
from legation.settings import Settings


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((shared / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def events_of(shared: Path, gold: dict[str, Any]) -> dict[str, set[str]]:
    """For each gold event the merged events that its reports went into; none where the coder found no report of it."""
    house = House.open(Settings())
    coded = [code_page(page, house) for page in open_pages([str(shared / "seeds")], on_error=pytest.fail)]
    facts = {c.article.page: _facts(c.article) for c in coded}
    event_of = {id: event.id for event in merge([r for c in coded for r in c.reports], facts) for id in event.reports}
    found: dict[str, set[str]] = {}
    for page in gold["pages"]:
        reports = [r for c in coded if c.article.page.endswith(page["page"]) for r in c.reports]
        for event in page["events"]:
            found[event["id"]] = {event_of[r.id] for r in reports if _tells(r, event)}
    return found


def _facts(article: Any) -> PageFacts:
    first, last = article.published_between or (None, None)
    return PageFacts(article.outlet, article.published_on or first, article.published_on or last)


def _tells(report: Any, event: dict[str, Any]) -> bool:
    text = _plain(report.text)
    if _codes(a.code for a in (*report.actors, *report.recipients)) != _codes([*event["actors"], *event["recipients"]]):
        return False  # Found, but not as between whom it was.
    types = {event["type"], *event.get("or_types", [])}
    return report.type in types and any(_plain(quote) in text or text in _plain(quote) for quote in event["quotes"])


def _codes(parties: Iterable[str]) -> set[str]:
    return {party.split(":")[0] for party in parties}


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def test_seeds_merge_what_several_pages_tell(gold: dict[str, Any], events_of: dict[str, set[str]]) -> None:
    both = [pair["events"] for pair in gold["same_event_across_pages"] if all(events_of[id] for id in pair["events"])]
    assert [pair for pair in both if not events_of[pair[0]] & events_of[pair[1]]] == []
    assert both


def test_seeds_keep_apart_what_differs(gold: dict[str, Any], events_of: dict[str, set[str]]) -> None:
    assert [pair["events"] for pair in gold["different_events"] if events_of[pair["events"][0]] & events_of[pair["events"][1]]] == []
