"""Events in the columns of other people's tables as those are published: names, order, separators, dates, what stands for nothing."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path

import duckdb

from legation import knowledge
from legation.errors import UsageError
from legation.exchange import leaving
from legation.exchange.formats import FORMATS, Format
from legation.exchange.leaving import Left
from legation.exchange.papers import put_papers
from legation.knowledge import Knowledge
from legation.record import Record

FETCH = 20_000
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_QUAD_NAME = "CASE quad " + " ".join(f"WHEN {number} THEN '{name}'" for number, name in _QUADS.items()) + " END"
# Published ids are numbers: those that are none are made one, the same on every export.
_NUMBER = "CASE WHEN regexp_full_match(id, '\\d{1,15}') THEN id ELSE (hash(id) % 1000000000000)::VARCHAR END"
_DAY = "strftime(date, '%Y%m%d')"

KEDS = {
    "date": "strftime(date, '%Y-%m-%d')",
    "source": "source.cameo",
    "target": "coalesce(target.cameo, '---')",
    "code": "code",
    "desc": "text",
}
ICEWS = {
    "Event ID": _NUMBER,
    "Event Date": "date",
    "Source Name": "CASE WHEN len(actors) = 1 THEN coalesce(actor_name, source.name) ELSE source.name END",
    "Source Sectors": "source.sectors",
    "Source Country": "source.country",
    "Event Text": "text",
    "CAMEO Code": "code",
    "Intensity": "printf('%.1f', goldstein)",
    "Target Name": "CASE WHEN len(recipients) = 1 THEN coalesce(recipient_name, target.name) ELSE target.name END",
    "Target Sectors": "target.sectors",
    "Target Country": "target.country",
    "Publisher": "outlet",
    "City": "place",
    "Country": "place_name",
}
_SIDES = {
    f"Actor{n}{part}": f"{side}.{column}"
    for n, side in ((1, "source"), (2, "target"))
    for part, column in (("Code", "cameo"), ("Name", "capitals"), ("CountryCode", "state"), ("Type1Code", "role"))
}
GDELT = {
    "GLOBALEVENTID": _NUMBER,
    "SQLDATE": _DAY,
    "MonthYear": "strftime(date, '%Y%m')",
    "Year": "strftime(date, '%Y')",
    "FractionDate": "printf('%.4f', year(date) + dayofyear(date) / 365.0)",
    **_SIDES,
    "IsRootEvent": "'1'",
    "EventCode": "code",
    "EventBaseCode": "left(code, 3)",
    "EventRootCode": "left(code, 2)",
    "QuadClass": "quad",
    "GoldsteinScale": "printf('%.1f', goldstein)",
    "NumMentions": "'1'",
    "NumSources": "'1'",
    "NumArticles": "'1'",
    "ActionGeo_Type": "CASE WHEN place_fips IS NULL THEN '0' ELSE '1' END",
    "ActionGeo_FullName": "place",
    "ActionGeo_CountryCode": "place_fips",
    "DATEADDED": "strftime(coalesce(added, date), '%Y%m%d')",
    "SOURCEURL": "url",
}
GDELT2 = {**GDELT, "DATEADDED": "strftime(coalesce(added, date), '%Y%m%d') || '000000'"}
PHOENIX = {
    "EventID": _NUMBER,
    "Date": _DAY,
    "Year": "year(date)",
    "Month": "month(date)",
    "Day": "day(date)",
    "SourceActorFull": "source.cameo",
    "SourceActorEntity": "left(source.cameo, 3)",
    "SourceActorRole": "source.role",
    "TargetActorFull": "target.cameo",
    "TargetActorEntity": "left(target.cameo, 3)",
    "TargetActorRole": "target.role",
    "EventCode": "code",
    "EventRootCode": "left(code, 2)",
    "QuadClass": "quad",
    "GoldsteinScore": "printf('%.1f', goldstein)",
    "LocationName": "place",
    "GeoCountryName": "place_country",
    "URLs": "url",
    "NewsSources": "outlet",
}


def _listed(side: str, column: str) -> str:
    return f"list_aggregate([coalesce(maps.{column}[x], 'UNK') for x in {side}], 'string_agg', '; ')"


POLECAT = {
    "Event ID": "event_id",
    "Event Date": "date",
    "Event Type": "type",
    "Event Mode": "list_aggregate(modes, 'string_agg', '; ')",
    "Intensity": "printf('%.1f', plover)",
    "Quad Code": _QUAD_NAME,
    "Contexts": "list_aggregate(contexts, 'string_agg', '; ')",
    **{
        name.format(who): expression
        for who, side, said in (("Actor", "actors", "actor_name"), ("Recipient", "recipients", "recipient_name"))
        for name, expression in (
            ("{} Name", f"coalesce({said}, {_listed(side, 'name')})"),
            ("{} Country", _listed(side, "iso")),
            ("{} COW", _listed(side, "cow")),
            ("Primary {} Sector", f"maps.sector[{side}[1]]"),
            ("{} Sectors", _listed(side, "sector")),
            ("{} Name Raw", said),
        )
    },
    "Placename": "place",
    "Country": "place_country",
    "Source": "outlet",
    "Publication Date": "added",
    "Language": "language",
    "Version": "version",
    "Event Text": "text",
}
CELLS: Mapping[str, Mapping[str, str]] = {
    "keds": KEDS,
    "icews": ICEWS,
    "gdelt1": GDELT,
    "gdelt2": GDELT2,
    "phoenix": PHOENIX,
    "polecat": POLECAT,
}
HEADERS = frozenset(("keds", "icews", "polecat"))


def export_table(record: Record, path: Path, format: str, *, data: str | None = None) -> tuple[int, Left]:
    """Write events to ``path`` as a table of ``format``: the record's own, or those of the data set ``data``. Gives rows, and what stayed.

    A dyadic table has a row for each actor with each recipient, and of those who act together one each way. Beside it lie
    ``datapackage.json``, ``codebook.md`` and ``CITATION.cff``.
    """
    if format not in CELLS:
        raise UsageError(f"unknown format {format!r}; tables are written as {', '.join(CELLS)}")
    kind, ours = FORMATS[format], knowledge.load()
    with record.asking() as connection:
        left = leaving.imported(record, connection, ours, data) if data else leaving.own(record, connection, ours)
        _parties(connection, ours)
        if format == "keds" and data:
            _as_said(connection, data)
        query = _polecat() if format == "polecat" else _dyadic(kind)
        rows = _write(connection.execute(query), path, kind)
    put_papers(path, kind, record, data)
    return rows, left


def _write(found: duckdb.DuckDBPyConnection, path: Path, kind: Format) -> int:
    """Rows as text, in place only when all are written. Tables parted by tabs know no quotation marks: a tab in a text is a blank there."""
    new = path.with_name(f"{path.name}.part")
    count = 0
    names = [column[0] for column in found.description or ()]
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n") if kind.separator == "," else None
            if kind.name in HEADERS:
                file.write(kind.separator.join(names) + "\n")
            while some := found.fetchmany(FETCH):
                if table:
                    table.writerows(some)
                else:
                    file.writelines(kind.separator.join(map(_cell, row)) + "\n" for row in some)
                count += len(some)
        os.replace(new, path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); check that its folder exists and may be written to") from error
    finally:
        new.unlink(missing_ok=True)
    return count


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _parties(connection: duckdb.DuckDBPyConnection, ours: Knowledge) -> None:
    """Make ``party``: each party with all that a foreign table may want to say of it; and ``land``: each country of a place."""
    said = [row[0] for row in connection.execute("SELECT DISTINCT unnest(actors || recipients) FROM leaving").fetchall()]
    rows = [_party(party, ours) for party in said]
    names = ("party", "iso", "sector", "cameo", "state", "role", "cow", "name", "capitals", "country", "sectors")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE party ({', '.join(f'{name} VARCHAR' for name in names)})")
    if rows:
        values = ", ".join("unnest(?::VARCHAR[])" for _ in names)
        connection.execute(f"INSERT INTO party SELECT {values}", [list(column) for column in zip(*rows, strict=True)])
    places = [row[0] for row in connection.execute("SELECT DISTINCT place_country FROM leaving WHERE place_country IS NOT NULL").fetchall()]
    connection.execute("CREATE OR REPLACE TEMP TABLE land (said VARCHAR, fips VARCHAR, name VARCHAR)")
    if places:
        lands = [ours.countries.by_code(place) for place in places]
        fips = [ours.peers.to_fips(place) for place in places]
        connection.execute(
            "INSERT INTO land SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
            [places, fips, [land.name if land else place for land, place in zip(lands, places, strict=True)]],
        )


def _party(party: str, ours: Knowledge) -> tuple[str | None, ...]:
    code, _, sector = party.partition(":")
    country = ours.countries.by_code(code)
    cameo = ours.peers.cameo_party(party)
    name = country.name if country else code
    cow = str(country.cow) if country and country.cow else None
    sectors = ours.peers.icews_word(code, sector)
    return (
        party,
        code,
        sector or None,
        None if code == "UNK" else cameo,
        code if country else None,
        cameo[3:6] or None,
        cow,
        name,
        name.upper(),
        country.name if country else None,
        sectors,
    )


def _as_said(connection: duckdb.DuckDBPyConnection, data: str) -> None:
    """Of a table of CAMEO or WEIS strings, KEDS's table has the strings and codes as they were."""
    connection.execute(
        "UPDATE leaving SET code = i.code, version = 'said' FROM imported i, data_sets d WHERE i.data = ? AND d.data = i.data "
        "AND d.format IN ('keds', 'phoenix', 'gdelt1', 'gdelt2') AND leaving.event_id = coalesce(i.event_id, i.file || ':' || i.line)",
        [data],
    )


def _dyadic(kind: Format) -> str:
    cells = CELLS[kind.name]
    if kind.name == "keds":
        cells = {
            **cells,
            "source": "CASE WHEN version = 'said' THEN actor_name ELSE coalesce(source.cameo, '---') END",
            "target": "CASE WHEN version = 'said' THEN recipient_name ELSE coalesce(target.cameo, '---') END",
        }
    columns = ", ".join(f'{cells.get(name, "NULL")} AS "{name}"' for name in kind.columns)
    return f"""
        WITH pairs AS (
            SELECT *, unnest(actors) AS actor,
                CASE WHEN len(recipients) > 0 THEN recipients WHEN len(actors) > 1 THEN actors ELSE [NULL] END AS others
            FROM (SELECT *, row_number() OVER () AS n FROM leaving)
        ), dyads AS (SELECT *, unnest(others) AS other FROM pairs), numbered AS (
            SELECT *, count(*) OVER (PARTITION BY n) AS of, row_number() OVER (PARTITION BY n ORDER BY actor, other) AS k FROM dyads
            WHERE actor IS DISTINCT FROM other OR len(recipients) > 0
        )
        SELECT {columns}
        FROM (SELECT *, CASE WHEN of = 1 THEN event_id ELSE event_id || '-' || k END AS id FROM numbered) e
        LEFT JOIN party source ON source.party = e.actor LEFT JOIN party target ON target.party = e.other
        LEFT JOIN (SELECT said, fips AS place_fips, name AS place_name FROM land) l ON l.said = e.place_country
        ORDER BY n, k
    """


def _polecat() -> str:
    cells = {**POLECAT}
    columns = [*FORMATS["polecat"].columns, "Event Text"]
    shown = ", ".join(f"coalesce(nullif(({cells.get(name, 'NULL')})::VARCHAR, ''), 'None') AS \"{name}\"" for name in columns)
    maps = ", ".join(f"map(list(party), list({name})) AS {name}" for name in ("iso", "sector", "cow", "name"))
    return f"SELECT {shown} FROM leaving, (SELECT {maps} FROM party) maps WHERE type IS NOT NULL ORDER BY leaving.rowid"
