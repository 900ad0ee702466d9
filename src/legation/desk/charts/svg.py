"""A drawing as SVG: inside a page, coloured by its style sheet; or as a file of its own, with its colours and its source in it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from legation.desk.charts.drawing import Drawing, Group, Line, Rect, Text
from legation.desk.charts.palette import FONT, PAPER, SHAPES, SIZES, WORDS, Ink
from legation.show import clean

_NAMESPACE = Markup(' xmlns="http://www.w3.org/2000/svg"')


def to_svg(drawing: Drawing, *, alone: bool = False, source: str = "", id: str = "chart") -> Markup:
    """The drawing; ``alone`` as a whole file, with ``source`` (a citation) as its description. All words are escaped."""
    items = Markup("\n").join(_item(item, alone) for item in drawing.items)
    if not alone:
        facts = _facts(drawing.facts)
        return Markup('<svg class="chart" id="{}" viewBox="0 0 {} {}" role="group" aria-label="{}"{}>\n{}\n</svg>').format(
            id, _n(drawing.width), _n(drawing.height), clean(drawing.summary), facts, items
        )
    head = Markup('<svg{} viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img">').format(
        _NAMESPACE, w=_n(drawing.width), h=_n(drawing.height)
    )
    said = Markup("<title>{}</title>\n<desc>{}\n{}</desc>").format(clean(drawing.title), clean(drawing.summary), clean(source))
    paper = Markup('<rect width="{}" height="{}" fill="{}"/>').format(_n(drawing.width), _n(drawing.height), PAPER)
    return Markup("\n").join((head, said, _style(), paper, items, Markup("</svg>\n")))


def _style() -> Markup:
    shapes = [f".{kind} {{ {_css(ink)} }}" for kind, ink in SHAPES.items()]
    words = [f".{kind} {{ fill: {colour}; font: {SIZES[kind]}px {FONT}; }}" for kind, colour in WORDS.items()]
    return Markup("<style>\n{}\n</style>").format(Markup("\n".join((*shapes, *words))))


def _css(ink: Ink) -> str:
    dashes = " stroke-dasharray: 3 2;" if ink.dashed else ""
    return f"fill: {ink.fill or 'none'}; stroke: {ink.stroke or 'none'}; stroke-width: {ink.width};{dashes}"


def _item(item: Rect | Line | Text | Group, alone: bool) -> Markup:
    if isinstance(item, Group):
        return _group(item, alone)
    if isinstance(item, Rect):
        return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
            item.kind, _n(item.x), _n(item.y), _n(max(item.width, 0)), _n(max(item.height, 0))
        )
    if isinstance(item, Line):
        return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            item.kind, _n(item.x1), _n(item.y1), _n(item.x2), _n(item.y2)
        )
    anchor = "" if item.anchor == "start" else Markup(' text-anchor="{}"').format(item.anchor)
    return Markup('<text class="{}" x="{}" y="{}"{}>{}</text>').format(item.kind, _n(item.x), _n(item.y), anchor, clean(item.words))


def _group(group: Group, alone: bool) -> Markup:
    title = Markup("<title>{}</title>").format(clean(group.title)) if group.title else Markup("")
    inner = Markup("").join(_item(item, alone) for item in group.items)
    if alone or not group.link:
        return Markup("<g{}>{}{}</g>").format("" if alone else _facts(group.facts), title, inner)
    return Markup('<a href="{}" aria-label="{}"{}>{}{}</a>').format(
        clean(group.link), clean(group.title), _facts(group.facts), title, inner
    )


def _facts(facts: Mapping[str, str]) -> Markup:
    return Markup("").join(Markup(' data-{}="{}"').format(name, clean(value)) for name, value in facts.items())


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
