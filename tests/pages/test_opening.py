from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from legation.errors import PageError, UsageError
from legation.pages import MAX_CHARACTERS, open_pages
from legation.pages.build import digest_of
from legation.types import Page
from tests.fuzz.sound import samples

Read = Callable[..., tuple[list[Page], list[PageError]]]
Write = Callable[[str, bytes | str], Path]

TEXT = "Envoys meet in Geneva\r\n\r\nThe two sides met on Tuesday.\r\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def test_text_is_a_dump_as_it_stands(read: Read, write: Write) -> None:
    path = write("page.txt", TEXT)
    [page], errors = read(path)
    assert not errors
    assert (page.name, page.kind, page.source, page.plain, page.offsets) == (str(path), "dump", TEXT, TEXT, None)
    assert page.digest == digest_of(TEXT.encode())
    assert len(page.digest) == len(sha256().hexdigest())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfGeneva", "Geneva"),
        ("Genève".encode("latin-1"), "Genève"),
        ("Genève, 3 March".encode("utf-16"), "Genève, 3 March"),
        ("Переговоры в Женеве".encode(), "Переговоры в Женеве"),
        ("talks 😀 went on".encode(), "talks 😀 went on"),
    ],
)
def test_text_in_any_encoding(read: Read, write: Write, data: bytes, text: str) -> None:
    [page], errors = read(write("page.txt", data))
    assert (page.source, errors) == (text, [])


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "page.html.gz"])
def test_html_is_told_from_its_content(read: Read, write: Write, name: str) -> None:
    data = b"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>They met &amp; left.</p></body></html>"
    [page], errors = read(write(name, gzip.compress(data) if name.endswith(".gz") else data))
    assert (page.kind, page.plain, errors) == ("html", "Talks\n\nThey met & left.", [])
    start, end = page.to_source(7, 17)
    assert page.source[start:end] == "They met &amp;"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ('<img height="1" src="https://stats.example/p.gif">\n\nThe envoys met on Monday.', "dump"),
        ("He wrote <b> for bold.", "dump"),
        ("<p>One.</p><p>Two.</p>", "html"),
        ("﻿<?xml version='1.0' encoding='utf-8'?>\n<!-- saved --><html><p>Text</p></html>", "html"),
        ("<div class=x>The envoys <b>met</b> again</div>", "html"),
        ('{"id": 3, but this is prose}', "jsonl"),
        ("text is short, but not a header\nMore text.", "dump"),
    ],
)
def test_kind_in_doubtful_cases(data: str, kind: str) -> None:
    from legation.pages.sniff import kind_of_text

    assert kind_of_text(data.lstrip("\ufeff"), "page.txt") == kind


def test_html_in_a_declared_encoding(read: Read, write: Write) -> None:
    data = '<html><meta charset="windows-1251"><p>Москва</p></html>'.encode("cp1251")
    [page], _ = read(write("page.html", data))
    assert page.plain == "Москва"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n", "no text"),
        ("picture.txt", PNG, "PNG picture"),
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        ("paper.txt", b"%PDF-1.4 ...", "pdftotext"),
        ("noise.txt", bytes(range(256)) * 4, "binary"),
        ("zeros.txt", b"text\x00text", "binary"),
        ("drawing.html", b"<svg xmlns='x'><path d='M0'/></svg>", "SVG"),
        ("map.xml", b"<?xml version='1.0'?><urlset><url>x</url></urlset>", "urlset"),
        ("long.xml", b"<?xml version='1.0'?><url" + b"t" * 9000 + b"><url>x</url></url>", "urltttt"),
        ("scripted.html", b"<html><body><div id=app></div><script>run()</script></body></html>", "scripts fill in"),
        ("cut.txt.gz", gzip.compress(TEXT.encode() * 100)[:-20], "cut off"),
        ("broken.txt.gz", b"\x1f\x8b\x08\x00" + bytes(6) + b"\xff" * 40, "damaged"),
        ("twice.txt.gz", gzip.compress(gzip.compress(b"text")), "twice"),
        ("packed.bz2", b"BZh91AY&SY\x00", "bzip2"),
        ("garbled.txt", b"\xd0\xff" * 15 + b" and then words " * 10, "broken encoding"),
    ],
)
def test_unreadable_file_gets_one_line_and_the_rest_goes_on(read: Read, write: Write, name: str, data: bytes, says: str) -> None:
    path = write(f"pages/{name}", data)
    write("pages/zz.txt", TEXT)
    pages, [error] = read(path.parent)
    assert [page.name for page in pages] == [str(path.parent / "zz.txt")]
    assert error.page == str(path)
    assert says in error.reason
    assert "\n" not in error.reason
    assert len(error.reason) < 300


def test_few_broken_characters_are_told_and_read(read: Read, write: Write) -> None:
    data = "Zürich, Genève and Málaga ".encode() * 10 + b"\xff"
    [page], [error] = read(write("page.txt", data))
    assert page.plain.endswith("\ufffd")
    assert "1 of 261 characters" in error.reason


@pytest.mark.parametrize("name", ["long.txt", "long.html"])
def test_more_than_a_page_holds_is_refused(read: Read, write: Write, name: str) -> None:
    start = "<html><p>" if name.endswith("html") else ""
    pages, [error] = read(write(name, start + "x" * (MAX_CHARACTERS + 1)))
    assert not pages
    assert "5,000,001 characters" in error.reason


def test_file_above_the_cap_is_not_even_read(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pages.streams.MAX_BYTES", 1000)
    pages, [error] = read(write("long.txt.gz", gzip.compress(b"x" * 1001)))
    assert not pages
    assert "more than" in error.reason


def test_folder_is_walked_in_order(read: Read, write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "z.txt", "sub/deep/d.txt", "another/e.txt"):
        write(f"pages/{name}", f"page {name}")
    folder = str(tmp_path / "pages")
    names = [page.name for page in read(folder)[0]]
    assert names == [f"{folder}/{name}" for name in ("a.txt", "b.txt", "z.txt", "another/e.txt", "sub/c.txt", "sub/deep/d.txt")]
    assert [page.name for page in read(folder + "/")[0]] == names


@pytest.mark.parametrize("name", [".hidden", ".git/x.txt", "run.duckdb", "x.pyc", "__pycache__/x.txt", "page_files/ad.html", "style.css"])
def test_folder_leaves_out_what_is_no_page(read: Read, write: Write, tmp_path: Path, name: str) -> None:
    write("pages/page.html", "<html><p>They met.</p></html>")
    write(f"pages/{name}", "something else")
    pages, errors = read(tmp_path / "pages")
    assert [Path(page.name).name for page in pages] == ["page.html"]
    assert not errors


def test_folder_without_pages_is_told(read: Read, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "nothing can be read" in read(tmp_path / "none")[1][0].reason


def test_links_and_pipes_in_a_folder(read: Read, write: Write, tmp_path: Path) -> None:
    write("pages/a.txt", TEXT)
    (tmp_path / "pages/broken.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "pages/circle").symlink_to(tmp_path / "pages")
    os.mkfifo(tmp_path / "pages/pipe.txt")
    pages, errors = read(tmp_path / "pages")
    assert len(pages) == 1
    assert sorted(Path(error.page).name for error in errors) == ["broken.txt", "circle", "pipe.txt"]


def test_no_permission_for_a_file(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("pages/a.txt", TEXT)
    locked = write("pages/locked.txt", TEXT)
    real = open

    def refuse(path: str, mode: str) -> io.IOBase:
        if path == str(locked):
            raise PermissionError(13, "Permission denied", path)
        return real(path, mode)  # type: ignore[return-value]

    monkeypatch.setattr("legation.pages.opening.open", refuse, raising=False)
    pages, [error] = read(locked.parent)
    assert len(pages) == 1
    assert (error.page, "permission" in error.reason) == (str(locked), True)


def test_no_permission_for_a_folder(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("pages/a.txt", TEXT)
    locked = write("pages/locked/b.txt", TEXT).parent
    real = os.scandir

    def refuse(path: str) -> object:
        if path == str(locked):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr("os.scandir", refuse)
    pages, [error] = read(locked.parent)
    assert len(pages) == 1
    assert (error.page, "Permission denied" in error.reason) == (str(locked), True)


def test_missing_path_is_a_usage_error_before_anything_starts(write: Write, tmp_path: Path) -> None:
    write("page.txt", TEXT)
    with pytest.raises(UsageError, match=r"pgae\.txt: no such file.*page\.txt meant"):
        open_pages([str(tmp_path / "page.txt"), str(tmp_path / "pgae.txt")], on_error=lambda error: None)
    with pytest.raises(UsageError, match="empty path"):
        open_pages([""], on_error=lambda error: None)


def test_pages_are_read_only_when_asked_for(write: Write) -> None:
    path = write("rows.jsonl", '{"id": "1", "text": "one"}\nbroken\n')
    errors: list[PageError] = []
    pages = open_pages([str(path)], on_error=errors.append)
    assert next(pages).name == "1"
    assert errors == []
    assert list(pages) == []
    assert len(errors) == 1


def test_same_page_twice_is_one_page(read: Read, write: Write) -> None:
    path = write("page.txt", TEXT)
    pages, errors = read(path, path)
    assert (len(pages), errors) == (1, [])


def test_standard_input_is_json_lines(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b'{"id": "a", "text": "one"}\n{"text": "two"}\nnonsense\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
    pages, [error] = read("-")
    assert [page.name for page in pages] == ["a", "-#2"]
    assert error.page == "-#3"


@pytest.mark.parametrize("data", [b'nonsense\n{"text": "two"}\n', b'{broken\n{"text": "two"}\n'])
def test_standard_input_is_json_lines_also_where_its_first_line_is_broken(read: Read, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    [page], [error] = read("-")
    assert (page.name, error.page) == ("-#2", "-#1")


@pytest.mark.parametrize("name", sorted(samples()))
def test_standard_input_may_be_anything_that_a_file_may_hold(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    data = samples()[name]
    path = write("noname", data)
    from_file, _ = read(path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    piped, errors = read("-")
    assert not errors
    assert [page.plain for page in piped] == [page.plain for page in from_file]
    assert all(page.name.startswith("-") or page.name in "ab3124p0p1p2" for page in piped)


def test_errors_of_the_caller_pass_through(write: Write) -> None:
    def stop(error: PageError) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        list(open_pages([str(write("empty.txt", b""))], on_error=stop))


def test_all_seeds_are_dumps(read: Read, shared: Path) -> None:
    pages, errors = read(shared / "seeds")
    assert [page.kind for page in pages] == ["dump"] * 5
    assert not errors
    assert all(page.source == Path(page.name).read_bytes().decode() for page in pages)


@pytest.mark.parametrize(("name", "count"), [("news_world.jsonl.gz", 1400), ("news_russia.jsonl.gz", 1857)])
def test_news_tables_are_read_whole(read: Read, shared: Path, name: str, count: int) -> None:
    pages, errors = read(shared / "pages" / name)
    assert (len(pages), errors) == (count, [])
    assert all(page.title and page.outlet for page in pages)


def test_file_whose_name_is_no_unicode(read: Read, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/pages/caf\xe9.txt")).write_text(TEXT)
    [page], errors = read(tmp_path / "pages")
    assert (page.name, errors) == (f"{tmp_path}/pages/caf\ufffd.txt", [])
