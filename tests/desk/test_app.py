"""Every state of the desk is an address, and the same address with .json is the data."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from legation.desk.app import LOOKS
from tests.desk.conftest import Asker, asker

ADDRESSES = (
    "/",
    "/relation/USA/RUS",
    "/relation/USA/RUS?since=2017&until=2018&count=reports&by=month&planned=1&denied=1&conditional=1",
    "/relation/RUS/USA?count=normalised&by=day",
    "/events",
    "/events?a=USA&b=RUS&type=SANCTION&status=actual&sort=surest",
    "/event/e03",
    "/event/e03?report=r04",
    "/page",
    "/page?name=daily/kremlin-cuts-staff.html",
    "/who",
    "/who/RUS",
    "/who/Sergey%20Lavrov",
    "/audit",
    "/audit?judge=anna&sample=5",
    "/audit?result=1",
    "/map",
    "/map?party=USA&sort=coldest",
    "/search?q=755",
    "/explain",
    "/add",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_app_each_page_is_there_in_html_and_as_data(ask: Asker, address: str) -> None:
    page = ask(address)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>" in page.text
    path, _, query = address.partition("?")
    data = ask(f"{'/index' if path == '/' else path}.json?{query}")
    assert (data.status_code, data.headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert data.json()


@pytest.mark.parametrize("address", ADDRESSES)
def test_app_every_link_of_a_page_leads_somewhere(ask: Asker, address: str) -> None:
    from html import unescape

    links = {unescape(link) for link in re.findall(r'(?:href|action)="(/[^"#]*)', ask(address).text)}
    assert links
    for link in sorted(links)[:60]:
        if link not in ("/relation", "/audit"):
            assert ask(link).status_code in (200, 303), f"{address} leads to {link}"


def test_app_start_page_counts_what_is_there(ask: Asker) -> None:
    data = ask.data("/index.json")
    assert data["counts"] == {"articles": 5, "reports": 13, "events": 12}
    assert [(pair["a"], pair["b"], pair["events"]) for pair in data["pairs"]] == [("RUS", "USA", 12)]


def test_app_event_has_reports_disagreements_and_evidence(ask: Asker) -> None:
    data = ask.data("/event/e03.json")
    assert [report["id"] for report in data["reports"]] == ["r03", "r04"]
    assert data["disagreements"][0]["values"][0] == {"value": "755", "pages": ["daily/kremlin-cuts-staff.html"], "outlets": []}
    assert data["shown"]["page"] == "daily/kremlin-cuts-staff.html"
    assert re.fullmatch(r"[0-9a-f]{64}", data["shown"]["sha256"])
    page = ask("/event/e03").text
    marked = re.search(r'<mark class="body" id="mark-r03">(.*?)</mark>', page)
    assert marked
    assert marked[1].startswith("Putin said on Sunday that 755 people")
    assert '<span class="comment" title="reader’s comment">I doubt all of it' in page
    assert '<span class="caption"' in page
    assert '<span class="other" title="menu or furniture">Home World' in page
    assert data["shown"]["sha256"] in page
    assert "2017-07-31T06:10:00Z" in page  # what the day of publication was inferred from


def test_app_page_tells_what_was_coded_and_what_left_out(ask: Asker) -> None:
    data = ask.data("/page.json?name=daily/kremlin-cuts-staff.html")
    assert {report["event_id"] for report in data["reports"]} == {"e03", "e04", "e05", "e11"}
    assert {part["role"] for part in data["left_out"]["by_role"]} == {"caption", "comment", "related", "other"}
    assert data["left_out"]["considered"] is None


def test_app_who_has_offices_in_time_and_events(ask: Asker) -> None:
    lavrov = ask.data("/who/Sergey Lavrov.json")
    assert lavrov["offices"][0]["office"] == "minister of foreign affairs"
    assert {event["event_id"] for event in lavrov["events"]} == {"e06", "e07"}
    russia = ask.data("/who/Russia.json")
    assert (russia["code"], russia["total"]) == ("RUS", 12)
    assert any(t["person"] == "Vladimir Putin" and t["office"] == "president" for t in russia["offices"])


def test_app_search_finds_words_and_phrases(ask: Asker) -> None:
    assert [s["report"] for s in ask.data("/search.json?q=755 sunday")["sentences"]] == ["r03"]
    assert ask.data('/search.json?q="on sunday that"')["total"] == 1
    assert ask.data('/search.json?q="sunday on"')["total"] == 0
    assert "<mark>Sochi</mark>" in ask("/search?q=sochi").text
    assert ask.data("/search.json?q=%25_")["total"] == 0


def test_app_map_has_all_pairs_by_year(ask: Asker) -> None:
    (pair,) = ask.data("/map.json")["pairs"]
    assert (pair["a"], pair["b"]) == ("RUS", "USA")
    assert [year["year"] for year in pair["years"]] == [2017, 2018, 2019]
    assert sum(year["events"] for year in pair["years"]) == 11  # all that took place


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nothing", 404, "Start from"),
        ("/relation/USA/Atlantis", 400, "Atlantis"),
        ("/relation/USA/USA", 400, "same country"),
        ("/relation/USA/RUS?since=yesterday", 400, "is no day"),
        ("/relation/USA/RUS?since=2018-02-30", 400, "is no day"),
        ("/relation/USA/RUS?since=2019&until=2017", 400, "is after"),
        ("/relation/USA/RUS?by=fortnight", 400, "none of auto, day"),
        ("/events?page=0", 400, "whole number"),
        ("/events?page=x", 400, "whole number"),
        ("/events?status=maybe", 400, "none of actual"),
        ("/events?q=" + "x" * 600, 400, "characters long"),
        ("/event/none", 404, "no event"),
        ("/event/e03?report=r01", 404, "no report"),
        ("/page?name=../../etc/passwd", 404, "no page"),
        ("/who/Nobody At All", 404, "nobody called"),
        ("/job/none", 404, "no such batch"),
        ("/explain?text=" + "x" * 2100, 400, "at most"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e/app.py", 404, ""),
    ],
)
def test_app_what_cannot_be_shown_is_said(ask: Asker, address: str, status: int, told: str) -> None:
    answer = ask(address)
    assert answer.status_code == status
    assert told in answer.text


def test_app_errors_are_data_where_data_were_asked_for(ask: Asker) -> None:
    answer = ask("/event/none.json")
    assert answer.status_code == 404
    assert "no event" in answer.json()["text"]


def test_app_the_pair_that_is_chosen_has_an_address(ask: Asker) -> None:
    answer = ask("/relation?a=USA&b=RUS")
    assert (answer.status_code, answer.headers["location"]) == (303, "/relation/USA/RUS")


def test_app_looking_changes_nothing(record: Path) -> None:
    before = hashlib.sha256(record.read_bytes()).hexdigest()
    own = asker(record)
    for address in ADDRESSES:
        own(address)
    assert hashlib.sha256(record.read_bytes()).hexdigest() == before
    assert [path.name for path in record.parent.iterdir()] == [record.name]


def test_app_a_record_that_goes_away_is_said(own: Asker) -> None:
    own.desk.path.rename(own.desk.path.with_name("aside"))
    answer = own("/")
    assert answer.status_code == 503
    assert "no such record" in answer.text


def test_app_sees_what_was_coded_meanwhile(own: Asker) -> None:
    from legation.record import Record

    assert own.data("/index.json")["counts"]["events"] == 12
    with Record.open(own.desk.path) as record:
        record._connection.execute("DELETE FROM events WHERE id = 'e12'")
    assert own.data("/index.json")["counts"]["events"] == 11


def test_app_a_fault_of_ours_tells_nothing_of_the_machine(own: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(own.desk.shelf, "catalogue", fault)
    answer = own("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_app_all_looks_are_tested() -> None:
    shown = {re.sub(r"\?.*", "", address).split("/")[1] for address in ADDRESSES}
    assert {path.split("/")[1] for path, _, _ in LOOKS} - {"job", "findings"} == shown


def test_app_explains_a_sentence(own: Asker) -> None:
    from legation import House, Settings

    own.desk._house = House.open(Settings())
    data = own.data("/explain.json?text=Norway expelled two Belarusian diplomats on Monday.&on=2020-06-10")
    assert data["explanation"]["reports"][0]["event"] == ["SANCTION"]
    page = own("/explain?text=Norway expelled two Belarusian diplomats on Monday.")
    assert "the learned view" in page.text
    considered = own.data("/page.json?name=daily/kremlin-cuts-staff.html&why=1")["left_out"]["considered"]
    assert all(one["why"] for one in considered)
