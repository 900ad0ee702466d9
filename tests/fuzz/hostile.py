"""Files made to do harm: each a name, its bytes, and how many pages may come of it (``None``: whatever)."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from tests.fuzz.sound import HTML, MHTML, TEXT, WARC, as_parquet, as_tar, as_zip, record, response

MB = 1_000_000
Make = Callable[[], bytes]


def gzip_of(piece: bytes, times: int) -> bytes:
    """``piece`` over and over, compressed without ever being there whole."""
    pack = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(pack.compress(piece) for _ in range(times)) + pack.flush()


def links() -> bytes:
    """A TAR of links, devices and pipes beside one page."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as bundle:
        for name, kind, to in (
            ("passwd.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hosts.txt", tarfile.LNKTYPE, "/etc/hosts"),
            ("up.txt", tarfile.SYMTYPE, "../../../../etc/passwd"),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("device.txt", tarfile.CHRTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, to
            bundle.addfile(info)
        info = tarfile.TarInfo("page.txt")
        info.size = len(TEXT.encode())
        bundle.addfile(info, io.BytesIO(TEXT.encode()))
    return out.getvalue()


def zip_with_link() -> bytes:
    """A ZIP whose member is marked as a symbolic link: as data it is the text of its target, and nothing else."""
    info = zipfile.ZipInfo("passwd.txt")
    info.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr(info, "/etc/passwd")
    return out.getvalue()


def overlapping_zip(members: int, size: int) -> bytes:
    """Many entries of a directory that all point at one stored member (after D. Fifield, "A better zip bomb", 2019)."""
    data = (b"<p>word</p>" * (size // 11 + 1))[:size]
    one = as_zip({"a" * 8: data}, zipfile.ZIP_STORED)
    at = one.index(b"PK\x01\x02")
    entry = one[at : one.index(b"PK\x05\x06")]
    directory = entry * members
    return one[:at] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, len(directory), at, 0)


def laughs(depth: int = 12) -> bytes:
    """Entities that hold entities: ten to the power of ``depth`` words."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth))
    item = f"<item><title>&l{depth - 1};</title><description>Envoys met &l{depth - 1};</description></item>"
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{entities}]><rss><channel>{item}</channel></rss>'.encode()


def quadratic() -> bytes:
    """One long entity, asked for again and again."""
    text = "&a;" * 20_000
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"ha " * 30_000}">]>'
    return f"{head}<rss><channel><item><description>Envoys met {text}</description></item></channel></rss>".encode()


def outside() -> bytes:
    """An entity that is a file of the machine."""
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return f"{head}<rss><channel><item><description>Envoys met &a;</description></item></channel></rss>".encode()


def nested_mail(depth: int) -> bytes:
    """Parts within parts."""
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return f"From: x\r\nMIME-Version: 1.0\r\n{head}Content-Type: text/html\r\n\r\n<p>deep</p><p>down</p>".encode()


HOSTILE: dict[str, tuple[str, Make, int | None]] = {
    # Names that lead elsewhere: members are read in place, so that no name is a path.
    "zip that climbs": (
        "a.zip",
        lambda: as_zip({"../up.txt": b"Envoys met.", "/abs.txt": b"Talks go on.", "..\\win.txt": b"A third.", "C:\\c.txt": b"A fourth."}),
        4,
    ),
    "tar that climbs": (
        "a.tar",
        lambda: as_tar({"../up.txt": b"Envoys met.", "/abs.txt": b"Talks go on.", "a/../../b": b"A third."}),
        3,
    ),
    "tar of links": ("a.tar", links, 1),
    "zip of a link": ("a.zip", zip_with_link, 1),
    # Bombs.
    "gzip of zeros": ("a.gz", lambda: gzip_of(b"\0" * MB, 100), 0),
    "gzip of one word": ("a.txt.gz", lambda: gzip_of(b"word " * 200_000, 100), 0),
    "gzip of empty lines": ("a.jsonl.gz", lambda: gzip_of(b"\n" * MB, 100), 0),
    "gzip of rows": ("a.jsonl.gz", lambda: gzip_of(b'{"text": "' + b"Envoys met. " * 80_000 + b'"}\n', 100), None),
    "gzip of one long row": ("a.jsonl.gz", lambda: gzip.compress(b'{"text": "') + gzip_of(b"word " * 200_000, 100), 0),
    "gzip of a table": ("a.csv.gz", lambda: gzip.compress(b"id,text\n1,") + gzip_of(b"word " * 200_000, 100), 0),
    "gzip of a crawl": ("a.warc.gz", lambda: gzip.compress(WARC[:200]) + gzip_of(b"\r\n" * MB, 60), None),
    "gzip in gzip": ("a.txt.gz.gz", lambda: gzip.compress(gzip_of(b"word " * 200_000, 100)), 0),
    "gzip in gzip in zip": ("a.zip", lambda: as_zip({"a.txt.gz": gzip.compress(gzip_of(b"word " * 200_000, 100))}), 0),
    "zip of bombs": ("a.zip", lambda: as_zip({f"{n}.txt": b"word " * 20_000_000 for n in range(3)}), 0),
    "zip in zip": ("a.zip", lambda: as_zip({"b.zip": as_zip({"c.txt": b"word " * MB})}), 0),
    "zip whose members overlap": ("a.zip", lambda: overlapping_zip(3000, MB), None),
    "tar of nothing": ("a.tar.gz", lambda: gzip.compress(as_tar({"a.txt": b"Envoys met."})[:1024]) + gzip_of(b"\0" * MB, 100), None),
    "gzip in a crawl": (
        "a.warc",
        lambda: response(gzip_of(b"word " * 200_000, 80), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        0,
    ),
    # Depth and length.
    "html nested": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"Envoys met." + b"</div>" * 100_000, 1),
    "html of open tags": ("a.html", lambda: b"<html><body><p>Envoys met." + b"<b><i><a href=x>" * 100_000, 1),
    "html of attributes": ("a.html", lambda: b"<html><body><p " + b"a=b " * 500_000 + b">Envoys met.</p>", 1),
    "html of open comments": ("a.html", lambda: b"<html><body><p>Envoys met.</p>" + b"<!-- <!" * 300_000, 1),
    "html of references": ("a.html", lambda: b"<html><body><p>Envoys met." + b"&amp" * MB, 1),
    "feed nested": ("a.rss", lambda: b"<rss><channel><item><description>" + b"<a>" * 100_000 + b"Envoys met.", None),
    "json nested": ("a.jsonl", lambda: b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n", 0),
    "json of a long number": ("a.jsonl", lambda: b'{"id": ' + b"9" * MB + b', "text": "Envoys met."}\n', None),
    "csv of one open quotation": ("a.csv", lambda: b'id,text\n1,"' + b"word " * 2 * MB, 0),
    "csv of rows without text": ("a.csv", lambda: b"id,text\n1,Envoys met.\n" + b"n.,\n" * 300_000, 1),
    "csv of many columns": ("a.csv", lambda: b"id,text" + b",x" * MB + b"\n1,Envoys met.\n", 1),
    "mail nested": ("a.mhtml", lambda: nested_mail(3000), None),
    "mail of many parts": ("a.mhtml", lambda: (MHTML + "--edge\n\nx\n" * 100_000).replace("\n", "\r\n").encode(), None),
    "mail without its end": ("a.mhtml", lambda: MHTML[: MHTML.index("third")].encode(), 1),
    "mail without an edge": ("a.mhtml", lambda: MHTML.replace('boundary="edge"', "x=y").encode(), 0),
    "prologue without end": ("a.html", lambda: b"<?" * 30_000 + b"<!--" * 100, None),
    # Entities.
    "feed of laughs": ("a.rss", laughs, None),
    "feed of one entity": ("a.rss", quadratic, None),
    "feed that asks for a file": ("a.rss", outside, None),
    "html of laughs": ("a.html", lambda: laughs().replace(b"rss", b"html"), None),
    # Lengths that lie.
    "crawl that claims too much": ("a.warc", lambda: record("response", b"x", "application/http", 10**14) + response(HTML.encode()), 1),
    "crawl that claims a little too much": ("a.warc", lambda: record("request", b"x", "text/plain", 400) + response(HTML.encode()), 1),
    "crawl that claims too little": ("a.warc", lambda: record("response", HTML.encode(), "text/html", 5) + response(HTML.encode()), 1),
    "crawl that claims less than nothing": ("a.warc", lambda: record("response", b"x", "text/html", -5) + response(HTML.encode()), 1),
    "crawl of headers": ("a.warc", lambda: b"WARC/1.0\r\n" + b"A: b\r\n" * 300_000 + b"\r\n" + WARC, None),
    "crawl of one header": ("a.warc", lambda: b"WARC/1.0\r\nA: " + b"b" * 5 * MB + b"\r\n\r\n" + WARC, None),
    "crawl of chunks that lie": ("a.warc", lambda: response(b"fffffffffff\r\n<p>a</p><p>b</p>", "Transfer-Encoding: chunked"), None),
    "crawl of small chunks": ("a.warc", lambda: response(b"1\r\nx\r\n" * 300_000 + b"0\r\n\r\n", "Transfer-Encoding: chunked"), None),
    "parquet cut in half": ("a.parquet", lambda: as_parquet(2000)[:9000], 0),
    "parquet without a middle": ("a.parquet", lambda: as_parquet(2000)[:3000] + as_parquet(2000)[-3000:], 0),
    "parquet of a lying footer": ("a.parquet", lambda: as_parquet()[:-8] + struct.pack("<I", 2**31) + b"PAR1", 0),
    # Odd values.
    "rows of odd values": ("a.jsonl", lambda: b"".join(json.dumps(row).encode() + b"\n" for row in ODD), None),
    "encodings that are none": (
        "a.warc",
        lambda: b"".join(response(b"<p>Gen\xe8ve</p><p>x</p>", f"Content-Type: text/html; charset={name}") for name in NO_ENCODINGS),
        None,
    ),
}

ODD: list[object] = [
    {"id": "a", "text": "Envoys met."},
    {"id": 1e400, "text": "One."},
    {"id": "\ud800", "text": "Half of a pair \udc00 in it."},
    {"id": "\0\x1b[2J", "text": "Escapes\0 in a name."},
    {"id": "../../x", "text": "A path for a name."},
    {"id": "b", "text": "Wrong day.", "date": "9999-99-99"},
    {"id": "c", "text": "Far day.", "date": 10**30},
    {"id": "d", "text": "Odd parties.", "parties": [{"code": "USA", "start": -(10**30), "end": 10**30}]},
    {"id": "e", "text": "Odder parties.", "parties": {"a": []}},
    {"id": "f", "text": ["no", "text"]},
    {"id": ["x"], "text": "An odd id."},
    {"id": "g" * 100_000, "text": "A long name."},
    [],
    None,
]
NO_ENCODINGS = (
    "hex_codec",
    "rot13",
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "utf-7",
    "zlib",
    "mbcs",
    "\0",
    "x" * 10_000,
    "utf-16",
)


@cache
def hostile(case: str) -> tuple[str, bytes, int | None]:
    """One of them, made once."""
    name, make, pages = HOSTILE[case]
    return name, make(), pages
