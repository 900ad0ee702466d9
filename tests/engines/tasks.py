"""Tasks that worker processes can import: what they do hangs on the name of the page."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from legation.errors import ModelError, PageError
from legation.types import Page


def page(name: str, text: str = "") -> Page:
    return Page(name, text, "dump", name, text)


def _task(page: Page, folder: Path | None) -> str:
    match page.name.split("-")[0]:
        case "fault":
            print(1 / 0)
        case "bad":
            raise PageError(page.name, "no text in it")
        case "memory":
            raise MemoryError
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "once" if folder and not (folder / page.name).exists():
            (folder / page.name).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "slow":
            time.sleep(0.3)
        case "pid":
            return str(os.getpid())
    return page.name.upper()


def make(folder: Path | None = None) -> Callable[[Page], str]:
    return partial(_task, folder=folder)


def broken_make() -> Callable[[Page], str]:
    raise ModelError("the model is not there")


def dying_make() -> Callable[[Page], str]:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
