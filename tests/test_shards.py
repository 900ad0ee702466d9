from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from legation import shards
from legation.engines import Task
from legation.errors import RecordError
from legation.jobs import provenance_of
from legation.pages import Stored, list_files
from legation.pipeline import Coded
from legation.record import Record, now
from legation.record.gathering import WORK, gather, prepare
from legation.settings import Settings
from legation.shards import Coding, Job, Outcome, Shard, plan, rows_of, shard_from_text, shard_to_text
from legation.types import Page
from tests.fakes import FakeCoder


def stored(name: str, size: int = 1000, changed: str = "1") -> Stored:
    return Stored(name, size, changed)


def test_shards_hold_every_file_once_and_in_order() -> None:
    files = [stored(f"{number:04}.txt") for number in range(1000)]
    planned = plan(files, "settings", most=50)
    assert [file for shard in planned for file in shard.files] == [file.address for file in files]
    assert max(len(shard.files) for shard in planned) <= 50
    assert [shard.number for shard in planned] == list(range(len(planned)))
    assert len({shard.digest for shard in planned}) == len(planned)


def test_shards_do_not_all_change_with_a_file_more() -> None:
    files = [stored(f"{number:04}.txt") for number in range(1000)]
    before = {shard.digest for shard in plan(files, "s", most=50)}
    after = [shard.digest for shard in plan([stored("0000-new.txt"), *files], "s", most=50)]
    assert sum(digest not in before for digest in after) < len(after) / 3


def test_shards_change_with_settings_size_and_time() -> None:
    one = plan([stored("a")], "s")[0].digest
    assert plan([stored("a")], "s")[0].digest == one
    others = [plan([stored("a")], "t"), plan([stored("a", 1001)], "s"), plan([stored("a", changed="2")], "s"), plan([stored("b")], "s")]
    assert one not in {other[0].digest for other in others}


def test_shards_end_where_bytes_are_enough_and_large_files_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SHARD_BYTES", 10)
    monkeypatch.setattr(shards, "PART_BYTES", 100)
    planned = plan([stored("a", 4), stored("b", 6), stored("c", 1), stored("large", 250), stored("d", 1)], "s", most=10**9)
    assert [(shard.files, shard.part, shard.parts) for shard in planned] == [
        (("a", "b"), 0, 1),
        (("c",), 0, 1),
        (("large",), 0, 3),
        (("large",), 1, 3),
        (("large",), 2, 3),
        (("d",), 0, 1),
    ]
    assert len({shard.digest for shard in planned}) == 6


def test_shards_and_outcomes_travel_as_text() -> None:
    shard = Shard(3, "ab", ("a\udcffb", "c"), 10, 1, 2)
    assert shard_from_text(shard_to_text(shard)) == shard
    outcome = Outcome(shard.name, done=2, failures=[("a", "why")], lost=1)
    assert Outcome.from_text(outcome.to_text()) == outcome


def _rows(path: Path) -> dict[str, list[str]]:
    with Record.open(path, create=False, read_only=True) as kept, kept.asking() as cursor:
        tables = ("articles", "reports", "failures", "events")
        return {table: sorted(map(repr, cursor.execute(f"SELECT * FROM {table}").fetchall())) for table in tables}


def _coded(folder: Path, pages: Path, make: object = FakeCoder.make) -> tuple[list[Outcome], Job, list[Shard]]:
    planned = plan(list_files([str(pages)], on_error=lambda error: None), Settings().digest)
    provenance = provenance_of(Settings())
    begun = prepare(folder, rows_of(planned), given=[str(pages)], provenance=provenance, now=now())
    job = Job(folder, Settings(), partial(make, Settings()), provenance, begun.run, os.getcwd())  # type: ignore[arg-type]
    coding = job()
    return [coding.code(shard) for shard in planned], job, planned


def test_shards_of_one_large_file_are_what_the_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults of its pages are told once, whichever part has the page; so are lines that are no page."""
    lines = [json.dumps({"id": f"p{number}", "text": f"USA met RUS. {number}", "date": "2017-09-19"}) for number in range(11)]
    lines[4] = '{"id": "p4", "text": 1}'
    lines[5] = json.dumps({"id": "p5", "text": "USA met CHN.", "date": "the other day"})
    lines[9] = json.dumps({"id": "p1", "text": "USA met FRA."})
    lines[7] = json.dumps({"id": "p7", "text": "FAULT"})
    pages = tmp_path / "pages.jsonl"
    pages.write_text("\n".join(lines))
    whole, _, _ = _coded(tmp_path / "whole", pages)
    gather(tmp_path / "whole", {}, now=now())
    monkeypatch.setattr(shards, "PART_BYTES", pages.stat().st_size // 3)
    outcomes, _, planned = _coded(tmp_path / "parts", pages)
    gather(tmp_path / "parts", {}, now=now())
    assert [shard.parts for shard in planned] == [4, 4, 4, 4]
    assert sum(outcome.done for outcome in outcomes) == whole[0].done > 5
    assert sum(outcome.failed for outcome in outcomes) == whole[0].failed == 2
    assert _rows(tmp_path / "parts") == _rows(tmp_path / "whole")


_DIES = """
import os, sys
from functools import partial
from pathlib import Path
from legation.shards import Job, shard_from_text
from tests.test_shards import killed, deadly_make
job = Job(Path(sys.argv[1]), *killed(), int(1), os.getcwd())
print(job().code(shard_from_text(sys.argv[2])).to_text())
"""


def _deadly(page: Page, coder: FakeCoder) -> Coded:
    if "DEADLY" in page.source:
        os.kill(os.getpid(), 9)
    return coder(page)


def deadly_make(settings: Settings) -> Task[Coded]:
    return partial(_deadly, coder=FakeCoder.make(settings))


def killed() -> tuple[object, ...]:
    return Settings(), partial(deadly_make, Settings()), provenance_of(Settings())


def test_shards_page_that_kills_its_workers_is_left_out_and_named(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, text in enumerate(("USA met RUS.", "DEADLY", "CHN met IND.")):
        (pages / f"{number}.txt").write_text(text)
    out, root = tmp_path / "out", Path(__file__).resolve().parents[1]
    planned = plan(list_files([str(pages)], on_error=lambda error: None), Settings().digest)
    prepare(out, rows_of(planned), given=[str(pages)], provenance=provenance_of(Settings()), now=now())
    calls = []
    for _ in range(3):
        command = [sys.executable, "-c", _DIES, str(out), shard_to_text(planned[0])]
        calls.append(subprocess.run(command, capture_output=True, text=True, cwd=root, check=False))
    assert [call.returncode for call in calls] == [-9, -9, 0]
    outcome = Outcome.from_text(calls[2].stdout)
    assert (outcome.done, outcome.failed, outcome.lost) == (2, 1, 2)
    gather(out, {}, now=now())
    with Record.open(out, read_only=True) as kept:
        assert kept.counts()["articles"] == 2
        assert "was ended 2 times" in kept.failures()[str(pages / "1.txt")]
    assert not (out / WORK).exists()


def test_shards_begun_in_vain_too_often_are_left_to_the_next_run(tmp_path: Path) -> None:
    pages = tmp_path / "a.txt"
    pages.write_text("USA met RUS.")
    outcomes, job, planned = _coded(tmp_path / "out", pages)
    assert outcomes[0].done == 1
    (job.out / "articles" / f"{planned[0].name}.parquet").unlink()
    (job.out / WORK / planned[0].name).write_text("begun host 1\n" * shards.STARTS)
    outcome = Coding(job).code(planned[0])
    assert outcome.given_up
    assert outcome.failures[0][0] == str(pages)
    gather(job.out, dict(outcome.failures), now=now())
    with Record.open(job.out, read_only=True) as kept:
        assert "the next run tries it again" in kept.failures()[str(pages)]
    begun = prepare(job.out, rows_of(planned), given=[str(pages)], provenance=job.provenance, now=now())
    assert begun.todo == {planned[0].name}
    assert Coding(job).code(planned[0]).done == 1


def test_shards_of_another_version_are_not_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("USA met RUS.")
    _, job, _ = _coded(tmp_path / "out", tmp_path / "a.txt")
    other = Job(job.out, Settings(by="lexicon"), job.make_task, job.provenance, 1, job.here)
    with pytest.raises(RecordError, match="another version"):
        other()
    with pytest.raises(RecordError, match="is not there on"):
        Job(job.out, job.settings, job.make_task, job.provenance, 1, str(tmp_path / "gone"))()
