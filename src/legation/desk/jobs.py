"""Work that takes longer than a look: pages added from the browser are read, coded and merged by a thread, one batch at a time."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.desk.uploads import Kept
from legation.engines import Failed, Result, Run
from legation.errors import LegationError
from legation.record import Provenance, now
from legation.settings import CODEBOOK, Settings

if TYPE_CHECKING:
    from legation.desk.shelf import Shelf
    from legation.pipeline import House

MOST_TOLD = 200
WAITING, READING, MERGING, DONE, FAILED = "waiting", "reading", "merging", "done", "failed"


@dataclass(slots=True)
class Job:
    """One batch of files and how far it has come. It listens to its run."""

    id: str
    files: tuple[str, ...]
    folder: Path
    state: str = WAITING
    pages: int = 0
    reports: int = 0
    unchanged: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    events: int | None = None
    error: str = ""

    @property
    def over(self) -> bool:
        return self.state in (DONE, FAILED)

    def done(self, page: str, result: Result) -> None:
        self.pages += 1
        self.reports += len(result.reports)
        if len(self.added) < MOST_TOLD:
            self.added.append(page)
        if result.note and len(self.notes) < MOST_TOLD:
            self.notes.append((page, result.note))

    def unchanged_page(self) -> None:
        self.unchanged += 1

    def failed(self, failure: Failed) -> None:
        if len(self.failures) < MOST_TOLD:
            self.failures.append((failure.page, failure.reason))

    def to_dict(self) -> dict[str, Any]:
        return {
            "job": self.id,
            "state": self.state,
            "files": list(self.files),
            "pages": self.pages,
            "unchanged": self.unchanged,
            "reports": self.reports,
            "events_in_record": self.events,
            "failed": [{"page": page, "reason": reason} for page, reason in self.failures],
            "not_coded": [{"page": page, "note": note} for page, note in self.notes],
            "added": list(self.added),
            "error": self.error or None,
        }


class _Listener:
    """What a run tells, told to a job: ``unchanged`` of the one is a call, of the other a number."""

    def __init__(self, job: Job) -> None:
        self.done, self.failed = job.done, job.failed
        self._job = job

    def unchanged(self, page: str) -> None:
        self._job.unchanged_page()
        if len(self._job.added) < MOST_TOLD:
            self._job.added.append(page)


class Jobs:
    """All batches of this desk, the latest last. They are done in order, and the thread that does them ends when there are none."""

    def __init__(self, shelf: Shelf, house: Callable[[], House], settings: Settings) -> None:
        self._shelf, self._house, self._settings = shelf, house, settings
        self._lock = threading.Lock()
        self._queue: deque[Job] = deque()
        self._thread: threading.Thread | None = None
        self.all: dict[str, Job] = {}

    def add(self, kept: Kept) -> Job:
        """Put a batch at the end of the queue."""
        job = Job(secrets.token_hex(8), kept.names, kept.folder)
        with self._lock:
            self.all[job.id] = job
            self._queue.append(job)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="legation-add", daemon=True)
                self._thread.start()
        return job

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._queue:
                    self._thread = None
                    return
                job = self._queue.popleft()
            try:
                self._do(job)
            except LegationError as error:
                job.error, job.state = str(error), FAILED
            except Exception as error:  # A fault of ours must not leave a job that seems to go on for ever.
                job.error, job.state = f"a fault of Legation: {type(error).__name__}: {error}", FAILED

    def _do(self, job: Job) -> None:
        from legation.pages import open_pages
        from legation.pipeline import Coder

        job.state = READING
        house, settings = self._house(), self._settings
        made = Provenance(settings.coder, CODEBOOK, settings.model_digest, settings.tables_digest, settings.digest)
        with self._shelf.write() as record:
            record.begin(made, now())
            run = Run(_Listener(job), keeper=record)
            run.go(open_pages([str(job.folder)], on_error=lambda error: run.doubt(error.page, error.reason)), lambda: Coder(house))
            job.state = MERGING
            job.events = record.merge()
            record.finish(now())
        self._shelf.catalogue()
        job.state = DONE
