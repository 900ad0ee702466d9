"""What a chart is made of: rectangles, lines and words at places, in groups that have a meaning and may lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rect:
    """``kind`` is a key of ``palette.SHAPES`` and the class by which a page's style colours it."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """``anchor`` is ``start``, ``middle`` or ``end``; ``y`` is the line that the words stand on."""

    x: float
    y: float
    words: str
    kind: str = "words"
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that say one thing, said in words by ``title``; ``link`` is where they lead. ``facts`` are for the page's script."""

    items: tuple[Rect | Line | Text, ...]
    title: str = ""
    link: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, with what it shows in words: ``title`` for a heading, ``summary`` for who cannot see it."""

    width: float
    height: float
    items: tuple[Rect | Line | Text | Group, ...]
    title: str
    summary: str
    facts: Mapping[str, str] = field(default_factory=dict)
