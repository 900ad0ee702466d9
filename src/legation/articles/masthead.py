"""The name that a page gives itself where no table has it: in its head, beside its copyright, in its datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.articles.lines import Line, squash
from legation.knowledge.datelines import find_dateline
from legation.types import Passage

#: Lines of a page among which its own name is looked for.
_TOP = 8
#: Letters of a mark in round brackets that may be a country's: "DUBAI (UAE) -".
_SHORT = 4
#: Words that hardly anything but the names of papers, agencies and stations has.
_PAPER = frozenset(
    """
argus bugle bulletin chronicle citizen courant courier dispatch enquirer examiner express gazette globe guardian herald inquirer
intelligencer journal ledger mercury messenger mirror observer post press recorder sentinel standard star sun telegram telegraph
times tribune wire
""".split()
)
#: Words that menus and notices are made of; a name has others besides.
_MENU = frozenset(
    """
a about account agency all an and archive best blog breaking business categories comments community contact cookies copyright
culture daily digital disclosure economy edition entertainment express featured finance follow for forum from health help home
homepage in latest legal life lifestyle live local log login magazine main markets menu middle money more my network new news
newsletter notice of on online opinion our page paper photos podcasts policy politics popular post press print privacy radio read
recent record register releases report reserved review rights science search section sections share sign site society sport sports
stories story submit subscribe support tech technology terms the today top travel trending tv use video videos view views watch
weather website weekly welcome your
""".split()
)
#: Names of sections, unless a word of papers stands beside them: "India Post".
_PLACES = frozenset("africa america americas asia europe india international national uk us usa world".split())
#: Words that call to do something, or that a firm's name has and its paper's has not.
_NO_NAME = frozenset(
    "click communications download follow get holdings interactive join log login media network newspapers our read see sign subscribe "
    "submit view watch your".split()
)
_ACRONYMS = frozenset(("AP", "AFP", "EU", "RIA", "UK", "UN", "US", "USA"))
_NAME = r"(?:[Tt]he\s+)?[A-Z][\w&'’.-]*(?:\s+(?:of|and|the|&|[A-Z][\w&'’.-]*)){0,5}"
_YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?"
_NOTICE = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*|\([cC]\)\s*)?(?:{_YEARS}[\s,]+(?:by\s+)?(?P<after>{_NAME})|(?:by\s+)?(?P<before>{_NAME}),?\s+{_YEARS})"
)
_COMPANY = re.compile(
    r"(?:[\s,]+(?:Group|Ltd|Limited|Inc|LLC|PLC|plc|Co|Corp|Corporation|Company|GmbH|AG|SA|All|Publishing|Publications)\b\.?)+.*$"
)


def find_masthead(lines: Sequence[Line], marks: Sequence[str], title: int | None) -> str | None:
    """The name of a paper among the first lines above the headline; "THE HARBOUR GAZETTE" is given in title case."""
    top = lines[: min(_TOP, len(lines) if title is None else title)]
    named = (plain_name(line.text) for line in top if marks[line.number] in ("head", "item") and not line.ends)
    return next((_cased(name) for name in named if _is_paper(name)), None)


def find_own_name(lines: Sequence[Line], body: Sequence[Passage]) -> str | None:
    """The mark in the datelines, or the name in the copyright notice, where the page bears it in another place as well."""
    named = [*((name, 1) for name in _marks(body)), *((name, 2) for name in _noticed(lines))]
    able = [(name, least) for name, least in named if not is_menu(name) and not _NO_NAME & set(_words(name))]
    return next((name for name, least in able if _is_paper(name) or _recurs(name, lines, body, least)), None)


def is_menu(name: str) -> bool:
    """Whether a name is made of words of menus only: "Latest News", "World"."""
    words = set(_words(name))
    return words <= _MENU | _PLACES and not (words & _PLACES and words & _PAPER)


def plain_name(name: str) -> str:
    """A site's name without what says that it is its archive, its logo, or where to write to it."""
    name = re.sub(r"(?i)^(?:about|contact|support|visit|welcome to|copyright)\s+(?=\S+\s+\S)", "", name.strip())
    return re.sub(r"(?i)\s+(?:digital )?(?:archives?|online edition|web ?site|logo|home ?page)$", "", name)


def _is_paper(name: str) -> bool:
    words = _words(name)
    proper = re.fullmatch(_NAME, name) is not None or name.isupper()
    return proper and 2 <= len(words) <= 5 and not is_menu(name) and not _NO_NAME & set(words) and any(w in _PAPER for w in words)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.lower())


def _cased(name: str) -> str:
    if not name.isupper():
        return name
    return " ".join(w if w in _ACRONYMS or not re.search("[AEIOUY]", w) else w.capitalize() for w in name.split())


def _marks(body: Sequence[Passage]) -> Iterator[str]:
    for passage in body[:4]:
        dateline = find_dateline(passage.text)
        if dateline and dateline.agency and (len(dateline.agency) > _SHORT or dateline.slashed):
            yield dateline.agency.strip()


def _noticed(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        match = _NOTICE.search(line.text) if line.length <= 40 else None
        if match:
            yield _COMPANY.sub("", match["after"] or match["before"]).strip(" .,")


def _recurs(name: str, lines: Sequence[Line], body: Sequence[Passage], least: int) -> bool:
    """Whether a line at the top is the name, or as many lines as ``least`` outside the body have it."""
    within = [(p.start, p.end) for p in body]
    outside = (line for line in lines if not any(a <= line.start < b for a, b in within))
    pattern = re.compile(rf"(?<!\w){re.escape(squash(name))}(?!\w)")
    found = [line for line in outside if pattern.search(squash(line.text))]
    return any(squash(line.text) == squash(name) and line.number < _TOP for line in found) or len(found) >= least
