"""A relation as one page of HTML that needs nothing else: no script, no font, no picture from outside.

Every text is escaped by the templates, and the page's own policy forbids whatever might slip through.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from legation.relations import Beside, Direction, Relation, Scale, Told, neutral, number, signed
from legation.show import words
from legation.show.clean import clean
from legation.show.lines import Chart, chart
from legation.show.picture import Panel, picture

TEMPLATES = Path(__file__).parent / "templates"


def render_html(relation: Relation) -> str:
    """A relation as a whole page."""
    scale = relation.scale or Scale.PLOVER
    return render_page(
        "relation.html",
        relation=relation,
        scale=scale,
        panels=picture(relation.series, relation.a, relation.b),
        chart=chart(relation.series, relation.a, relation.b, scale, relation.found),
        unread=words.unread(relation.series),
        others=[_beside(beside, scale) for beside in relation.beside],
        years=_years(relation),
        directions=tuple(Direction),
    )


def _beside(beside: Beside, scale: Scale) -> tuple[Beside, tuple[Panel, ...], Chart | None, str | None]:
    a, b, series = beside.a, beside.b, beside.series
    return beside, picture(series, a, b), chart(series, a, b, scale, beside.found), words.unread(series)


def render_page(template: str, **values: Any) -> str:
    """A page from one of the room's templates, with its style and policy."""
    return _environment().get_template(template).render(css=Markup(_css()), style_hash=style_hash(), **values)


@cache
def style_hash() -> str:
    """The page's own style as a source of Content Security Policy: ``sha256-...``. No other style applies."""
    return "sha256-" + base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()


@cache
def _css() -> str:
    return (TEMPLATES / "style.css").read_text("utf-8")


@cache
def _environment() -> Environment:
    found = environment(TEMPLATES)
    found.globals.update(words=words, neutral=neutral, number=number, signed=signed)
    return found


def environment(templates: Path) -> Environment:
    """The templates of a folder. What is put in is made fit to be shown and escaped; a value that is missing is an error."""
    found = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    found.globals.update(safe_url=safe_url, shade=shade)
    return found


def _finalize(value: Any) -> Any:
    return clean(value) if type(value) is str else value


def safe_url(url: str | None) -> str | None:
    """``url`` if a reader may follow it: http or https with a host. A page's address is as hostile as its text."""
    if not url or any(ord(c) <= 0x20 for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def shade(quad: int) -> str:
    """The class of a quad's colour and fill: ``verbal cooperative`` and so on."""
    return f"{'verbal' if quad in (1, 3) else 'material'} {'cooperative' if quad in (1, 2) else 'conflictual'}"


def _years(relation: Relation) -> list[tuple[str, list[Told]]]:
    grouped = groupby(relation.events, key=lambda told: str(told.placing.anchor.year) if told.placing.anchor else "without a date")
    return [(year, list(events)) for year, events in grouped]
