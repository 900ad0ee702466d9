"""A desk over a record that is a folder of Parquet files: it shows what it shows of the file, and changes nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from legation.desk.shelf import stamp_of
from legation.record import Provenance, Record, copy_record, now
from legation.record.folder import Folder, put_shard
from legation.record.gathering import gather, prepare
from tests.desk.conftest import Asker, asker


@pytest.fixture(scope="module")
def folder(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample record, as if a cluster had coded its pages in one shard."""
    out = tmp_path_factory.mktemp("folder") / "r.parquet"
    prepare(out, [("000000-all", ["pages"], 1, 0, 1)], given=["pages"], provenance=Provenance(), now=now())
    with Record.open(record, read_only=True) as kept, kept.asking() as connection:
        put_shard(connection, Folder(out), "000000-all", 1)
    gather(out, {}, now=now())
    return out


@pytest.fixture(scope="module")
def desk(folder: Path) -> Asker:
    return asker(folder)


ADDRESSES = (
    "/index.json",
    "/relation/USA/RUS.json",
    "/map.json",
    "/page.json?name=daily/kremlin-cuts-staff.html",
    "/search.json?q=moscow",
    "/who/Russia.json",
)


@pytest.fixture(scope="module")
def file(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """The same as a file."""
    copy = tmp_path_factory.mktemp("file") / "r.duckdb"
    copy_record(folder, copy)
    return asker(copy)


@pytest.mark.parametrize("address", ADDRESSES)
def test_folder_is_shown_as_the_file_is(file: Asker, desk: Asker, address: str) -> None:
    ours, theirs = file.data(address), desk.data(address)
    for found in (ours, theirs):
        found.pop("record", None)
    assert theirs == ours


def test_folder_is_not_changed_from_the_browser(desk: Asker, folder: Path) -> None:
    report = desk.data("/audit.json?judge=anna&sample=2")["report"]["id"]
    answer = desk.form("/audit", judge="anna", sample="2", verdict="right", report=report)
    assert answer.status_code >= 400
    assert "legation export" in answer.text
    files = {"files": ("a.txt", io.BytesIO(b"A page\n\nOf some words."), "text/plain")}
    added = desk("/add", "POST", data={"token": desk.desk.rules.form_token}, files=files)
    assert added.status_code >= 400
    assert "legation export" in added.text
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_folder_made_anew_is_noticed(folder: Path) -> None:
    before = stamp_of(folder)
    Folder(folder).tell(Folder(folder).facts)
    assert stamp_of(folder) != before
