"""What a run says while it goes on: a bar on a terminal, a line for each page left out, and one line at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from legation.engines import Failed, Result, Tally

if TYPE_CHECKING:
    from legation.types import Article, Report

Deliver = Callable[["Article", "tuple[Report, ...]"], None]


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """A counter on a terminal, silent elsewhere: call it with how many more are done."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f}"), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda count: bar.advance(task, count)


class Voice:
    """A listener of ``engines`` that speaks to standard error and hands results to ``deliver``. Use it in a ``with`` block."""

    def __init__(self, verb: str, deliver: Deliver | None = None, *, debug: bool = False) -> None:
        self.console = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
        self._deliver = deliver
        self._debug = debug
        self._verb = verb
        self._started = time.monotonic()
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages"),
            TimeElapsedColumn(),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task(verb, total=None)

    def __enter__(self) -> Voice:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def done(self, page: str, result: Result) -> None:
        if result.note:
            self.say(f"{page}: {result.note}")
        if self._deliver:
            self._deliver(result.article, result.reports)
        self._bar.advance(self._task)

    def unchanged(self, page: str) -> None:
        self._bar.advance(self._task)

    def failed(self, failure: Failed) -> None:
        self.say(f"{failure.page}: {failure.reason}")
        if self._debug and failure.trace:
            self.say(failure.trace.rstrip())
        self._bar.advance(self._task)

    def many(self, count: int) -> None:
        """``count`` pages more are dealt with, elsewhere or before."""
        self._bar.advance(self._task, count)

    def say(self, line: str) -> None:
        self.console.print(line)

    def close(self, tally: Tally, *more: str) -> None:
        """The last line: what came of the run. ``more`` stands before the time."""
        parts = [
            f"{_many(tally.pages, 'page')}: {tally.done:,} {self._verb}",
            f"{tally.not_coded:,} kept but not coded" if tally.not_coded else "",
            f"{tally.unchanged:,} unchanged, skipped" if tally.unchanged else "",
            f"{tally.failed:,} failed (named above)" if tally.failed else "",
            *more,
            f"{time.monotonic() - self._started:,.1f} s",
        ]
        self.say(", ".join(part for part in parts if part))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
