"""Charts as lists of shapes, drawn on the server: as SVG in a page or a file, and as PNG."""

from legation.desk.charts.drawing import Drawing, Group, Line, Rect, Text
from legation.desk.charts.png import to_png
from legation.desk.charts.svg import to_svg

__all__ = ["Drawing", "Group", "Line", "Rect", "Text", "to_png", "to_svg"]
