"""Who may ask, and what an answer may do: names, tokens, bounds and headers. Pages are hostile, and so may be other tabs of the browser."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "legation"
SHORTEST_TOKEN = 16
LARGEST_FORM = 64 * 1024
LARGEST_UPLOAD = 64 * 1024 * 1024
UPLOADS = ("/add",)
OPEN_TO_ALL = ("/enter", "/static/desk.css")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"referrer-policy", b"same-origin"),  # with none at all, browsers send forms as if from nowhere
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """``hosts`` are the names by which browsers may call the desk, beside the addresses of this machine if it is ``open`` to others.

    ``token`` is what an open desk asks of everybody. ``form_token`` is in every form of this run: who has it has seen a page of ours.
    """

    port: int
    hosts: frozenset[str] = frozenset(LOOPBACK)
    token: str | None = None
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def open(self) -> bool:
        return self.token is not None

    def knows(self, host: str) -> bool:
        """Whether the ``Host`` of a request is a name of this desk: another one is a page elsewhere that made its name point here."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or ""), parts.port
        except ValueError:
            return False
        if (port or 80) != self.port or parts.username is not None or parts.path:
            return False
        return name in self.hosts or (self.open and _is_address(name))

    def admits(self, request: Request) -> bool:
        """Whether an open desk knows who asks: by the cookie that the token was changed for, or by the token in a header."""
        if self.token is None:
            return True
        sent = request.headers.get("authorization", "").removeprefix("Bearer ")
        return same(request.cookies.get(COOKIE, ""), self.pass_) or same(sent, self.token)

    @property
    def pass_(self) -> str:
        """What the cookie holds: of use at this desk for this run alone, and no way back to the token."""
        return sha256(f"{self.form_token} {self.token}".encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they agree."""
    return secrets.compare_digest(one.encode(), other.encode())


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class TooMuch(Exception):
    """A request with a longer body than the desk takes, found out while it came in."""


class Guard:
    """Stands before the desk: turns away who may not ask, bounds what is sent, and puts the headers on every answer."""

    def __init__(self, app: App, rules: Rules) -> None:
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refuse(request)
        answer: App = refusal or self.app
        most = LARGEST_UPLOAD if request.url.path in UPLOADS else LARGEST_FORM
        await answer(scope, _bounded(receive, most), _with_headers(send))

    def _refuse(self, request: Request) -> App | None:
        # Read raw: Request.url makes an address of the Host, and a hostile one may not be one.
        if not self.rules.knows(request.headers.get("host", "")):
            return _said(421, f"The desk answers at http://127.0.0.1:{self.rules.port}/ only.")
        if request.method not in ("GET", "HEAD", "POST"):
            return _said(405, "The desk answers GET and POST.", {"Allow": "GET, HEAD, POST"})
        if request.method == "POST" and not _from_here(request):
            return _said(403, "That came from another site.")
        if request.method == "POST" and _length(request) > (LARGEST_UPLOAD if request.scope["path"] in UPLOADS else LARGEST_FORM):
            return _said(413, "That is more than the desk takes at once; use legation code for more.")
        if request.scope["path"] not in OPEN_TO_ALL and not self.rules.admits(request):
            return RedirectResponse("/enter", 303) if request.method == "GET" else _said(401, "The desk asks for its token.")
        return None


def _from_here(request: Request) -> bool:
    """Whether a change was asked for by a page of the desk, as far as the browser tells; the token of the form decides in the end."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "same-origin")
    here = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    return here and site in ("same-origin", "none")


def _length(request: Request) -> int:
    text = request.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else LARGEST_UPLOAD + 1


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuch
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", [])}
            message["headers"] = [*message.get("headers", []), *(pair for pair in HEADERS if pair[0] not in own)]
        await send(message)

    return told


def _said(status: int, text: str, headers: dict[str, str] | None = None) -> App:
    return PlainTextResponse(text + "\n", status, headers=headers)
