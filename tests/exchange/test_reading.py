"""Other people's tables as they come: each format, told from its content; broken rows named and never fatal."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.exchange import import_tables, left_out
from legation.exchange.columns import GDELT1, GDELT2, ICEWS, PHOENIX, POLECAT
from legation.record import Record
from tests.exchange.samples import GDELT, NOW, SAMPLES, row, take_in, write


def test_columns_are_as_many_as_published() -> None:
    assert (len(GDELT1), len(GDELT2), len(ICEWS), len(POLECAT), len(PHOENIX)) == (58, 61, 20, 40, 26)
    assert [GDELT2.index(name) + 1 for name in ("EventCode", "ActionGeo_Type", "SOURCEURL")] == [27, 52, 61]


@pytest.mark.parametrize("format", SAMPLES)
def test_the_format_is_told_from_the_content(format: str, tmp_path: Path) -> None:
    found, rows = take_in(tmp_path, SAMPLES[format])
    assert found.format == format
    assert found.taken == found.rows == len(rows) == len(SAMPLES[format]) - (format in ("keds", "icews", "polecat"))
    assert found.scheme == ("plover" if format == "polecat" else "cameo")


def test_keds_rows_are_put_into_our_terms(tmp_path: Path) -> None:
    first, second = take_in(tmp_path, SAMPLES["keds"])[1]
    assert (first["date"], first["actors"], first["recipients"]) == (date(1991, 1, 17), ["USA:MIL"], ["IRQ"])
    assert (first["type"], first["modes"], first["quad_code"], first["plover"], first["goldstein"]) == (
        "ASSAULT",
        ["heavy-weapons"],
        4,
        -9.5,
        -10.0,
    )
    assert (first["text"], first["file"], first["line"]) == ("(BOMB, STRIKE)", "table.txt", 2)
    assert second["text"] is None


def test_gdelt_rows(tmp_path: Path) -> None:
    first, second = take_in(tmp_path, SAMPLES["gdelt1"])[1]
    assert (first["event_id"], first["date"], first["outlet"], first["type"], first["modes"]) == (
        "1",
        date(2015, 2, 19),
        "example.org",
        "CONSULT",
        ["visit"],
    )
    assert (second["type"], second["added"], second["place_country"]) == ("ACCUSE", date(2015, 2, 20), "CHN")


def test_icews_rows(tmp_path: Path) -> None:
    only = take_in(tmp_path, SAMPLES["icews"])[1][0]
    assert (only["actors"], only["recipients"], only["actor_said"], only["outlet"]) == (
        ["USA:GOV"],
        ["RUS"],
        "Barack Obama",
        "The Example Daily",
    )


def test_polecat_rows_keep_lists(tmp_path: Path) -> None:
    only = take_in(tmp_path, SAMPLES["polecat"])[1][0]
    assert (only["actors"], only["recipients"], only["recipient_countries"]) == (["RUS:GOV"], ["USA", "GBR"], ["USA", "GBR"])
    assert (only["type"], only["modes"], only["contexts"], only["plover"]) == ("SANCTION", ["expel"], ["diplomatic", "intelligence"], -5.5)


def test_weis_codes_and_the_actors_of_their_time_are_told_from_the_codes(tmp_path: Path) -> None:
    lines = ["date,source,target,code", "1990-08-02,IRQ,KUW,223", "1990-08-03,UAR,UNO,023", "1990-08-04,AUS,FRN,031"]
    found, rows = take_in(tmp_path, lines)
    assert found.scheme == "weis"
    assert [(r["actors"], r["recipients"], r["type"], r["goldstein"]) for r in rows] == [
        (["IRQ"], ["KWT"], "ASSAULT", -10.0),
        (["EGY"], ["IGO"], None, -0.2),
        (["AUT"], ["FRA"], "CONSULT", 1.0),
    ]


def test_old_keds_files_have_blanks_and_short_years(tmp_path: Path) -> None:
    found, rows = take_in(tmp_path, ["790415 ISRMIL  JOR  190 (MIL ENGAGEMENT)", "790416 JOR ISRMIL 042"])
    assert found.format == "keds"
    assert [(r["date"], r["actors"], r["text"]) for r in rows] == [
        (date(1979, 4, 15), ["ISR:MIL"], "(MIL ENGAGEMENT)"),
        (date(1979, 4, 16), ["JOR"], None),
    ]


BROKEN = [
    "date,source,target,code,desc",
    "2001-01-01,USA,RUS,042,fine",
    "2001-13-01,USA,RUS,042,no such month",
    "2001-01-02,USA,RUS,042",
    "2001-01-03,USA,RUS,999,no such code",
    '2001-01-04,USA,RUS,042,"never closed',
    "",
    "date,source,target,code,desc",
    ",USA,RUS,042,no day",
    "2001-01-05,XQZ,RUS,042,nobody knows",
]


def test_every_row_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    found, rows = take_in(tmp_path, BROKEN)
    assert (found.rows, found.taken, found.left_out) == (7, 2, 5)
    assert [r["line"] for r in rows] == [2, 10]
    with Record.open(tmp_path / "r.duckdb", read_only=True) as record:
        assert list(map(str, left_out(record, found.name))) == [
            "table.txt:3: no day (2001-13-01)",
            "table.txt:4: 4 cells where the table has 5: look for a stray separator or a broken line",
            "table.txt:5: no event code of CAMEO (999)",
            "table.txt:6: ends within quotation marks",
            "table.txt:9: no day: the cell is empty",
        ]
        assert len(left_out(record, found.name, limit=2)) == 2
    assert found.notes == ("Actors that no table of ours knows, kept as UNK: XQZ (1).",)


def test_polecat_with_stray_tabs_and_repeated_headers(tmp_path: Path) -> None:
    header, event = SAMPLES["polecat"]
    found, rows = take_in(
        tmp_path, [header, event, header, event.replace("RUS-2020-1", "RUS-2020-2") + "\tstray", event.replace("-1", "-3")]
    )
    assert (found.rows, found.taken) == (3, 2)
    assert [r["line"] for r in rows] == [2, 5]


def test_of_rows_emitted_again_the_last_is_taken(tmp_path: Path) -> None:
    again = row("gdelt2", **{**GDELT, "EventCode": "112"}, DATEADDED="20150220000000")
    found, rows = take_in(tmp_path, [SAMPLES["gdelt2"][0], again])
    assert [(r["event_id"], r["code"]) for r in rows] == [("1", "112")]
    assert found.notes == ("1 rows were emitted again under the same id; the last of each was taken.",)


def test_a_day_a_year_back_is_background(tmp_path: Path) -> None:
    found, rows = take_in(tmp_path, [row("gdelt2", **{**GDELT, "SQLDATE": "20140219"}, DATEADDED="20150219000000")])
    assert rows[0]["historical"] is True
    assert "1 events are dated more than 14 days before they were told" in found.notes[0]


def test_gdelt_before_april_2013_has_no_addresses(tmp_path: Path) -> None:
    found, rows = take_in(tmp_path, ["\t".join(row("gdelt1", **GDELT, DATEADDED="20150219").split("\t")[:57])])
    assert (found.format, rows[0]["url"], rows[0]["outlet"]) == ("gdelt1", None, None)


def test_codes_that_lost_their_zero_get_it_back(tmp_path: Path) -> None:
    rows = take_in(tmp_path, ["date,source,target,code", "2001-01-01,USA,RUS,42", "2001-01-01,USA,RUS,841", "2001-01-01,USA,RUS,20"])[1]
    assert [(r["type"], r["code"]) for r in rows] == [("CONSULT", "42"), ("RETREAT", "841"), ("ASSAULT", "20")]


def test_packed_files_and_old_encodings_are_read(tmp_path: Path) -> None:
    text = "date,source,target,code,desc\n2001-01-01,USA,RUS,042,Münch\n"
    with gzip.open(tmp_path / "a.csv.gz", "wb") as packed:
        packed.write(text.encode("cp1252"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b.csv", text.encode("utf-8-sig"))
    with Record.open(tmp_path / "r.duckdb") as record:
        found = import_tables(record, [tmp_path / "a.csv.gz", tmp_path / "b.zip"], now=NOW)
        assert (found.name, found.taken) == ("keds", 2)
        with record.asking() as connection:
            assert connection.execute("SELECT DISTINCT text FROM imported").fetchall() == [("Münch",)]


def test_a_data_set_is_replaced_by_one_of_its_name_and_others_stay(tmp_path: Path) -> None:
    take_in(tmp_path, SAMPLES["phoenix"], name="other")
    take_in(tmp_path, SAMPLES["keds"])
    take_in(tmp_path, SAMPLES["keds"][:2])
    with Record.open(tmp_path / "r.duckdb", read_only=True) as record:
        assert [(found.name, found.taken) for found in record.data_sets()] == [("other", 1), ("table", 1)]
        assert record.counts()["imported"] == 2


@pytest.mark.parametrize(("text", "said"), [("", "is empty"), ("once upon a time\n", "does not look like a table that we know")])
def test_what_is_no_event_table_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    with Record.open(tmp_path / "r.duckdb") as record, pytest.raises(UsageError, match=said):
        import_tables(record, [path], now=NOW)


def test_two_formats_and_missing_files_are_told(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a", SAMPLES["keds"]), write(tmp_path / "b", SAMPLES["phoenix"])
    with Record.open(tmp_path / "r.duckdb") as record:
        with pytest.raises(UsageError, match="import one format at a time"):
            import_tables(record, [one, other], now=NOW)
        with pytest.raises(UsageError, match="cannot be read"):
            import_tables(record, [tmp_path / "gone"], now=NOW)
        with pytest.raises(UsageError, match="does not look like a table of icews"):
            import_tables(record, [one], format="icews", now=NOW)
        assert record.counts()["imported"] == 0
