"""A record as a folder of Parquet files: coded shard by shard without Ray, put together, and opened as any record is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from legation.cluster_jobs import _hear
from legation.data_jobs import export_data
from legation.engines import Run, Tally
from legation.errors import LegationError, RecordError, UsageError
from legation.jobs import provenance_of
from legation.pages import list_files, open_pages
from legation.progress import Voice
from legation.record import Record, copy_record, now
from legation.record.folder import Folder
from legation.record.gathering import Gathered, gather, prepare
from legation.settings import Settings
from legation.shards import Job, Outcome, Shard, plan, rows_of
from tests.fakes import FakeCoder

TABLES = ("articles", "pages", "reports", "signatures", "failures", "copies", "events", "event_reports")
STORY = "Envoys meet\n\nThe two sides sat down on Tuesday, for the first time since the spring, in a hotel by the lake. {} met {}.\n" + (
    "A spokesman said that the talks had been long and frank, that both delegations had brought maps, and that they would go on in May. "
    "Nobody left the hall before midnight, and the hosts had the kitchen kept open for the drivers, the guards and the press. "
)


def rows(path: Path) -> dict[str, list[str]]:
    """All rows of a record as text, sorted."""
    with Record.open(path, create=False, read_only=True) as kept, kept.asking() as cursor:
        return {table: sorted(map(repr, cursor.execute(f'SELECT * FROM "{table}"').fetchall())) for table in TABLES}


def one_machine(pages: Path, to: Path) -> Path:
    with Record.open(to) as kept, Voice("coded") as voice:
        run = Run(voice, keeper=kept)
        kept.begin(provenance_of(Settings()), now())
        run.go(open_pages([str(pages)], on_error=lambda e: run.doubt(e.page, e.reason)), partial(FakeCoder.make, Settings()))
        kept.merge()
    return to


def many(
    pages: Path, out: Path, *, most: int = 2, only: Sequence[int] | None = None, again: bool = False
) -> tuple[list[Shard], Gathered | None]:
    """Code ``pages`` in shards; those of numbers ``only``, and then nothing is gathered. The shards that were to do."""
    failures: dict[str, str] = {}
    files = list_files([str(pages)], on_error=lambda error: failures.update({error.page: error.reason}))
    shards = plan(files, Settings().digest, most=most)
    provenance = provenance_of(Settings())
    begun = prepare(out, rows_of(shards), given=[str(pages)], provenance=provenance, now=now(), again=again)
    todo = [shard for shard in shards if shard.name in begun.todo]
    coding = Job(out, Settings(), partial(FakeCoder.make, Settings()), provenance, begun.run, os.getcwd())()
    for shard in todo:
        if only is None or shard.number in only:
            coding.code(shard)
    return todo, None if only is not None or begun.whole else gather(out, failures, now=now())


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Pages of which some are one text, some fail, some have another's name, and some are no pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, (a, b) in enumerate([("USA", "RUS"), ("USA", "RUS"), ("CHN", "IND"), ("FRA", "DEU"), ("USA", "RUS")]):
        (folder / f"{number}.txt").write_text(STORY.format(a, b))
    (folder / "fault.txt").write_text("FAULT\n\nSome text of a page.\n")
    (folder / "french.txt").write_text("FRENCH\n\nDu texte.\n")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90))
    for name, other in (("a.jsonl", "SYR met IRN."), ("z.jsonl", "SYR met TUR.")):
        lines = [{"id": "both", "text": "KEN met SOM."}, {"id": "one", "text": other}, {"id": name, "text": "ITA met GRC."}]
        (folder / name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return folder


@pytest.mark.parametrize("most", [1, 3, 100])
def test_folder_holds_what_one_machine_makes(pages: Path, tmp_path: Path, most: int) -> None:
    many(pages, tmp_path / "many", most=most)
    ours = rows(one_machine(pages, tmp_path / "one.duckdb"))
    theirs = rows(tmp_path / "many")
    assert ours == theirs
    assert len(ours["failures"]) == 3
    assert ours["copies"]


def test_folder_counts_pages_of_one_name_once(pages: Path, tmp_path: Path) -> None:
    _, gathered = many(pages, tmp_path / "many", most=1)
    assert gathered
    assert [(page, reports) for page, _, reports in gathered.passed] == [("both", 1), ("one", 1)]
    assert list(gathered.doubles) == [f"{pages}/z.jsonl#2"]
    assert "used before" in gathered.doubles[f"{pages}/z.jsonl#2"]


def test_folder_goes_on_where_it_stopped(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "many"
    todo, _ = many(pages, out, most=1, only=range(4))
    with pytest.raises(RecordError, match="not whole yet"):
        Record.open(out, read_only=True)
    # A kill between two files of a shard: the shard is not there.
    shutil.copy(out / "reports" / f"{todo[0].name}.parquet", out / "reports" / f"{todo[5].name}.parquet")
    (out / "pages" / ".half.part").write_bytes(b"PAR1")
    rest, _ = many(pages, out, most=1)
    assert [shard.name for shard in rest] == [shard.name for shard in todo[4:]]
    ours, theirs = rows(one_machine(pages, tmp_path / "one.duckdb")), rows(out)
    # Of the run's number, pages of the second call have another.
    assert [len(ours[table]) for table in TABLES] == [len(theirs[table]) for table in TABLES]
    assert ours["events"] == theirs["events"]
    assert ours["reports"] == theirs["reports"]


def test_folder_that_is_whole_is_left_as_it_is(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "many"
    many(pages, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    todo, gathered = many(pages, out)
    assert (todo, gathered) == ([], None)
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    assert len(many(pages, out, again=True)[0]) == len(list((out / "articles").iterdir()))


def test_folder_follows_its_pages(pages: Path, tmp_path: Path) -> None:
    """A page more, one changed, one gone: their shards are coded, all others are kept under whatever number."""
    out = tmp_path / "many"
    before, _ = many(pages, out, most=1)
    (pages / "00.txt").write_text(STORY.format("GBR", "IRL"))
    (pages / "3.txt").write_text(STORY.format("FRA", "ESP"))
    (pages / "4.txt").unlink()
    after, _ = many(pages, out, most=1)
    assert [Path(shard.files[0]).name for shard in after] == ["00.txt", "3.txt"]
    assert len(list((out / "reports").iterdir())) == len(before)
    theirs = rows(out)
    assert [line.replace(", 2, ", ", 1, ") for line in theirs["articles"]] == rows(one_machine(pages, tmp_path / "one.duckdb"))["articles"]
    assert not any("DEU" in line for line in theirs["events"])


def test_folder_of_other_pages_is_refused(pages: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "many", tmp_path / "other"
    many(pages, out)
    shutil.copytree(pages, other)
    with pytest.raises(UsageError, match="holds the pages of"):
        many(other, out)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda out: out.write_text("x"), "is a file"),
        (lambda out: (out / "own").mkdir(parents=True), "something else"),
        (lambda out: out.parent.rmdir(), "does not exist"),
    ],
)
def test_folder_is_not_made_where_something_else_lies(pages: Path, tmp_path: Path, make: object, says: str) -> None:
    out = tmp_path / "there" / "many"
    out.parent.mkdir()
    make(out)  # type: ignore[operator]
    with pytest.raises(UsageError, match=says):
        many(pages, out)


def test_folder_is_read_and_never_written(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "many"
    many(pages, out)
    with pytest.raises(RecordError, match=r"legation export .*many.duckdb --record"):
        Record.open(out)
    with pytest.raises(RecordError, match="legation export"):
        Record.open(out, create=False)


def test_folder_becomes_a_file_with_all_it_holds(pages: Path, tmp_path: Path) -> None:
    out, file = tmp_path / "many", tmp_path / "r.duckdb"
    many(pages, out)
    assert export_data(out, file, format=None, data=None) == 0
    assert rows(file) == rows(out)
    with Record.open(file) as kept:
        assert kept.merged
        assert [group.pages for group in kept.copy_groups()] == [group.pages for group in Record.open(out, read_only=True).copy_groups()]
        assert kept.merge() == kept.counts()["events"]
    with pytest.raises(UsageError, match="is there already"):
        copy_record(out, file)
    assert copy_record(file, tmp_path / "again.duckdb") == Record.open(out, read_only=True).counts()["events"]


def test_folder_of_an_odd_name_is_opened(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "a[1]*'{x}?"
    many(pages, out)
    with Record.open(out, read_only=True) as kept:
        assert kept.counts()["reports"] > 5
        assert list(kept.events())


def test_folder_of_pages_with_names_of_any_bytes(tmp_path: Path) -> None:
    pages = os.fsencode(tmp_path) + b"/p\xff"
    os.mkdir(pages)
    with open(pages + b"/\xfe.txt", "wb") as file:
        file.write(b"USA met RUS.")
    many(Path(os.fsdecode(pages)), tmp_path / "many")
    assert many(Path(os.fsdecode(pages)), tmp_path / "many")[0] == []
    with Record.open(tmp_path / "many", read_only=True) as kept:
        assert kept.counts()["reports"] == 1


def test_folder_that_lacks_a_file_is_not_opened(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "many"
    many(pages, out)
    gone = sorted((out / "reports").iterdir())[0]
    gone.unlink()
    with pytest.raises(RecordError, match=f"{gone.name}: is gone"):
        Record.open(out, read_only=True)
    (out / "articles" / gone.name).unlink()
    assert [shard.name for shard in many(pages, out)[0]] == [gone.stem]


def test_folder_of_no_pages_is_an_empty_record(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    many(tmp_path / "pages", tmp_path / "many")
    with Record.open(tmp_path / "many", read_only=True) as kept:
        assert list(kept.events()) == []
        assert "nothing can be read" in kept.failures()[str(tmp_path / "pages")]


def test_folder_of_another_version_is_named(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "many"
    many(pages, out)
    folder = Folder(out)
    folder.tell({**folder.facts, "schema": "99"})
    with pytest.raises(RecordError, match="version 99"):
        Record.open(out, read_only=True)
    (out / "record.json").write_text("{")
    with pytest.raises(RecordError, match=r"record\.json: cannot be read"):
        Record.open(out, read_only=True)


def test_folder_on_a_machine_that_does_not_see_it(tmp_path: Path) -> None:
    job = Job(tmp_path / "gone", Settings(), partial(FakeCoder.make, Settings()), provenance_of(Settings()), 1, os.getcwd())
    with pytest.raises(LegationError, match="is not there on"):
        job()


def test_folder_outcome_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    tally, failures = Tally(), dict[str, str]()
    with Voice("coded") as voice:
        _hear(Outcome("s1", done=3, failed=30, reports=7, failures=[("bad", "no text")], lost=1), voice, tally, failures)
        _hear(Outcome("s2", failed=1, failures=[("file", "ended 6 times")], given_up=True), voice, tally, failures)
    said = capsys.readouterr().err
    assert (tally.pages, tally.reports, failures) == (34, 7, {"file": "ended 6 times"})
    assert "bad: no text" in said
    assert "29 more pages" in said
    assert "shard s1: its worker was ended" in said
