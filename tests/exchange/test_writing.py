"""Tables in other people's columns: as published, and read again they say the same."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from legation import knowledge
from legation.errors import UsageError
from legation.exchange import FORMATS, export_sqlite, export_table, import_tables
from legation.record import Provenance, Record
from legation.types import Actor, Article, Page, Passage, Report
from tests.exchange.samples import NOW, SAMPLES, write

TEXT = "Moscow sent home\ttwo Britons. They met. Envoys of both talked. It will come."


def party(code: str, sector: str | None = "GOV", name: str | None = None) -> Actor:
    return Actor(code, name or code, 0, 4, sector, name)


def report(id: str, type: str, actors: tuple[Actor, ...], recipients: tuple[Actor, ...] = (), **more: Any) -> Report:
    ontology = knowledge.load().ontology
    scale = ontology.score(type, more.get("modes", ()))
    return Report(
        id=id, page="p", type=type, text=TEXT[:29], start=0, end=29, actors=actors, recipients=recipients, quad_code=ontology.quad(type),
        event_scale=scale, confidence=0.9, **more,
    )  # fmt: skip


REPORTS = (
    report("r1", "SANCTION", (party("RUS", name="Sergey Lavrov"),), (party("GBR"), party("USA")), modes=("expel",), date="2018-03-17"),
    report("r2", "CONSULT", (party("FRA"), party("DEU")), modes=("phone",)),
    report("r3", "AID", (party("IGO", None),), (party("SYR", "CVL"),), date="2018-03"),
    report("r4", "COERCE", (party("RUS", "MIL"),), (party("UKR"),), date="2018-04-01", status="future"),
    report("r5", "ASSAULT", (party("SYR", "REB"),), (party("RUS", "MIL"),), date="2018-03-18"),
)  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "own.duckdb"
    page = Page("p", TEXT, "body", "d", TEXT)
    article = Article(
        "p",
        None,
        (),
        (Passage(TEXT, 0, len(TEXT)),),
        outlet="The Example Daily",
        published_on=date(2018, 3, 20),
        url="https://daily.example/1",
    )
    with Record.open(path) as kept:
        kept.begin(Provenance("legation 0", "plover"), datetime(2026, 1, 1))
        kept.file(page, article, REPORTS)
        kept.merge()
    return path


def read_back(path: Path, folder: Path) -> list[tuple[Any, ...]]:
    with Record.open(folder / "back.duckdb") as back:
        import_tables(back, [path], now=NOW)
        with back.asking() as connection:
            return connection.execute(
                "SELECT date::VARCHAR, actors, recipients, type, modes, outlet FROM imported ORDER BY date, actors, recipients"
            ).fetchall()


SANCTIONS = [("2018-03-17", ["RUS:GOV"], [other], "SANCTION", ["expel"]) for other in ("GBR:GOV", "USA:GOV")]
TALKS = [("2018-03-20", [one], [other], "CONSULT", ["phone"]) for one, other in (("DEU:GOV", "FRA:GOV"), ("FRA:GOV", "DEU:GOV"))]
ATTACK = [("2018-03-18", ["SYR:REB"], ["RUS:MIL"], "ASSAULT", [])]


@pytest.mark.parametrize("format", ["keds", "gdelt1", "gdelt2", "icews", "phoenix"])
def test_a_dyadic_table_says_the_same_when_it_is_read_again(format: str, record: Path, tmp_path: Path) -> None:
    out = tmp_path / f"ours.{format}"
    with Record.open(record, read_only=True) as kept:
        rows, left = export_table(kept, out, format)
    # The event known to a month and the planned one stay behind; two recipients are two rows, and so are talks, one each way.
    assert (rows, left.events, left.undated, left.unreal) == (5, 3, 1, 1)
    assert [row[:5] for row in read_back(out, tmp_path)] == [*SANCTIONS, *ATTACK, *TALKS]
    outlet = {"keds": None, "gdelt1": "daily.example", "gdelt2": "daily.example"}.get(format, "The Example Daily")
    assert {row[5] for row in read_back(out, tmp_path)} == {outlet}


def test_polecat_keeps_lists_when_it_is_read_again(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "ours.polecat"
    with Record.open(record, read_only=True) as kept:
        assert export_table(kept, out, "polecat")[0] == 3
    assert [row[:5] for row in read_back(out, tmp_path)] == [
        ("2018-03-17", ["RUS:GOV"], ["GBR:GOV", "USA:GOV"], "SANCTION", ["expel"]),
        *ATTACK,
        ("2018-03-20", ["FRA:GOV", "DEU:GOV"], ["UNK"], "CONSULT", ["phone"]),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_table_has_the_published_columns(format: str, record: Path, tmp_path: Path) -> None:
    out = tmp_path / "table"
    with Record.open(record, read_only=True) as kept:
        export_table(kept, out, format)
    lines = out.read_text(encoding="utf-8").splitlines()
    kind = FORMATS[format]
    columns = [*kind.columns, "Event Text"] if format == "polecat" else list(kind.columns)
    if format in ("keds", "icews", "polecat"):
        assert lines[0].split(kind.separator) == columns
    assert {
        len(row) for row in csv.reader(lines, delimiter=kind.separator, quoting=csv.QUOTE_MINIMAL if format == "keds" else csv.QUOTE_NONE)
    } == {len(columns)}


def test_gdelt_cells_are_as_its_codebook_says(record: Path, tmp_path: Path) -> None:
    with Record.open(record, read_only=True) as kept:
        export_table(kept, tmp_path / "t", "gdelt2")
    names = FORMATS["gdelt2"].columns
    first = dict(zip(names, (tmp_path / "t").read_text().splitlines()[0].split("\t"), strict=True))
    wanted = {
        "SQLDATE": "20180317", "MonthYear": "201803", "Actor1Code": "RUSGOV", "Actor1CountryCode": "RUS", "Actor1Type1Code": "GOV",
        "EventCode": "166", "EventRootCode": "16", "QuadClass": "4", "GoldsteinScale": "-8.0", "DATEADDED": "20180320000000", "SOURCEURL": "https://daily.example/1",
    }  # fmt: skip
    assert {name: first[name] for name in wanted} == wanted
    assert first["GLOBALEVENTID"].isdecimal()


def test_a_keds_table_comes_out_as_it_went_in(tmp_path: Path) -> None:
    lines = [
        "date,source,target,code,desc",
        '1991-01-17,USAMIL,IRQ,182,"(BOMB, STRIKE)"',
        "1991-01-18,UAR,KUW,223,(ENGAGE)",
        "1991-01-18,XQZ,---,025,",
    ]
    source = write(tmp_path / "gulf.csv", lines)
    with Record.open(tmp_path / "r.duckdb") as record:
        import_tables(record, [source], now=NOW)
        export_table(record, tmp_path / "again.csv", "keds", data="gulf")
    assert (tmp_path / "again.csv").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("other", ["polecat", "icews", "gdelt2", "phoenix"])
def test_one_peer_becomes_another(other: str, tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.duckdb") as record:
        import_tables(record, [write(tmp_path / "gdelt", SAMPLES["gdelt1"])], now=NOW)
        export_table(record, tmp_path / "other", other, data="gdelt")
    assert [row[:4] for row in read_back(tmp_path / "other", tmp_path)] == [
        ("2015-02-19", ["USA:GOV"], ["RUS"], "CONSULT"),
        ("2015-02-19", ["USA:GOV"], ["RUS"], "ACCUSE"),
    ]


def test_papers_lie_beside_a_table(record: Path, tmp_path: Path) -> None:
    with Record.open(record, read_only=True) as kept:
        export_table(kept, tmp_path / "ours.txt", "polecat")
    package = json.loads((tmp_path / "datapackage.json").read_text())
    resource = package["resources"][0]
    assert (resource["path"], resource["dialect"]["delimiter"], len(resource["schema"]["fields"])) == ("ours.txt", "\t", 41)
    assert "plover-base-0.8" in (tmp_path / "codebook.md").read_text()
    assert (tmp_path / "CITATION.cff").read_text().startswith("cff-version: 1.2.0\n")


def test_unknown_data_sets_and_formats_are_told(record: Path, tmp_path: Path) -> None:
    with Record.open(record, read_only=True) as kept:
        with pytest.raises(UsageError, match=r"has no data set 'gdelt'.*none was imported yet"):
            export_table(kept, tmp_path / "x", "icews", data="gdelt")
        with pytest.raises(UsageError, match="tables are written as keds"):
            export_table(kept, tmp_path / "x", "acled")


def test_sqlite_has_events_parties_evidence_and_search(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.sqlite"
    with Record.open(record, read_only=True) as kept:
        assert export_sqlite(kept, out) == 5
    with sqlite3.connect(out) as database:
        joined = (
            "SELECT e.type, p.code FROM events e JOIN parties p USING (event_id) "
            "WHERE p.role = 'recipient' AND e.type = 'SANCTION' ORDER BY 2"
        )
        assert database.execute(joined).fetchall() == [("SANCTION", "GBR"), ("SANCTION", "USA")]
        assert database.execute(
            "SELECT count(*) FROM reports JOIN articles USING (page) WHERE outlet = 'The Example Daily'"
        ).fetchone() == (5,)
        assert database.execute("SELECT count(*) FROM events_fts WHERE events_fts MATCH 'Britons'").fetchone() == (5,)
    database.close()
    metadata = json.loads((tmp_path / "metadata.json").read_text())
    assert metadata["databases"]["events"]["tables"]["events"]["facets"] == ["type", "status", "quad_code"]
