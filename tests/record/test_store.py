from __future__ import annotations

from datetime import datetime
from pathlib import Path
from time import perf_counter

import pytest

from legation.errors import RecordError
from legation.record import Provenance, Record
from legation.record.store import BATCH_PAGES
from legation.types import Article, Page
from tests.record.samples import FRA, RUS, USA, article, full_article, html_page, page, report

NOW = datetime(2026, 1, 2, 3, 4, 5)
SETTINGS = Provenance("legation 1", "book", "m", "t", "s1")
TALK = report("r1", "CONSULT", [RUS], [USA], date="2017-09-19")
BLAME = report("r2", "ACCUSE", [FRA], [RUS])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.duckdb"


def test_store_gives_back_what_was_filed(path: Path) -> None:
    one, other = page("a.txt"), html_page("b.html")
    with Record.open(path) as record:
        record.file(one, full_article(one), [BLAME, TALK])
        record.file(other, article(other), [], note="in French")
    with Record.open(path, read_only=True) as record:
        assert list(record.articles()) == [full_article(one), article(other)]
        assert list(record.articles(["b.html"])) == [article(other)]
        assert list(record.reports()) == [TALK, BLAME]
        assert list(record.reports(["r2"])) == [BLAME]
        assert list(record.reports(pages=["b.html"])) == []
        assert record.page("a.txt") == one
        assert record.page("b.html") == other
        with pytest.raises(RecordError, match=r"has no page 'c\.txt'"):
            record.page("c.txt")


def test_store_page_under_the_same_settings_is_held(path: Path) -> None:
    with Record.open(path) as record:
        record.begin(SETTINGS, NOW)
        assert not record.holds(page())
        record.file(page(), article(page()), [TALK])
    with Record.open(path) as record:
        record.begin(SETTINGS, NOW)
        assert record.holds(page())
        assert not record.holds(page(text="Another text."))
        record.begin(Provenance(settings="s2"), NOW)
        assert not record.holds(page())


def test_store_changed_page_replaces_its_reports(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page(), article(page()), [TALK])
        record.file(page("b.txt"), article(page("b.txt")), [])
        record.merge()
        changed = page(text="Envoys did not meet.")
        record.file(changed, article(changed), [BLAME])
        assert record.merge() == 1
        assert [told.id for told in record.reports()] == ["r2"]
        assert [event.type for event in record.events()] == ["ACCUSE"]
        assert record.counts()["articles"] == 2


def test_store_same_page_twice_before_it_is_written_counts_once(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page(), article(page()), [TALK])
        record.file(page(), article(page()), [TALK])
        record.flush()
        assert (record.counts()["articles"], record.counts()["reports"]) == (1, 1)


def test_store_events_are_merged_only_when_reports_changed(path: Path) -> None:
    with Record.open(path) as record:
        assert record.merged
        record.file(page(), article(page()), [TALK, BLAME])
        record.flush()
        assert not record.merged
        unmerged = list(record.events())
        assert record.merge() == 2
        assert record.merged
        assert list(record.events()) == unmerged


def test_store_events_of_two_countries(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page(), article(page()), [TALK, BLAME])
        for merged in (False, True):
            if merged:
                record.merge()
            record.flush()
            assert [event.type for event in record.events(("RUS", "USA"))] == ["CONSULT"]
            assert [event.type for event in record.events(["RUS"])] == ["CONSULT", "ACCUSE"]
            assert list(record.events(["DEU"])) == []


def test_store_reports_of_one_id_on_two_pages_are_both_kept(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page("a"), article(page("a")), [report("r", "AGREE", [USA], page="a")])
        record.file(page("b"), article(page("b")), [report("r", "AGREE", [FRA], page="b")])
        record.flush()
        assert [(told.id, told.page) for told in record.reports()] == [("r", "a"), ("r", "b")]


def test_store_failure_is_kept_until_the_page_is_filed(path: Path) -> None:
    with Record.open(path) as record:
        record.fail("a.txt", "no text")
        record.fail("b.txt", "no text either")
        record.flush()
        assert record.failures() == {"a.txt": "no text", "b.txt": "no text either"}
        record.file(page("a.txt"), article(page("a.txt")), [])
        record.flush()
        assert record.failures() == {"b.txt": "no text either"}


def test_store_runs_are_kept_with_their_versions(path: Path) -> None:
    with Record.open(path) as record:
        assert record.begin(SETTINGS, NOW) == 1
        record.file(page(), article(page()), [])
        record.flush()
        record.finish(NOW)
        assert record.begin(SETTINGS, NOW) == 2
        assert record.provenance() == {"a.txt": ("legation 1", "book")}


def test_store_batches_are_written_without_waiting_for_the_end(path: Path) -> None:
    with Record.open(path) as record:
        for number in range(BATCH_PAGES):
            record.file(page(str(number)), article(page(str(number))), [])
        assert record.counts()["articles"] >= BATCH_PAGES - 1


def test_store_interrupt_keeps_what_was_coded_and_an_error_of_the_record_adds_none(path: Path) -> None:
    def file_and_raise(name: str, error: BaseException) -> None:
        with Record.open(path) as record:
            record.file(page(name), article(page(name)), [])
            raise error

    with pytest.raises(KeyboardInterrupt):
        file_and_raise("a", KeyboardInterrupt())
    with pytest.raises(RecordError):
        file_and_raise("b", RecordError("the disk is full"))
    with Record.open(path) as record:
        assert [told.page for told in record.articles()] == ["a"]


def test_store_failed_batch_leaves_the_record_as_it_was(path: Path) -> None:
    with Record.open(path) as record:
        record.file(page("a"), article(page("a")), [TALK])
    too_large = report("x", "AGREE", [USA], page="a", quad_code=9999)
    record = Record.open(path)
    record.file(page("a", "New."), article(page("a", "New.")), [too_large])
    with pytest.raises(RecordError):
        record.flush()
    record.close()
    with Record.open(path) as record:
        assert [told.id for told in record.reports()] == ["r1"]
        assert record.page("a") == page("a")


def test_store_texts_with_odd_characters_come_back(path: Path) -> None:
    text = "Null \x00 and \u2028 and \U0001f600 and \ufffd and \r\n\t."
    with Record.open(path) as record:
        record.file(page("odd \x00 'name'", text), article(page("odd \x00 'name'", text)), [])
        record.flush()
        assert record.page("odd \x00 'name'").plain == text


def _many(count: int) -> list[tuple[Page, Article]]:
    pages = [page(f"p{n:04}", f"Head {n}.\n\n" + "Ministers met and spoke of trade. " * 100) for n in range(count)]
    return [(one, article(one)) for one in pages]


def test_store_three_thousand_pages_and_thirty_thousand_reports_in_seconds(path: Path) -> None:
    made = [(one, told, [report(f"{one.name}-{i}", "CONSULT", [RUS], [USA], page=one.name, date=f"2017-{i + 1:02}") for i in range(10)])
            for one, told in _many(3_000)]  # fmt: skip
    started = perf_counter()
    with Record.open(path) as record:
        for one, told, reports in made:
            record.file(one, told, reports)
        record.flush()
        assert perf_counter() - started < 20
        assert record.counts()["reports"] == 30_000
