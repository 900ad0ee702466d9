"""How DuckDB is set wherever a record is read or written, be it a file or a folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import duckdb

# Nothing is fetched from the net, whatever a file claims to be; and DuckDB, which would take most of the machine's memory for its buffers,
# keeps to a part of what a run may need. What is larger it lays down beside the record for a while. A run that files pages gives it half:
# each time it tidies its file (a checkpoint) it fills whatever it is given.
ROOM, ROOM_WHILE_FILING = "256MB", "128MB"
ROOM_BETWEEN = "16MB"  # what it may keep of its file from one batch of pages to the next, lest a long run's memory grow with its record
Config = dict[str, str | bool | int | float | list[str]]
CONFIG: Config = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": ROOM,
}


def give_room(connection: duckdb.DuckDBPyConnection, room: str) -> None:
    """Let DuckDB have so much memory for its buffers from now on."""
    connection.execute(f"SET memory_limit = '{room}'")


def let_go(connection: duckdb.DuckDBPyConnection, room: str) -> None:
    """Have DuckDB drop what it keeps of the file beyond ``ROOM_BETWEEN`` (milliseconds), then let it have ``room`` again."""
    with suppress(duckdb.Error):  # where more than that is in use, it stays
        give_room(connection, ROOM_BETWEEN)
    give_room(connection, room)


def escaped(file: Path) -> str:
    """A path as it stands between the quotes of a statement."""
    return str(file).replace("'", "''")
