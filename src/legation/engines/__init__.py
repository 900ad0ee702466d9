"""The loop that runs a task over pages: in this process or in several. Same pages, same outcomes, in the same order."""

from legation.engines.outcome import Done, Failed, Task
from legation.engines.pool import pool
from legation.engines.run import Listener, Result, Run, Tally
from legation.engines.serial import serial

__all__ = ["Done", "Failed", "Listener", "Result", "Run", "Tally", "Task", "pool", "serial"]
