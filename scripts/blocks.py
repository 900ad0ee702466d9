"""Parts of a page of documentation that a command writes: what stands between ``<!-- begin: NAME -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"(<!-- begin: (?P<name>[^\n]*?) -->\n).*?(<!-- end -->)", re.DOTALL)


def names(text: str) -> list[str]:
    """The names of the blocks in a page, in order."""
    return [match["name"] for match in _BLOCK.finditer(text)]


def fill(text: str, content: Callable[[str], str]) -> str:
    """The page with each block filled anew with ``content(name)``."""
    return _BLOCK.sub(lambda match: f"{match[1]}{content(match['name']).rstrip()}\n{match[3]}", text)


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown; bars inside the cells are kept from ending them."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def write(pages: dict[Path, str]) -> int:
    """Write the pages, or with ``--check`` say which are not current. Gives the exit status."""
    stale = [path for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current; run: python {sys.argv[0]}", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"{path.relative_to(ROOT)} written", file=sys.stderr)
    return 0
