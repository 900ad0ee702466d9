"""Reading tables: what is right is read, what is wrong is named by file and line."""

from datetime import date
from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import tables


def table(folder: Path, text: str) -> Path:
    path = folder / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_read_tsv_skips_comments_and_counts_lines(tmp_path: Path) -> None:
    path = table(tmp_path, "# about\nname\tcode\n\nOslo\tNOR\n# more\nBergen\tNOR\n")
    rows = list(tables.read_tsv(path, ("name", "code")))
    assert [(row.line, row["name"], row["code"]) for row in rows] == [(4, "Oslo", "NOR"), (6, "Bergen", "NOR")]


def test_read_tsv_fills_short_rows_and_optional_columns(tmp_path: Path) -> None:
    path = table(tmp_path, "name\tcode\nOslo\n")
    (row,) = tables.read_tsv(path, ("name", "code"), optional=("note",))
    assert (row["code"], row["note"], row.optional("note")) == ("", "", None)


def test_read_tsv_takes_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_bytes(b"\xef\xbb\xbfname\tcode\r\nOslo\tNOR\r\n")
    (row,) = tables.read_tsv(path, ("name", "code"))
    assert dict(row.cells) == {"name": "Oslo", "code": "NOR"}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# nothing\n", None, "no line with column names"),
        ("name\n", 1, "missing column code"),
        ("name\tcode\tcolour\n", 1, "unknown or repeated column colour"),
        ("name\tcode\nOslo\tNOR\tx\n", 2, "3 cells"),
    ],
)
def test_read_tsv_names_file_and_line_of_a_wrong_table(tmp_path: Path, text: str, line: int | None, reason: str) -> None:
    path = table(tmp_path, text)
    with pytest.raises(TableError, match=reason) as caught:
        list(tables.read_tsv(path, ("name", "code")))
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_read_tsv_refuses_what_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_bytes(b"name\tcode\nMalm\xf6\tSWE\n")
    with pytest.raises(TableError, match="not UTF-8 at byte 14"):
        list(tables.read_tsv(path, ("name", "code")))


def test_read_tsv_says_when_the_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such file"):
        list(tables.read_tsv(tmp_path / "none.tsv", ("name",)))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("", None, None),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-05-09", date(2017, 5, 9), date(2017, 5, 9)),
    ],
)
def test_row_days(cell: str, first: date | None, last: date | None) -> None:
    row = tables.Row("t.tsv", 7, {"day": cell})
    assert (row.first_day("day"), row.last_day("day")) == (first, last)


@pytest.mark.parametrize("cell", ["17", "2017-13", "2017-02-30", "May 2017", "2017-05-09T00"])
def test_row_days_refuse_what_is_no_day(cell: str) -> None:
    with pytest.raises(TableError, match=r"t\.tsv:7: column 'day'"):
        tables.Row("t.tsv", 7, {"day": cell}).first_day("day")


def test_row_cells_as_lists_and_numbers() -> None:
    row = tables.Row("t.tsv", 7, {"list": "a; b ;", "whole": "-3", "part": "2.5", "none": ""})
    assert (row.items("list"), row.items("none")) == (("a", "b"), ())
    assert (row.integer("whole"), row.decimal("part"), row.integer("none"), row.decimal("none")) == (-3, 2.5, None, None)


@pytest.mark.parametrize(("method", "value"), [("integer", "3.5"), ("decimal", "high"), ("required", "")])
def test_row_refuses_wrong_cells(method: str, value: str) -> None:
    with pytest.raises(TableError, match=r"t\.tsv:7"):
        getattr(tables.Row("t.tsv", 7, {"cell": value}), method)("cell")


def test_row_choice_lists_what_would_be_right() -> None:
    with pytest.raises(TableError, match="must be one of a, b"):
        tables.Row("t.tsv", 7, {"cell": "c"}).choice("cell", {"b", "a"})


def test_read_toml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "table.toml"
    path.write_text("a = 1\nb = = 2\n", encoding="utf-8")
    with pytest.raises(TableError, match="not valid TOML") as caught:
        tables.read_toml(path)
    assert caught.value.line == 2


def test_columns_reads_the_header_alone(tmp_path: Path) -> None:
    assert tables.columns(table(tmp_path, "# about\nperson\tcode\nAda\tGBR\n")) == ("person", "code")
