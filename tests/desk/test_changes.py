"""What changes the record: verdicts and pages added."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

from legation import House, Settings
from legation.desk import uploads
from legation.desk.uploads import keep, safe_name
from legation.errors import UsageError
from legation.record import Record
from tests.desk.conftest import Asker


def _next(ask: Asker, judge: str = "anna") -> dict[str, Any]:
    found: dict[str, Any] = ask.data(f"/audit.json?judge={judge}&sample=4")
    return found


def _judge(ask: Asker, verdict: str, report: str) -> int:
    answer = ask.form("/audit", judge="anna", sample="4", verdict=verdict, report=report)
    return answer.status_code


def test_changes_a_verdict_is_kept_and_the_next_report_is_shown(own: Asker) -> None:
    first = _next(own)
    assert (first["done"], first["total"]) == (0, 4)
    assert _judge(own, "wrong type", first["report"]["id"]) == 303
    second = _next(own)
    assert (second["done"], second["report"]["id"] == first["report"]["id"]) == (1, False)
    with Record.open(own.desk.path, create=False, read_only=True) as record:
        (verdict,) = record.verdicts()
    assert (verdict.report, verdict.judge, verdict.verdict) == (first["report"]["id"], "anna", "wrong type")
    line = json.loads(own("/judged.jsonl?judge=anna").text)
    assert (line["verdict"], line["id"]) == ("wrong type", first["report"]["id"])
    assert own("/judged.jsonl?judge=ben").text == ""


def test_changes_a_report_that_is_not_the_next_one_is_not_judged(own: Asker) -> None:
    """Two tabs, or two clicks: the second verdict would be one on a report that nobody has seen."""
    first = _next(own)["report"]["id"]
    assert _judge(own, "right", first) == 303
    assert _judge(own, "right", first) == 303
    assert _next(own)["done"] == 1


def test_changes_undo_takes_the_last_verdict_back(own: Asker) -> None:
    first = _next(own)["report"]["id"]
    _judge(own, "right", first)
    _judge(own, "undo", "")
    assert (_next(own)["done"], _next(own)["report"]["id"]) == (0, first)


def test_changes_an_unknown_verdict_is_refused(own: Asker) -> None:
    assert _judge(own, "splendid", "r01") == 400


def test_changes_the_result_has_an_interval(own: Asker) -> None:
    for verdict in ("right", "right", "not an event"):
        _judge(own, verdict, _next(own)["report"]["id"])
    (summary,) = own.data("/audit.json?result=1")["judges"]
    assert summary["judged"] == 3
    assert 0 < summary["right"]["low"] < summary["right"]["value"] < summary["right"]["high"] <= 1


def test_changes_a_verdict_leaves_the_catalogue_as_it_is(own: Asker) -> None:
    own("/")
    before = own.desk.shelf.catalogue()
    _judge(own, "right", _next(own)["report"]["id"])
    assert own.desk.shelf.catalogue() is before


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("page.html", "page.html"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/absolute/place.txt", "place.txt"),
        (".hidden", "hidden"),
        ("...", "page"),
        ("a\x00b<c>.html", "a_b_c.html"),
        ("Überblick – heute.htm", "Überblick _ heute.htm"),
        ("x" * 300 + ".warc.gz", "x" * 77 + ".gz"),
        ("CON|*?", "CON"),
    ],
)
def test_changes_names_of_files_lead_nowhere(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


class _Sent:
    def __init__(self, name: str, content: bytes = b"x") -> None:
        self.filename, self.file = name, io.BytesIO(content)


def test_changes_files_stay_in_a_folder_beside_the_record(tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    kept = keep([_Sent("../a.txt"), _Sent("b/A.TXT"), _Sent("a.txt")], record)
    assert kept.names == ("a.txt", "A-2.TXT", "a-3.txt")
    assert kept.folder.parent == tmp_path / "r-added"
    assert sorted(path.name for path in kept.folder.iterdir()) == sorted(kept.names)
    assert keep([_Sent("a.txt")], record).folder.name.startswith("0002-")


def test_changes_too_many_too_large_or_none_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_FILE", 10)
    with pytest.raises(UsageError, match="larger than"):
        keep([_Sent("a.txt", b"x" * 11)], tmp_path / "r.duckdb")
    with pytest.raises(UsageError, match="more than the 500"):
        keep([_Sent("a.txt")] * 501, tmp_path / "r.duckdb")
    with pytest.raises(UsageError, match="no file"):
        keep([], tmp_path / "r.duckdb")
    assert [path for path in (tmp_path / "r-added").rglob("*")] == []


def test_changes_a_link_in_the_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "r-added").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="is a link"):
        keep([_Sent("a.txt")], tmp_path / "r.duckdb")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_changes_pages_are_added_while_the_desk_answers(own: Asker) -> None:
    own.desk._house = House.open(Settings())
    text = b"Oslo, 4 May 2020 - Norway expelled two Belarusian diplomats on Monday.\n\nMinsk called the step unfriendly.\n"
    files = [("files", ("../n\xc3\xa5r.txt", text * 2)), ("files", ("broken.warc", b"WARC/1.0\r\nnonsense"))]
    answer = own("/add", "POST", data={"token": own.desk.rules.form_token}, files=files)
    assert answer.status_code == 303
    where = answer.headers["location"]
    waited = time.monotonic() + 60
    while not own.desk.jobs.all[where.split("/")[-1]].over and time.monotonic() < waited:
        assert own("/relation/USA/RUS").status_code == 200
        time.sleep(0.05)
    job = own.data(f"{where}.json")
    assert (job["state"], job["error"]) == ("done", None)
    assert job["pages"] >= 1
    assert "broken.warc" in json.dumps(job["failed"])
    pairs = {(pair["a"], pair["b"]) for pair in own.data("/index.json")["pairs"]}
    assert ("BLR", "NOR") in pairs
    assert own("/add").text.count("done") >= 1


def test_changes_a_job_that_fails_says_so(own: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault() -> None:
        raise RuntimeError("no model")

    monkeypatch.setattr(own.desk.jobs, "_house", fault)
    answer = own("/add", "POST", data={"token": own.desk.rules.form_token}, files={"files": ("a.txt", b"text")})
    where = answer.headers["location"]
    waited = time.monotonic() + 20
    while not own.desk.jobs.all[where.split("/")[-1]].over and time.monotonic() < waited:
        time.sleep(0.02)
    assert own.data(f"{where}.json")["state"] == "failed"
    assert "no model" in own(where).text
