"""What becomes of a page: done, or failed with a reason. A page never takes the run down with it."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from legation.errors import PageError
from legation.types import Page

R = TypeVar("R")
Task = Callable[[Page], R]


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The page and what the task made of it."""

    page: Page
    result: R


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be done: one line on why, and where in the code, for those who look (``--debug``)."""

    page: str
    reason: str
    trace: str = ""


def attempt(page: Page, task: Task[R]) -> R | Failed:
    """What ``task`` makes of ``page``, or why it failed."""
    try:
        return task(page)
    except PageError as error:
        return Failed(page.name, error.reason)
    except Exception as error:  # Whatever one page brings to light, the others go on.
        return Failed(page.name, _fault(error), traceback.format_exc())


def settle() -> None:
    """Tell the collector of circles that what there is now stays: after its first page a task has its tables and models, hundreds of
    thousands of objects that it would otherwise look through again and again (a twelfth of the time that Python takes)."""
    gc.collect()
    gc.freeze()


def _fault(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    cause = "out of memory" if isinstance(error, MemoryError) else f"{type(error).__name__}: {said}".rstrip(": ")
    return f"{cause}; a fault of Legation, not of your call: the page is left out (--debug shows where)"
