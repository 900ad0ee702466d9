"""A run: pages in, outcomes told and filed, whatever becomes of any one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from legation.engines.outcome import Done, Failed, Task
from legation.engines.pool import pool
from legation.engines.serial import serial
from legation.types import Article, Page, Report


class Result(Protocol):
    """What a task makes of a page: ``pipeline.Coded`` is one."""

    @property
    def article(self) -> Article: ...
    @property
    def reports(self) -> tuple[Report, ...]: ...
    @property
    def note(self) -> str | None: ...


class Keeper(Protocol):
    """Where results are filed: ``record.Record`` is one."""

    def holds(self, page: Page) -> bool: ...
    def file(self, page: Page, article: Article, reports: Iterable[Report], *, note: str | None = None) -> None: ...
    def fail(self, page: str, reason: str) -> None: ...


class Listener(Protocol):
    """Who is told as the run goes on."""

    def done(self, page: str, result: Result) -> None: ...
    def unchanged(self, page: str) -> None: ...
    def failed(self, failure: Failed) -> None: ...


@dataclass(slots=True)
class Tally:
    """What came of a run, in pages; ``names`` are those of pages done or unchanged, in their order."""

    done: int = 0
    not_coded: int = 0
    unchanged: int = 0
    failed: int = 0
    doubtful: int = 0
    reports: int = 0
    names: dict[str, None] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return self.done + self.not_coded + self.unchanged + self.failed


class Run:
    """One run over pages of distinct names. ``tally`` counts as it goes, so that it is there also after Ctrl-C."""

    def __init__(self, listener: Listener, *, keeper: Keeper | None = None, workers: int = 1, again: bool = False) -> None:
        self.tally = Tally()
        self._listener = listener
        self._keeper = keeper
        self._workers = workers
        self._again = again
        self._doubts: dict[str, str] = {}
        self._failed: set[str] = set()
        self._origins: set[str] = set()

    def go(self, pages: Iterable[Page], make_task: Callable[[], Task[Result]]) -> Tally:
        """Do all ``pages``. Those on file unchanged are not done anew, unless ``again``; those that fail are told of and left out."""
        fresh = self._fresh(pages)
        outcomes = serial(fresh, make_task) if self._workers <= 1 else pool(fresh, make_task, workers=self._workers)
        try:
            for outcome in outcomes:
                if isinstance(outcome, Failed):
                    self._fail(outcome)
                else:
                    self._keep(outcome)
        finally:  # After Ctrl-C too.
            self._file_doubts()
        return self.tally

    def doubt(self, page: str, reason: str) -> None:
        """Tell of something that could not be opened, or was opened with a fault: which of the two shows when the page comes, or not."""
        self._listener.failed(Failed(page, reason))
        if page in self.tally.names or page in self._origins:
            self.tally.doubtful += 1
            return
        self.tally.failed += page not in self._doubts and page not in self._failed
        self._doubts.setdefault(page, reason)

    def _file_doubts(self) -> None:
        """Keep why pages never came; a page that came with a fault has been read."""
        for page, reason in self._doubts.items() if self._keeper else ():
            if self._keeper and page not in self._failed:
                self._keeper.fail(page, reason)

    def _came(self, page: Page) -> None:
        """A page is there to be read: a fault of it, told under its name or under the place that it was found in, is no failure."""
        self.tally.names[page.name] = None
        if page.origin and page.origin != page.name:
            self._origins.add(page.origin)
        for name in {page.name, page.origin} & self._doubts.keys():
            del self._doubts[name]
            self.tally.failed -= 1
            self.tally.doubtful += 1

    def _fresh(self, pages: Iterable[Page]) -> Iterator[Page]:
        for page in pages:
            self._came(page)
            if self._keeper and not self._again and self._keeper.holds(page):
                self.tally.unchanged += 1
                self._listener.unchanged(page.name)
            else:
                yield page

    def _fail(self, failure: Failed) -> None:
        self.tally.failed += 1
        self._failed.add(failure.page)
        del self.tally.names[failure.page]
        if self._keeper:
            self._keeper.fail(failure.page, failure.reason)
        self._listener.failed(failure)

    def _keep(self, done: Done[Result]) -> None:
        result = done.result
        if result.note is None:
            self.tally.done += 1
        else:
            self.tally.not_coded += 1
        self.tally.reports += len(result.reports)
        if self._keeper:
            self._keeper.file(done.page, result.article, result.reports, note=result.note)
        self._listener.done(done.page.name, result)
