"""Made-up rows of other people's tables, and ways to import them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from legation.exchange import FORMATS, import_tables
from legation.record import DataSet, Record

NOW = datetime(2026, 1, 1)


def row(format: str, **cells: str) -> str:
    """One line of a table: the named cells, the others empty (``None`` in POLECAT). Blanks in names are written as underscores."""
    kind = FORMATS[format]
    given = {name.replace("_", " ") if format in ("polecat", "icews") else name: value for name, value in cells.items()}
    assert set(given) <= set(kind.columns)
    return kind.separator.join(given.get(name, kind.null or "") for name in kind.columns)


GDELT = {"GLOBALEVENTID": "1", "SQLDATE": "20150219", "Actor1Code": "USAGOV", "Actor2Code": "RUS", "EventCode": "042"}
SAMPLES = {
    "keds": ["date,source,target,code,desc", '1991-01-17,USAMIL,IRQ,195,"(BOMB, STRIKE)"', "1991-01-18,IRQ,ISR,190,"],
    "gdelt1": [
        row("gdelt1", **GDELT, DATEADDED="20150219", SOURCEURL="https://www.example.org/a/b"),
        row("gdelt1", **{**GDELT, "GLOBALEVENTID": "2", "EventCode": "112"}, DATEADDED="20150220", ActionGeo_CountryCode="CH"),
    ],
    "gdelt2": [
        row("gdelt2", **GDELT, DATEADDED="20150219121500", SOURCEURL="https://news.example.org/x"),
        row("gdelt2", **{**GDELT, "GLOBALEVENTID": "2", "Actor2Code": ""}, DATEADDED="20150219121500"),
    ],
    "icews": [
        "\t".join(FORMATS["icews"].columns),
        row(
            "icews", Event_ID="11", Event_Date="2014-03-02", Source_Name="Barack Obama", Source_Sectors="Executive,Government",
            Source_Country="United States", Event_Text="Criticize or denounce", CAMEO_Code="111", Intensity="-2.0", Target_Name="Russia",
            Target_Country="Russian Federation", Publisher="The Example Daily",
        ),
    ],
    "polecat": [
        "\t".join(FORMATS["polecat"].columns),
        row(
            "polecat", Event_ID="RUS-2020-1", Event_Date="2020-05-01", Event_Type="SANCTION", Event_Mode="expel", Actor_Country="RUS",
            Primary_Actor_Sector="GOV", Recipient_Country="USA; GBR", Contexts="diplomatic; intelligence", Source="The Example Daily",
        ),
    ],
    "phoenix": [row("phoenix", EventID="7", Date="20160102", SourceActorFull="IRNGOV", TargetActorFull="SAUGOV", EventCode="173")],
}  # fmt: skip


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def take_in(folder: Path, lines: list[str], **more: Any) -> tuple[DataSet, list[dict[str, Any]]]:
    """The data set, and its rows by column, that these lines make."""
    path = write(folder / "table.txt", lines)
    with Record.open(folder / "r.duckdb") as record:
        found = import_tables(record, [path], now=NOW, **more)
        with record.asking() as connection:
            cursor = connection.execute("SELECT * FROM imported WHERE data = ? ORDER BY line", [found.name])
            names = [column[0] for column in cursor.description or ()]
            return found, [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
