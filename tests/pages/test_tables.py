from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from legation.errors import PageError
from legation.types import Page, Party

Read = Callable[..., tuple[list[Page], list[PageError]]]
Write = Callable[[str, bytes | str], Path]

ROWS: list[dict[str, object]] = [
    {
        "id": "a1",
        "text": "Moscow\r\nrefused, “again”.",
        "title": "Moscow refuses",
        "url": "https://x.example/1",
        "date": "2017-09-20",
        "outlet": "TASS",
    },
    {"id": "a2", "text": "Washington; agreed\nto talks.", "title": "", "url": "", "date": "", "outlet": ""},
]


def json_lines(rows: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def as_csv(rows: list[dict[str, object]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def as_parquet(path: Path, select: str) -> Path:
    duckdb.execute(f"copy ({select}) to '{path}' (format parquet)")
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rows.jsonl", json_lines(ROWS)),
        ("rows.jsonl.gz", gzip.compress(json_lines(ROWS))),
        ("rows.txt", json_lines(ROWS)),
        ("rows.jsonl", b"\xef\xbb\xbf" + json_lines(ROWS)),
        ("rows.jsonl", json_lines(ROWS).replace(b"\n", b"\r\n\r\n")),
        ("rows.json", json.dumps(ROWS, indent=1).encode()),
        ("rows.csv", as_csv(ROWS)),
        ("rows.csv.gz", gzip.compress(as_csv(ROWS))),
        ("rows", as_csv(ROWS, ";")),
        ("rows.tsv", as_csv(ROWS, "\t")),
        ("rows.csv", as_csv(ROWS, ";", "cp1252")),
        ("rows.csv", as_csv(ROWS, ",", "utf-16")),
        ("rows.csv", as_csv(ROWS, ",", "utf-8-sig")),
    ],
)
def test_table_formats_agree(read: Read, write: Write, name: str, data: bytes) -> None:
    pages, errors = read(write(name, data))
    assert not errors
    assert [(page.name, page.kind, page.plain, page.offsets) for page in pages] == [
        ("a1", "body", ROWS[0]["text"], None),
        ("a2", "body", ROWS[1]["text"], None),
    ]
    first, second = pages
    assert (first.title, first.url, first.outlet) == ("Moscow refuses", "https://x.example/1", "TASS")
    assert first.published_on == date(2017, 9, 20)
    assert (second.title, second.url, second.outlet, second.published_on, second.parties) == (None,) * 5


@pytest.mark.parametrize("packed", [False, True])
def test_parquet(read: Read, tmp_path: Path, packed: bool) -> None:
    path = as_parquet(
        tmp_path / "rows.parquet",
        "select 7 as \"ID\", 'Moscow refused.' as text, date '2017-09-20' as date, "
        "[{code: 'RUS', start: 0, 'end': 6}] as parties, 1 as other union all select 8, null, null, null, 2",
    )
    if packed:
        path = Path(f"{path}.gz")
        path.write_bytes(gzip.compress((tmp_path / "rows.parquet").read_bytes()))
    [page], [error] = read(path)
    assert (page.name, page.plain, page.published_on) == ("7", "Moscow refused.", date(2017, 9, 20))
    assert page.parties == (Party("RUS", 0, 6),)
    assert (error.page, "without text" in error.reason) == (f"{path}#2", True)


def test_parquet_under_a_name_with_wildcards(read: Read, tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "rows.parquet", "select 'x' as id, 'Moscow refused.' as text").rename(tmp_path / "ro[w]s*.parquet")
    assert [page.name for page in read(path)[0]] == ["x"]


def test_damaged_parquet(read: Read, write: Write) -> None:
    pages, [error] = read(write("rows.parquet", b"PAR1 and then nothing"))
    assert (pages, "damaged" in error.reason) == ([], True)


def test_row_of_html(read: Read, write: Write) -> None:
    row: dict[str, object] = {"id": 1, "html": "<p>They <b>met</b></p>", "parties": [{"code": "USA", "start": 3, "end": 7}]}
    [page], _ = read(write("rows.jsonl", json_lines([row])))
    assert (page.name, page.kind, page.plain) == ("1", "html", "They met")
    assert page.parties == (Party("USA", 0, 4),)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b'{"id": "x", "text": "cut', "line 2 is broken JSON"),
        (b"[" * 100_000, "line 2 is broken JSON"),
        (b'["a", "list"]', "not an object"),
        (b'{"id": "x", "text": ""}', "without text"),
        (b'{"id": "x", "text": null}', "without text"),
        (b'{"id": "x", "body": "other"}', "no column text or html, only id, body"),
        (b'{"id": "x", "text": ["a", "b"]}', "column text holds"),
        (b'{"id": "x", "text": "report", "text_info": {}, "cite_info": {}}', "coded report"),
        (b'{"id": "x", "text": "short", "parties": [{"code": "USA", "start": 0, "end": 9}]}', "spans 0 to 9 of a text of 5"),
        (b'{"id": "x", "text": "short", "parties": [{"code": "USA"}]}', "party 1"),
        (b'{"id": "x", "text": "short", "parties": "USA"}', "no JSON list"),
        (b'{"id": "x", "text": "short", "parties": {"code": "USA"}}', "not a list"),
        (b'{"id": "first", "text": "another"}', "used before"),
    ],
)
def test_broken_row_is_told_and_the_rest_goes_on(read: Read, write: Write, row: bytes, says: str) -> None:
    path = write("rows.jsonl", b'{"id": "first", "text": "one"}\n' + row + b'\n{"id": "last", "text": "three"}\n')
    pages, [error] = read(path)
    assert [page.name for page in pages] == ["first", "last"]
    assert error.page == f"{path}#2"
    assert says in error.reason
    assert "\n" not in str(error)


@pytest.mark.parametrize("day", ["31/02/2018", "2018-02-31", "soon"])
def test_wrong_date_is_told_and_the_page_read_undated(read: Read, write: Write, day: str) -> None:
    [page], [error] = read(write("rows.jsonl", json_lines([{"id": "x", "text": "one", "date": day}])))
    assert page.published_on is None
    assert "wrong date" in error.reason


def test_empty_list_of_parties_is_no_absence(read: Read, write: Write) -> None:
    [page], _ = read(write("rows.jsonl", json_lines([{"id": "x", "text": "one", "parties": []}])))
    assert page.parties == ()


def test_parties_in_csv(read: Read, write: Write) -> None:
    rows: list[dict[str, object]] = [{"id": "x", "text": "Moscow", "parties": '[{"code": "RUS", "start": 0, "end": 6}]'}]
    [page], _ = read(write("rows.csv", as_csv(rows)))
    assert page.parties == (Party("RUS", 0, 6),)


def test_row_without_id_is_named_by_its_place(read: Read, write: Write) -> None:
    path = write("rows.jsonl", b'\n{"text": "one"}\n')
    assert [page.name for page in read(path)[0]] == [f"{path}#2"]


def test_digest_hangs_on_what_was_read_only(read: Read, write: Write) -> None:
    variants = [{"text": "one"}, {"text": "one", "other": 5}, {"text": "two"}, {"text": "one", "title": "One"}]
    digests = [read(write("rows.jsonl", json_lines([row])))[0][0].digest for row in variants]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


def test_same_row_twice_is_one_page(read: Read, write: Write) -> None:
    pages, errors = read(write("rows.jsonl", json_lines([ROWS[0], ROWS[0]])))
    assert (len(pages), errors) == (1, [])


def test_half_a_character_in_json_is_replaced(read: Read, write: Write) -> None:
    [page], _ = read(write("rows.jsonl", b'{"id": "x", "text": "a \\ud83d b \\ud83d\\ude00"}\n'))
    assert page.plain == "a \ufffd b 😀"


def test_line_in_another_encoding(read: Read, write: Write) -> None:
    data = b'{"id": "1", "text": "plain"}\n' * 3000 + '{"id": "2", "text": "Genève"}\n'.encode("cp1252")
    pages, errors = read(write("rows.jsonl", data))
    assert (pages[-1].plain, errors) == ("Genève", [])


def test_line_above_the_cap(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pages.streams.MAX_BYTES", 100)
    path = write("rows.jsonl", b'{"id": "1", "text": "' + b"x" * 300_000 + b'"}\n{"id": "2", "text": "two"}\n')
    pages, [error] = read(path)
    assert [page.name for page in pages] == ["2"]
    assert error.page == f"{path}#1"


def test_rows_before_a_break_in_gzip_are_kept(read: Read, write: Write) -> None:
    rows = json_lines([{"id": number, "text": f"text {number} {hash((number, 1))}"} for number in range(20_000)])
    path = write("rows.jsonl.gz", gzip.compress(rows)[:-50_000])
    pages, [error] = read(path)
    assert len(pages) > 1000
    assert "cut off" in error.reason


def test_file_that_is_no_table_is_told_once(read: Read, write: Write) -> None:
    pages, [error] = read(write("notes.jsonl", "prose, not rows\n" * 500))
    assert not pages
    assert "no table of articles" in error.reason


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("rows.csv", "id,headline\n1,Talks\n", "only id, headline"),
        ("rows.csv", "id,text\n", "without rows"),
        ("rows.json", '[{"id": 1, ', "broken JSON"),
        ("rows.jsonl", " \n\n", "without rows"),
    ],
)
def test_table_with_nothing_to_read(read: Read, write: Write, name: str, data: str, says: str) -> None:
    pages, [error] = read(write(name, data))
    assert (pages, says in error.reason) == ([], True)


def test_csv_faults(read: Read, write: Write) -> None:
    path = write("rows.csv", 'id,text\n1,one\n2,two, three\n3,"he said "no" again"\n4,four\n5,"never closed\n')
    pages, errors = read(path)
    assert [page.name for page in pages] == ["1", "4"]
    assert [error.page for error in errors] == [f"{path}#2", f"{path}#3", f"{path}#5"]


def test_csv_takes_a_long_article(read: Read, write: Write) -> None:
    [page], errors = read(write("rows.csv", "id,text\n1," + "word " * 100_000))
    assert (len(page.plain), errors) == (500_000, [])


def test_table_of_very_many_broken_rows_is_not_told_row_by_row(read: Read, write: Write) -> None:
    path = write("rows.csv", "id,text\n1,Envoys met.\n" + "x,\n" * 1500 + "2,Talks go on.\n")
    pages, errors = read(path)
    assert [page.name for page in pages] == ["1", "2"]
    assert len(errors) == 1001
    assert errors[-1].page == str(path)
    assert errors[-1].reason.startswith(f"500 more rows cannot be read; the first of them, {path}#1002: a row without text")
