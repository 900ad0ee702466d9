"""A small sound file of every kind that the readers take: what the fuzzing starts from."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb

TEXT = """Harbour Dispatch

Envoys of two republics met in Genève
By A. Writer
12 May 2015

GENEVA, May 12 - Envoys of the two republics met for the third time this month and agreed to let each other's trawlers go.
“Nobody won,” said the northern minister, Ada Brandt. Talks go on in June.

Comments (1)
Reader: At last.
"""
HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys met &amp; agreed</title>
<meta property="article:published_time" content="2015-05-12T10:00:00Z"><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Envoys met</h1><p>Envoys of the two republics met for the third
time this month in Gen&egrave;ve.</p><pre>a
 b</pre><svg><text>x</text></svg><p>They agreed to let each other&#8217;s trawlers go.<br>Talks go on.</p></article>
<script>document.write("<p>no</p>")</script><!-- end --></body></html>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour Dispatch</title>
<item><title>Envoys met</title><link>https://news.example/1</link><pubDate>Tue, 12 May 2015 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Envoys met for the third time.&lt;/p&gt;</description></item>
<item><title>More</title><description><![CDATA[Talks go on in <b>June</b>.]]></description></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Dispatch</title><entry><title>Envoys met</title>
<updated>2015-05-12T10:00:00Z</updated><content type="html">&lt;p&gt;Envoys met.&lt;/p&gt;</content></entry></feed>"""
MHTML = """From: <Saved by a browser>
Snapshot-Content-Location: https://news.example/1
Subject: Envoys
Date: Tue, 12 May 2015 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="edge"

--edge
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://news.example/1

<html><body><h1>Envoys met</h1><p>Envoys met in Gen=C3=A8ve for the third time.</p></body></html>

--edge
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=

--edge--
"""
ROWS = [
    {"id": "a", "title": "Envoys met", "text": "Envoys of Kenya met those of Somalia.", "date": "2015-05-12", "outlet": "Dispatch",
     "parties": [{"code": "KEN", "start": 10, "end": 15}]},
    {"id": "b", "html": "<p>Talks go on.</p>", "url": "https://news.example/2", "date": None},
    {"id": 3, "text": "Trawlers came home.", "date": "12 May 2015"},
]  # fmt: skip
CSV = 'id,title,text,date\n1,"Envoys, met","Envoys said ""yes"".\nTwice.",2015-05-12\n2,,Talks go on.,\n'


def record(kind: str, block: bytes, media: str, length: object = None) -> bytes:
    """A record of a WARC; ``length`` is what it claims, if not the truth."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/1\r\nWARC-Date: 2015-05-12T10:00:00Z\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, headers: str = "Content-Type: text/html") -> bytes:
    """A server's answer in a record."""
    return record("response", f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body, "application/http; msgtype=response")


def as_zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of ``members``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as bundle:
        for name, data in members.items():
            bundle.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def as_tar(members: Mapping[str, bytes]) -> bytes:
    """A TAR of ``members``."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as bundle:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            bundle.addfile(info, io.BytesIO(data))
    return out.getvalue()


def as_parquet(rows: int = 3) -> bytes:
    """A Parquet file of articles."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "rows.parquet"
        query = f"""SELECT 'p' || i AS id, 'Envoys met ' || i || ' times in Genève.' AS text, DATE '2015-05-12' + i::INT AS date,
            [{{'code': 'KEN', 'start': 0, 'end': 6}}] AS parties FROM range({rows}) t(i)"""
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


WARC = (
    record("warcinfo", b"software: test\r\n", "application/warc-fields")
    + response(HTML.encode())
    + response(gzip.compress(HTML.encode(), mtime=0), "Content-Type: text/html\r\nContent-Encoding: gzip")
    + response(b"1a\r\n<html><p>Chunked</p></html>\r\n0\r\n\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked")
    + response("<p>Москва встретила послов</p><p>еще</p>".encode("cp1251"), "Content-Type: text/html; charset=windows-1251")
    + record("conversion", TEXT.encode(), "text/plain")
)


@cache
def samples() -> Mapping[str, bytes]:
    """The files by name; the name says what each is."""
    jsonl = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    members = {
        "a.txt": TEXT.encode(),
        "sub/b.html": HTML.encode(),
        "rows.jsonl": jsonl,
        "c.txt.gz": gzip.compress(b"Talks go on.", mtime=0),
    }
    return {
        "text.txt": TEXT.encode(),
        "latin.txt": TEXT.encode("cp1252"),
        "wide.txt": TEXT.encode("utf-16"),
        "page.html": HTML.encode(),
        "page.mhtml": MHTML.replace("\n", "\r\n").encode(),
        "feed.rss": RSS.encode(),
        "feed.atom": ATOM.encode(),
        "rows.jsonl": jsonl,
        "rows.json": json.dumps(ROWS, indent=1).encode(),
        "rows.csv": CSV.encode(),
        "rows.tsv": CSV.replace(",", "\t").encode(),
        "rows.parquet": as_parquet(),
        "crawl.warc": WARC,
        "crawl.warc.gz": gzip.compress(WARC[:2000], mtime=0) + gzip.compress(WARC[2000:], mtime=0),
        "bundle.zip": as_zip(members),
        "bundle.tar": as_tar(members),
        "bundle.tar.gz": gzip.compress(as_tar(members), mtime=0),
        "page.html.gz": gzip.compress(HTML.encode(), mtime=0),
    }
