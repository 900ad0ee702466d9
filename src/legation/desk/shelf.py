"""Where the desk gets its record from: opened to be read for each look, opened to be written for as short as can be.

DuckDB lets a process have a file open in one way at a time. So looks and changes take turns: while something is written, looks read
through the same open file and see what was committed; while nobody looks, the file is free for other programs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from legation.desk.catalogue import Catalogue
from legation.record import Record
from legation.record.folder import FACTS

Mode = Literal["read", "write"]
Stamp = tuple[tuple[int, int, int], ...]


class Shelf:
    """One record, shared by all threads of the desk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Condition()
        self._mode: Mode = "read"
        self._open = self._writers = self._waiting = 0
        self._catalogue: Catalogue | None = None
        self._stamp: Stamp = ()
        self._building = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Record]:
        """The record for one look; it waits for no change to end."""
        mode = self._enter()
        try:
            with Record.open(self.path, create=False, read_only=mode == "read") as record:
                yield record
        finally:
            self._leave()

    @contextmanager
    def write(self, *, quiet: bool = False) -> Iterator[Record]:
        """The record for a change. ``quiet``: what is changed is in no list, so that the catalogue stays as it is."""
        self.catalogue()  # Once the file is open for writing, none can be made.
        current = self._stamp == stamp_of(self.path)
        self._begin()
        try:
            with Record.open(self.path, create=False) as record:
                yield record
        finally:
            alone = self._end()
        if quiet and current and alone:
            self._stamp = stamp_of(self.path)

    @property
    def changing(self) -> bool:
        """Whether something is being written."""
        return self._mode == "write"

    def catalogue(self) -> Catalogue:
        """What the record holds, in memory, made anew when the file has changed; while it is being written, as it was before."""
        with self._building:
            if self._catalogue is None or (not self.changing and stamp_of(self.path) != self._stamp):
                self._renew()
            assert self._catalogue
            return self._catalogue

    def _renew(self) -> None:
        mode = self._enter()
        try:
            if mode == "write":
                return  # Somebody began to write just now; the catalogue is renewed when that is done.
            stamp = stamp_of(self.path)
            with Record.open(self.path, create=False, read_only=True) as record:
                merged = record.merged
            self._catalogue, self._stamp = Catalogue.of(self.path, merged=merged), stamp
        finally:
            self._leave()

    def _enter(self) -> Mode:
        with self._turn:
            self._turn.wait_for(lambda: self._mode == "write" or not self._waiting)
            self._open += 1
            return self._mode

    def _leave(self) -> None:
        with self._turn:
            self._open -= 1
            self._turn.notify_all()

    def _begin(self) -> None:
        with self._turn:
            self._waiting += 1
            try:
                self._turn.wait_for(lambda: self._mode == "write" or not self._open)
                self._mode = "write"
                self._writers += 1
            finally:
                self._waiting -= 1
                self._turn.notify_all()

    def _end(self) -> bool:
        """Whether this was the only change at the time. The last one waits for looks that hold the file open for writing."""
        with self._turn:
            self._writers -= 1
            if self._writers:
                return False
            self._turn.wait_for(lambda: self._writers or not self._open)
            if not self._writers:
                self._mode = "read"
            self._turn.notify_all()
            return not self._writers


def stamp_of(path: Path) -> Stamp:
    """What tells one state of a file from another, its log of changes included (of a folder, what it says of itself); empty where
    there is no file."""
    found = []
    for file in (path, path.with_name(path.name + ".wal"), path / FACTS):
        try:
            status = file.stat()
        except OSError:
            continue
        found.append((status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)
