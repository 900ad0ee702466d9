"""Several processes: pages go out as workers come free, outcomes come back in the order of the pages."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any, Generic

from legation.engines.crew import READY, Lost, Unfit, Worker
from legation.engines.outcome import Done, Failed, R, Task
from legation.errors import LegationError
from legation.types import Page

# How far ahead of the slowest page the others may run: memory stays bounded however many pages come.
AHEAD_PAGES_PER_WORKER = 8
AHEAD_CHARACTERS = 100_000_000
TRIES = 2
FAILED_STARTS = 3
_REMEDY = "most often there is too little memory: use fewer --workers"


def pool(pages: Iterable[Page], make_task: Callable[[], Task[R]], *, workers: int) -> Iterator[Done[R] | Failed]:
    """An outcome for each page, in order. ``make_task`` must be picklable; each worker calls it once.

    A page whose worker is killed is tried once more, then failed. :class:`LegationError` if workers cannot start.
    """
    foreman = _Foreman(iter(pages), make_task, size=workers)
    try:
        yield from foreman.run()
    finally:
        foreman.dismiss()


class _Foreman(Generic[R]):
    """``out`` are the pages taken in and not yet done, by number; ``todo`` those of them that no worker holds; ``back`` waits its turn."""

    def __init__(self, pages: Iterator[Page], make_task: Callable[[], Task[R]], size: int) -> None:
        self.pages = pages
        self.make_task = make_task
        self.size = size
        self.crew: list[Worker] = []
        self.out: dict[int, Page] = {}
        self.todo: deque[int] = deque()
        self.back: dict[int, Done[R] | Failed] = {}
        self.tries: Counter[int] = Counter()
        self.taken = self.given = self.failed_starts = 0
        self.more = True

    def run(self) -> Iterator[Done[R] | Failed]:
        self.hand_out()
        while self.out:
            self.listen()
            while self.given in self.back:
                yield self.back.pop(self.given)
                self.given += 1
            self.hand_out()

    def hand_out(self) -> None:
        """Take pages in as far as the bounds allow, hire workers for them, and give every idle worker one."""
        while len(self.todo) < self.size and self.may_take():
            self.take()
        while len(self.crew) < min(self.size, len(self.out)):
            self.crew.append(Worker(self.make_task))
        for worker in [worker for worker in self.crew if worker.idle]:
            if self.todo:
                self.give(worker, self.todo.popleft())

    def may_take(self) -> bool:
        ahead = self.taken - self.given < self.size * AHEAD_PAGES_PER_WORKER
        return self.more and ahead and sum(len(page.source) for page in self.out.values()) < AHEAD_CHARACTERS

    def take(self) -> None:
        page = next(self.pages, None)
        if page is None:
            self.more = False
            return
        self.out[self.taken] = page
        self.todo.append(self.taken)
        self.taken += 1

    def give(self, worker: Worker, number: int) -> None:
        try:
            worker.give(number, self.out[number])
        except Lost:
            self.bury(worker)

    def listen(self) -> None:
        """Wait until a worker has something to say, and hear all that have."""
        said = set(map(id, wait([worker.line for worker in self.crew if not worker.idle])))
        for worker in [worker for worker in self.crew if id(worker.line) in said]:
            try:
                self.note(worker, worker.hear())
            except Lost:
                self.bury(worker)

    def note(self, worker: Worker, word: Any) -> None:
        if isinstance(word, Unfit):
            raise LegationError(word.reason)
        if word == READY:
            worker.loading = False
            return
        number, worker.holds = worker.holds, None
        assert number is not None
        page = self.out.pop(number)
        self.back[number] = word if isinstance(word, Failed) else Done(page, word)

    def bury(self, worker: Worker) -> None:
        """A worker is gone: let its page be tried once more, by another."""
        self.crew.remove(worker)
        status = worker.dismiss()
        if worker.holds is None:
            self.failed_starts += 1
            if self.failed_starts >= FAILED_STARTS:
                raise LegationError(f"worker processes end before they can start ({_how(status)}); {_REMEDY}")
            return
        self.tries[worker.holds] += 1
        if self.tries[worker.holds] < TRIES:
            self.todo.appendleft(worker.holds)
            return
        page = self.out.pop(worker.holds)
        self.back[worker.holds] = Failed(page.name, f"its worker process was ended {TRIES} times ({_how(status)}); {_REMEDY}")

    def dismiss(self) -> None:
        for worker in self.crew:
            worker.dismiss()
        self.crew.clear()


def _how(status: int | None) -> str:
    return f"by signal {-status}" if status and status < 0 else f"exit status {status}"
