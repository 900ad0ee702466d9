"""The desk as its readers use it: in the system's Chromium, driven by Playwright. Skipped, and said so, where there is no browser."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import duckdb
import pytest

from legation.desk import Server
from legation.record import Record
from tests.desk.conftest import running
from tests.desk.records import PAYLOADS, hostile_record, sample_record

CHROMIUM = os.environ.get("LEGATION_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which this machine lacks; on Debian: apt-get install chromium"),
    pytest.mark.timeout(120),
]
SERIOUS = ("serious", "critical")
PAGES = (
    "",
    "relation/USA/RUS?findings=1&planned=1&conditional=1",
    "events",
    "event/e03",
    "page?name=daily/kremlin-cuts-staff.html",
    "page",
    "who",
    "who/Sergey%20Lavrov",
    "map",
    "search?q=Moscow",
    "audit?judge=axe",
    "audit?result=1",
    "add",
    "explain",
    "nothing-here",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Root, as in a container, cannot use Chromium's sandbox; the pages are our own.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(sample_record(tmp_path_factory.mktemp("browser"))) as server:
        yield server


@pytest.fixture
def page(browser: Any, desk: Server) -> Iterator[Any]:
    """A page that takes note of whatever goes wrong on it, and of every host that it asks."""
    yield from _page(browser, desk, {})


def _page(browser: Any, desk: Server, more: dict[str, Any]) -> Iterator[Any]:
    context = browser.new_context(base_url=desk.url, accept_downloads=True, **more)
    context.set_default_timeout(15_000)
    found = context.new_page()
    faults: list[str] = []
    hosts: set[str] = set()
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda said: faults.append(said.text) if said.type == "error" and "status of 4" not in said.text else None)
    found.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    yield found
    context.close()
    assert faults == []
    assert hosts <= {urlsplit(desk.url).netloc}


def _asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _follow(page: Any, link: Any) -> None:
    """Click, and wait for the page that it leads to."""
    with page.expect_navigation():
        link.click()


def test_browser_from_a_relation_to_the_marked_sentence(page: Any) -> None:
    page.goto("/")
    _follow(page, page.get_by_role("link", name="Russia and United States"))
    _follow(page, page.get_by_role("link", name=re.compile("Russia → United States, 755 personnel")))
    page.wait_for_load_state("load")
    mark = page.locator("#mark-r03")
    assert mark.inner_text().startswith("Putin said on Sunday that 755 people")
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 240, 179)"
    grey = page.locator(".plain .comment").evaluate("e => getComputedStyle(e).color")
    assert grey != page.locator(".plain .body").first.evaluate("e => getComputedStyle(e).color")


def test_browser_brush_a_span_and_everything_follows(page: Any) -> None:
    page.goto("/relation/USA/RUS?by=month")
    page.locator("#found", has_text="Turning points").wait_for()
    box = page.locator("#chart").bounding_box()
    slots = page.locator("#chart a[data-n]").count()

    def x(n: int) -> float:
        return float(box["x"] + box["width"] * (46 + (960 - 46) * (n + 0.5) / slots) / 960)

    before = page.locator("main .lede").first.inner_text()
    page.mouse.move(x(6), box["y"] + 60)
    page.mouse.down()
    page.mouse.move(x(9), box["y"] + 70, steps=4)
    page.mouse.move(x(15), box["y"] + 80, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    asked = _asked(page)
    assert (asked["since"], asked["until"]) == (["2017-07-01"], ["2018-04-30"])
    assert page.locator("main .lede").first.inner_text() != before
    assert page.locator("input[name=since]").first.input_value() == "2017-07-01"
    told = page.locator(".event .when").all_inner_texts()
    assert told
    assert all(re.search("2017|2018", when) for when in told)
    assert page.request.get(f"/relation/USA/RUS.json?{urlsplit(page.url).query}").json()["since"] == "2017-07-01"


def test_browser_swap_sides_and_switch_what_is_counted(page: Any) -> None:
    page.goto("/relation/USA/RUS?since=2017")
    _follow(page, page.get_by_role("link", name="Swap sides"))
    assert urlsplit(page.url).path == "/relation/RUS/USA"
    assert _asked(page)["since"] == ["2017"]
    assert page.locator("h1").inner_text() == "Russia and United States"
    assert page.locator("#chart text.strong").first.text_content() == "Russia → United States"
    _follow(page, page.get_by_role("link", name="reports", exact=True))
    assert page.locator("#chart").get_attribute("aria-label").startswith("Reports by")
    assert page.locator("rect.hypothetical").count() == 0
    _follow(page, page.get_by_role("link", name="show conditional"))
    assert page.locator("rect.hypothetical").count() == 1
    _follow(page, page.get_by_role("link", name="normalised", exact=True))
    assert "Events per 100 pages read" in page.locator("#chart").text_content()


def test_browser_findings_come_after_the_page(page: Any) -> None:
    page.goto("/relation/USA/RUS")
    page.locator("#turns .findings li").first.wait_for()
    assert page.locator("#turns [role=status]").count() == 0
    assert "Words and deeds" in page.locator("#turns").inner_text()


def test_browser_filter_the_list_and_open_an_event(page: Any) -> None:
    page.goto("/events")
    _follow(page, page.get_by_role("link", name="SANCTION", exact=True))
    _follow(page, page.get_by_role("link", name="Vladimir Putin", exact=True))
    assert _asked(page) == {"type": ["SANCTION"], "speaker": ["Vladimir Putin"]}
    assert page.locator(".event").count() == 1
    _follow(page, page.get_by_role("link", name="SANCTION: chosen, take away"))
    assert "type" not in _asked(page)
    _follow(page, page.locator(".event a").first)
    assert "Where they disagree" in page.locator("main").inner_text()
    _follow(page, page.get_by_role("link", name="see it on its page"))
    assert page.locator("#mark-r04").inner_text().startswith("The American embassy in Moscow will lose 455")


def test_browser_keys_walk_the_chart(page: Any) -> None:
    page.goto("/relation/USA/RUS?by=month")
    page.locator("#chart a[data-n='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.n") == "2"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert _asked(page)["since"] == ["2017-03-01"]


def test_browser_audit_three_reports_with_the_keyboard(page: Any, desk: Server) -> None:
    page.goto("/audit")
    page.get_by_label("Your name").fill("anna")
    page.get_by_label("Reports").fill("5")
    _follow(page, page.get_by_role("button", name="Begin"))
    page.wait_for_url("**judge=anna**")  # and its script: keys that are pressed before do nothing
    for key, done in (("r", 1), ("t", 2), ("n", 3)):
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator("#count").inner_text() == f"{done} of 5 done by anna"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("#count").inner_text().startswith("2 of 5")
    with page.expect_navigation():
        page.keyboard.press("p")
    _follow(page, page.get_by_role("link", name="result so far"))
    assert re.search(r"\d+% of the reports are right \(95% interval \d+% to \d+%\)", page.locator("main").inner_text())
    with Record.open(desk.desk.path, create=False, read_only=True) as record:
        assert [verdict.verdict for verdict in record.verdicts()] == ["right", "wrong type", "wrong party"]
    with page.expect_download() as file:
        page.get_by_role("link", name="Export as gold").first.click()
    lines = [json.loads(line) for line in Path(file.value.path()).read_text("utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["right", "wrong type", "wrong party"]


@pytest.mark.parametrize("form", ["CSV", "CSV with citation", "Parquet", "SVG", "PNG"])
def test_browser_download_exactly_this_view(page: Any, form: str, tmp_path: Path) -> None:
    page.goto("/relation/USA/RUS?since=2018&until=2018&by=month")
    with page.expect_download() as file:
        page.locator(".forms").get_by_role("link", name=form, exact=True).click()
    path = tmp_path / file.value.suggested_filename
    file.value.save_as(path)
    head = path.read_bytes()[:8]
    if form == "Parquet":
        rows = duckdb.sql(f"SELECT DISTINCT period FROM '{path}' ORDER BY 1").fetchall()
        assert rows == [("2018-03",)]
    starts = {"CSV": b"period,f", "CSV with citation": b"PK\x03\x04", "Parquet": b"PAR1", "SVG": b"<svg xml", "PNG": b"\x89PNG\r\n"}
    assert head.startswith(starts[form])


def test_browser_add_pages_with_progress(page: Any, desk: Server, tmp_path: Path) -> None:
    from legation import House, Settings

    desk.desk._house = House.open(Settings())
    file = tmp_path / "new page.txt"
    file.write_text("Oslo, 4 May 2020 - Norway expelled two Belarusian diplomats on Monday.\n\nMinsk called the step unfriendly.\n" * 3)
    page.goto("/add")
    page.get_by_label("Files, or drop them here").set_input_files([str(file)])
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("heading", name="Done").wait_for(timeout=60_000)
    assert "1 page coded of 1 file" in page.locator("#job").inner_text()
    page.goto("/relation/NOR/BLR")
    assert "Norway expelled two Belarusian diplomats" in page.locator("main").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_axe_finds_nothing_serious(browser: Any, desk: Server, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    for page in _page(browser, desk, {"color_scheme": scheme}):
        for address in PAGES:
            page.goto(f"/{address}")
            found = axe.run(page).response["violations"]
            bad = [(v["id"], v["impact"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in SERIOUS]
            assert bad == [], address


def test_browser_reads_well_on_a_phone(browser: Any, desk: Server) -> None:
    for page in _page(browser, desk, {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}):
        for address in PAGES:
            page.goto(f"/{address}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 361, address


def test_browser_first_paint_needs_no_script(browser: Any, desk: Server) -> None:
    for page in _page(browser, desk, {"java_script_enabled": False}):
        page.goto("/relation/USA/RUS")
        assert page.locator("#chart a[data-n]").count() > 2
        with page.expect_navigation():
            page.locator("#chart a[data-n]").last.dispatch_event("click")
        assert "since" in _asked(page)
        page.goto("/relation/USA/RUS")
        page.locator("input[name=since]").fill("2018")
        _follow(page, page.get_by_role("button", name="Show"))
        assert _asked(page)["since"] == ["2018"]
        page.goto("/audit?judge=noscript&sample=3")
        _follow(page, page.get_by_role("button", name="k skip"))
        assert page.locator("#count").inner_text().startswith("1 of 3")


def test_browser_prints_the_data_and_not_the_controls(page: Any) -> None:
    page.goto("/relation/USA/RUS")
    page.emulate_media(media="print")
    assert page.locator("#chart").is_visible()
    assert page.locator(".event").first.is_visible()
    assert not page.locator(".top").is_visible()
    assert not page.locator(".switches").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_browser_nothing_of_a_hostile_page_runs(browser: Any, tmp_path: Path) -> None:
    """Scripts, handlers, SVG and addresses in title, body, author and outlet: no harm is done, no address of theirs may be followed."""
    with running(hostile_record(tmp_path)) as desk:
        for page in _page(browser, desk, {}):
            page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
            names = [row["page"] for row in page.request.get("/page.json").json()["articles"]]
            assert len(names) == len(PAYLOADS)
            addresses = [
                "/",
                "/relation/USA/RUS?findings=1",
                "/events",
                "/map",
                "/who",
                "/page",
                "/audit?judge=x",
                f"/search?q={quote('harm')}",
            ]
            addresses += [f"/event/e{n}" for n in range(len(PAYLOADS))] + [f"/page?name={quote(name)}" for name in names]
            addresses += [f"/search?q={quote(payload)}" for payload in PAYLOADS] + [
                f"/{at}{quote(PAYLOADS[1])}" for at in ("events?q=", "who?name=")
            ]
            for address in addresses:
                page.goto(address)
                _touch_everything(page)
                assert page.evaluate("window.harm") is None, address
                assert (
                    page.locator("main script, main iframe, main img, main style, main math, [onload], [onerror], [onfocus]").count() == 0
                )
                links = page.eval_on_selector_all("a", "links => links.map(link => link.href.baseVal ?? link.href)")
                assert [link for link in links if link.lower().startswith(("javascript:", "data:"))] == [], address
            answer = page.request.get("/relation/USA/RUS.svg")
            assert "<script" not in answer.text()
            assert answer.headers["content-disposition"].startswith("attachment")


def _touch_everything(page: Any) -> None:
    """Open what is closed, and go with the pointer and the focus over what is there."""
    page.evaluate(
        """() => { for (const one of document.querySelectorAll('details')) one.open = true;
        for (const one of document.querySelectorAll('*')) {
            one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
            if (one.focus) one.focus();
        } }"""
    )


def test_browser_seeds_from_the_start_to_755_in_two_clicks(browser: Any, shared: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from legation.cli import main

    done = CliRunner().invoke(main, ["code", str(shared / "seeds"), "--record", str(tmp_path / "seeds.duckdb")])
    assert done.exit_code == 0, done.output
    with running(tmp_path / "seeds.duckdb") as desk:
        for page in _page(browser, desk, {}):
            page.goto("/")
            _follow(page, page.locator("tbody a").first)
            _follow(page, page.locator(".event a", has_text="755 personnel").first)
            assert "755" in page.locator(".plain mark").first.inner_text()
