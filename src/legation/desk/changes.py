"""What changes something: verdicts, files added, the way in to an open desk. Each needs the token that is in the desk's own forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from legation.audit import KEYS, QUIT, UNDO
from legation.desk import uploads, view
from legation.desk.asked import Asked
from legation.desk.looks.audit import sampling, session_of
from legation.desk.security import COOKIE, same
from legation.desk.state import Desk
from legation.desk.view import Frame, View
from legation.errors import UsageError
from legation.record import SKIP, verdict_json
from legation.record.opening import refuse_folder

MOST_FIELDS = 20
ANSWERS = frozenset(key.answer for key in KEYS) - {QUIT}


def add_to(app: FastAPI, desk: Desk) -> None:
    """Give the application its addresses that take something."""

    async def verdict(request: Request) -> Response:
        form = await _form(request, desk, files=0)
        return await run_in_threadpool(_judge, desk, form)

    async def add(request: Request) -> Response:
        async with request.form(max_files=uploads.MOST_FILES + 1, max_fields=MOST_FIELDS) as form:
            _check(form, request, desk)
            sent = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
            refuse_folder(desk.path)
            kept = await run_in_threadpool(uploads.keep, cast("list[uploads.Sent]", sent), desk.path)
        return RedirectResponse(f"/job/{desk.jobs.add(kept).id}", 303)

    async def enter(request: Request) -> Response:
        return await _enter(request, desk)

    def judged(request: Request) -> Response:
        return _judged(desk, request)

    def chosen(request: Request) -> Response:
        one, other = (quote(request.query_params.get(name, ""), safe="") for name in ("a", "b"))
        return RedirectResponse(f"/relation/{one}/{other}", 303)

    app.add_api_route("/relation", chosen, methods=["GET"], response_model=None)
    app.add_api_route("/audit", verdict, methods=["POST"], response_model=None)
    app.add_api_route("/add", add, methods=["POST"], response_model=None)
    app.add_api_route("/enter", enter, methods=["GET", "POST"], response_model=None)
    app.add_api_route("/judged.jsonl", judged, methods=["GET"], response_model=None)


async def _form(request: Request, desk: Desk, *, files: int) -> FormData:
    form = await request.form(max_files=files, max_fields=MOST_FIELDS)
    _check(form, request, desk)
    return form


def _check(form: FormData, request: Request, desk: Desk) -> None:
    """403 unless the token of this run's forms came with it, in a field or in a header."""
    sent = form.get("token") or request.headers.get("x-legation-token", "")
    if not isinstance(sent, str) or not same(sent, desk.rules.form_token):
        raise HTTPException(
            403, "This form is of an earlier run of the desk, or of no desk at all: load the page again, and send it from there."
        )


def _judge(desk: Desk, form: FormData) -> Response:
    """Keep a verdict on the report that was shown, or take the last one back; then show the next."""
    from starlette.datastructures import QueryParams

    asked = Asked("/audit", QueryParams([(name, value) for name, value in form.multi_items() if isinstance(value, str)]))
    judge, size, seed = sampling(asked)
    answer, report = asked.text("verdict"), asked.text("report")
    if answer not in ANSWERS:
        raise UsageError(f"verdict={answer}: is none of {', '.join(sorted(ANSWERS))}")
    desk.shelf.catalogue()
    with desk.shelf.write(quiet=True) as record:
        session = session_of(desk, record, judge, size, seed)
        case = session.next()
        if answer == UNDO:
            session.undo()
        elif case is not None and case.report.id == report:
            session.give(case, answer)
        # Another report than the next one was judged in another tab, or twice: the page shows the next.
    return RedirectResponse(f"/audit?{urlencode({'judge': judge, 'sample': size, 'seed': seed})}", 303)


def _judged(desk: Desk, request: Request) -> Response:
    """The judged reports as lines of JSON that serve as gold; those of ``judge``, or of all. What was skipped is no gold."""
    judge = request.query_params.get("judge")
    with desk.shelf.read() as record:
        found = [v for v in record.verdicts() if v.verdict != SKIP and judge in (None, v.judge)]

    def lines() -> Iterator[str]:
        for verdict in found:
            yield json.dumps(verdict_json(verdict), ensure_ascii=False) + "\n"

    headers = {"Content-Disposition": 'attachment; filename="judged.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson; charset=utf-8", headers=headers)


async def _enter(request: Request, desk: Desk) -> Response:
    """Change the token of an open desk for a cookie that no script can read and no other site can send."""
    wrong: Any = False
    if request.method == "POST":
        form = await request.form(max_files=0, max_fields=MOST_FIELDS)
        sent = form.get("key")
        if desk.rules.token is not None and isinstance(sent, str) and same(sent.strip(), desk.rules.token):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(COOKIE, desk.rules.pass_, httponly=True, samesite="strict", path="/")
            return answer
        wrong = True
    shown = View("enter.html", "This desk asks for its token", {"wrong": wrong}, status=403 if wrong else 200)
    return view.page(shown, Frame("", Asked("/enter", request.query_params), ""))
