"""Sound files made unsound: how hypothesis bends them. Each file is a sample and a list of changes, so that a failure shrinks to few."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.fuzz.sound import as_tar, as_zip, response, samples

LARGEST = 2_000_000

# What formats trip over: their own marks in the wrong place.
TOKENS = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"<!DOCTYPE", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&#x110000;",
    b"&#xd800;", b"<script>", b"<svg>", b"<template>", b"<pre>", b"<p a='", b"<rss>", b"<item>", b"<html>", b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xfe\xff", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n", b"\r\n\r\n", b"\t", b" ", b'"', b"'",
    b",", b";", b"{", b"}", b"[", b"]", b":", b"\\u0000", b"\\ud800", b"NaN", b"1e999", b"-1", b"0", b"99999999999999999999",
    b"null", b"true", b"WARC/1.0\r\n",
    b"Content-Length: ", b"Content-Length: 99999999\r\n", b"Content-Type: text/html; charset=utf-7\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: deflate\r\n", b"--edge", b"--edge--", b"=", b"=?utf-8?q?=00?=", b"charset=\"utf-16\"", b"boundary=\"\"",
    b"Date: Mon, 99 Xxx 0000 99:99:99 +9999\r\n", b"PAR1", b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"ustar", b"../",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One change at a place (a share of the length), over a span (likewise)."""

    kind: str
    at: float
    span: float
    token: bytes
    times: int

    def apply(self, data: bytes) -> bytes:
        """``data``, changed."""
        start = int(self.at * len(data))
        end = min(len(data), start + 1 + int(self.span * (len(data) - start)))
        before, piece, after = data[:start], data[start:end], data[end:]
        changed = {
            "cut": before,
            "drop": before + after,
            "repeat": before + piece * min(self.times, LARGEST // (len(piece) + 1) + 1) + after,
            "insert": before + self.token * self.times + piece + after,
            "replace": before + self.token + after,
            "flip": before + bytes(byte ^ (1 << self.times % 8) for byte in piece[:1]) + piece[1:] + after,
            "zero": before + b"\0" * len(piece) + after,
            "move": after + before + piece,
        }[self.kind]
        return changed[:LARGEST]


KINDS = ("cut", "drop", "repeat", "insert", "replace", "flip", "zero", "move")
WRAPS = {
    "": lambda data, name: (name, data),
    "gzip": lambda data, name: (f"{name}.gz", gzip.compress(data, 1, mtime=0)),
    "zip": lambda data, name: ("wrapped.zip", as_zip({name: data})),
    "tar": lambda data, name: ("wrapped.tar", as_tar({name: data})),
    "crawl": lambda data, name: ("wrapped.warc", response(data)),
    "no name": lambda data, name: ("noname", data),
}

_share = st.floats(0, 1, width=16)
_changes = st.builds(
    Change,
    st.sampled_from(KINDS),
    _share,
    _share,
    st.sampled_from(TOKENS) | st.binary(max_size=8),
    st.sampled_from((1, 2, 3, 7, 100, 5000)),
)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name and bytes: a sample after some changes, perhaps run into another, perhaps wrapped, perhaps changed once more."""
    known = samples()
    name = draw(st.sampled_from(sorted(known)))
    data = known[name]
    for change in draw(st.lists(_changes, max_size=5)):
        data = change.apply(data)
    if draw(st.integers(0, 7)) == 7:
        data += known[draw(st.sampled_from(sorted(known)))]
    name, data = WRAPS[draw(st.sampled_from(sorted(WRAPS)))](data, name)
    for change in draw(st.lists(_changes, max_size=1)):
        data = change.apply(data)
    return name, data
