"""Text of pages made fit to be shown: pages are hostile, and a terminal obeys what it is sent."""

from __future__ import annotations

# Line breaks and tabs of every kind: they part words, so a space stands for each.
_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
# The rest of Unicode's control characters (C0, DEL, C1): escape sequences move a terminal's cursor or set its title.
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
# Marks and overrides of direction: they make a name read backwards. Last, the byte order mark.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
# Halves of surrogate pairs, which no encoding can write.
_LONE = {code: "\ufffd" for code in range(0xD800, 0xE000)}

_TABLE = {**dict.fromkeys(map(ord, _CONTROLS + _DIRECTIONS)), **dict.fromkeys(map(ord, _SPACES), " "), **_LONE}


def clean(text: str) -> str:
    """``text`` without control characters, direction overrides and lone surrogates; line breaks and tabs become spaces."""
    return text.translate(_TABLE)
