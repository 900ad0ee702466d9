"""Desks to ask: over a socket's worth of the application without a socket, and over one for a browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from legation.desk import Desk, Rules, Server, create_app
from tests.desk.records import hostile_record, sample_record

PORT = 8750


class Asker:
    """Asks a desk as a browser on this machine does; no socket."""

    def __init__(self, desk: Desk) -> None:
        import anyio

        self.desk = desk
        self.app = create_app(desk)
        self._run = anyio.run

    def __call__(self, address: str, method: str = "GET", **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{self.desk.rules.port}") as client:
                return await client.request(method, address, **more)

        found: httpx.Response = self._run(ask)
        return found

    def data(self, address: str) -> Any:
        answer = self(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.text)
        return answer.json()

    def form(self, address: str, *, token: str | None = None, **fields: str) -> httpx.Response:
        return self(address, "POST", data={"token": self.desk.rules.form_token if token is None else token, **fields})


def asker(record: Path, **rules: Any) -> Asker:
    return Asker(Desk(record, Rules(PORT, **rules)))


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_record(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def ask(record: Path) -> Asker:
    """A desk over the sample, for looking only."""
    return asker(record)


@pytest.fixture
def own(tmp_path: Path) -> Asker:
    """A desk over a sample of one's own, to change."""
    return asker(sample_record(tmp_path))


@contextmanager
def running(record: Path, **more: Any) -> Iterator[Server]:
    """A desk that listens on a free port of this machine."""
    with Server(record, port=0, **more) as server:
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        waited = time.monotonic() + 30
        while not server.started and time.monotonic() < waited:
            time.sleep(0.02)
        try:
            yield server
        finally:
            server.stop()
            thread.join(10)
