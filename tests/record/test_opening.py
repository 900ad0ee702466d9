from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from legation.errors import RecordError
from legation.record import Record
from tests.record.samples import article, page, report

ROOT = Path(__file__).resolve().parents[2]


def test_opening_makes_a_record_where_there_is_none(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.duckdb") as record:
        assert record.counts()["reports"] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["r.duckdb"]


def test_opening_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "r.duckdb").touch()
    with Record.open(tmp_path / "r.duckdb") as record:
        assert record.merged


def _sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _other(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t (x INTEGER)")


def _later(path: Path) -> None:
    Record.open(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE legation SET value = '99' WHERE key = 'schema'")


def _cut(path: Path) -> None:
    Record.open(path).close()
    path.write_bytes(path.read_bytes()[:6000])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("not a database, only some text"), "not a DuckDB file"),
        (lambda path: path.write_bytes(b"\x89PNG"), "not a DuckDB file"),
        (lambda path: path.mkdir(), "is a folder"),
        (_sqlite, "SQLite"),
        (_other, "another program"),
        (_later, "version 99"),
        (_cut, "damaged"),
    ],
)
def test_opening_refuses_what_is_no_record_and_leaves_it_as_it_is(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "r.duckdb"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError, match=says) as caught:
        Record.open(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert before == (path.read_bytes() if path.is_file() else b"")


def test_opening_says_how_to_make_a_record_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="legation code"):
        Record.open(tmp_path / "none.duckdb", create=False)
    assert not list(tmp_path.iterdir())


def test_opening_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="does not exist"):
        Record.open(tmp_path / "none" / "r.duckdb")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_opening_in_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RecordError, match="no permission"):
            Record.open(tmp_path / "r.duckdb")
    finally:
        tmp_path.chmod(0o700)


def test_opening_log_left_over_of_another_record_is_named(tmp_path: Path) -> None:
    (tmp_path / "r.duckdb.wal").write_bytes(b"x")
    with pytest.raises(RecordError, match="left over"):
        Record.open(tmp_path / "r.duckdb")


_HOLD = "import sys; from legation.record import Record; r = Record.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_opening_record_in_use_names_the_process(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(RecordError, match=f"in use by process {holder.pid}"):
            Record.open(path)
        holder.communicate()
    Record.open(path).close()


_FILL = """
import resource, sys
from legation.errors import RecordError
from legation.record import Record
from tests.record.samples import article, page, report
with Record.open(sys.argv[1]) as record:
    record.file(page("kept"), article(page("kept")), [report("r", "CONSULT", ["USA"], page="kept")])
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
try:
    with Record.open(sys.argv[1]) as record:
        for n in range(400):
            text = "".join(chr(97 + (n * i * i) % 26) for i in range(30_000))
            record.file(page(str(n), text), article(page(str(n), text)), [])
except RecordError as error:
    print(error)
"""


def test_opening_full_disk_is_one_line_and_loses_nothing_that_was_filed(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    done = subprocess.run([sys.executable, "-c", _FILL, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "disk is full" in done.stdout
    with Record.open(path) as record:
        assert "kept" in {told.page for told in record.articles()}
        assert [told.id for told in record.reports()] == ["r"]
        record.file(page("more"), article(page("more")), [])
    with Record.open(path, read_only=True) as record:
        assert record.page("more") == page("more")


def test_opening_record_of_an_older_form_is_read_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    with Record.open(path) as record:
        record.file(page(), article(page()), [report("r1", "AID", ["USA"], ["RUS"])])
        record.merge()
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE reports DROP COLUMN cues")
        connection.execute("ALTER TABLE events DROP COLUMN voices")
    with Record.open(path, read_only=True) as record:
        assert not record.merged
        assert [event.type for event in record.events()] == ["AID"]
    for _ in range(2):
        with Record.open(path) as record:
            assert record.merge() == 1
            assert [(event.type, event.voices.unnamed) for event in record.events()] == [("AID", 1)]
