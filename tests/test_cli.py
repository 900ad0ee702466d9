from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from legation import __version__
from legation.cli import main
from legation.record import Record
from tests.commands_page import commands_page
from tests.fakes import FakeCoder
from tests.record.samples import article, page

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = tuple("read date code show event merge split pins series import export copies explain who desk audit".split())
TEXT = "Envoys meet\n\nThe envoys of two states spoke at length. {} on that day, it was said, in the capital.\n"


@pytest.fixture(autouse=True)
def _fake_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pipeline.Coder", FakeCoder)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format("USA met RUS"))
    (folder / "b.txt").write_text(TEXT.format("RUS met USA"))
    return folder


def call(*words: object, input: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=input)


def test_cli_copies_tells_which_pages_are_one_text(tmp_path: Path) -> None:
    text = "Envoys meet\n\n" + " ".join(f"Ministers of coast {n} spoke with those of coast {n * n} for long." for n in range(20))
    with Record.open(tmp_path / "r.duckdb") as record:
        for one in (page("whole", text), page("cut", text[: len(text) * 2 // 3]), page("other")):
            record.file(one, article(one), [])
        record.merge()
    assert call("copies", "--record", tmp_path / "r.duckdb").stdout.startswith("2 texts on 3 pages; 1 text on more than one")
    (group,) = json.loads(call("copies", "--record", tmp_path / "r.duckdb", "--json").stdout)
    assert [found["page"] for found in group["pages"]] == ["whole", "cut"]


# --- help -----------------------------------------------------------------------------------------------------------


def test_cli_names_its_commands_and_version() -> None:
    assert tuple(main.commands) == COMMANDS
    assert call("--version").output == f"legation {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_cli_help_of_each_command_ends_in_an_example(command: str) -> None:
    help = main.commands[command].help or ""
    text, example = help.split("Example:")
    assert text.strip()
    assert f"legation {command} " in example


def test_cli_commands_page_is_the_help() -> None:
    documented = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert documented == commands_page(), "run: python -m tests.commands_page > docs/commands.md"
    assert re.findall(r"^## legation (\w+)", documented, re.MULTILINE) == list(COMMANDS)


def test_cli_help_is_there_at_once() -> None:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "legation.cli", "--help"], check=True, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.3


def test_cli_loads_no_heavy_library_for_help() -> None:
    loaded = "import sys, legation.cli; print(sorted({'spacy', 'duckdb', 'rich', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True, cwd=ROOT).stdout == "[]\n"


# --- code -----------------------------------------------------------------------------------------------------------


def test_cli_code_writes_json_lines_to_standard_output(pages: Path) -> None:
    done = call("code", pages)
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["page"]).name for line in lines] == ["a.txt", "b.txt"]
    assert [line["actor"][0]["code"] for line in lines] == ["USA", "RUS"]
    assert lines[0]["cite_info"]["coder"] == f"legation {__version__}"
    for line in lines:
        source = Path(line["page"]).read_text()
        assert source[line["text_info"]["start"] : line["text_info"]["end"]] == line["text"]
    assert re.fullmatch(r"2 pages: 2 coded, 2 reports, \d+\.\d s\n", done.stderr)


def test_cli_code_with_a_record_prints_nothing_and_files(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    done = call("code", pages, "--record", record)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 reports, 1 events in the record" in done.stderr
    with duckdb.connect(str(record), read_only=True) as connection:
        assert connection.sql("SELECT pages FROM events").fetchall() == [([str(pages / "a.txt"), str(pages / "b.txt")],)]


def test_cli_code_again_skips_and_still_writes_all_reports(pages: Path, tmp_path: Path) -> None:
    record, first, second = tmp_path / "r.duckdb", tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    call("code", pages, "--record", record, "--out", first)
    done = call("code", pages, "--record", record, "--out", second)
    assert "2 pages: 0 coded, 2 unchanged, skipped" in done.stderr
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text() == call("code", pages).stdout
    assert "2 coded" in call("code", pages, "--record", record, "--again").stderr


def test_cli_code_changed_page_replaces_its_reports(pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    call("code", pages, "--record", record)
    (pages / "a.txt").write_text(TEXT.format("FRA met DEU"))
    done = call("code", pages, "--record", record)
    assert "1 coded, 1 unchanged, skipped" in done.stderr
    out = call("code", pages, "--record", record, "--out", "-").stdout
    assert [json.loads(line)["actor"][0]["code"] for line in out.splitlines()] == ["FRA", "RUS"]


def test_cli_code_names_what_failed_and_goes_on(pages: Path) -> None:
    (pages / "a0.txt").write_text(TEXT.format("FAULT"))
    (pages / "a1.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (pages / "a2.txt").write_text("")
    (pages / "a3.txt").write_text(TEXT.format("FRENCH"))
    done = call("code", pages)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    *told, last = done.stderr.splitlines()
    assert [Path(line.split(": ")[0]).name for line in told] == ["a0.txt", "a1.txt", "a2.txt", "a3.txt"]
    assert "ZeroDivisionError: no such thing; a fault of Legation" in told[0]
    assert "in another language (fr)" in told[3]
    assert last.startswith("6 pages: 2 coded, 1 kept but not coded, 3 failed (named above), 2 reports")


def test_cli_code_debug_shows_where(pages: Path) -> None:
    (pages / "a0.txt").write_text(TEXT.format("FAULT"))
    assert "fakes.py" not in call("code", pages).stderr
    assert "fakes.py" in call("--debug", "code", pages).stderr


def test_cli_code_reads_json_lines_from_standard_input() -> None:
    row = {"id": "row 1", "text": TEXT.format("USA met RUS"), "title": "Envoys meet", "outlet": "Wire"}
    done = call("code", "-", input=json.dumps(row) + "\n")
    assert (done.exit_code, [json.loads(line)["page"] for line in done.stdout.splitlines()]) == (0, ["row 1"])


def test_cli_code_same_bytes_from_two_processes(pages: Path, tmp_path: Path) -> None:
    for number in range(12):
        (pages / f"c{number}.txt").write_text(TEXT.format("USA met RUS, then FRA met DEU" + " SLOW" * (number == 3)))
    one, two, mixed = (tmp_path / name for name in ("1.jsonl", "2.jsonl", "3.jsonl"))
    assert call("code", pages, "--out", one).exit_code == 0
    assert call("code", pages, "--out", two, "--workers", 2).exit_code == 0
    assert call("code", *sorted(pages.iterdir(), reverse=True), "--out", mixed).exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert sorted(one.read_text().splitlines()) == sorted(mixed.read_text().splitlines())
    assert len(one.read_text().splitlines()) == 26


def test_cli_code_interrupted_keeps_the_record_and_says_how_to_go_on(pages: Path, tmp_path: Path) -> None:
    (pages / "b0.txt").write_text(TEXT.format("STOP"))
    record, out = tmp_path / "r.duckdb", tmp_path / "o.jsonl"
    done = call("code", pages, "--record", record, "--out", out)
    assert done.exit_code == 130
    assert "2 coded, stopped: run the same command again to go on" in done.stderr
    assert not out.exists()
    (pages / "b0.txt").write_text(TEXT.format("FRA met DEU"))
    assert "1 coded, 2 unchanged, skipped" in call("code", pages, "--record", record).stderr
    assert call("code", pages, "--out", out).exit_code == 0
    assert [path.name for path in tmp_path.glob("*.part")] == []


_INTERRUPT = """
import sys, legation.pipeline
from tests.fakes import FakeCoder
from tests.record.samples import article, page
legation.pipeline.Coder = FakeCoder
from legation.cli import main
main()
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_cli_code_ends_on_a_real_interrupt(pages: Path, tmp_path: Path, workers: int) -> None:
    for number in range(60):
        (pages / f"c{number:02}.txt").write_text(TEXT.format("USA met RUS SLOW"))
    words = ["code", str(pages), "--record", str(tmp_path / "r.duckdb"), "--workers", str(workers)]
    call = [sys.executable, "-c", _INTERRUPT, *words]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True) as process:
        while not (tmp_path / "r.duckdb").exists():
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)  # As a terminal does: to all processes of the run.
        _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "stopped: run the same command again" in said
    assert "Traceback" not in said


# --- calls that are wrong -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["code"], "Missing argument 'PATH...'"),
        (["code", "{tmp}/none"], "no such file"),
        (["code", "{pages}", "--workers", "0"], "0 is not in the range"),
        (["code", "{pages}", "--actors", "{tmp}/none.tsv"], "none.tsv: no such file"),
        (["code", "{pages}", "--out", "{tmp}/none/o.jsonl"], "cannot be written"),
        (["code", "{pages}", "--record", "{pages}/a.txt"], "is not a record"),
        (["show", "USA", "RUS"], "Missing option '--record'"),
        (["show", "USA", "RUS", "--record", "{tmp}/none.duckdb"], "there is no such record"),
        (["show", "USA", "Rusia", "--record", "{record}"], "unknown country 'Rusia'"),
        (["show", "USA", "RUS", "--record", "{record}", "--since", "May"], "'May' is no day"),
        (["export", "{tmp}/events.xls", "--record", "{record}"], ".csv, .parquet, .jsonl"),
        (["export", "{tmp}/events.csv", "--record", "{pages}/a.txt"], "is not a record"),
        (["desk", "--record", "{tmp}/none.duckdb"], "there is no such record"),
        (["tell"], "No such command"),
    ],
)
def test_cli_wrong_call_ends_in_status_2_and_says_why(pages: Path, tmp_path: Path, words: list[str], says: str) -> None:
    record = tmp_path / "r.duckdb"
    call("code", pages, "--record", record)
    done = call(*(word.format(tmp=tmp_path, pages=pages, record=record) for word in words))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert "Traceback" not in done.stderr


# --- show, export ---------------------------------------------------------------------------------------------------


@pytest.fixture
def record(pages: Path, tmp_path: Path) -> Path:
    path = tmp_path / "r.duckdb"
    assert call("code", pages, "--record", path).exit_code == 0
    return path


def test_cli_show_prints_the_relation(record: Path, tmp_path: Path) -> None:
    done = call("show", "USA", "Russia", "--record", record, "--html", tmp_path / "r.html")
    assert done.exit_code == 0
    assert "USA met RUS" in done.stdout
    assert "USA met RUS" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_cli_show_gives_the_data(record: Path) -> None:
    data = json.loads(call("show", "USA", "RUS", "--record", record, "--json").stdout)
    assert len(data["events"]) == 1
    none = json.loads(call("show", "USA", "RUS", "--record", record, "--json", "--until", "2016").stdout)
    assert none["events"] == []


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_cli_export_is_a_tidy_row_an_event(record: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"events.{ending}"
    done = call("export", file, "--record", record)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 events in" in done.stderr
    if ending == "jsonl":
        (row,) = [json.loads(line) for line in file.read_text().splitlines()]
        assert (row["actor"], row["actor_cow"], row["n_reports"]) == (["USA"], ["2"], 2)
    else:
        rows = duckdb.sql(
            f"SELECT actor, recipient, actor_sector, actor_cow, type, date_first, n_reports, historical, evidence FROM '{file}'"
        )
        assert [(*row[:5], str(row[5]), *row[6:8]) for row in rows.fetchall()] == [
            ("USA", "RUS", "GOV", 2 if ending == "csv" else "2", "CONSULT", "2017-09-19", 2, False)
        ]


def test_cli_code_page_read_in_spite_of_a_fault_is_told_and_no_failure(tmp_path: Path) -> None:
    row = {"id": "row 1", "text": TEXT.format("USA met RUS"), "title": "Envoys meet", "date": "2017-13-45"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n")
    text = "\ufeff" + TEXT.format("USA met RUS")
    (tmp_path / "damaged.txt").write_bytes(text.encode() + b"One letter of it is broken: \xff.\n")
    record = tmp_path / "r.duckdb"
    for _ in range(2):  # The second time, both are unchanged.
        done = call("code", tmp_path / "rows.jsonl", tmp_path / "damaged.txt", "--record", record)
        assert "wrong date" in done.stderr
        assert "broken encoding" in done.stderr
        assert (done.exit_code, "failed" in done.stderr) == (0, False)
    with duckdb.connect(str(record), read_only=True) as connection:
        assert connection.sql("SELECT count(*) FROM failures").fetchall() == [(0,)]


def test_cli_export_describes_itself(record: Path, tmp_path: Path) -> None:
    assert call("export", tmp_path / "events.csv", "--record", record).exit_code == 0
    (resource,) = json.loads((tmp_path / "datapackage.json").read_text())["resources"]
    header = (tmp_path / "events.csv").read_text().splitlines()[0].split(",")
    assert [field["name"] for field in resource["schema"]["fields"]] == header
    (tmp_path / "datapackage.json").write_text("[]")
    done = call("export", tmp_path / "more.csv", "--record", record)
    assert (done.exit_code, (tmp_path / "more.csv").exists()) == (2, False)
    assert "is no data package" in done.stderr


def test_cli_desk_says_where_it_is(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.desk.Server.run", lambda self: None)
    done = call("desk", "--record", record, "--port", 0)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.fullmatch(r"\S+r\.duckdb at http://127\.0\.0\.1:\d+/ \(Ctrl-C to stop\)\n", done.stderr)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_cli_code_record_in_a_folder_without_permission(pages: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    done = call("code", pages, "--record", shut / "r.duckdb")
    assert done.exit_code == 2
    assert "no permission" in done.stderr


# --- date -----------------------------------------------------------------------------------------------------------

DATED = """Monday, 4 May 2020
Subscribe

Ministers agree on ferry line

3 May 2018

The two ministers spoke for hours about the ferry line and its future, and will meet again before the work begins.

Neither of them said what the line is going to cost, who will pay for it, or how many boats there are to be.
"""


def test_cli_date_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(DATED)
    result = call("date", page)
    assert result.exit_code == 0
    assert "published on 3 May 2018" in result.stdout
    assert "fetched on 4 May 2020" in result.stdout
    row = next(line for line in result.stdout.splitlines() if line.startswith("date line"))
    assert "“3 May 2018”" in row
    assert "gives the day" in row


def test_cli_date_json_is_a_page_a_line_with_places_in_the_source(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": name, "html": f"<p>&amp; 3 May 2018</p><p>{DATED}</p>"}) + "\n" for name in "ab"))
    result = call("date", rows, "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [page["page"] for page in found] == ["a", "b"]
    source = json.loads(rows.read_text().splitlines()[0])["html"]
    placed = [e for page in found for e in page["evidence"] if e["start"] is not None]
    assert placed
    assert all(source[e["start"] : e["end"]] == e["text"] for e in placed)


def test_cli_date_of_standard_input_and_of_a_page_without_a_day() -> None:
    result = call("date", "-", input=json.dumps({"id": "x", "text": "Nobody says when."}) + "\n")
    assert result.exit_code == 0
    assert "day of publication not known" in result.stdout


def test_cli_date_names_what_it_cannot_read(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"")
    good.write_text(DATED)
    result = call("date", bad, good)
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert "published on 3 May 2018" in result.stdout
