from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.pages.decoding import declared_encoding, decode, encoding_of_head, wide_encoding

ENGLISH = "The envoy said “no comment” – and left for Málaga.\r\nThe talks in Geneva went on without him."
RUSSIAN = "Министр иностранных дел России заявил в среду, что переговоры с американской стороной будут продолжены в Женеве. " * 3


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Geneva", "Geneva", "utf-8"),
        ("Málaga".encode(), "Málaga", "utf-8"),
        (codecs.BOM_UTF8 + "Málaga".encode(), "Málaga", "utf-8"),
        (codecs.BOM_UTF16_LE + "Málaga".encode("utf-16-le"), "Málaga", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Málaga".encode("utf-16-be"), "Málaga", "utf-16-be"),
        (codecs.BOM_UTF32_LE + "Málaga".encode("utf-32-le"), "Málaga", "utf-32-le"),
        (ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
        ("été à Genève, señor".encode("latin-1"), "été à Genève, señor", "cp1252"),
        (b"", "", "utf-8"),
    ],
)
def test_decode_undeclared(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
        ("“no”".encode("cp1252"), "iso-8859-1", "“no”"),
        ("外交部".encode("gbk"), "gb2312", "外交部"),
        ("外務省".encode("iso2022_jp"), "iso-2022-jp", "外務省"),
        ("Málaga".encode(), "iso-8859-1", "Málaga"),
        ("Málaga".encode("cp1252"), "no-such-encoding", "Málaga"),
        ("Málaga".encode("cp1252"), "hex", "Málaga"),
        (b"\\u0041", "unicode_escape", "\\u0041"),
    ],
)
def test_decode_declared(data: bytes, declared: str, text: str) -> None:
    assert decode(data, declared).text == text


def test_decode_guesses_cyrillic() -> None:
    assert decode(RUSSIAN.encode("cp1251")).text == RUSSIAN


def test_decode_keeps_line_ends() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "damaged"),
    [
        ("Zürich, Genève, Málaga ".encode() + b"\xff\xfe broken", 2),
        ("Genève".encode() + b"\xe2\x80", 1),
        (b"He said \xff\xfe\x80 and left, as the others had done", 3),
        ("said \ufffd already".encode(), 0),
    ],
)
def test_decode_counts_damage(data: bytes, damaged: int) -> None:
    assert decode(data).damaged == damaged


@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "utf-16", "shift_jis", "zlib", "idna", ""]))
def test_decode_never_raises(data: bytes, declared: str | None) -> None:
    assert decode(data, declared).damaged >= 0


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "ISO-8859-2"),
        (b"<html>", None),
    ],
)
def test_declared_encoding(head: bytes, declared: str | None) -> None:
    assert declared_encoding(head) == declared


def test_encoding_of_head_bears_a_cut_character() -> None:
    assert encoding_of_head("é".encode() * 100 + b"\xc3") == "utf-8"


@pytest.mark.parametrize("data", [b"", b"ab", b"plain text", b"\x00\x00\x00\x00\x00\x00\x00\x00"])
def test_wide_encoding_of_other_bytes(data: bytes) -> None:
    assert wide_encoding(data) is None
