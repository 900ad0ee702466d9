"""Every error that Legation raises on purpose.

    LegationError
    ├── PageError        a page that cannot be read; the run names it and goes on
    ├── TableError       a table of knowledge that is wrong, by file and line
    ├── ModelError       the language model is missing or does not fit
    ├── RecordError      a record that cannot be opened, read or written
    └── UsageError       the call itself was wrong

Each says what happened, where, the likely cause, and what to do, in one line.
"""

from __future__ import annotations


class LegationError(Exception):
    """The root: catch it to catch all of them."""


class PageError(LegationError):
    """A page that cannot be read. ``page`` is its name as given, ``reason`` one line for the user."""

    def __init__(self, page: str, reason: str) -> None:
        super().__init__(f"{page}: {reason}")
        self.page = page
        self.reason = reason


class TableError(LegationError):
    """A table of knowledge that is wrong: which file, which line, and what would have been right."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class ModelError(LegationError):
    """The language model is missing, damaged, or of another version."""


class RecordError(LegationError):
    """A record that cannot be opened, read or written."""


class UsageError(LegationError):
    """The call itself was wrong: an unknown country, a file that is not there."""
