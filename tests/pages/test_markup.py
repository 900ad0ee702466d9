from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.pages import render
from legation.pages.build import html_page
from legation.types import Page


def page_of(source: str) -> Page:
    return html_page("test.html", source, "")


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("<p>Lavrov met Kerry.</p>", "Lavrov met Kerry."),
        ("<p>Geneva</p><p>Vienna</p>", "Geneva\n\nVienna"),
        ("<div>Geneva</div><div>Vienna</div>", "Geneva\nVienna"),
        ("Geneva<br>Vienna<br/>Minsk", "Geneva\nVienna\nMinsk"),
        ("Geneva<br><br>Vienna", "Geneva\n\nVienna"),
        ("a <b>new</b> <i>START</i>", "a new START"),
        ("<b>New</b>START", "NewSTART"),
        ("  many \t\r\n  spaces  ", "many spaces"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!--b--!>c", "ac"),
        ("a<!-- never closed", "a"),
        ("<script>if (a < b) alert('</p>')</script>b", "b"),
        ("<SCRIPT>x</SCRIPT >b<style>p{}</style>c", "bc"),
        ("a<script>never closed", "a"),
        ("a<noscript>no</noscript>b<template>no<template>no</template>no</template>c", "abc"),
        ("a<noscript>never closed", "anever closed"),
        ("a<svg><title>Logo</title></svg>b", "a b"),
        ("<?xml version='1.0'?><script/>text", "text"),
        ("<a title='3 > 2' href=x>link</a>", "link"),
        ('<a title="it\'s > that">link</a>', "link"),
        ("<a title=it's>link</a>", "link"),
        ('<a href=x?a="b>link</a>', "link"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("text <unclosed tag", "text"),
        ("<!doctype html><title>Talks</title><body>Text", "Talks\nText"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
        ("<pre>one\ntwo\n\nthree</pre>", "one\ntwo\n\nthree"),
        ("dip\u00adlo\u200bmat", "diplomat"),
        ("</>empty</ end>", "empty"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_render_text(source: str, plain: str) -> None:
    assert render(source)[0] == plain


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("AT&amp;T", "AT&T"),
        ("AT&T", "AT&T"),
        ("caf&eacute;", "café"),
        ("caf&eacute", "café"),
        ("&notit;", "¬it;"),
        ("&unknownname;", "&unknownname;"),
        ("&#8217;&#x2019;", "’’"),
        ("&#150;", "–"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
        ("&#" + "9" * 6000 + ";x", "\ufffdx"),
        ("a&nbsp;b&#10;c", "a b c"),
        ("dip&shy;lomat", "diplomat"),
        ("&NotEqualTilde;", "≂̸"),
        ("&&amp;&", "&&&"),
    ],
)
def test_render_references(source: str, plain: str) -> None:
    assert render(source)[0] == plain


def test_render_keeps_places() -> None:
    source = "<p>Putin <b>said</b> &ldquo;no&rdquo;</p>\n<p>So</p>"
    plain, offsets = render(source)
    assert plain == "Putin said “no”\n\nSo"
    assert list(offsets) == [3, 4, 5, 6, 7, 8, 12, 13, 14, 15, 20, 21, 28, 29, 30, 37, 37, 45, 46]


PIECES = """<p> </p> <b> </b> <br> <a|href=' ' " > < & &amp; &eacute &nbsp; &#65; <!-- --> <script> </script> <noscript> </noscript> <pre>
<template> </template> <svg> </svg> = | |\r\n \u00a0| \u00ad Москва Kerry 😀 x / - &NotEqualTilde;"""
MARKUP = st.lists(st.sampled_from([piece.replace("|", " ") for piece in PIECES.split(" ")]), max_size=40).map("".join)


@given(MARKUP | st.text(max_size=60))
def test_render_places_hold_for_any_source(source: str) -> None:
    plain, offsets = render(source)
    assert len(plain) == len(offsets)
    assert list(offsets) == sorted(offsets)
    for character, place in zip(plain, offsets, strict=True):
        assert character.isspace() or source[place] in (character, "&")
    assert plain == plain.strip()


@given(MARKUP)
def test_to_source_gives_back_what_it_shows(source: str) -> None:
    """The slice of the source, rendered again, is the slice of the plain text (tags within a slice may only add white space)."""
    plain, offsets = render(source)
    page = Page("p", source, "html", "", plain, offsets)
    for at, character in enumerate(plain):
        start, end = page.to_source(at, at + 1)
        assert 0 <= start <= end <= len(source)
        if source[start] == character != "&" or character.isspace():
            continue
        assert character in render(source[start:end])[0]


@pytest.mark.parametrize(
    ("source", "wanted", "slice_"),
    [
        ("<p>Johnson &amp; Johnson</p>", "Johnson &", "Johnson &amp;"),
        ("AT&T", "AT&", "AT&"),
        ("<p>AT&amp;</p>", "AT&", "AT&amp;"),
        ("<b>caf&eacute;</b> now", "café", "caf&eacute;"),
        ("caf&eacute now", "café", "caf&eacute"),
        ("&copy2017", "©", "&copy"),
        ("&NotEqualTilde;!", "≂̸", "&NotEqualTilde;"),
        ("<p>They <b>met</b>.</p>", "They met", "They <b>met"),
        ("<p>one</p><p>two</p>", "one\n\n", "one"),
        ("R&amp;D&amp;", "&D&", "&amp;D&amp;"),
    ],
)
def test_to_source_takes_references_whole(source: str, wanted: str, slice_: str) -> None:
    page = page_of(source)
    at = page.plain.index(wanted)
    start, end = page.to_source(at, at + len(wanted))
    assert source[start:end] == slice_


def test_to_source_of_an_empty_stretch_is_empty() -> None:
    page = page_of("<p>They met.</p>")
    assert page.to_source(5, 5) == (8, 8)
    assert page.to_source(9, 9) == (16, 16)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "deep" + "</div>" * 100_000,
        "word " * 200_000,
        "<a b=" * 200_000,
        '<a b="' * 200_000,
        "<" * 300_000,
        "&amp" * 200_000,
        "<!--" * 200_000,
        "<template>" * 100_000,
        "<noscript>x" * 100_000,
        "<svg>" * 100_000 + "</svg>",
    ],
    ids=lambda source: source[:10],
)
def test_render_is_linear_and_flat(source: str) -> None:
    started = time.perf_counter()
    render(source)
    assert time.perf_counter() - started < 10  # quadratic would take hours
