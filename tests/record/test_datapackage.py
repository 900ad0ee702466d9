from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.record import Provenance, Record
from legation.record.datapackage import LISTS, MEANING, NAME
from legation.record.export import COLUMNS
from legation.settings import CODEBOOK
from tests.record.samples import RUS, USA, article, page, report


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.duckdb"
    one = page("a.txt")
    with Record.open(path) as kept:
        kept.begin(Provenance("legation 9", CODEBOOK), datetime(2020, 1, 1))
        kept.file(one, article(one), [report("a", "CONSULT", [RUS], [USA], date="2017-09-19")])
        kept.merge()
    return path


def _export(record: Path, file: Path) -> dict[str, object]:
    with Record.open(record, create=False, read_only=True) as kept:
        kept.export(file)
    return dict(json.loads((file.parent / NAME).read_text()))


def test_datapackage_says_what_each_column_means() -> None:
    assert list(MEANING) == list(COLUMNS)
    assert COLUMNS.keys() >= LISTS


def test_datapackage_names_fields_licence_and_versions(record: Path, tmp_path: Path) -> None:
    package = _export(record, tmp_path / "events.csv")
    (resource,) = package["resources"]  # type: ignore[misc]
    fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}  # type: ignore[has-type]
    assert (fields["date_first"], fields["n_pages"], fields["event_scale"], fields["mode"]) == ("date", "integer", "number", "string")
    assert resource["coders"] == [{"coder": "legation 9", "codebook": CODEBOOK}]  # type: ignore[has-type]
    assert "publishers" in str(package["licenses_note"])


def test_datapackage_keeps_other_exports_and_what_its_owner_wrote(record: Path, tmp_path: Path) -> None:
    _export(record, tmp_path / "events.csv")
    file = tmp_path / NAME
    file.write_text(json.dumps({**json.loads(file.read_text()), "title": "My own"}))
    _export(record, tmp_path / "events.jsonl")
    package = _export(record, tmp_path / "events.csv")
    assert [found["path"] for found in package["resources"]] == ["events.csv", "events.jsonl"]  # type: ignore[attr-defined]
    assert package["title"] == "My own"


@pytest.mark.parametrize("text", ["not JSON", "[]", '{"resources": 3}'])
def test_datapackage_of_another_kind_is_left_as_it_is(record: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(UsageError, match="no data package"):
        _export(record, tmp_path / "events.csv")
    assert (tmp_path / NAME).read_text() == text
