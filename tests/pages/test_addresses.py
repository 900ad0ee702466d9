"""Pages in a store: the same through pyarrow as from a folder, on ``file://`` and on a small S3 server of our own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

from legation.errors import PageError, UsageError
from legation.pages import list_files, open_files, open_pages
from legation.types import Page

pytest.importorskip("pyarrow")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "pages"


def read(*paths: str) -> list[Page]:
    return list(open_pages(paths, on_error=pytest.fail))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a b.txt", "sub/c.txt", "sub/.hidden", "sub/style.css", "100%.txt"):
        file = tmp_path / "pages" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"A page\n\nOf the name {name}.")
    return tmp_path / "pages"


def test_addresses_give_the_pages_of_the_folder_in_its_order(folder: Path) -> None:
    from_folder, from_store = read(str(folder)), read(f"file://{folder}")
    assert [page.digest for page in from_store] == [page.digest for page in from_folder]
    assert [page.name for page in from_store] == [f"file://{folder}/{name}" for name in ("100%25.txt", "a%20b.txt", "b.txt", "sub/c.txt")]


def test_addresses_of_one_file_and_of_a_table(tmp_path: Path) -> None:
    assert [page.name for page in read(f"file://{EXAMPLES}/wire-gulf-rift.txt")] == [f"file://{EXAMPLES}/wire-gulf-rift.txt"]
    (tmp_path / "t.jsonl").write_text('{"id": "a", "text": "One."}\n{"text": "Two."}\n')
    assert [page.name for page in read(f"file://{tmp_path}/t.jsonl")] == ["a", f"file://{tmp_path}/t.jsonl#2"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("file:///no/such/folder", "nothing is stored there"),
        ("s3://key:secret@bucket/x", "keys do not belong"),
        ("s3://bucket/x?regoin=eu", "says nothing about regoin"),
        ("file:///tmp?region=eu", "says nothing about region"),
    ],
)
def test_addresses_that_lead_nowhere_are_named(address: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        read(address)
    assert "secret" not in str(caught.value)


def test_addresses_of_files_that_are_gone_meanwhile(folder: Path) -> None:
    files = [stored.address for stored in list_files([f"file://{folder}"], on_error=pytest.fail)]
    (folder / "b.txt").unlink()
    told: list[PageError] = []
    assert len(list(open_files(files, on_error=told.append))) == 3
    assert [error.page for error in told] == [f"file://{folder}/b.txt"]


def test_addresses_list_each_file_once_and_refuse_standard_input(folder: Path) -> None:
    both = list_files([str(folder), str(folder / "b.txt"), str(folder)], on_error=pytest.fail)
    assert len(both) == 4
    assert all(stored.size and stored.changed for stored in both)
    with pytest.raises(UsageError, match="standard input"):
        list_files([str(folder), "-"], on_error=pytest.fail)


class _Bucket(BaseHTTPRequestHandler):
    """As much of S3 as reading asks for: a listing, the size of an object, and a stretch of it. ``server.folder`` is the bucket."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None: ...

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/bucket").lstrip("/")

    def do_HEAD(self) -> None:
        file = self.server.folder / self._key()  # type: ignore[attr-defined]
        self._answer(200 if self._key() == "" or file.is_file() else 404, file.read_bytes() if file.is_file() else b"", head=True)

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        if "prefix" in asked or "list-type" in asked:
            self._list(asked.get("prefix", [""])[0], int(asked.get("max-keys", ["1000"])[0]))
            return
        file = self.server.folder / self._key()  # type: ignore[attr-defined]
        if not file.is_file():
            self._answer(404, b"")
            return
        data, span = file.read_bytes(), self.headers.get("Range")
        if span:
            first, _, last = span.removeprefix("bytes=").partition("-")
            stretch = data[int(first) : int(last or len(data)) + 1]
            self._answer(206, stretch, span=f"bytes {first}-{int(first) + len(stretch) - 1}/{len(data)}")
        else:
            self._answer(200, data)

    def _list(self, prefix: str, most: int) -> None:
        top: Path = self.server.folder  # type: ignore[attr-defined]
        keys = sorted(str(file.relative_to(top)) for file in top.rglob("*") if file.is_file())
        found = [key for key in keys if key.startswith(prefix)][:most]
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{(top / key).stat().st_size}</Size>"
            "<LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>x</ETag></Contents>"
            for key in found
        )
        space = "http://s3.amazonaws.com/doc/2006-03-01/"
        head = f"<KeyCount>{len(found)}</KeyCount><IsTruncated>false</IsTruncated>"
        listing = f'<?xml version="1.0"?><ListBucketResult xmlns="{space}">{head}{rows}</ListBucketResult>'
        self._answer(200, listing.encode(), kind="application/xml")

    def _answer(self, status: int, body: bytes, *, head: bool = False, span: str = "", kind: str = "application/octet-stream") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", kind)
        self.send_header("Last-Modified", formatdate(1_770_000_000, usegmt=True))
        if span:
            self.send_header("Content-Range", span)
        self.end_headers()
        if not head:
            self.wfile.write(body)


@pytest.fixture
def bucket(folder: Path) -> Iterator[str]:
    """How an address says where this bucket is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Bucket)
    server.folder = folder  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"scheme=http&endpoint_override=127.0.0.1:{server.server_port}&anonymous=true&region=eu-west-1"
    server.shutdown()
    server.server_close()


def test_addresses_in_s3(folder: Path, bucket: str) -> None:
    pages = read(f"s3://bucket/?{bucket}")
    assert [page.name for page in pages] == [f"s3://bucket/{name}" for name in ("100%25.txt", "a%20b.txt", "b.txt", "sub/c.txt")]
    assert [page.digest for page in pages] == [page.digest for page in read(str(folder))]
    assert [page.name for page in read(f"s3://bucket/sub/?{bucket}")] == ["s3://bucket/sub/c.txt"]
    assert [page.name for page in read(f"s3://bucket/sub/c.txt?{bucket}")] == ["s3://bucket/sub/c.txt"]
    listed = list_files([f"s3://bucket/sub?{bucket}"], on_error=pytest.fail)
    assert [(stored.size, stored.changed[:10]) for stored in listed] == [((folder / "sub/c.txt").stat().st_size, "2026-01-02")]
    with pytest.raises(UsageError, match="s3://bucket/none: nothing is stored there"):
        read(f"s3://bucket/none?{bucket}")
