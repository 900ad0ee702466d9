"""The desk's server: this machine only, GET only, and no page that could call for anything from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from socket import AF_INET6
from typing import Any

from legation import show
from legation.desk.answers import Answer, answer, notice
from legation.errors import UsageError
from legation.record import Record

# A browser that is slow to ask does not hold a thread for ever.
TIMEOUT = 30


class Desk(ThreadingHTTPServer):
    """A server bound to a loopback address; ``url`` is where to find it. :class:`UsageError` for another address or a taken port."""

    daemon_threads = True

    def __init__(self, record_path: Path | str, *, host: str = "127.0.0.1", port: int = 8750) -> None:
        self.record_path = Path(record_path)
        address = _loopback(host)
        if ":" in address:
            self.address_family = AF_INET6
        # Not a file, of another program, of another version: said now, not at the first look.
        Record.open(self.record_path, create=False, read_only=True).close()
        try:
            super().__init__((address, port), Handler)
        except (OSError, OverflowError) as error:
            raise UsageError(f"{host}:{port}: cannot listen there ({error}); choose another port with --port") from error

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine may call the desk. Any other name is a page elsewhere that made its name point here."""
        return frozenset(f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def url(self) -> str:
        address = str(self.server_address[0])
        return f"http://{f'[{address}]' if ':' in address else address}:{self.server_port}/"


def _loopback(host: str) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        known = ip_address(address)
    except ValueError as error:
        raise UsageError(f"{host!r} is no address of this machine; use 127.0.0.1 or ::1") from error
    if not known.is_loopback:
        raise UsageError(f"{host} can be reached from elsewhere, and the desk asks for no password; use 127.0.0.1 or ::1")
    return address


class Handler(BaseHTTPRequestHandler):
    """One request: checked, answered, done."""

    server: Desk
    server_version = "legation"
    sys_version = ""
    timeout = TIMEOUT

    def do_GET(self) -> None:
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(notice(421, "Not here", f"The desk answers at {self.server.url} only."))
            return
        self._send(answer(self.path, self.server.record_path))

    def _refuse(self) -> None:
        self._send(notice(405, "Only looking", "The desk shows a record and changes nothing: it answers GET."), ("Allow", "GET"))

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse

    def _send(self, found: Answer, *more: tuple[str, str]) -> None:
        self.send_response(found.status)
        for name, value in (*headers(found), *more):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the library never prints."""


def headers(found: Answer) -> list[tuple[str, str]]:
    """Headers that keep an answer to itself: its own style, no script, no frame, no cache, no word to other sites."""
    policy = f"default-src 'none'; style-src '{show.style_hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return [
        ("Content-Type", found.kind),
        ("Content-Length", str(len(found.body))),
        ("Content-Security-Policy", policy),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    ]


def serve(record_path: Path | str, *, host: str = "127.0.0.1", port: int = 8750, announce: Callable[[str], None] | None = None) -> None:
    """Serve the record at ``record_path`` until interrupted; ``announce`` is told the address once it answers.

    :class:`UsageError` unless ``host`` is this machine's own and ``port`` is free.
    """
    with Desk(record_path, host=host, port=port) as desk:
        if announce:
            announce(desk.url)
        desk.serve_forever()
