"""The desk's server: this machine only, unless a token keeps others out."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from legation.desk.app import create_app
from legation.desk.security import LOOPBACK, SHORTEST_TOKEN, Rules
from legation.desk.state import Desk
from legation.errors import UsageError
from legation.record import Record
from legation.settings import Settings

Say = Callable[[str], None]


class Server:
    """A desk that listens: ``url`` is where to find it. Use it in a ``with`` block.

    :class:`UsageError` for a place where it may or can not listen.
    """

    def __init__(
        self,
        record: Path | str,
        *,
        host: str = "127.0.0.1",
        port: int = 8750,
        token: str | None = None,
        names: Iterable[str] = (),
        settings: Settings | None = None,
        say: Say | None = None,
    ) -> None:
        path = Path(record)
        address = _address(host, token)
        # Not a file, of another program, of another version: said now, not at the first look.
        _make_ready(path, say)
        self._socket = _listen(address, port, host)
        self.port = int(self._socket.getsockname()[1])
        self.host = address
        own = {name.lower() for name in names} | ({host.lower()} if not _is_any(address) else set())
        self.desk = Desk(path, Rules(self.port, frozenset(LOOPBACK) | own, token), settings or Settings())
        self.app = create_app(self.desk)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                self.app, log_level="critical", access_log=False, server_header=False, date_header=False, timeout_keep_alive=10, ws="none"
            )
        )

    @property
    def url(self) -> str:
        host = "127.0.0.1" if _is_any(self.host) else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def run(self) -> None:
        """Serve until interrupted, or until :meth:`stop`."""
        self.desk.shelf.catalogue()
        self._uvicorn.run(sockets=[self._socket])

    def stop(self) -> None:
        """End :meth:`run`, from another thread."""
        self._uvicorn.should_exit = True

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._socket.close()

    @property
    def started(self) -> bool:
        return self._uvicorn.started


def serve(
    record: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = 8750,
    token: str | None = None,
    names: Iterable[str] = (),
    settings: Settings | None = None,
    announce: Say | None = None,
) -> None:
    """Serve the record until interrupted; ``announce`` is told the address once it listens.

    Beyond this machine only with a ``token``, which everybody is asked for; ``names`` are those by which browsers may call the desk there.
    """
    with Server(record, host=host, port=port, token=token, names=names, settings=settings, say=announce) as server:
        if announce:
            announce(f"{record} at {server.url} (Ctrl-C to stop)")
        server.run()


def _address(host: str, token: str | None) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        known = ip_address(address)
    except ValueError as error:
        raise UsageError(f"{host!r} is no address to listen on; use 127.0.0.1 or ::1, or an address of this machine and a token") from error
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(f"the token has {len(token)} characters; it needs at least {SHORTEST_TOKEN}, for others will try to guess it")
    if not known.is_loopback and token is None:
        raise UsageError(
            f"{host} can be reached from elsewhere: give a token that everybody is asked for (--token, or better LEGATION_TOKEN in the "
            "environment), or use 127.0.0.1 or ::1"
        )
    return address


def _is_any(address: str) -> bool:
    return ip_address(address).is_unspecified


def _make_ready(path: Path, say: Say | None) -> None:
    """Open the record once; merge its reports if a run was stopped before it did, for all that the desk shows are events."""
    with Record.open(path, create=False, read_only=True) as record:
        merged = record.merged
    if not merged:
        if say:
            say(f"{path}: merging reports into events, as they were not when the last run ended")
        with Record.open(path, create=False) as record:
            record.merge()


def _listen(address: str, port: int, host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(f"{host}:{port}: cannot listen there ({error}); choose another port with --port") from error
    return listening
