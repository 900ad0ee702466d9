"""The desk: what it answers, to whom, and that it only looks."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from legation.desk import Desk
from legation.errors import RecordError, UsageError
from legation.record import Provenance, Record
from legation.show import style_hash
from legation.types import Article, Page, Passage
from tests.relations.samples import report

TEXT = "Washington expelled 60 Russians on <b>26 March</b> 2018."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "r<b>.duckdb"
    page = Page(name="a", source=TEXT, kind="body", digest="a", plain=TEXT)
    with Record.open(path) as opened:
        opened.begin(Provenance(), datetime(2026, 1, 1))
        told = report("1", "a", TEXT, type="SANCTION", date="2018-03-26", quad_code=4, event_scale=-5.5)
        opened.file(page, Article("a", None, (), (Passage(TEXT, 0, len(TEXT)),)), (told,))
        opened.merge()
    return path


@pytest.fixture(scope="module")
def desk(record: Path) -> Iterator[Desk]:
    with Desk(record, port=0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _ask(desk: Desk, target: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", desk.server_port, timeout=20)
    try:
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode("utf-8")
    finally:
        connection.close()


def test_start_page_lists_the_dyads(desk: Desk) -> None:
    response, body = _ask(desk, "/")
    assert response.status == 200
    assert '<a href="/relation/RUS/USA">' in body
    assert "r&lt;b&gt;.duckdb" in body


def test_relation_is_the_page_that_show_makes(desk: Desk) -> None:
    response, body = _ask(desk, "/relation/USA/RUS")
    assert (response.status, response.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert "SANCTION" in body
    assert "<mark>Washington expelled 60 Russians on 26 March 2018.</mark>" in body or "&lt;b&gt;26 March&lt;/b&gt;" in body


@pytest.mark.parametrize("target", ["/relation/USA/RUS.json", "/relation/United%20States/Russia.json?x=1"])
def test_relation_with_json_is_the_data(desk: Desk, target: str) -> None:
    response, body = _ask(desk, target)
    assert response.getheader("Content-Type") == "application/json; charset=utf-8"
    assert json.loads(body)["events"][0]["event"] == "SANCTION"


def test_index_json_is_the_data_of_the_start_page(desk: Desk) -> None:
    assert json.loads(_ask(desk, "/index.json")[1]) == [
        {"a": "RUS", "b": "USA", "names": ["Russia", "United States"], "events": 1, "pages": 1, "first": "2018-03-26", "last": "2018-03-26"}
    ]


@pytest.mark.parametrize(
    "target", ["/nothing", "/relation/USA", "/relation/USA/<script>", "/relation/RUS/RUS", "/../../etc/passwd", "/relation//"]
)
def test_what_is_not_there_is_said(desk: Desk, target: str) -> None:
    response, body = _ask(desk, target)
    assert response.status == 404
    assert "<script>" not in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8750", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1.evil.example"])
def test_another_host_is_turned_away(desk: Desk, host: str) -> None:
    response, body = _ask(desk, "/relation/USA/RUS", Host=host)
    assert response.status == 421
    assert "SANCTION" not in body


def test_localhost_is_known(desk: Desk) -> None:
    assert _ask(desk, "/", Host=f"localhost:{desk.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
def test_nothing_but_get_is_answered(desk: Desk, method: str) -> None:
    response, _ = _ask(desk, "/", method)
    assert (response.status, response.getheader("Allow")) == (405, "GET")


@pytest.mark.parametrize("target", ["/", "/relation/USA/RUS", "/relation/USA/RUS.json", "/nothing"])
def test_every_answer_keeps_to_itself(desk: Desk, target: str) -> None:
    response, _ = _ask(desk, target)
    policy = f"default-src 'none'; style-src '{style_hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    assert response.getheader("Content-Security-Policy") == policy
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Cache-Control") == "no-store"


def test_looking_changes_nothing(desk: Desk, record: Path) -> None:
    before = hashlib.sha256(record.read_bytes()).hexdigest()
    _ask(desk, "/")
    _ask(desk, "/relation/USA/RUS")
    assert hashlib.sha256(record.read_bytes()).hexdigest() == before
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_a_record_that_goes_away_is_said(desk: Desk, record: Path) -> None:
    aside = record.with_name("aside")
    record.rename(aside)
    try:
        response, body = _ask(desk, "/")
    finally:
        aside.rename(record)
    assert response.status == 503
    assert "no such record" in body


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_desk_serves_this_machine_only(record: Path, host: str) -> None:
    with pytest.raises(UsageError, match=r"use 127\.0\.0\.1"):
        Desk(record, host=host, port=0)


def test_desk_says_that_a_port_is_taken(desk: Desk, record: Path) -> None:
    with pytest.raises(UsageError, match="another port"):
        Desk(record, port=desk.server_port)


def test_desk_needs_a_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        Desk(tmp_path / "none.duckdb", port=0)
    assert list(tmp_path.iterdir()) == []
