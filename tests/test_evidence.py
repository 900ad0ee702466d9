"""Every report's evidence, on every page at hand: ``page[start:end]`` is its text, and it comes from the article."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from legation import House, Settings, code_page
from legation.pages import open_pages
from legation.types import Page, Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "pages"
DUMPS, ROWS = 60, 40
Coder = Callable[[Page], tuple[Report, ...]]


@pytest.fixture(scope="module")
def coder() -> Coder:
    house = House.open(Settings())
    return lambda page: code_page(page, house).reports


def read(*paths: Path) -> Iterator[Page]:
    """The pages of ``paths``; one that cannot be read fails the test."""

    def fail(error: Exception) -> None:
        raise error

    return open_pages(map(str, paths), on_error=fail)


def check(page: Page, reports: tuple[Report, ...]) -> None:
    for report in reports:
        assert report.text, report
        assert page.source[report.start : report.end] == report.text, (page.name, report.id)
        assert report.actors or report.recipients, (page.name, report.id)
    assert len({report.id for report in reports}) == len(reports), page.name


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_evidence_of_examples_is_in_the_file_itself(coder: Coder, path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    (page,) = read(path)
    reports = coder(page)
    check(page, reports)
    assert reports
    assert all(text[report.start : report.end] == report.text for report in reports)


def test_evidence_of_seeds(coder: Coder, shared: Path) -> None:
    pages = list(read(shared / "seeds"))
    assert len(pages) == 5
    for page in pages:
        check(page, coder(page))


def test_evidence_of_the_pages_of_the_cleaning_benchmark(coder: Coder, shared: Path) -> None:
    dumps = sorted((shared / "pages" / "textdump" / "dev").glob("*.txt"))[:DUMPS]
    for page in read(*dumps):
        check(page, coder(page))


@pytest.mark.parametrize("name", ["news_russia", "news_world"])
def test_evidence_of_real_articles(coder: Coder, shared: Path, tmp_path: Path, name: str) -> None:
    rows = tmp_path / f"{name}.jsonl"
    with gzip.open(shared / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows.write_text("".join(itertools.islice(lines, ROWS)), encoding="utf-8")
    found = [(page, coder(page)) for page in read(rows)]
    assert len(found) == ROWS
    for page, reports in found:
        check(page, reports)
    assert any(reports for _, reports in found)
