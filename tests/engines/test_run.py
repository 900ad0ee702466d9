from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from legation.engines import Failed, Result, Run
from legation.errors import PageError
from legation.pipeline import Coded
from legation.types import Article, Page, Report
from tests.engines.tasks import page


@dataclass
class Heard:
    """A listener and a keeper that only remember."""

    lines: list[str] = field(default_factory=list)
    filed: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def done(self, page: str, result: Result) -> None:
        self.lines.append(f"done {page}")

    def unchanged(self, page: str) -> None:
        self.lines.append(f"unchanged {page}")

    def failed(self, failure: Failed) -> None:
        self.lines.append(f"failed {failure.page}: {failure.reason}")

    def holds(self, page: Page) -> bool:
        return self.filed.get(page.name) == page.digest

    def file(self, page: Page, article: Article, reports: Iterable[Report], *, note: str | None = None) -> None:
        self.filed[page.name] = page.digest

    def fail(self, page: str, reason: str) -> None:
        self.failures[page] = reason


def _code(page: Page) -> Coded:
    if page.name == "bad":
        raise PageError("bad", "no text")
    article = Article(page.name, None, (), ())
    return Coded(article, note="in French" if page.name == "fr" else None)


def _make() -> Callable[[Page], Coded]:
    return _code


def test_run_counts_what_became_of_each_page() -> None:
    heard = Heard(filed={"old": "old"})
    tally = Run(heard, keeper=heard).go(map(page, ["a", "old", "fr", "bad", "b"]), _make)
    assert (tally.done, tally.unchanged, tally.not_coded, tally.failed, tally.pages) == (2, 1, 1, 1, 5)
    assert list(tally.names) == ["a", "old", "fr", "b"]
    assert heard.lines == ["done a", "unchanged old", "done fr", "failed bad: no text", "done b"]
    assert heard.failures == {"bad": "no text"}


def test_run_codes_unchanged_pages_again_if_asked() -> None:
    heard = Heard(filed={"old": "old"})
    assert Run(heard, keeper=heard, again=True).go([page("old")], _make).done == 1


def test_run_fault_told_under_the_place_of_a_page_is_no_failure() -> None:
    heard = Heard()
    run = Run(heard, keeper=heard)

    def pages() -> Iterator[Page]:
        run.doubt("rows.jsonl#1", "a wrong date")
        yield replace(page("a"), origin="rows.jsonl#1")
        yield replace(page("b"), origin="rows.jsonl#2")
        run.doubt("rows.jsonl#2", "damaged characters")

    tally = run.go(pages(), _make)
    assert (tally.done, tally.failed, tally.doubtful, tally.pages) == (2, 0, 2, 2)
    assert heard.failures == {}
    assert "failed rows.jsonl#1: a wrong date" in heard.lines


def test_run_fault_of_an_unchanged_page_is_not_kept_as_a_failure() -> None:
    heard = Heard(filed={"old": "old"})
    run = Run(heard, keeper=heard)

    def pages() -> Iterator[Page]:
        run.doubt("old", "damaged characters")
        yield page("old")
        run.doubt("gone", "a picture")

    assert (run.go(pages(), _make).failed, heard.failures) == (1, {"gone": "a picture"})


def test_run_page_that_failed_is_counted_once() -> None:
    heard = Heard()
    run = Run(heard, keeper=heard)

    def pages() -> Iterator[Page]:
        yield page("bad")
        run.doubt("bad", "damaged characters")

    assert (run.go(pages(), _make).failed, heard.failures) == (1, {"bad": "no text"})


def test_run_fault_of_a_page_that_came_all_the_same_is_no_failure() -> None:
    heard = Heard()
    run = Run(heard, keeper=heard)

    def pages() -> Iterator[Page]:
        run.doubt("a", "a wrong date")
        yield page("a")
        run.doubt("gone", "a picture")
        run.doubt("a", "said again")

    tally = run.go(pages(), _make)
    assert (tally.done, tally.failed, tally.doubtful) == (1, 1, 2)
    assert heard.lines == ["failed a: a wrong date", "done a", "failed gone: a picture", "failed a: said again"]
