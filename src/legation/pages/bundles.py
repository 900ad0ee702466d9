"""ZIP and TAR: their members are read in place, nothing is unpacked to disk."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from legation.errors import PageError
from legation.pages.build import Tell, without_surrogates
from legation.pages.streams import Source
from legation.pages.walking import is_passed_over

_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}


def zip_members(source: Source, tell: Tell) -> Iterator[Source]:
    """The files in a ZIP, in its order, named ``archive.zip/member``."""
    if source.path is None:
        raise PageError(source.name, "a ZIP inside another archive or compressed once more; unpack it first")
    with zipfile.ZipFile(source.path) as bundle:
        if _OFFICE & set(bundle.namelist()):
            raise PageError(source.name, "not a page but an Office document or e-book; save it as text, HTML or CSV first")
        for member in bundle.infolist():
            if member.is_dir() or is_passed_over(member.filename):
                continue
            name = without_surrogates(f"{source.name}/{member.filename}")
            if member.flag_bits & 1:
                tell(PageError(name, "locked with a password; unpack the archive first"))
                continue
            with bundle.open(member) as stream:
                yield Source(name, cast(BinaryIO, stream), depth=source.depth + 1)


def tar_members(source: Source, tell: Tell) -> Iterator[Source]:
    """The files in a TAR, in its order, named ``archive.tar/member``."""
    with tarfile.open(fileobj=source.stream, mode="r|") as bundle:
        for member in bundle:
            bundle.members = []  # type: ignore[attr-defined]  # tarfile would remember every member of the archive
            stream = None if is_passed_over(member.name) else bundle.extractfile(member) if member.isreg() else None
            if stream is not None:
                name = without_surrogates(f"{source.name}/{member.name}")
                yield Source(name, cast(BinaryIO, stream), depth=source.depth + 1)
