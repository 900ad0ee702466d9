"""A relation to look at: in the terminal, as a page of HTML, as data; audits, explanations, datings and copies in the terminal."""

from legation.show import words
from legation.show.audit import render_audit, render_case
from legation.show.clean import clean
from legation.show.copies import copies_json, render_copies
from legation.show.data import series_to_json, to_json
from legation.show.dated import dating_json, render_dating
from legation.show.explained import render_explanation
from legation.show.html import environment, render_html, render_page, safe_url, shade, style_hash
from legation.show.table import SERIES_COLUMNS, series_rows
from legation.show.terminal import render_series, render_terminal

__all__ = [
    "SERIES_COLUMNS",
    "clean",
    "copies_json",
    "dating_json",
    "environment",
    "render_audit",
    "render_case",
    "render_copies",
    "render_dating",
    "render_explanation",
    "render_html",
    "render_page",
    "render_series",
    "render_terminal",
    "safe_url",
    "series_rows",
    "series_to_json",
    "shade",
    "style_hash",
    "to_json",
    "words",
]
