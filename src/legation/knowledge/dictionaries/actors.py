"""Dictionaries of actors: names with their other names, and the codes that they have on which days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from legation.knowledge.dictionaries.codes import Dated, read_codes
from legation.knowledge.dictionaries.lines import LeftOut, Line, spoken

_LABEL = re.compile(r"\[([^\]]*)\]?")
_ASIDE = re.compile(r"\s*\([^()]*\)|[()]")


@dataclass(slots=True)
class Named:
    """One actor: its names as words in capitals, the first its own, and its codes in the order of the file."""

    line: Line
    names: list[str]
    codes: list[Dated] = field(default_factory=list)


def read_actors(lines: Iterable[Line], left: list[LeftOut]) -> Iterator[Named]:
    """The actors of a dictionary. What cannot be read goes to ``left``."""
    actor: Named | None = None
    for line in lines:
        name = line.text.partition("[")[0].rstrip()
        if name and not name[0].isspace() and name[0] != "+":
            yield from _whole(actor, left)
            actor = Named(line, [])
        if actor is None:
            left.append(line.left_out("no actor stands before it"))
            continue
        if name:
            actor.names += _names(name.strip().lstrip("+"))
        if len(name) < len(line.text):
            codes, bad = read_codes(_LABEL.findall(line.text))
            actor.codes += codes
            left += [line.left_out(f"[{text}] is no code with days") for text in bad]
    yield from _whole(actor, left)


def _names(text: str) -> list[str]:
    """The name as words, without what stands in parentheses beside it: ``ARMY_(AIAI)_``."""
    name = _ASIDE.sub(" ", text) if "(" in text or ")" in text else text
    return list(spoken([name])) if any(c.isalnum() for c in name) and "\ufffd" not in name else []


def _whole(actor: Named | None, left: list[LeftOut]) -> Iterator[Named]:
    if actor is None:
        return
    if not actor.names:
        left.append(actor.line.left_out("no name that could stand in a text"))
    elif not actor.codes:
        left.append(actor.line.left_out("no code"))
    else:
        yield actor
