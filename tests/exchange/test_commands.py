"""The commands on data, from the outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli import main
from legation.record.guessing import GUESSED_FROM, guessable, kind_of
from tests.exchange.samples import SAMPLES, write


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    days = [f"1991-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 8, 15, 22)]
    lines = [
        f"{day},{one},{other},{code}"
        for n, day in enumerate(days)
        for one, other, code in (("USA", "IRQ", "190"), ("IRQ", "USAGOV", f"0{42 + n % 2}"))
    ]
    record = tmp_path / "r.duckdb"
    done = run("import", write(tmp_path / "gulf.csv", ["date,source,target,code", *lines]), "--record", record)
    assert done.exit_code == 0
    assert "96 of 96 rows of keds (CAMEO) as 'gulf'" in done.stderr
    return record


def test_import_names_what_it_leaves_out_and_says_so_by_its_status(tmp_path: Path) -> None:
    bad = [f"1991-13-{n:02},USA,IRQ,042" for n in range(1, 26)]
    path = write(tmp_path / "bad.csv", ["date,source,target,code", "1991-01-01,USA,IRQ,042", *bad])
    done = run("import", path, "--record", tmp_path / "r.duckdb", "--left-out", tmp_path / "left.txt")
    assert done.exit_code == 1
    assert "bad.csv:3: no day (1991-13-01)" in done.stderr
    assert "... and 5 more rows; --left-out FILE writes them all" in done.stderr
    assert len((tmp_path / "left.txt").read_text().splitlines()) == 25
    assert done.stdout == ""


def test_series_as_csv_is_tidy(record: Path) -> None:
    done = run("series", "USA", "Iraq", "--record", record, "--data", "gulf", "--by", "month", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 12 * 3
    assert (rows[0]["period"], rows[0]["actor"], rows[0]["recipient"], rows[0]["events"], rows[0]["goldstein_sum"]) == (
        "1991-01",
        "USA",
        "IRQ",
        "4",
        "-40.0",
    )
    assert (rows[1]["actor"], rows[1]["plover_mean"], rows[1]["covered"], rows[1]["per_page"]) == ("IRQ", "4.0", "true", "0.5")
    assert {row["goldstein_version"] for row in rows} == {"goldstein-1992-cameo-1"}


def test_series_in_the_terminal_and_as_data(record: Path) -> None:
    text = run("series", "USA", "IRQ", "--record", record, "--data", "gulf", "--by", "year", "--scale", "goldstein").stdout
    assert "United States and Iraq, in gulf" in text
    assert "−480.0" in text
    data = json.loads(run("series", "USA", "IRQ", "--record", record, "--data", "gulf", "--by", "week", "--json").stdout)
    assert data["by"] == "week"
    assert len(data["periods"]) == 51


def test_show_lays_a_data_set_beside(record: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = run("show", "USA", "IRQ", "--record", record, "--by", "week", "--scale", "goldstein", "--html", page)
    assert "In gulf" in done.stdout
    said = "96 events from 1 January 1991 to 22 December 1991, of 96 rows of this data set (keds, coded in CAMEO)."
    assert said in " ".join(done.stdout.split())
    assert "United States to Iraq: 0 words and 48 deeds with a score are too few" in " ".join(done.stdout.split())
    text = page.read_text(encoding="utf-8")
    assert (
        'aria-label="Sum of Goldstein scores by week, 31 December 1990 to 22 December 1991.' in text
        or "Sum of Goldstein scores by week" in text
    )
    assert '<h2 id="data-1">In gulf</h2>' in text
    data = json.loads(run("show", "USA", "IRQ", "--record", record, "--json", "--no-findings").stdout)
    assert (data["beside"][0]["events"], data["beside"][0]["found"]) == (96, [])


@pytest.mark.parametrize(
    "words", [("series", "USA", "IRQ", "--data", "gdelt"), ("export", "x.txt", "--format", "icews", "--data", "gdelt")]
)
def test_an_unknown_data_set_is_told_with_those_that_are_there(words: tuple[str, ...], record: Path, tmp_path: Path) -> None:
    done = run(*[tmp_path / word if word == "x.txt" else word for word in words], "--record", record)
    assert done.exit_code == 2
    assert "has no data set 'gdelt'; those that it has: gulf" in done.stderr


def test_export_in_a_foreign_format(record: Path, tmp_path: Path) -> None:
    done = run("export", tmp_path / "gulf.icews", "--record", record, "--format", "icews", "--data", "gulf")
    assert done.exit_code == 0
    assert "96 events in 96 rows of icews" in done.stderr
    assert run("export", tmp_path / "x.csv", "--record", record, "--data", "gulf").exit_code == 2


def test_export_of_ours_has_its_papers(record: Path, tmp_path: Path) -> None:
    for name in ("events.csv", "events.parquet", "events.sqlite"):
        assert run("export", tmp_path / name, "--record", record).exit_code == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert {"datapackage.json", "codebook.md", "CITATION.cff", "metadata.json"} <= names
    assert "| `event_id` |" in (tmp_path / "codebook.md").read_text()


def test_a_record_of_before_has_no_data_sets(tmp_path: Path) -> None:
    import duckdb

    run("import", write(tmp_path / "a.csv", SAMPLES["keds"]), "--record", tmp_path / "r.duckdb")
    with duckdb.connect(str(tmp_path / "r.duckdb")) as connection:
        for table in ("data_sets", "imported", "left_out"):
            connection.execute(f"DROP TABLE {table}")
    done = run("show", "USA", "IRQ", "--record", tmp_path / "r.duckdb")
    assert done.exit_code == 0
    assert "Nothing found: no event between United States and Iraq" in done.stdout
    assert run("export", tmp_path / "e.sqlite", "--record", tmp_path / "r.duckdb").exit_code == 0


def test_the_first_thousand_rows_show_what_each_column_holds() -> None:
    rows = [{"id": f"e{n}", "date": "2017", "cow": ["365"], "said": None} for n in range(3000)]
    rows[2500] |= {"date": "2017-05-09"}
    rows[2600] |= {"cow": ["2", "365"], "said": "TASS"}
    found = guessable(rows)
    assert sorted(row["id"] for row in found) == sorted(row["id"] for row in rows)
    for column in rows[0]:
        assert {kind_of(row[column]) for row in found[:GUESSED_FROM]} | {None} == {kind_of(row[column]) for row in rows} | {None}
    assert guessable(rows[:100]) == rows[:100]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, None),
        ([], None),
        (True, "logical"),
        ("-2.5", "number"),
        ("1e5", "number"),
        ("2017-05-09", "date"),
        ("10:30", "time"),
        (["2", "365"], "text"),
    ],
)
def test_kinds_of_cells(value: object, kind: str | None) -> None:
    assert kind_of(value) == kind
