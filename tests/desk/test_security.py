"""Who may ask, what an answer may do, and what a change needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.desk import Rules, Server
from legation.desk.security import COOKIE, LARGEST_FORM, LARGEST_UPLOAD, POLICY
from legation.errors import RecordError, UsageError
from tests.desk.conftest import PORT, Asker, asker

TOKEN = "a token of sufficient length"
OWN = {"token": TOKEN, "hosts": frozenset({"127.0.0.1", "localhost", "::1", "desk.example.org"})}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        f"192.0.2.1:{PORT}",
        f"user@127.0.0.1:{PORT}",
        f"127.0.0.1:{PORT}/x",
        "[::1",
        "127.0.0.1:x",
        "",
    ],
)
def test_security_another_host_is_turned_away(ask: Asker, host: str) -> None:
    answer = ask("/relation/USA/RUS", headers={"Host": host})
    assert answer.status_code == 421
    assert "SANCTION" not in answer.text


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"127.0.0.1:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_security_this_machine_is_known(ask: Asker, host: str) -> None:
    assert ask("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/relation/USA/RUS", "/relation/USA/RUS.json", "/relation/USA/RUS.svg", "/nothing", "/static/desk.js"]
)
def test_security_every_answer_keeps_to_itself(ask: Asker, address: str) -> None:
    headers = ask(address).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


def test_security_no_page_has_script_or_style_of_its_own() -> None:
    templates = Path(__file__).parents[2] / "src/legation/desk/templates"
    for template in templates.glob("*.html"):
        text = template.read_text("utf-8")
        assert "<style" not in text
        assert " style=" not in text
        assert " on" not in {attribute[:3] for attribute in text.split('"') if attribute.endswith("=")}, template.name
        assert text.count("<script") == text.count('<script src="/static/desk.js" defer></script>'), template.name
        assert "|safe" not in text
        assert "http://" not in text
        assert "https://" not in text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_security_only_looking_and_sending_forms(ask: Asker, method: str) -> None:
    assert ask("/", method).status_code == 405


@pytest.mark.parametrize("token", ["", "wrong", "x" * 200])
def test_security_a_change_needs_the_token(own: Asker, token: str) -> None:
    first = own.data("/audit.json?judge=anna&sample=3")["report"]["id"]
    fields = {"judge": "anna", "sample": "3", "verdict": "right", "report": first}
    assert own.form("/audit", token=token, **fields).status_code == 403
    answer = own("/add", "POST", data={"token": token}, files={"files": ("a.txt", b"text")})
    assert answer.status_code == 403
    assert own.data("/audit.json?judge=anna&sample=3")["done"] == 0
    assert [path.name for path in own.desk.path.parent.iterdir()] == [own.desk.path.name]


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_security_a_change_from_another_site_is_refused_even_with_the_token(own: Asker, headers: dict[str, str]) -> None:
    answer = own("/audit", "POST", data={"token": own.desk.rules.form_token, "verdict": "right"}, headers=headers)
    assert answer.status_code == 403


def test_security_a_form_that_says_it_is_too_long_is_not_read(own: Asker) -> None:
    assert own("/audit", "POST", content=b"x=1", headers={"Content-Length": str(LARGEST_FORM + 1)}).status_code == 413
    assert own("/add", "POST", content=b"x=1", headers={"Content-Length": str(LARGEST_UPLOAD + 1)}).status_code == 413
    assert own("/add", "POST", content=b"x=1", headers={"Content-Length": "many"}).status_code == 413


def test_security_a_form_that_does_not_say_how_long_it_is_is_bounded(own: Asker) -> None:
    async def endless() -> object:
        for _ in range(10):
            yield b"token=" + b"x" * (LARGEST_FORM // 4)

    answer = own("/audit", "POST", content=endless(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_security_an_open_desk_asks_everybody_for_the_token(record: Path) -> None:
    desk = asker(record, **OWN)
    assert (desk("/").status_code, desk("/").headers["location"]) == (303, "/enter")
    assert desk("/relation/USA/RUS.json").status_code == 303
    assert "SANCTION" not in desk("/events").text
    assert desk.form("/audit", verdict="right").status_code == 401
    assert desk("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert desk("/", headers={"Authorization": "Bearer no"}).status_code == 303
    assert desk("/", headers={"Authorization": f"Bearer {TOKEN}", "Host": f"desk.example.org:{PORT}"}).status_code == 200
    assert desk("/", headers={"Authorization": f"Bearer {TOKEN}", "Host": f"192.0.2.7:{PORT}"}).status_code == 200
    assert desk("/", headers={"Authorization": f"Bearer {TOKEN}", "Host": f"evil.example:{PORT}"}).status_code == 421


def test_security_the_token_is_changed_for_a_cookie_that_keeps_to_itself(record: Path) -> None:
    desk = asker(record, **OWN)
    assert desk("/enter").status_code == 200
    assert desk("/enter", "POST", data={"key": "guess"}).status_code == 403
    answer = desk("/enter", "POST", data={"key": TOKEN})
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    value = cookie.split(";")[0].partition("=")[2]
    assert desk("/", headers={"Cookie": f"{COOKIE}={value}"}).status_code == 200
    assert desk("/", headers={"Cookie": f"{COOKIE}={value[:-1]}"}).status_code == 303


def test_security_form_tokens_differ_from_run_to_run() -> None:
    assert Rules(1).form_token != Rules(1).form_token
    assert len(Rules(1).form_token) >= 32


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_security_beyond_this_machine_only_with_a_token(record: Path, host: str) -> None:
    with pytest.raises(UsageError, match="LEGATION_TOKEN"):
        Server(record, host=host, port=0)
    with pytest.raises(UsageError, match="at least 16"):
        Server(record, host=host, port=0, token="short")


def test_security_an_open_desk_listens_where_it_is_told(record: Path) -> None:
    with Server(record, host="0.0.0.0", port=0, token=TOKEN, names=["desk.example.org"]) as server:
        assert server.desk.rules.open
        assert server.desk.rules.knows(f"desk.example.org:{server.port}")
        assert server.url == f"http://127.0.0.1:{server.port}/"


def test_security_where_it_cannot_listen_is_said(record: Path, tmp_path: Path) -> None:
    with Server(record, port=0) as taken, pytest.raises(UsageError, match="another port"):
        Server(record, port=taken.port)
    with pytest.raises(UsageError, match="is no address"):
        Server(record, host="example.org")
    with pytest.raises(RecordError):
        Server(tmp_path / "none.duckdb", port=0)
    assert list(tmp_path.iterdir()) == []
