"""Files that were dropped on the desk: how many, how large, and under which names they are kept. All of it in the record's own folder."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from legation.errors import UsageError

MOST_FILES = 500
LARGEST_FILE = 32 * 1024 * 1024
LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^\w.\- ]+")


class Sent(Protocol):
    """A file as it came in: what its sender calls it, and its bytes."""

    filename: str | None
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder that a batch of files was put into, and their names there."""

    folder: Path
    names: tuple[str, ...]


def folder_of(record: Path) -> Path:
    """Where files that were added from the browser are kept: beside the record, under its name."""
    return record.parent / f"{record.stem}-added"


def keep(sent: Iterable[Sent], record: Path) -> Kept:
    """Put files into a new folder beside ``record``; :class:`UsageError` if there are none, too many, or one is too large."""
    files = [file for file in sent if file.filename]
    if not files:
        raise UsageError("no file came; choose one or more files of pages")
    if len(files) > MOST_FILES:
        raise UsageError(f"{len(files):,} files are more than the {MOST_FILES} that the desk takes at once; use legation code for more")
    home = folder_of(record)
    if home.is_symlink():
        raise UsageError(f"{home}: is a link to somewhere else; files are kept in the record's own folder only")
    home.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_next(home):04}-", dir=home))
    try:
        names = _distinct(safe_name(file.filename or "") for file in files)
        for file, name in zip(files, names, strict=True):
            _put(file.file, folder / name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Kept(folder, names)


def safe_name(name: str) -> str:
    """A name of one's own folder made of what a sender calls a file: no path, no dot in front, no odd characters, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    stem, suffix = os.path.splitext(_UNSAFE.sub("_", last).strip(" ._") or "page")
    return (stem.strip(" ._")[: LONGEST_NAME - len(suffix[:10])] or "page") + suffix[:10]


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    met: dict[str, None] = {}
    for name in names:
        stem, suffix = os.path.splitext(name)
        n, own = 1, name
        while own.casefold() in (known.casefold() for known in met):
            n += 1
            own = f"{stem}-{n}{suffix}"
        met[own] = None
    return tuple(met)


def _next(home: Path) -> int:
    numbers = [int(found[1]) for path in home.iterdir() if (found := re.match(r"(\d{4})-", path.name))]
    return max(numbers, default=0) + 1


def _put(file: BinaryIO, path: Path) -> None:
    size = 0
    with path.open("xb") as out:
        while piece := file.read(1 << 20):
            size += len(piece)
            if size > LARGEST_FILE:
                raise UsageError(f"{path.name}: is larger than {LARGEST_FILE >> 20} MiB; use legation code for large archives")
            out.write(piece)
