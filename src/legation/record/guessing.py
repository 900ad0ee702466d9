"""Rows in an order from which programs guess the right kinds of columns.

``readr::read_csv`` and pandas guess what a column holds from its first thousand rows. A column of numbers there that has text further
down gives warnings and lost cells: ``actor_cow`` is ``365`` for one state and ``2;365`` for two, ``date`` is ``2017`` or ``2017-05-09``. So
for each column one row of each kind that it holds comes first; all others keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

GUESSED_FROM = 1000
_KINDS = (
    ("logical", re.compile(r"true|false|T|F|TRUE|FALSE")),
    ("number", re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d")),
    ("time", re.compile(r"\d{1,2}:\d\d(:\d\d)?|\d{4}-\d\d-\d\dT.*")),
)


def kind_of(value: Any) -> str | None:
    """What a program takes a cell for: ``logical``, ``number``, ``date``, ``time`` or ``text``; ``None`` for an empty one."""
    text = ";".join(value) if isinstance(value, list) else "" if value is None else str(value)
    text = text.lower() if isinstance(value, bool) else text
    if not text:
        return None
    return next((name for name, pattern in _KINDS if pattern.fullmatch(text)), "text")


def guessable(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, those first that show what their columns hold. Fewer than ``GUESSED_FROM`` are all looked at, and stay as they are."""
    found = list(rows)
    if len(found) <= GUESSED_FROM:
        return found
    seen: set[tuple[str, str]] = set()
    first: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    for row in found:
        new = {(name, kind) for name, value in row.items() if (kind := kind_of(value))} - seen
        (first if new else rest).append(row)
        seen |= new
    return [*first, *rest]
