"""Dictionaries of verbs: blocks of verbs that mean one thing, their patterns, and sets of synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.knowledge.dictionaries.lines import LeftOut, Line, spoken

_BLOCK = re.compile(r"---\s*\S.*?(?:\[([^\]]*)\])?\s*-*\s*$")
_PATTERN = re.compile(r"-\s*(.*?)\s*\[([^\]]*)\]\s*$")
_VERB = re.compile(r"([^\s{\[]+)\s*(?:\{([^}]*)\}?)?\s*[,.]?\s*(?:\[([^\]]*)\])?\s*$")
_FORM = re.compile(r"[^\s,]+")
_CODE = re.compile(r"(?:(\d{2,4})?:)?(\d{2,4})?!?$")


@dataclass(frozen=True, slots=True)
class Coding:
    """What a pattern is coded as: a CAMEO code from source to target, one back, or both; neither, if it is no event."""

    there: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with the words that belong to it (``CALL``, ``OFF``), its forms, and a code of its own."""

    line: Line
    words: tuple[str, ...]
    forms: tuple[str, ...] = ()
    coding: Coding | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """What may stand around the verbs of a block, and what it then is."""

    line: Line
    text: str
    coding: Coding


@dataclass(slots=True)
class Block:
    """Verbs that share their patterns; ``coding`` is that of a verb without one of its own."""

    coding: Coding = Coding()
    verbs: list[Verb] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)


@dataclass(slots=True)
class Verbs:
    """A dictionary of verbs as it stands: its blocks, its synonym sets by name (``&FOOD``), and how many verbs and patterns it has,
    those that cannot be read among them."""

    blocks: list[Block] = field(default_factory=list)
    sets: dict[str, list[str]] = field(default_factory=dict)
    verbs: int = 0
    patterns: int = 0


def read_verbs(lines: Iterable[Line], left: list[LeftOut]) -> Verbs:
    """The blocks and sets of a dictionary. What cannot be read goes to ``left``."""
    found, synonyms = Verbs(), None
    for line in lines:
        text = line.text.strip()
        if text.startswith("&"):
            synonyms = found.sets.setdefault(text.split()[0], [])
        elif text.startswith("---"):
            synonyms = None
            reason = _begin(found, text)
            left += [line.left_out(reason)] if reason else []
        elif synonyms is not None and text.startswith("+"):
            synonyms += spoken([text[1:]])
        elif reason := _into_block(found, line, text):
            left.append(line.left_out(reason))
    return found


def _begin(found: Verbs, text: str) -> str | None:
    label = _BLOCK.match(text)
    coding = read_coding(label[1] or "---") if label else None
    found.blocks.append(Block(coding or Coding()))
    return None if coding else "no code in brackets, such as [190] or [---]"


def _into_block(found: Verbs, line: Line, text: str) -> str | None:
    """Put a verb or a pattern into the block; why not, if it cannot be."""
    if text.startswith("~"):
        return "transformations are not read: our operators do what they do"
    if not found.blocks:
        return "no block of verbs stands before it"
    if text.startswith("-"):
        found.patterns += 1
        return _add_pattern(found.blocks[-1], line, text)
    found.verbs += 1
    return _add_verb(found.blocks[-1], line, text)


def _add_pattern(block: Block, line: Line, text: str) -> str | None:
    pattern = _PATTERN.match(text)
    coding = read_coding(pattern[2]) if pattern else None
    if pattern is None or coding is None or pattern[1].count("*") != 1:
        return "no pattern with one * for the verb and a CAMEO code in brackets"
    block.patterns.append(Pattern(line, pattern[1], coding))
    return None


def _add_verb(block: Block, line: Line, text: str) -> str | None:
    verb = _VERB.match(text)
    coding = read_coding(verb[3]) if verb and verb[3] else None
    if verb is None or (verb[3] and coding is None):
        return "no verb with its forms in braces and a CAMEO code in brackets"
    first, _, rest = verb[1].rpartition("+")
    words = tuple(word for name in spoken([rest]) for word in name.split())
    if first or not words:
        return "the verb must be the first of its words"
    forms = tuple(form.lstrip("+").split("_")[0].lower() for form in _FORM.findall(verb[2] or ""))
    block.verbs.append(Verb(line, words, forms, coding))
    return None


def read_coding(text: str) -> Coding | None:
    """``[042:043]`` both ways, ``[:173]`` back only, ``[---]`` no event; ``None`` for what is no CAMEO code."""
    text = text.strip()
    if text.startswith("---"):
        return Coding()
    if ":" not in text:
        text = f"{text.rstrip('!')}:"
        found = _CODE.match(text)
        return Coding(found[1]) if found and found[1] else None
    found = _CODE.match(text)
    return Coding(found[1], found[2]) if found and (found[1] or found[2]) else None
