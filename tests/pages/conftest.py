"""What the tests of this room share: a call that gives pages and errors, and a hand-made archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from legation.errors import PageError
from legation.pages import open_pages
from legation.types import Page

Read = Callable[..., tuple[list[Page], list[PageError]]]


@pytest.fixture
def read() -> Read:
    """``read(path, ...)`` gives the pages and the errors of a run."""

    def run(*paths: Path | str) -> tuple[list[Page], list[PageError]]:
        errors: list[PageError] = []
        return list(open_pages([str(path) for path in paths], on_error=errors.append)), errors

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """``write(name, content)`` makes a file, and the folders that it needs."""

    def make(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make
