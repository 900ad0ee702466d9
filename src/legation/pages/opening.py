"""The front door: paths in, pages out, one at a time."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from difflib import get_close_matches

import duckdb

from legation.errors import PageError, UsageError
from legation.pages.addresses import Stored, check_address, fetched, is_address, local_stat, name_of, stored_under
from legation.pages.build import Tell, one_line, without_surrogates
from legation.pages.bundles import tar_members, zip_members
from legation.pages.documents import read_dump, read_html, read_mhtml
from legation.pages.feeds import read_feed
from legation.pages.sniff import head_text, kind_of
from legation.pages.streams import MAX_RATIO, BombError, Source, gunzip, peek
from legation.pages.tables import read_csv, read_json, read_json_lines, read_parquet
from legation.pages.walking import walk
from legation.pages.warc import read_warc
from legation.types import Page

_READERS: dict[str, Callable[[Source, Tell], Iterator[Page]]] = {
    "csv": read_csv,
    "dump": read_dump,
    "feed": read_feed,
    "html": read_html,
    "json": read_json,
    "jsonl": read_json_lines,
    "mhtml": read_mhtml,
    "parquet": read_parquet,
    "warc": read_warc,
}
_BUNDLES: dict[str, Callable[[Source, Tell], Iterator[Source]]] = {"zip": zip_members, "tar": tar_members}

# What the readers' own libraries raise on damaged bytes.
_DAMAGE = (
    OSError, EOFError, zlib.error, csv.Error, tarfile.TarError, zipfile.BadZipFile, NotImplementedError, UnicodeError, duckdb.Error,
    BombError,
)  # fmt: skip


def open_pages(paths: Iterable[str], *, on_error: Callable[[PageError], None]) -> Iterator[Page]:
    """Pages of files, folders (walked, sorted), addresses (``s3://bucket/2017/``) and ``-`` (standard input: JSON Lines, or anything that
    a file may hold), one at a time.

    What cannot be read goes to ``on_error``, one :class:`PageError` each, and the rest goes on; a page that is read in spite
    of a fault (a wrong date, a few broken characters) goes there too. Two pages of one name: the same bytes are one page, of
    others the first counts. :class:`UsageError` at once if a path does not exist.
    """
    given = [os.fspath(path) for path in paths]
    for path in given:
        _check_exists(path)
    return _distinct((page for path in given for page in _under(path, on_error)), on_error)


def list_files(paths: Iterable[str], *, on_error: Callable[[PageError], None]) -> list[Stored]:
    """The files that :func:`open_pages` would open for ``paths``, each once, in its order, so that they can be shared out.

    :class:`UsageError` if a path does not exist, or is standard input, which only one can read.
    """
    given = [os.fspath(path) for path in paths]
    if "-" in given:
        raise UsageError("-: standard input is read by one process only; put the pages into a file or a folder")
    for path in given:
        _check_exists(path)
    found: dict[str, Stored] = {}
    for stored in (stored for path in given for stored in _listed(path, on_error)):
        found.setdefault(name_of(stored.address), stored)
    return list(found.values())


def open_files(files: Iterable[str], *, on_error: Callable[[PageError], None]) -> Iterator[Page]:
    """Pages of files that :func:`list_files` found; one that is gone meanwhile goes to ``on_error``."""
    return _distinct((page for file in files for page in _file(file, on_error)), on_error)


def _listed(path: str, tell: Tell) -> Iterator[Stored]:
    return stored_under(path) if is_address(path) else map(local_stat, walk(path, tell))


def _check_exists(path: str) -> None:
    if is_address(path):
        check_address(path)
        return
    if path == "-" or (path and os.path.lexists(path)):
        return
    folder, name = os.path.split(path)
    names: list[str] = []
    with suppress(OSError):
        names = os.listdir(folder or ".")
    near = get_close_matches(name, names, n=1)
    hint = f"is {os.path.join(folder, near[0])} meant?" if near else "check the spelling, and the folder it is relative to"
    raise UsageError(f"{one_line(path) or 'an empty path'}: no such file or folder, or no permission to see it; {hint}")


def _under(path: str, tell: Tell) -> Iterator[Page]:
    if path == "-":
        yield from _guarded(Source("-", sys.stdin.buffer), tell)
        return
    files = (stored.address for stored in stored_under(path)) if is_address(path) else walk(path, tell)
    for file in files:
        yield from _file(file, tell)


def _file(path: str, tell: Tell) -> Iterator[Page]:
    name = name_of(path) if is_address(path) else without_surrogates(path)
    with ExitStack() as stack:
        try:
            path = stack.enter_context(fetched(path)) if is_address(path) else path
            stream = stack.enter_context(open(path, "rb"))
        except OSError as error:
            tell(PageError(name, _plain_words(error) if error.strerror else f"cannot be fetched ({one_line(error)}); code it again later"))
            return
        yield from _guarded(Source(name, stream, path=path), tell)


def _guarded(source: Source, tell: Tell) -> Iterator[Page]:
    """The pages of one source; damage ends the source, not the run."""
    try:
        yield from _pages(peek(source), tell)
    except PageError as error:
        tell(error)
    except _DAMAGE as error:
        tell(PageError(source.name, _plain_words(error)))


def _pages(source: Source, tell: Tell) -> Iterator[Page]:
    kind = kind_of(source)
    if kind == "gzip":
        source = gunzip(source)
        kind = kind_of(source)
    if kind in _BUNDLES:
        yield from _bundle(source, kind, tell)
    elif kind == "gzip":
        raise PageError(source.name, "compressed twice; unpack it once")
    else:
        yield from _READERS[_piped(source, kind) if source.name == "-" else kind](source, tell)


def _piped(source: Source, kind: str) -> str:
    """What standard input holds: JSON Lines also where its first lines are broken."""
    return "jsonl" if kind == "dump" and re.search(r"^\s*\{", head_text(source.head), re.MULTILINE) else kind


def _bundle(source: Source, kind: str, tell: Tell) -> Iterator[Page]:
    if source.depth:
        raise PageError(source.name, "an archive inside an archive; unpack it first")
    for member in _BUNDLES[kind](source, tell):
        yield from _guarded(member, tell)


def _plain_words(error: BaseException) -> str:
    """Damage as a user understands it."""
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions, or run as its owner"
    if isinstance(error, EOFError):
        return "cut off before its end (compressed data breaks off); fetch it again, whole pages before the break are kept"
    if isinstance(error, BombError):
        return f"unpacks to more than {MAX_RATIO} times its size, as no page does (a decompression bomb?); leave it out"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror})"
    return f"damaged ({one_line(error)}); fetch it again, whole pages before the damage are kept"


def _distinct(pages: Iterable[Page], tell: Tell) -> Iterator[Page]:
    """Each name once. Two numbers are kept of each page and not its text, so that a million of them fit beside the run."""
    seen: dict[int, int] = {}
    for page in pages:
        name, content = _short(page.name), int(page.digest[:16], 16)
        if name not in seen:
            seen[name] = content
            yield page
        elif seen[name] != content:
            tell(name_used_before(page.name, page.origin))


def name_used_before(name: str, origin: str) -> PageError:
    """That another page has the name of the page found at ``origin``, and counts."""
    named = f"the id {one_line(name)!r} " if origin != name else "this name "
    return PageError(origin, f"{named}was used before in this run by another page, which counts; give each page its own")


def _short(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
