"""The pictures in docs/desk.md: ``python scripts/desk_pictures.py``, from the example pages, in the system's Chromium.

The examples are coded into ``out/demo.duckdb`` if that is not there. Pictures are made small: 128 colours, as much as charts and text need.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from legation.desk import Server
from legation.jobs import code_pages
from legation.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "pictures"
RECORD = ROOT / "out" / "demo.duckdb"
VIEWS = {
    "desk-relation": ("relation/USA/RUS?since=2017&until=2018&by=month&findings=1", 960),
    "desk-events": ("events?a=USA&b=RUS&type=SANCTION", 640),
    "desk-page": ("page?name=examples/pages/meridian-755-must-go.txt", 760),
    "desk-audit": ("audit?judge=anna&sample=40", 480),
    "desk-map": ("map", 640),
}


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("desk_pictures: no chromium on this machine; on Debian: apt-get install chromium")
    os.chdir(ROOT)
    if not RECORD.exists():
        RECORD.parent.mkdir(exist_ok=True)
        code_pages(["examples/pages"], None, RECORD, Settings(), workers=1, again=False, debug=False)
    OUT.mkdir(exist_ok=True)
    with Server(RECORD, port=0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.02)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        page = browser.new_page(viewport={"width": 1060, "height": 900}, base_url=server.url)
        for name, (address, height) in VIEWS.items():
            page.goto(f"/{address}")
            _take(page, name, height)
        phone = browser.new_page(viewport={"width": 390, "height": 800}, base_url=server.url, color_scheme="dark")
        phone.goto("/relation/USA/RUS?since=2017&until=2018&by=month")
        _take(phone, "desk-phone", 800)
        browser.close()


def _take(page: Page, name: str, height: int) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 1060
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(300)
    image = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    image.save(OUT / f"{name}.png", optimize=True)
    print(f"{OUT.relative_to(ROOT) / name}.png  {(OUT / f'{name}.png').stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
