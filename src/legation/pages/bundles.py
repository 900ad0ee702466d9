"""ZIP and TAR: their members are read in place, nothing is unpacked to disk."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from legation.errors import PageError
from legation.pages.build import Tell, one_line, without_surrogates
from legation.pages.streams import Meter, Metered, Source
from legation.pages.walking import is_passed_over

_NOTHING = "an archive in which nothing can be read; look whether it is empty, or whether its files are hidden"
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}


def zip_members(source: Source, tell: Tell) -> Iterator[Source]:
    """The files in a ZIP, in its order, named ``archive.zip/member``."""
    if source.path is None and source.name != "-":
        raise PageError(source.name, "a ZIP inside another archive or compressed once more; unpack it first")
    with _seekable(source) as file, zipfile.ZipFile(file) as bundle:
        meter = Meter(file.seek(0, os.SEEK_END))  # one for all members together
        _check_zip(bundle, source)
        found = False
        for member in bundle.infolist():
            # Not is_dir(), which looks at the last character of a name that may be empty.
            if not member.filename.endswith("/") and not is_passed_over(member.filename):
                found = True
                yield from _zip_member(bundle, member, source, meter, tell)
    if not found:
        raise PageError(source.name, _NOTHING)


@contextmanager
def _seekable(source: Source) -> Iterator[IO[bytes]]:
    """A ZIP is read from its end: what comes through a pipe is laid down in a temporary file first."""
    if source.path is not None:
        with open(source.path, "rb") as file:
            yield file
        return
    with tempfile.TemporaryFile(prefix="legation-") as copy:
        shutil.copyfileobj(source.stream, copy)
        yield copy


def _check_zip(bundle: zipfile.ZipFile, source: Source) -> None:
    if _OFFICE & set(bundle.namelist()):
        raise PageError(source.name, "not a page but an Office document or e-book; save it as text, HTML or CSV first")
    if _overlap(bundle.infolist()):
        raise PageError(
            source.name, "a ZIP whose members lie over each other, as no program packs it (a decompression bomb?); leave it out"
        )


def _zip_member(bundle: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source, meter: Meter, tell: Tell) -> Iterator[Source]:
    name = without_surrogates(f"{source.name}/{member.filename}")
    try:
        opened = bundle.open(member)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
        tell(PageError(name, _unopened(member, error)))
        return
    with opened as stream:
        yield Source(name, cast(BinaryIO, Metered(cast(BinaryIO, stream), meter)), depth=source.depth + 1)


def _unopened(member: zipfile.ZipInfo, error: Exception) -> str:
    if member.flag_bits & 1:
        return "locked with a password; unpack the archive first"
    return f"a member that cannot be opened ({one_line(error)}); pack the archive again"


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Whether the data of one member begins before the data of another ends."""
    ends = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < ends:
            return True
        ends = member.header_offset + zipfile.sizeFileHeader + member.compress_size  # type: ignore[attr-defined]
    return False


def tar_members(source: Source, tell: Tell) -> Iterator[Source]:
    """The files in a TAR, in its order, named ``archive.tar/member``."""
    found = False
    with tarfile.open(fileobj=source.stream, mode="r|") as bundle:
        for member in bundle:
            bundle.members = []  # type: ignore[attr-defined]  # tarfile would remember every member of the archive
            stream = None if is_passed_over(member.name) else bundle.extractfile(member) if member.isreg() else None
            if stream is not None:
                found = True
                name = without_surrogates(f"{source.name}/{member.name}")
                yield Source(name, cast(BinaryIO, stream), depth=source.depth + 1)
        _refuse_rest(bundle, source)
    if not found:
        raise PageError(source.name, _NOTHING)


def _refuse_rest(bundle: tarfile.TarFile, source: Source) -> None:
    """An archive ends with zeros; :mod:`tarfile` takes a damaged header for its end, too, and says nothing."""
    rest = bundle.fileobj.read(1 << 20) if bundle.fileobj else b""
    if rest.strip(b"\0"):
        raise PageError(
            source.name, "damaged: something that is no member stands before its end; fetch it again, whole pages before it are kept"
        )
