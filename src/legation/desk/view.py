"""A view: what an address shows, as data, and the forms that it can be given in. The page is drawn from the same data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse, Response

from legation.desk import wording
from legation.desk.asked import Asked
from legation.desk.charts import Drawing, to_svg
from legation.show import clean, environment

TEMPLATES = Path(__file__).parent / "templates"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a view for CSV and Parquet: names of columns with DuckDB's types, and the rows, made when they are asked for."""

    name: str
    columns: Mapping[str, str]
    rows: Callable[[], Iterable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class View:
    """``data`` is all that the page shows, ready for ``json.dumps``; ``more`` is what its template needs besides."""

    template: str
    title: str
    data: Mapping[str, Any]
    more: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    drawing: Drawing | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around it: the record's name, the address as asked, the token of its forms."""

    record: str
    asked: Asked
    token: str
    forms: tuple[str, ...] = ()


def page(view: View, frame: Frame) -> Response:
    """A view as a page of HTML."""
    template = _environment().get_template(view.template)
    values = {**view.data, **view.more}
    return HTMLResponse(
        template.render(**values, title=view.title, frame=frame, asked=frame.asked, token=frame.token).encode("utf-8", "replace"),
        view.status,
    )


def data(view: View) -> Response:
    """A view as data. ASCII only, so that nothing depends on how it is read."""
    body = json.dumps(view.data, ensure_ascii=True, indent=1, default=_plain)
    return Response(body, view.status, media_type=JSON)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} is no data")


@cache
def _environment() -> Environment:
    found = environment(TEMPLATES)
    found.globals.update(w=wording, svg=to_svg)
    found.filters.update(n=wording.number, lines=_lines, country=wording.country, upfirst=lambda text: text[:1].upper() + text[1:])
    return found


def _lines(text: str) -> Markup:
    """Text of many lines: each made fit to be shown, and all of them escaped."""
    return escape("\n".join(map(clean, text.split("\n"))))
