"""The colours of a chart that stands by itself. In a page, its style sheet has the same kinds, for light and dark."""

from __future__ import annotations

from dataclasses import dataclass

PAPER = "#ffffff"
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Ink:
    """Fill and outline (``None``: none), how thick the outline is, and whether it is broken."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dashed: bool = False


GOOD, GOOD_PALE, BAD, BAD_PALE = "#1c6a84", "#cfe3ea", "#ab3d22", "#f3d6cc"
INK, SOFT, GRID = "#1f1e1b", "#5f5c55", "#dedad0"
SHAPES = {
    "quad1": Ink(GOOD_PALE, GOOD),
    "quad2": Ink(GOOD, GOOD),
    "quad3": Ink(BAD_PALE, BAD),
    "quad4": Ink(BAD, BAD),
    "future": Ink(None, SOFT, 1.2, True),
    "negated": Ink(None, SOFT, 1.2, True),
    "hypothetical": Ink(None, SOFT, 1.2, True),
    "coverage": Ink("#b9b4a8", "#8d897f"),
    "blank": Ink("#eeebe3", None),
    "hit": Ink(None, None),
    "whisker": Ink(None, INK, 1.2),
    "axis": Ink(None, INK, 1.2),
    "grid": Ink(None, GRID),
    "turn": Ink(None, INK, 1.2, True),
    "flag": Ink(INK, INK),
    "cell": Ink(None, GRID),
    **{f"warm{n}": Ink(colour, "#ffffff") for n, colour in enumerate(("#e6f0f4", "#b5d4df", "#74abc0", "#3d86a0", "#1c6a84"), 1)},
    **{f"cold{n}": Ink(colour, "#ffffff") for n, colour in enumerate(("#fbece7", "#f0c4b6", "#dd907a", "#c4603f", "#ab3d22"), 1)},
    "warm0": Ink("#efede6", "#ffffff"),
}
WORDS = {"words": SOFT, "strong": INK, "onflag": PAPER}
SIZES = {"words": 12.0, "strong": 13.0, "onflag": 11.0}
