"""Worker processes: started afresh (spawn), one page at a time each, known by what they hold when they die."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from typing import Any

from legation.engines.outcome import Task, attempt, settle
from legation.errors import LegationError

READY = "ready"
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A worker's last word: the task could not be made."""

    reason: str


class Lost(Exception):
    """A worker is gone without a word: killed, most often for memory."""


def work(line: Connection, make_task: Callable[[], Task[Any]]) -> None:
    """The life of a worker: make the task, then pages in, results out, until the line is closed."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            task = make_task()
        except Exception as error:
            line.send(Unfit(str(error) if isinstance(error, LegationError) else f"{type(error).__name__}: {error}"))
            return
        line.send(READY)
        line.send(attempt(line.recv(), task))
        settle()
        while True:
            line.send(attempt(line.recv(), task))


class Worker:
    """One process and the line to it. ``holds`` is the number of the page it works on, ``None`` while it loads or is idle."""

    def __init__(self, make_task: Callable[[], Task[Any]]) -> None:
        self.line, far_end = _SPAWN.Pipe()
        self.process: BaseProcess = _SPAWN.Process(target=work, args=(far_end, make_task), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        far_end.close()  # Else the end of the worker would not be the end of the line.
        self.loading = True
        self.holds: int | None = None

    @property
    def idle(self) -> bool:
        return self.holds is None and not self.loading

    def give(self, number: int, page: Any) -> None:
        """Send a page; :class:`Lost` if the worker is gone."""
        self.holds = number
        with _lost_if_broken():
            self.line.send(page)

    def hear(self) -> Any:
        """What the worker sends, waiting for it; :class:`Lost` if it is gone."""
        with _lost_if_broken():
            return self.line.recv()

    def dismiss(self) -> int | None:
        """End the process now; its exit status, negative for the signal that killed it."""
        self.line.close()
        if self.process.is_alive():
            self.process.join(0.2)
        self.process.terminate()
        self.process.join()
        return self.process.exitcode


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started here never hear Ctrl-C: it is the parent's to answer, and they inherit its deafness from their first moment."""
    if current_thread() is not main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


@contextmanager
def _lost_if_broken() -> Iterator[None]:
    try:
        yield
    except (EOFError, BrokenPipeError, ConnectionResetError) as error:
        raise Lost from error
