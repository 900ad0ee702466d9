"""Charts: where things stand, what they say, and that they are the same in all forms."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from PIL import Image

from legation.desk.charts import Drawing, Group, Rect, Text, to_png, to_svg
from legation.desk.charts.heat import Row, heat, shade_of
from legation.desk.charts.palette import SHAPES
from legation.desk.charts.timeline import HALF, TOP, Bar, Slot, Turn, nice, timeline
from tests.desk.conftest import Asker

SVG = "{http://www.w3.org/2000/svg}"


def _slot(month: int, above: Bar, below: Bar = Bar(), pages: int = 3) -> Slot:  # noqa: B008
    return Slot(f"2017-{month:02}", date(2017, month, 1), date(2017, month, 28), above, below, Bar(), pages, f"month {month}")


def _chart(*slots: Slot, turns: tuple[Turn, ...] = ()) -> Drawing:
    return timeline(slots, ("Norway", "Belarus"), "Events by month", turns, lambda slot: f"?since={slot.first}", "Norway and Belarus")


def _bars(drawing: Drawing) -> dict[str, list[Rect]]:
    found: dict[str, list[Rect]] = {}
    for group in (item for item in drawing.items if isinstance(item, Group)):
        for shape in group.items:
            if isinstance(shape, Rect) and shape.kind not in ("hit", "blank", "flag"):
                found.setdefault(shape.kind, []).append(shape)
    return found


def test_charts_deeds_stand_next_to_the_line_and_words_beyond() -> None:
    bars = _bars(_chart(_slot(1, Bar({"quad4": 2.0, "quad3": 1.0}), Bar({"quad2": 1.0, "quad1": 3.0}))))
    axis = TOP + HALF
    deed, word = bars["quad4"][0], bars["quad3"][0]
    assert deed.y + deed.height == pytest.approx(axis)
    assert word.y + word.height == pytest.approx(deed.y)
    assert bars["quad2"][0].y == pytest.approx(axis)
    assert bars["quad1"][0].y == pytest.approx(axis + bars["quad2"][0].height)
    assert deed.height == pytest.approx(2 * word.height)


def test_charts_a_bracket_spans_the_interval_and_nothing_leaves_the_chart() -> None:
    drawing = _chart(_slot(1, Bar({"quad4": 2.0}, 1.0, 8.0)))
    (group,) = (item for item in drawing.items if isinstance(item, Group))
    whiskers = [shape for shape in group.items if shape.kind == "whisker"]
    ends = sorted({y for line in whiskers for y in (line.y1, line.y2)})  # type: ignore[union-attr]
    assert ends == pytest.approx([TOP, TOP + HALF - HALF / 8])


def test_charts_what_nobody_read_is_blank_and_not_zero() -> None:
    drawing = _chart(_slot(1, Bar({"quad4": 2.0})), _slot(2, Bar(), pages=0), _slot(3, Bar()))
    blank = [item.facts["n"] for item in drawing.items if isinstance(item, Group) and any(shape.kind == "blank" for shape in item.items)]
    assert blank == ["1"]


def test_charts_turning_points_are_numbered_where_they_are() -> None:
    drawing = _chart(
        _slot(1, Bar({"quad4": 2.0})), _slot(2, Bar()), turns=(Turn(date(2017, 2, 3), 1, "it turned"), Turn(date(1990, 1, 1), 2, ""))
    )
    flags = [item for item in drawing.items if isinstance(item, Group) and (item.link or "").startswith("#turn")]
    assert [(flag.title, flag.link) for flag in flags] == [("Turning point 1: it turned", "#turn-1")]


@pytest.mark.parametrize(
    ("value", "step"), [(0.03, 0.05), (0.4, 0.5), (1, 1), (1.5, 2), (3, 5), (7, 10), (11, 20), (430, 500), (2300, 5000)]
)
def test_charts_round_steps(value: float, step: float) -> None:
    assert nice(value) == pytest.approx(step)


def test_charts_svg_escapes_and_is_well_formed() -> None:
    bad = "<script>alert(1)</script>&\"'\x00\x1b"
    drawing = Drawing(10, 10, (Group((Text(1, 1, bad), Rect(0, 0, 1, 1, "quad1")), bad, bad, {"n": bad}),), bad, bad)
    for svg in (to_svg(drawing), to_svg(drawing, alone=True, source=bad)):
        tree = ElementTree.fromstring(svg)
        assert [node for node in tree.iter() if node.tag.endswith("script")] == []
    assert "href" not in to_svg(drawing, alone=True)


def test_charts_warm_and_cold() -> None:
    assert [shade_of(mean) for mean in (0.0, 0.4, 0.5, 5.0, -0.5, -9.9)] == ["warm0", "warm0", "warm2", "warm5", "cold2", "cold5"]
    assert {f"{side}{n}" for side in ("warm", "cold") for n in range(1, 6)} <= SHAPES.keys()
    rows = [Row("RUS", "USA", "Russia – United States", {2017: (40, -5.0), 2018: (2, 6.0)})]
    squares = [shape for item in heat(rows, [2017, 2018], lambda row, year: f"/{year}").items if isinstance(item, Group)
               for shape in item.items if isinstance(shape, Rect)]  # fmt: skip
    assert [square.kind for square in squares] == ["cold5", "warm0"]  # two events are too few for a colour
    assert squares[0].width > squares[1].width


def test_charts_png_is_the_drawing_and_knows_its_source() -> None:
    drawing = Drawing(40, 20, (Rect(10, 5, 10, 10, "quad4"), Text(1, 12, "A → B")), "title", "summary")
    image = Image.open(io.BytesIO(to_png(drawing, source="cite me")))
    assert image.size == (80, 40)
    assert image.getpixel((30, 20)) == (0xAB, 0x3D, 0x22)
    assert image.text["Source"] == "cite me"  # type: ignore[attr-defined]


def test_charts_downloads_have_citation_and_settings(ask: Asker, tmp_path: Path) -> None:
    address = "/relation/USA/RUS.{}?since=2018&until=2018&by=month"
    with zipfile.ZipFile(io.BytesIO(ask(address.format("csv.zip")).content)) as bundle:
        assert sorted(bundle.namelist()) == ["CITATION.txt", "USA-RUS.csv", "datapackage.json"]
        cited, package = bundle.read("CITATION.txt").decode(), json.loads(bundle.read("datapackage.json"))
        table = bundle.read("USA-RUS.csv")
    assert "/relation/USA/RUS?since=2018&until=2018&by=month" in cited
    assert "12 events told by 13 reports on 5 pages, coded with legation test, codebook plover-test" in cited
    assert package["legation"]["settings"] == {"since": ["2018"], "until": ["2018"], "by": ["month"]}
    assert [f["name"] for f in package["resources"][0]["schema"]["fields"]] == table.decode().splitlines()[0].split(",")
    assert table == ask(address.format("csv")).content
    (tmp_path / "v.parquet").write_bytes(ask(address.format("parquet")).content)
    keys = dict(duckdb.sql(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{tmp_path / 'v.parquet'}')").fetchall())
    assert json.loads(keys["settings"])["address"] == "/relation/USA/RUS?since=2018&until=2018&by=month"
    assert keys["citation"] == cited.strip()
    svg = ask(address.format("svg"))
    assert "coded with legation test" in svg.text
    assert ElementTree.fromstring(svg.text).tag == f"{SVG}svg"
    image = Image.open(io.BytesIO(ask(address.format("png")).content))
    assert image.text["Source"] == cited.strip()  # type: ignore[attr-defined]


def test_charts_downloads_are_all_rows_of_exactly_this_view(ask: Asker) -> None:
    lines = ask("/events.csv?type=SANCTION&sort=oldest").text.splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["e11", "e03", "e09", "e10"]
    assert ask("/events.csv?q=nothing-like-it").text.count("\n") == 1
    assert ask("/search.csv?q=moscow").text.count("\n") == ask.data("/search.json?q=moscow")["total"] + 1


def test_charts_a_view_without_a_picture_says_so(ask: Asker) -> None:
    answer = ask("/relation/USA/RUS.png?since=2030")
    assert answer.status_code == 404
    assert "nothing is drawn" in answer.text
