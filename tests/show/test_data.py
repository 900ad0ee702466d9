"""The relation as data."""

from __future__ import annotations

import json
from typing import Any

import pytest

from legation.show import to_json
from tests.relations.samples import relation, sample


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    found = json.loads(json.dumps(to_json(sample()), allow_nan=False))
    assert isinstance(found, dict)
    return found


def test_data_has_its_parts(data: dict[str, Any]) -> None:
    assert list(data) == [
        "a", "b", "since", "until", "coverage", "findings", "words_and_deeds", "series", "found", "types", "beside",
        "events",
    ]  # fmt: skip
    assert data["a"] == {"code": "USA", "name": "United States"}
    assert data["coverage"]["events"] == len(data["events"]) == 12
    assert data["coverage"]["outlets"][-1] == {"outlet": None, "pages": 1}


def test_data_of_words_and_deeds(data: dict[str, Any]) -> None:
    forth = data["words_and_deeds"][0]
    assert forth["direction"] == "a_to_b"
    assert forth["words"] == {"count": 5, "cooperative": 2, "conflictual": 3, "mean_scale": -0.7}
    assert (forth["historical"], forth["hypothetical"]) == (2, 0)
    assert data["words_and_deeds"][1]["words"]["mean_scale"] is None


def test_data_of_a_month(data: dict[str, Any]) -> None:
    july = next(period for period in data["series"]["periods"] if period["period"] == "2017-07")
    assert [july[direction]["quads"] for direction in ("a_to_b", "b_to_a", "mutual")] == [[0, 0, 1, 1], [0, 0, 0, 2], [0, 0, 0, 0]]
    assert (july["first"], july["last"], july["covered"]) == ("2017-07-01", "2017-07-31", True)


def test_data_of_an_event_leads_to_its_evidence(data: dict[str, Any]) -> None:
    staff = next(row for row in data["events"] if row["id"] == "e03")
    assert (staff["event"], staff["mode"], staff["direction"], staff["date"]) == ("SANCTION", ["expel"], "b_to_a", "2017-07-30")
    assert staff["placed"] == {"first": "2017-07-30", "last": "2017-07-30", "precision": "day", "basis": "event"}
    assert staff["disagreements"][0]["values"][1] == {"value": "455", "pages": ["dump/009.txt"]}
    report = staff["reports"][0]
    marked = report["marked"]
    assert report["paragraph"][marked["start"] : marked["end"]] == report["text"]
    assert report["publication"] == "The Example Daily"
    assert report["date_evidence"] == [{"kind": "metadata", "text": "2017-07-31T06:10:00Z", "gives": "2017-07-31"}]


def test_data_of_nothing() -> None:
    data = to_json(relation([]))
    assert (data["events"], data["series"]["periods"], data["types"]) == ([], [], [])
    assert data["findings"][0].startswith("Nothing found")
