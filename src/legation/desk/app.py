"""The desk as a FastAPI application: which address is answered by what, in which forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from legation.desk import changes, downloads, view
from legation.desk.asked import Asked
from legation.desk.looks import adding, article, audit, event, events, explained, landscape, person, relation, search, start
from legation.desk.security import LARGEST_UPLOAD, Guard, TooMuch
from legation.desk.state import Desk, Look, NotThere
from legation.desk.view import Frame, View
from legation.errors import LegationError, UsageError

STATIC = Path(__file__).parent / "static"
ROWS, PICTURE = ("csv", "csv.zip", "parquet"), ("svg", "png")
# The longer address first: {b} would take "RUS.json" for a country.
LOOKS: tuple[tuple[str, Callable[[Look], View], tuple[str, ...]], ...] = (
    ("/", start.look, ("json", *ROWS)),
    ("/relation/{a}/{b}", relation.look, ("json", *ROWS, *PICTURE)),
    ("/findings/{a}/{b}", relation.findings, ("json",)),
    ("/events", events.look, ("json", *ROWS)),
    ("/event/{id}", event.look, ("json",)),
    ("/page", article.look, ("json",)),
    ("/explain", explained.look, ("json",)),
    ("/who", person.index, ("json",)),
    ("/who/{name}", person.look, ("json", *ROWS)),
    ("/audit", audit.look, ("json",)),
    ("/map", landscape.look, ("json", *ROWS, *PICTURE)),
    ("/search", search.look, ("json", *ROWS)),
    ("/add", adding.look, ("json",)),
    ("/job/{id}", adding.job, ("json",)),
)


def create_app(desk: Desk) -> FastAPI:
    """The application over one desk. It documents itself in ``docs/desk.md`` and not by a page that loads scripts from elsewhere."""
    app = FastAPI(title="Legation", docs_url=None, redoc_url=None, openapi_url=None)
    for path, look_at, forms in LOOKS:
        stem = "/index" if path == "/" else path
        for form in forms:
            _add(app, f"{stem}.{form}", _answer(desk, look_at, form))
        _add(app, path, _answer(desk, look_at, "html", forms))
    changes.add_to(app, desk)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for kind in (LegationError, HTTPException, TooMuch, Exception):
        app.add_exception_handler(kind, _told(desk))
    app.add_middleware(Guard, rules=desk.rules)
    return app


def _add(app: FastAPI, path: str, answer: Callable[[Request], Response]) -> None:
    app.add_api_route(path, answer, methods=["GET", "HEAD"], response_model=None)


def _answer(desk: Desk, look_at: Callable[[Look], View], form: str, forms: tuple[str, ...] = ()) -> Callable[[Request], Response]:
    # Not a coroutine: a look runs in a thread, so that a slow one keeps nobody waiting.
    def answer(request: Request) -> Response:
        look = Look(desk, asked_of(request, form), dict(request.path_params))
        return _formed(look_at(look), look, form, forms)

    return answer


def _formed(found: View, look: Look, form: str, forms: tuple[str, ...]) -> Response:
    if form == "html":
        return view.page(found, frame_of(look.desk, look.asked, forms))
    if form == "json":
        return view.data(found)
    return downloads.download(found, look, form)


def frame_of(desk: Desk, asked: Asked, forms: tuple[str, ...] = ()) -> Frame:
    return Frame(desk.path.name, asked, desk.rules.form_token, forms)


def asked_of(request: Request, form: str = "html") -> Asked:
    """The address as that of the page, whatever form was asked for."""
    path = str(request.scope["path"])
    if form != "html":
        path = path.removesuffix(f".{form}")
    return Asked("/" if path == "/index" else quote(path), request.query_params)


def _told(desk: Desk) -> Callable[[Request, Any], Response]:
    """Errors as a page that says what happened and what to do; as data where data were asked for."""

    def tell(request: Request, error: Exception) -> Response:
        status, title, text = _in_words(error)
        found = View("notice.html", title, {"error": title, "text": text}, status=status)
        if str(request.scope["path"]).endswith(".json"):
            return view.data(found)
        return view.page(found, frame_of(desk, asked_of(request)))

    return tell


def _in_words(error: Exception) -> tuple[int, str, str]:
    if isinstance(error, NotThere):
        return 404, "Not in this record", str(error)
    if isinstance(error, UsageError):
        return 400, "That cannot be shown", str(error)
    if isinstance(error, LegationError):
        return 503, "The record cannot be read just now", str(error)
    if isinstance(error, TooMuch):
        return 413, "Too much at once", f"The desk takes {LARGEST_UPLOAD >> 20} MiB at once; use legation code for more."
    if isinstance(error, HTTPException):
        title = "Nothing here" if error.status_code == 404 else "That cannot be done"
        return error.status_code, title, "Start from the list of relations, or search." if error.status_code == 404 else str(error.detail)
    return 500, "A fault of Legation", "Not of your call: this view could not be made. The desk goes on."
