"""HTML as plain text, each character with its place in the source.

A scanner, not a tree: one pass, no recursion, so that neither nesting nor length can bring it down. Tags are delimited as
browsers do it (https://html.spec.whatwg.org/multipage/parsing.html#tokenization); what is laid out as a block of its own becomes a line.
"""

from __future__ import annotations

import html
import re
from array import array
from functools import lru_cache
from html.entities import html5

# Atomic groups that end after some hundred turns, because each turn is kept in memory until the group is whole: a tag with more attributes
# ends at the next ">". Atomic groups, not possessive ones around groups: Python 3.11.2 matches "(...)*+" wrongly.
_TOKEN = re.compile(
    r"""(?P<text>[^<&\s\u00ad\u200b\ufeff]++(?>(?:[ ][^<&\s\u00ad\u200b\ufeff]++){0,200}))
    |(?P<space>\s++)
    |(?P<comment><!--(?:-?>|(?s:.*?)(?:--!?>|\Z)))
    |(?P<tag></?[A-Za-z](?>(?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?){0,1000})[^>]*+(?:>|\Z))
    |(?P<comment2><[!?/][^>]*+(?:>|\Z))
    |(?P<entity>&(?:\#[0-9]++;?|\#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{1,31};?))
    |(?P<unseen>[\u00ad\u200b\ufeff]++)
    |(?P<sign>[<&])""",
    re.VERBOSE,
)
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")

_UNSEEN = {"\u00ad", "\u200b", "\ufeff"}

# Elements whose content is not shown as text; those of the second row can hold themselves.
_DROPPED_FLAT = "script style noscript iframe noembed noframes textarea canvas audio video select datalist"
_DROPPED_DEEP = ("template", "svg", "object")
_DROPPED = {*_DROPPED_FLAT.split(" "), *_DROPPED_DEEP}
_SWALLOWING = {"script", "style"}  # left open, a browser takes the rest of the page for their content
_TAGS_OF = {name: re.compile(rf"<(/?){name}(?=[\s/>])[^>]*+(?:>|\Z)", re.IGNORECASE) for name in _DROPPED}

# What browsers lay out as a block or a table's part (https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3).
_BLOCK_NAMES = """address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
frameset head header hgroup hr html legend li main menu nav ol optgroup option pre search section summary table tbody td tfoot th
thead title tr ul"""
_BLOCKS = set(_BLOCK_NAMES.split())
_PARAGRAPHS = {"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p"}
_SPACED = {"button", "input", "iframe", "svg", "canvas", "audio", "video", "select", "object"}

_NOTHING, _SPACE, _LINE, _BLANK = range(4)
_GAPS = dict.fromkeys(_SPACED, _SPACE) | dict.fromkeys(_PARAGRAPHS, _BLANK) | dict.fromkeys(_BLOCKS, _LINE)
_LAID_OUT = frozenset({"br", *_GAPS, *_DROPPED})
_GAP = ("", " ", "\n", "\n\n")


def render(source: str) -> tuple[str, array[int]]:
    """Plain text of HTML, and for each of its characters the position in ``source``, never decreasing.

    A character stands at its own place, one from a reference (``&amp;``) at the ampersand, white space where the gap begins
    (which may be a tag). Scripts, styles, templates, comments and what only shows without scripts are left out; the ``title``
    element is a line. Soft hyphens and zero-width spaces are dropped.
    """
    renderer = _Renderer(source)
    renderer.run()
    return "".join(renderer.out), renderer.offsets


class _Renderer:
    """The state of one pass: what was written, and the gap still owed before the next character."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.offsets = array("I")
        self.gap = _NOTHING
        self.gap_at = 0
        self.preformatted = 0
        self.strict = source.lstrip().startswith("<?xml")
        self.without_close: set[str] = set()

    def run(self) -> None:
        match, source, at, end = _TOKEN.match, self.source, 0, len(self.source)
        while at < end:
            token = match(source, at)
            assert token is not None  # every character begins one of the tokens
            kind, after = token.lastgroup, token.end()
            if kind == "tag":
                name = _laid_out(token.group())
                after = self.tag(name, token.group(), at, after) if name else after
            elif kind in ("text", "sign"):
                self.write(token.group(), range(at, after), at)
            elif kind == "space":
                self.owe(_SPACE + (min(source.count("\n", at, after), 2) if self.preformatted else 0), at)
            elif kind == "entity":
                after = self.entity(token.group(), at)
            at = after

    def write(self, text: str, places: range | list[int], at: int) -> None:
        if self.gap and self.out:
            self.out.append(_GAP[self.gap])
            self.offsets.extend([self.gap_at] * len(_GAP[self.gap]))
        self.gap = _NOTHING
        self.out.append(text)
        self.offsets.extend(places)

    def owe(self, gap: int, at: int) -> None:
        if self.gap == _NOTHING:
            self.gap_at = at
        self.gap = max(self.gap, gap)

    def entity(self, text: str, at: int) -> int:
        characters, length = _referred(text)
        if characters.isspace():
            self.owe(_SPACE, at)
        elif characters not in _UNSEEN and characters:
            self.write(characters, [at] * len(characters), at)
        return at + length

    def tag(self, name: str, text: str, at: int, after: int) -> int:
        gap = _GAPS.get(name, _NOTHING)
        if name == "br":
            self.owe(_BLANK if self.gap >= _LINE else _LINE, at)
        elif gap:
            self.owe(gap, at)
        if name == "pre":
            self.preformatted = max(0, self.preformatted + (-1 if text[1] == "/" else 1))
        if name in _DROPPED and text[1] != "/" and not self.is_whole(name, text):
            return self.past(name, after)
        return after

    def is_whole(self, name: str, text: str) -> bool:
        """Whether ``<name/>`` is the element already: so in XML and SVG, not for a script in HTML."""
        return text.endswith("/>") and (self.strict or name == "svg")

    def past(self, name: str, position: int) -> int:
        """The position after the element's end tag; where it has none, after its start tag (for scripts: the end)."""
        if name in self.without_close:
            return position
        depth, last = 1, None
        for tag in _TAGS_OF[name].finditer(self.source, position):
            if tag.group(1):
                depth, last = depth - 1, tag.end()
            elif name in _DROPPED_DEEP and not tag.group().endswith("/>"):
                depth += 1
            if depth == 0:
                return tag.end()
        self.without_close.add(name)  # never look for it again: a page of a million open templates stays linear
        return last or (len(self.source) if name in _SWALLOWING else position)


@lru_cache(maxsize=1 << 12)  # most tags of a page, and of a site, are the same few
def _laid_out(tag: str) -> str:
    """The name of the tag's element, where it is one that is laid out; else nothing."""
    named = _NAME.match(tag)
    name = named.group(1).lower() if named else ""
    return name if name in _LAID_OUT else ""


def _referred(text: str) -> tuple[str, int]:
    """The characters of a reference such as ``&eacute;``, and how many characters of ``text`` it takes up."""
    if text[1] == "#":
        return (html.unescape(text) if len(text) <= 12 else "\ufffd"), len(text)
    for length in range(len(text), 2, -1):  # "&notit;" is "&not" and "it;", as old pages need it
        if found := html5.get(text[1:length]):
            return found, length
    return "&", 1
