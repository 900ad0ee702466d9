"""From paths to the files under them, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

from legation.errors import PageError
from legation.pages.build import Tell, without_surrogates

# What a folder of pages also holds, and nobody takes for a page: parts of saved pages, programs, our own records.
PASSED_OVER = frozenset(
    {".css", ".duckdb", ".eot", ".js", ".map", ".mjs", ".otf", ".py", ".pyc", ".pyo", ".so", ".tmp", ".ttf", ".wal", ".woff", ".woff2"}
)
_FOLDERS = frozenset({"__pycache__", "__MACOSX", "node_modules"})
_FILES = frozenset({"Thumbs.db", "desktop.ini"})


def is_passed_over(relative: str) -> bool:
    """Whether a file inside a folder or archive is hidden or plainly no page: it is left out without a word."""
    *folders, name = relative.replace("\\", "/").split("/")
    hidden = any((part.startswith(".") and part not in (".", "..")) or part in _FOLDERS for part in folders)
    return hidden or name.startswith(".") or name in _FILES or os.path.splitext(name)[1].lower() in PASSED_OVER


def walk(path: str, tell: Tell) -> Iterator[str]:
    """The files under ``path``, itself if it is a file, as ``path`` joined with their place in it, sorted folder by folder."""
    if not os.path.isdir(path):
        yield path
        return
    found = False
    for file in _files(path, tell):
        found = True
        yield file
    if not found:
        tell(PageError(path, "a folder in which nothing can be read; look whether its pages lie elsewhere, or are hidden"))


def _files(top: str, tell: Tell) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        name = without_surrogates(str(error.filename))
        tell(PageError(name, f"a folder that cannot be read ({error.strerror}); change its permissions"))

    for folder, folders, files in os.walk(top, onerror=refuse):
        folders[:] = sorted(name for name in folders if _is_entered(folder, name, files, tell))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if not is_passed_over(name) and _is_file(path, tell):
                yield path


def _is_entered(folder: str, name: str, files: list[str], tell: Tell) -> bool:
    """Not hidden folders, not the pictures and scripts that a browser saves beside ``page.html``, not links (which may run in circles)."""
    if is_passed_over(f"{name}/x") or _belongs_to_page(name, files):
        return False
    path = os.path.join(folder, name)
    if os.path.islink(path):
        tell(PageError(without_surrogates(path), "a link to a folder, which is not followed; give the folder itself as a path"))
        return False
    return True


def _belongs_to_page(name: str, files: list[str]) -> bool:
    return name.endswith(("_files", ".files")) and bool({name[:-6] + ".html", name[:-6] + ".htm"} & set(files))


def _is_file(path: str, tell: Tell) -> bool:
    """Whether it can be opened as a file; a pipe or a socket in a folder would stop the run for ever."""
    if os.path.isfile(path):
        return True
    what = "no ordinary file but a pipe, socket or device; leave it out"
    if not os.path.exists(path):
        what = "a link that leads nowhere; remove it, or mend what it points to"
    tell(PageError(without_surrogates(path), what))
    return False
