"""One page after another, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from legation.engines.outcome import Done, Failed, R, Task, attempt, settle
from legation.types import Page


def serial(pages: Iterable[Page], make_task: Callable[[], Task[R]]) -> Iterator[Done[R] | Failed]:
    """An outcome for each page, in order. The task is made when the first page comes, so that a run with none is quick."""
    task: Task[R] | None = None
    for page in pages:
        first = task is None
        task = task or make_task()
        result = attempt(page, task)
        if first:
            settle()
        yield result if isinstance(result, Failed) else Done(page, result)
