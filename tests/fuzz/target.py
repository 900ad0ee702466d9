"""What must hold whatever is read: no exception, no line that says nothing, no file outside, no text that is not where it is said to be."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from legation.errors import PageError
from legation.pages import MAX_CHARACTERS, open_pages
from legation.types import Page

# Events of Python's audit hooks (PEP 578) that change a file system, with the places of the paths among their arguments.
_CHANGES = {
    "os.mkdir": (0,), "os.rename": (0, 1), "os.link": (0, 1), "os.symlink": (1,), "os.remove": (0,), "os.rmdir": (0,),
    "os.chmod": (0,), "os.chown": (0,), "os.truncate": (0,), "os.utime": (0,), "shutil.rmtree": (0,), "os.mkfifo": (0,),
}  # fmt: skip


@dataclass
class Found:
    """What came of a file."""

    pages: list[Page] = field(default_factory=list)
    errors: list[PageError] = field(default_factory=list)


class Escaped(AssertionError):
    """Something was written where nothing may be."""


class _Watch:
    """Which files are written to while ``target`` is set. There is no way to take an audit hook away, so there is one, made once."""

    def __init__(self) -> None:
        self.target: str | None = None
        self.escaped: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.target is None:
            return
        if event == "open" and isinstance(arguments[0], str | bytes) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self.check(arguments[0], event)
        for place in _CHANGES.get(event, ()):
            self.check(arguments[place], event)

    def check(self, path: Any, event: str) -> None:
        place = os.path.realpath(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else str(path)
        if self.target and not place.startswith(self.target + os.sep) and place not in (self.target, os.devnull):
            self.escaped.append(f"{event} {place}")


_watch: _Watch | None = None


@contextmanager
def confined() -> Iterator[Path]:
    """A folder that is the only one in which files may be made: of temporary files, and the one to work in."""
    global _watch
    _watch = _watch or _Watch()
    here, before = os.getcwd(), tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="legation-fuzz-") as folder:
        inside = Path(folder).resolve()
        (inside / "given").mkdir()
        (inside / "temporary").mkdir()
        os.chdir(inside / "given")
        tempfile.tempdir = str(inside / "temporary")
        _watch.target, _watch.escaped = str(inside), []
        try:
            yield inside / "given"
        finally:
            _watch.target = None
            tempfile.tempdir = before
            os.chdir(here)
    if _watch.escaped:
        raise Escaped(", ".join(_watch.escaped))


def read(name: str, data: bytes) -> Found:
    """Read ``data`` as a file of that name, and check all that comes of it."""
    found = Found()
    with confined() as folder:
        (folder / name).write_bytes(data)
        for page in open_pages([name], on_error=found.errors.append):
            check_page(page)
            found.pages.append(page)
        left = sorted(str(path.relative_to(folder.parent)) for path in folder.parent.rglob("*") if path.is_file())
        assert left == [f"given/{name}"], f"left behind: {left}"
    assert found.pages or found.errors, "neither a page nor a word why there is none"
    for error in found.errors:
        check_error(error)
    return found


def check_page(page: Page) -> None:
    """A page is text, and each of its characters has its place in the source."""
    page.name.encode()
    page.plain.encode()
    page.source.encode()
    assert page.plain.strip()
    assert len(page.plain) <= MAX_CHARACTERS
    assert page.kind in ("dump", "html", "body")
    assert page.crawled_on is None or 1600 <= page.crawled_on.year <= 2100
    if page.offsets is None:
        assert page.plain == page.source
    else:
        assert len(page.offsets) == len(page.plain)
        places = page.offsets[:: max(1, len(page.plain) // 50)]
        assert list(places) == sorted(places)
        assert places[-1] < len(page.source)
    for party in page.parties or ():
        start, end = page.to_source(party.start, party.end)
        assert 0 <= start <= end <= len(page.source)


def check_error(error: PageError) -> None:
    """An error is one line that names its page and can be printed."""
    for text in (error.page, error.reason):
        text.encode()
        assert text.strip()
    assert "\n" not in error.reason
    assert len(error.reason) < 2000
