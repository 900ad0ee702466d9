"""The files of a folder of dictionaries: which is of which sort, told from what is in it, and their lines without comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.errors import TableError

SORTS = ("verbs", "actors", "agents")
_VERBS = re.compile(r"^(---\s+\S.*---|-\s.*\*.*\[)", re.MULTILINE)
_CODE = re.compile(r"\[(~?)(?:---|[A-Z0-9]{3,}~?)[^\]\n]*\]")
_CAPITAL, _SMALL = re.compile(r"[A-Z]"), re.compile(r"[a-z]")
_LABEL = re.compile(r"\[[^\]\n]*\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: its file, its number from 1, and its text without the comment; blanks before it are kept."""

    file: str
    number: int
    text: str

    def left_out(self, reason: str) -> LeftOut:
        """This line as one that could not be taken."""
        return LeftOut(self.file, self.number, self.text.strip(), reason)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of a dictionary that was not taken, and why."""

    file: str
    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}: {self.reason}"


def read_folder(folder: Path) -> dict[str, list[Line]]:
    """The lines of all dictionaries in ``folder``, by their sort. Raises ``TableError`` where there is none, or no folder."""
    if not folder.is_dir():
        raise TableError(str(folder), None, "is no folder; give the folder in which the dictionaries lie")
    found: dict[str, list[Line]] = {sort: [] for sort in SORTS}
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        text = _text(path)
        if sort := _sort_of(text):
            found[sort] += _lines(path, text)
    if not any(found.values()):
        reason = "no file in it looks like a dictionary of PETRARCH: verbs (- * NOUN [012]), actors (NAME [USA]), agents (NOUN [~GOV])"
        raise TableError(str(folder), None, reason)
    return found


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # what the older dictionaries are written in


def _sort_of(text: str) -> str | None:
    """``None`` for what is no dictionary of these three sorts: lists of discards or issues, licences, settings."""
    bare = "\n".join(map(_bare, text.split("\n")))
    if len(_CAPITAL.findall(bare)) < 4 * len(_SMALL.findall(bare)):
        return None  # dictionaries are in capitals, prose about them is not
    if _VERBS.search(bare):
        return "verbs"
    marks = [match[1] for match in _CODE.finditer(bare)]
    if not marks or 2 * len(marks) < len(_LABEL.findall(bare)):
        return None
    return "agents" if 2 * marks.count("~") > len(marks) else "actors"


def _lines(path: Path, text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _bare(line)
        if bare:
            yield Line(str(path), number, bare)


def _bare(line: str) -> str:
    """The line without its comment."""
    return line.partition("#")[0].partition(";")[0].rstrip()


def spoken(names: Iterable[str]) -> Iterator[str]:
    """Names as words: ``PRIME_MINISTER_`` gives ``PRIME MINISTER``."""
    for name in names:
        words = " ".join(name.replace("_", " ").split())
        if words:
            yield words
