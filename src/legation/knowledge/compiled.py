"""Tables kept in the form in which they are used, so that a start need not read a megabyte of text again.

Python keeps the byte code of a module beside it; this keeps what was made of a table, in ``kept``, in the same way: it is
written when it is first needed (or when the package is built), and made anew whenever a table or the code that reads it has changed
by a single character. Where the folder cannot be written, the tables are read at every start, and nothing else is different.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_ROOM = Path(__file__).parent
_FOLDER = _ROOM / "kept"
_DIGEST = 32


def compiled(name: str, sources: Iterable[Path], make: Callable[[], T], *, folder: Path = _FOLDER) -> T:
    """What ``make`` gives, kept under ``name`` until one of ``sources`` changes.

    It must be plain: tuples, lists, dicts, sets, strings, numbers, ``None``. What ``make`` raises is raised, and nothing is kept.
    """
    stamp = _stamp(sources)
    path = folder / f"{name}.{sys.implementation.cache_tag}.bin"
    with _no_collection():
        kept = _read(path, stamp)
        if kept is None:
            kept = (make(),)
            _write(path, stamp, kept)
    made: T = kept[0]
    return made


def _stamp(sources: Iterable[Path]) -> bytes:
    digest = blake2b(_code(), digest_size=_DIGEST)
    for path in sources:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


@cache
def _code() -> bytes:
    """A digest of the modules of this room: what they make of a table may change with any of them."""
    digest = blake2b(digest_size=_DIGEST)
    for path in sorted(_ROOM.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _read(path: Path, stamp: bytes) -> Any:
    try:
        content = path.read_bytes()
        return marshal.loads(memoryview(content)[_DIGEST:]) if content[:_DIGEST] == stamp else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _write(path: Path, stamp: bytes, kept: Any) -> None:
    """All of it or nothing: several processes may write at once."""
    beside = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(stamp + marshal.dumps(kept))
        beside.replace(path)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tens of thousands of small tuples, none of them garbage, would have the collector look at them all again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
