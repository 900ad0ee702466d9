"""Pages that lie in a store and not in a folder (``s3://bucket/2017/``): listed and fetched through pyarrow, one file at a time.

Nothing is fetched unless the user gives such an address. Keys come from where AWS's own tools look for them, never from the address,
for a page's name is its address and stands in every record.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import IO, Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from legation.errors import UsageError
from legation.pages.walking import is_passed_over

_ADDRESS = re.compile(r"(s3|gs|file)://")
_S3_OPTIONS = ("region", "endpoint_override", "scheme", "anonymous")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in a store: what fetches it, its size in bytes, and when it was last changed."""

    address: str
    size: int
    changed: str


def is_address(path: str) -> bool:
    return bool(_ADDRESS.match(path))


def name_of(address: str) -> str:
    """How pages call it: the address without what only says how it is reached (``?region=...``)."""
    return address.partition("?")[0]


def check_address(address: str) -> None:
    """:class:`UsageError` if nothing is there, or it cannot be looked at."""
    found = _asked(address, _info, address)
    if found.type.name == "NotFound":
        raise UsageError(f"{name_of(address)}: nothing is stored there; check the spelling, and --help for what an address may say")


def stored_under(address: str) -> Iterator[Stored]:
    """The files below ``address``, itself if it is one, sorted; without those that no folder of pages would be read for either."""
    check_address(address)
    top = _asked(address, _info, address)
    if top.type.name == "File":
        yield _stored(address, top)
        return
    base, _, query = address.partition("?")
    for info in sorted(_asked(address, _listed, address), key=_as_walked):
        relative = str(info.path)[len(str(top.path).rstrip("/")) :].lstrip("/")
        if info.type.name == "File" and not is_passed_over(relative):
            yield _stored(f"{base.rstrip('/')}/{quote(relative)}" + (f"?{query}" if query else ""), info)


@contextmanager
def fetched(address: str) -> Iterator[str]:
    """A copy on this machine, for as long as the block lasts. :class:`OSError` where it cannot be fetched."""
    store, path = _reach(address)
    with tempfile.NamedTemporaryFile(prefix="legation-") as copy:
        with store.open_input_stream(path) as stream:
            _pour(stream, cast("IO[bytes]", copy))
        yield copy.name


def _pour(stream: Any, copy: IO[bytes]) -> None:
    while chunk := stream.read(_CHUNK):
        copy.write(chunk)
    copy.flush()


def _as_walked(info: Any) -> list[tuple[bool, str]]:
    """The order of ``walking.walk``: the files of a folder, then the folders in it."""
    *folders, name = str(info.path).split("/")
    return [*((True, folder) for folder in folders), (False, name)]


def _stored(address: str, info: Any) -> Stored:
    changed = info.mtime
    return Stored(address, int(info.size or 0), changed.isoformat() if isinstance(changed, datetime) else str(changed))


def _info(address: str) -> Any:
    store, path = _reach(address)
    return store.get_file_info(path)


def _listed(address: str) -> Any:
    from pyarrow.fs import FileSelector

    store, path = _reach(address)
    return store.get_file_info(FileSelector(path, recursive=True))


def _asked(address: str, ask: Any, *what: Any) -> Any:
    """What a store answers; its refusals in our words."""
    try:
        return ask(*what)
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:300]
        raise UsageError(f"{name_of(address)}: cannot be looked at ({said}); check the address, the network and your keys") from error


def _reach(address: str) -> tuple[Any, str]:
    """The store of an address, and the path in it."""
    parts = urlsplit(address)
    store, root = _store(parts.scheme, parts.netloc, parts.query)
    return store, f"{root}/{unquote(parts.path).strip('/')}".rstrip("/") or "/"


@lru_cache(maxsize=16)
def _store(scheme: str, netloc: str, query: str) -> tuple[Any, str]:
    try:
        from pyarrow import fs
    except ImportError as error:
        raise UsageError(f"{scheme}://{netloc}: addresses are read through pyarrow; install it: pip install 'legation[ray]'") from error
    if "@" in netloc:
        raise UsageError(f"{scheme}://: keys do not belong into an address; put them where AWS's own tools look (AWS_ACCESS_KEY_ID, ...)")
    options: dict[str, Any] = dict(parse_qsl(query))
    if unknown := set(options) - set(_S3_OPTIONS if scheme == "s3" else ()):
        raise UsageError(f"{scheme}://{netloc}: an address of this kind says nothing about {', '.join(sorted(unknown))}")
    if scheme == "file":
        return fs.LocalFileSystem(), ""
    if scheme == "gs":
        return fs.GcsFileSystem(), netloc
    options["anonymous"] = options.get("anonymous", "") in ("1", "true", "yes")
    return fs.S3FileSystem(**options), netloc


def local_stat(path: str) -> Stored:
    """The same of a file on this machine; size and time are empty where it cannot be looked at."""
    try:
        status = os.stat(path)
    except OSError:
        return Stored(path, 0, "")
    return Stored(path, status.st_size, str(status.st_mtime_ns))
