"""A row of a table of articles as a page."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from legation.errors import PageError
from legation.pages.build import About, Tell, check_damage, digest_of, html_page, one_line, text_page, without_surrogates
from legation.pages.days import day_of
from legation.pages.decoding import decode
from legation.types import Page, Party

COLUMNS = ("id", "text", "html", "title", "url", "date", "outlet", "parties")
"""The columns that are read; others are ignored."""

Row = Mapping[str, object]


def page_of(row: Row, where: str, tell: Tell) -> Page:
    """The page of one row. ``where`` (``file#row``) names it in messages, and is its name if it has no ``id``.

    ``text`` goes before ``html`` if a row has both. :class:`PageError` for a row without either, or with wrong ``parties``;
    a date that is none is told, and the page read without.
    """
    name = _cell(row, "id", where, tell) or where
    about = About(
        title=_cell(row, "title", where, tell),
        url=_cell(row, "url", where, tell),
        outlet=_cell(row, "outlet", where, tell),
        published_on=_date(row, where, tell),
    )
    page = _page(row, name, where, about, tell)
    parties = _parties(row, where, page)
    return page if parties is None else replace(page, parties=parties)


def _page(row: Row, name: str, where: str, about: About, tell: Tell) -> Page:
    text = _cell(row, "text", where, tell, strip=False)
    markup = None if text else _cell(row, "html", where, tell, strip=False)
    if not text and not markup:
        if {"text", "html"} & row.keys():
            raise PageError(where, "a row without text: the columns text and html are empty; fill one in, or leave the row out")
        raise PageError(where, without_text_column(row))
    digest = digest_of(json.dumps([row.get(column) for column in COLUMNS], default=str))
    page = text_page(where, text, "body", digest, about=about) if text else html_page(where, markup or "", digest, about=about)
    return replace(page, name=name)


def without_text_column(names: Iterable[str]) -> str:
    """What to say of a table that has neither of the two columns that matter."""
    return f"no column text or html, only {one_line(', '.join(names)) or 'empty ones'}; rename the one that holds the article"


def _cell(row: Row, column: str, where: str, tell: Tell, *, strip: bool = True) -> str | None:
    """A cell as text, ``None`` if it is empty."""
    value = row.get(column)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bytes):
        value = check_damage(where, decode(value), tell)
    if isinstance(value, bool | list | dict | tuple):
        raise PageError(where, f"column {column} holds {one_line(repr(value))[:60]}, which is no text; write it as a string")
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else without_surrogates(str(value))
    return (text.strip() if strip else text) if text.strip() else None


def _date(row: Row, where: str, tell: Tell) -> date | None:
    try:
        return day_of(row.get("date"))
    except ValueError as error:
        tell(PageError(where, f"wrong date ({one_line(error)}); the page is read as undated, write the day as YYYY-MM-DD"))
    return None


def _parties(row: Row, where: str, page: Page) -> tuple[Party, ...] | None:
    """The parties that the row marks, with positions in ``page.plain``."""
    value = row.get("parties")
    if value is None or (isinstance(value, float) and math.isnan(value)) or value == "":
        return None
    if isinstance(value, str):
        value = _from_json(value, where)
    if not isinstance(value, list | tuple):
        raise PageError(where, f"column parties holds {one_line(repr(value))[:60]}, not a list of objects with code, start and end")
    return tuple(_party(item, number, where, page) for number, item in enumerate(value, 1))


def _from_json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PageError(where, f"column parties is no JSON list ({one_line(error)}); write a list of code, start and end") from error


def _party(item: object, number: int, where: str, page: Page) -> Party:
    fields = item if isinstance(item, dict) else {}
    code, start, end = fields.get("code"), fields.get("start"), fields.get("end")
    if not (isinstance(code, str) and code.strip() and type(start) is int and type(end) is int):
        raise PageError(where, f"party {number} is {one_line(repr(item))[:80]}, not an object of code, start and end (whole numbers)")
    if not 0 <= start < end <= len(page.source):
        size = f"a text of {len(page.source)} characters"
        raise PageError(where, f"party {number} ({one_line(code)}) spans {start} to {end} of {size}; correct start and end")
    if page.offsets is None:
        return Party(code.strip(), start, end)
    return Party(code.strip(), bisect_left(page.offsets, start), bisect_left(page.offsets, end))
