"""A drawing as PNG, by Pillow, whose own font is used so that a chart looks the same on every machine."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from legation.desk.charts.drawing import Drawing, Group, Line, Rect, Text
from legation.desk.charts.palette import PAPER, SHAPES, SIZES, WORDS
from legation.show import clean

SCALE = 2
_DASH, _GAP = 3.0, 2.0
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def to_png(drawing: Drawing, *, source: str = "") -> bytes:
    """The drawing at twice its size, with ``source`` (a citation) in the file's own description."""
    image = Image.new("RGB", (round(drawing.width * SCALE), round(drawing.height * SCALE)), PAPER)
    pen = ImageDraw.Draw(image)
    for item in drawing.items:
        for shape in item.items if isinstance(item, Group) else (item,):
            _draw(pen, shape)
    facts = PngInfo()
    facts.add_itxt("Title", clean(drawing.title))
    facts.add_itxt("Description", clean(drawing.summary))
    facts.add_itxt("Source", clean(source))
    file = BytesIO()
    image.save(file, "PNG", optimize=True, pnginfo=facts)
    return file.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Rect | Line | Text) -> None:
    if isinstance(shape, Rect):
        _rect(pen, shape)
    elif isinstance(shape, Line):
        _line(pen, shape.x1, shape.y1, shape.x2, shape.y2, shape.kind)
    else:
        font = ImageFont.load_default(SIZES[shape.kind] * SCALE)
        pen.text((shape.x * SCALE, shape.y * SCALE), _known(clean(shape.words)), WORDS[shape.kind], font, anchor=_ANCHORS[shape.anchor])


def _known(words: str) -> str:
    """Pillow's font has no arrows."""
    return words.replace("→", "to").replace("↔", "and").replace("−", "-")


def _rect(pen: ImageDraw.ImageDraw, rect: Rect) -> None:
    ink = SHAPES[rect.kind]
    x, y, x2, y2 = (value * SCALE for value in (rect.x, rect.y, rect.x + rect.width, rect.y + rect.height))
    if rect.width <= 0 or rect.height <= 0:
        return
    if ink.fill:
        pen.rectangle((x, y, x2, y2), fill=ink.fill)
    if ink.stroke:
        left, top, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
        for ends in ((left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)):
            _line(pen, *ends, rect.kind)


def _line(pen: ImageDraw.ImageDraw, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
    ink = SHAPES[kind]
    if not ink.stroke:
        return
    width = max(1, round(ink.width * SCALE))
    if not ink.dashed:
        pen.line((x1 * SCALE, y1 * SCALE, x2 * SCALE, y2 * SCALE), ink.stroke, width)
        return
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    at = 0.0
    while length and at < length:
        end = min(at + _DASH, length)
        start, stop = at / length, end / length
        ends = [(x1 + (x2 - x1) * t) * SCALE if axis == 0 else (y1 + (y2 - y1) * t) * SCALE for t in (start, stop) for axis in (0, 1)]
        pen.line((ends[0], ends[1], ends[2], ends[3]), ink.stroke, width)
        at = end + _GAP
