"""Archives: WARC and WET, MHTML, ZIP and TAR."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from legation.errors import PageError
from legation.types import Page
from tests.fuzz.sound import as_tar, as_zip

Read = Callable[..., tuple[list[Page], list[PageError]]]
Write = Callable[[str, bytes | str], Path]


def record(kind: str, body: bytes, media: str, url: str = "https://news.example/1") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-02-25T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{kind}>\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(body: bytes, head: str = "Content-Type: text/html; charset=windows-1251", status: str = "200 OK") -> bytes:
    return record("response", f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body, "application/http; msgtype=response")


CYRILLIC = "<html><p>Москва</p></html>".encode("cp1251")
WARC = (
    record("warcinfo", b"software: test\r\n", "application/warc-fields")
    + record("request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n", "application/http; msgtype=request")
    + response(CYRILLIC)
    + response(b"<html><p>Gone</p></html>", status="404 Not Found")
    + response(b"\x89PNG\r\n\x1a\n\x00\x00", "Content-Type: image/png")
    + response(gzip.compress(b"<html><p>Packed</p></html>"), "Content-Type: text/html\r\nContent-Encoding: gzip")
    + response(b"1a\r\n<html><p>Chunked</p></html>\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked")
    + record("conversion", "Envoys met\nin Genève".encode(), "text/plain", "https://news.example/2")
)


@pytest.mark.parametrize(("name", "data"), [("a.warc", WARC), ("a.warc.gz", gzip.compress(WARC)), ("a.txt", WARC)])
def test_warc(read: Read, write: Write, name: str, data: bytes) -> None:
    path = write(name, data)
    pages, errors = read(path)
    assert not errors
    assert [(page.name, page.kind, page.plain) for page in pages] == [
        (f"{path}#3", "html", "Москва"),
        (f"{path}#6", "html", "Packed"),
        (f"{path}#7", "html", "Chunked"),
        (f"{path}#8", "dump", "Envoys met\nin Genève"),
    ]
    assert {page.crawled_on for page in pages} == {date(2018, 2, 25)}
    assert {page.published_on for page in pages} == {None}
    assert pages[-1].url == "https://news.example/2"


@pytest.mark.parametrize("data", [WARC[:-25], gzip.compress(WARC)[:-30], WARC.replace(b"\r\n\r\nWARC/1.0", b"\r\n\r\ngarbage\r\nWARC/1.0")])
def test_damaged_warc_keeps_what_came_before(read: Read, write: Write, data: bytes) -> None:
    pages, errors = read(write("a.warc", data))
    assert pages[0].plain == "Москва"
    assert errors
    assert all("\n" not in error.reason for error in errors)


FIRST, LAST = response(b"<p>First</p><p>page</p>"), response(b"<p>Last</p><p>page</p>")
MIDDLE = response(b"<p>Middle</p><p>page</p>" * 30)


def claims(length: int) -> bytes:
    return re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % length, MIDDLE, count=1)


@pytest.mark.parametrize(
    ("middle", "named", "says"),
    [
        pytest.param(claims(300), 2, "longer than the 300 bytes that it claims", id="too short"),
        pytest.param(claims(900), 2, "claims 900", id="into the next record"),
        pytest.param(claims(90_000), 2, "claims 90000", id="beyond the end"),
        pytest.param(claims(10**14), 2, "above 64 MB", id="beyond any end"),
        pytest.param(re.sub(rb"Content-Length: \d+\r\n", b"", MIDDLE, count=1), 2, "without its length", id="none"),
        pytest.param(b"rubbish " * 9 + b"\r\n", 2, "belong to none", id="rubbish"),
        pytest.param(b"rubbish without a line end ", 2, "belong to none", id="rubbish up to the record"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_warc_damaged_record_costs_itself_and_is_named(
    read: Read, write: Write, middle: bytes, named: int, says: str, pack: Callable[[bytes], bytes]
) -> None:
    path = write("a.warc", pack(FIRST + middle + LAST))
    pages, [error] = read(path)
    assert [page.plain.split()[0] for page in pages] == ["First", "Last"]
    assert (error.page, says in error.reason) == (f"{path}#{named}", True), error.reason


def test_warc_without_empty_lines_between_records_is_sound(read: Read, write: Write) -> None:
    pages, errors = read(write("a.warc", FIRST.rstrip(b"\r\n") + b"\r\n" + MIDDLE.rstrip(b"\r\n") + LAST.rstrip(b"\r\n")))
    assert (len(pages), errors) == (3, [])


def test_warc_inside_a_page_is_no_record(read: Read, write: Write) -> None:
    pages, errors = read(write("a.warc", response(b"<pre>text\n" + LAST + b"</pre><p>text</p>") + FIRST))
    assert (len(pages), errors) == (2, [])


def test_warc_without_pages(read: Read, write: Write) -> None:
    pages, [error] = read(write("a.warc", record("warcinfo", b"x: y", "application/warc-fields")))
    assert (pages, "without a page" in error.reason) == ([], True)


MHTML = (
    "From: <Saved by Browser>\r\nSnapshot-Content-Location: https://news.example/1\r\nSubject: Talks\r\n"
    "Date: Sun, 25 Feb 2018 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n'
    "--edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><p>Gen=C3=A8ve</p></html>\r\n"
    "--edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--edge--\r\n"
)


def test_mhtml(read: Read, write: Write) -> None:
    [page], errors = read(write("page.mhtml", MHTML))
    assert (page.kind, page.plain, page.url, errors) == ("html", "Genève", "https://news.example/1", [])
    assert (page.crawled_on, page.published_on) == (date(2018, 2, 25), None)


def test_mhtml_without_html(read: Read, write: Write) -> None:
    pages, [error] = read(write("page.mhtml", MHTML.replace("text/html", "image/gif")))
    assert (pages, "without an HTML part" in error.reason) == ([], True)


MEMBERS = {
    "b.txt": b"Page b",
    "a.html": b"<html><p>Page a</p></html>",
    "rows.jsonl": b'{"id": "r", "text": "Row"}\n',
    ".hidden": b"x",
    "__MACOSX/a.html": b"x",
    "packed.txt.gz": gzip.compress(b"Packed"),
    "empty.txt": b"",
}


@pytest.mark.parametrize(
    ("name", "data"), [("p.zip", as_zip(MEMBERS)), ("p.tar", as_tar(MEMBERS)), ("p.tar.gz", gzip.compress(as_tar(MEMBERS)))]
)
def test_bundle(read: Read, write: Write, name: str, data: bytes) -> None:
    path = write(name, data)
    pages, [error] = read(path)
    assert [(page.name, page.plain) for page in pages] == [
        (f"{path}/b.txt", "Page b"),
        (f"{path}/a.html", "Page a"),
        ("r", "Row"),
        (f"{path}/packed.txt.gz", "Packed"),
    ]
    assert error.page == f"{path}/empty.txt"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (as_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "Office"),
        (as_zip({"inner.zip": as_zip(MEMBERS)}), "inside"),
        (as_tar({"inner.tar": as_tar(MEMBERS)}), "inside"),
        (as_zip(MEMBERS)[:-30], "damaged"),
        (gzip.compress(as_zip(MEMBERS)), "unpack"),
    ],
)
def test_bundle_that_cannot_be_read(read: Read, write: Write, data: bytes, says: str) -> None:
    pages, [error] = read(write("p.zip", data))
    assert (pages, says in error.reason) == ([], True)


def test_zip_damaged_member_costs_itself(read: Read, write: Write) -> None:
    data = as_zip({"a.txt": b"Envoys met.", "b.txt": b"Talks go on.", "c.txt": b"They parted."})
    at = data.index(b"b.txt")
    pages, errors = read(write("p.zip", data[:at] + b"x.txt" + data[at + 5 :]))
    assert [page.plain for page in pages] == ["Envoys met.", "They parted."]
    assert [error.page.endswith("b.txt") for error in errors] == [True]


@pytest.mark.parametrize(("places", "texts"), [((1,), ["Envoys met."]), ((0, 1), ["Envoys met.", "Talks go on."])])
def test_zip_member_without_a_name(read: Read, write: Write, places: tuple[int, ...], texts: list[str]) -> None:
    """Its name begins with a NUL, in the directory alone (which damages it) or before the member too."""
    data = bytearray(as_zip({"a.txt": b"Envoys met.", "b.txt": b"Talks go on."}))
    at = [match.start() for match in re.finditer(rb"b\.txt", data)]
    for place in places:
        data[at[place]] = 0
    path = write("p.zip", bytes(data))
    pages, errors = read(path)
    assert [page.plain for page in pages] == texts
    assert [error.page for error in errors] == [f"{path}/"] * (2 - len(texts))


def test_tar_damaged_within_is_told(read: Read, write: Write) -> None:
    data = bytearray(as_tar({"a.txt": b"Envoys met.", "b.txt": b"Talks go on.", "c.txt": b"They parted."}))
    data[1024 + 150] ^= 1  # in the checksum of the second member's header
    pages, [error] = read(write("p.tar", bytes(data)))
    assert ([page.plain for page in pages], "damaged" in error.reason) == (["Envoys met."], True)


@pytest.mark.parametrize("data", [as_zip({}), as_zip({".hidden": b"x", "a.css": b"x"}), as_tar({".hidden": b"x"}), as_tar({})])
def test_bundle_without_pages_is_told(read: Read, write: Write, data: bytes) -> None:
    pages, [error] = read(write("p.bin", data))
    assert (pages, error.page.endswith("p.bin")) == ([], True)


def test_zip_bomb_is_stopped(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.pages.streams.MAX_BYTES", 100_000)
    pages, [error] = read(write("p.zip", as_zip({"bomb.txt": b"x" * 10_000_000})))
    assert (pages, "more than" in error.reason) == ([], True)
