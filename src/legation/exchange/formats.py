"""Each foreign format as a table of our own columns: from which of its columns each of ours is read, in SQL.

``{name}`` stands for a cell, trimmed, ``NULL`` where it is empty or absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legation.exchange import columns

TAB = "\t"
UNIT = "\x1f"
"""Stands between the cells of a line whose quotes were resolved."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is laid out and read.

    ``header`` says whether its files begin with the names of the columns (``None``: some do). ``widths`` are the numbers of cells that
    a line may have where there is no header. ``cells`` are the expressions, by our column: ``event_id``, ``date`` and ``added`` (as
    written), ``actor`` and ``recipient`` (as written; looked up as ``parties`` says), ``code`` (the act), and what is kept as it is.
    ``parties`` is ``cameo`` for strings such as ISRMIL, else ``polecat`` or ``icews``; ``ids`` whether one id may be emitted again.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    separator: str
    header: bool | None
    widths: tuple[int, ...]
    cells: Mapping[str, str]
    days: tuple[str, ...] = ("%Y-%m-%d",)
    parties: str = "cameo"
    ids: bool = False
    optional: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    null: str | None = None


KEDS = Format(
    name="keds",
    title="KEDS",
    columns=columns.KEDS,
    separator=",",
    header=None,
    widths=(4, 5),
    cells={"date": "{date}", "actor": "{source}", "recipient": "{target}", "code": "{code}", "text": "{desc}"},
    days=("%Y-%m-%d", "%Y%m%d", "%y%m%d"),
    required=("date", "source", "target", "code"),
    aliases={"description": "desc", "event": "code", "cameo": "code", "weis": "code", "day": "date"},
)
ICEWS = Format(
    name="icews",
    title="ICEWS",
    columns=columns.ICEWS,
    separator=TAB,
    header=None,
    widths=(20,),
    cells={
        "event_id": "{Event ID}",
        "date": "{Event Date}",
        "actor": "concat_ws(chr(31), coalesce({Source Country}, ''), coalesce({Source Sectors}, ''))",
        "recipient": "concat_ws(chr(31), coalesce({Target Country}, ''), coalesce({Target Sectors}, ''))",
        "actor_said": "{Source Name}",
        "recipient_said": "{Target Name}",
        "code": "{CAMEO Code}",
        "text": "{Event Text}",
        "outlet": "{Publisher}",
        "place": "{City}",
        "country": "{Country}",
    },
    days=("%Y-%m-%d", "%m/%d/%Y"),
    parties="icews",
    ids=True,
    required=("Event ID", "Event Date", "Source Country", "CAMEO Code", "Target Country"),
)
_GDELT_CELLS = {
    "event_id": "{GLOBALEVENTID}",
    "date": "{SQLDATE}",
    "added": "left({DATEADDED}, 8)",
    "actor": "{Actor1Code}",
    "recipient": "{Actor2Code}",
    "code": "{EventCode}",
    "url": "{SOURCEURL}",
    "outlet": "nullif(regexp_extract(lower({SOURCEURL}), '^[a-z]+://(www\\.)?([^/:]+)', 2), '')",
    "place": "{ActionGeo_FullName}",
    "country": "{ActionGeo_CountryCode}",
}
_GDELT_NAMES = {
    "GlobalEventID": "GLOBALEVENTID",
    "Day": "SQLDATE",
    **{f"{whose}Geo_Fullname": f"{whose}Geo_FullName" for whose in ("Actor1", "Actor2", "Action")},
}
GDELT1 = Format(
    name="gdelt1",
    title="GDELT 1.0",
    columns=columns.GDELT1,
    separator=TAB,
    header=None,
    widths=(57, 58),
    cells=_GDELT_CELLS,
    days=("%Y%m%d",),
    ids=True,
    required=("GLOBALEVENTID", "SQLDATE", "Actor1Code", "Actor2Code", "EventCode"),
    aliases=_GDELT_NAMES,
)
GDELT2 = replace(GDELT1, name="gdelt2", title="GDELT 2.0", columns=columns.GDELT2, widths=(61,))
PHOENIX = Format(
    name="phoenix",
    title="Phoenix",
    columns=columns.PHOENIX,
    separator=TAB,
    header=None,
    widths=(26,),
    cells={
        "event_id": "{EventID}",
        "date": "{Date}",
        "actor": "{SourceActorFull}",
        "recipient": "{TargetActorFull}",
        "code": "{EventCode}",
        "url": "split_part({URLs}, ';', 1)",
        "outlet": "split_part({NewsSources}, ';', 1)",
        "place": "{LocationName}",
        "country": "{GeoCountryName}",
    },
    days=("%Y%m%d", "%Y-%m-%d"),
    ids=True,
    required=("EventID", "Date", "SourceActorFull", "TargetActorFull", "EventCode"),
    aliases={
        "PentaClass": "QuadClass",
        "Lat": "ActionLat",
        "Lon": "ActionLong",
        "CountryCode": "GeoCountryName",
        "CountryName": "GeoCountryName",
        "StateName": "GeoStateName",
    },
)
POLECAT = Format(
    name="polecat",
    title="POLECAT",
    columns=columns.POLECAT,
    separator=TAB,
    header=True,
    widths=(40,),
    cells={
        "event_id": "{Event ID}",
        "date": "{Event Date}",
        "added": "{Publication Date}",
        "actor": "concat_ws(chr(31), coalesce({Actor Country}, ''), coalesce({Primary Actor Sector}, ''), coalesce({Actor Sectors}, ''))",
        "recipient": (
            "concat_ws(chr(31), coalesce({Recipient Country}, ''), coalesce({Primary Recipient Sector}, ''), "
            "coalesce({Recipient Sectors}, ''))"
        ),
        "actor_said": "{Actor Name}",
        "recipient_said": "{Recipient Name}",
        "code": "concat_ws(chr(31), {Event Type}, coalesce({Event Mode}, ''))",
        "contexts": "{Contexts}",
        "text": "coalesce({Event Text}, {Headline})",
        "outlet": "{Source}",
        "place": "{Placename}",
        "country": "{Country}",
    },
    days=("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"),
    parties="polecat",
    ids=True,
    optional=columns.POLECAT_MORE,
    required=("Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country"),
    null="None",
)
FORMATS = {found.name: found for found in (KEDS, GDELT1, GDELT2, ICEWS, POLECAT, PHOENIX)}
KEPT = ("event_id", "actor_said", "recipient_said", "contexts", "text", "url", "outlet", "place", "country")
"""Our columns that are taken as they are written."""
