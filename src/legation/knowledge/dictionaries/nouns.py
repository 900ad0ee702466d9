"""Dictionaries of agents: nouns for people and organs with CAMEO's roles, as our agents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from legation.knowledge.agents import Agent, Agents
from legation.knowledge.dictionaries.codes import Codes
from legation.knowledge.dictionaries.lines import LeftOut, Line, spoken

# How many words of a noun the room of actors looks at.
LONGEST = 3
_SET = re.compile(r"\s*(!\w+!)\s*=\s*(.+)")
_NOUN = re.compile(r"([^\[{]+)(?:\{([^}]*)\})?\s*\[\s*([^\]]+?)\s*\]")
_VARIABLE = re.compile(r"!\w+!")
_OF_PERSONS = re.compile(r"(er|or|ist|ian|man|men|woman|women|person|ee|ant|ent|ite)$")


def read_agents(lines: Iterable[Line], codes: Codes, ours: Agents, left: list[LeftOut]) -> Iterator[tuple[Line, Agent]]:
    """The agents of a dictionary, each with its line: one line may give several. What cannot be taken goes to ``left``."""
    sets: dict[str, list[str]] = {}
    for line in lines:
        if found := _SET.match(line.text):
            sets[found[1]] = [word.strip() for word in found[2].split(",") if word.strip()]
            continue
        noun = _NOUN.match(line.text)
        sector = codes.sector(noun[3]) if noun else None
        names = list(_names(noun, sets)) if noun else []
        reason = _reason(noun, names, sector)
        if reason:
            left.append(line.left_out(reason))
        elif sector:
            yield from ((line, Agent(name, sector, _kind(name, ours))) for name in names if len(name.split()) <= LONGEST)


def _reason(noun: re.Match[str] | None, names: list[str], sector: str | None) -> str | None:
    if noun is None:
        return "no noun with a code in brackets, such as FARMER [~AGR]"
    if sector is None:
        return f"code {noun[3]}: no sector of our tables"
    if not names:
        return "a set in exclamation marks that the dictionary does not give"
    return None if any(len(name.split()) <= LONGEST for name in names) else f"more than {LONGEST} words, which nothing looks up"


def _names(noun: re.Match[str], sets: Mapping[str, list[str]]) -> Iterator[str]:
    """The noun and its other forms in small letters, with a word of its set put in each time."""
    for form in (noun[1], *(noun[2] or "").split(",")):
        variable = _VARIABLE.search(form)
        filled = [form.replace(variable[0], word) for word in sets.get(variable[0], ())] if variable else [form]
        yield from (name.lower() for name in spoken(filled))


def _kind(name: str, ours: Agents) -> str:
    """The kind that our table gives the noun, or its last word; else a person by its ending, or an organ."""
    last = name.split()[-1]
    known = ours.get(name) or ours.get(last)
    return known.kind if known else "person" if _OF_PERSONS.search(last) else "organ"
