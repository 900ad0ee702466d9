"""Looks and changes take turns at one file."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from legation.desk.shelf import Shelf
from legation.record import Record
from tests.desk.records import sample_record


def test_shelf_looks_go_on_while_something_is_written(tmp_path: Path) -> None:
    shelf = Shelf(sample_record(tmp_path))
    with shelf.write() as record:
        record._connection.execute("DELETE FROM verdicts")
        assert shelf.changing
        with shelf.read() as look:
            assert look.counts()["events"] == 12
        assert shelf.catalogue().value("SELECT count(*) FROM events") == 12
    assert not shelf.changing
    with shelf.read() as look:
        assert look.read_only


def test_shelf_a_change_waits_for_looks_and_two_changes_go_together(tmp_path: Path) -> None:
    shelf = Shelf(sample_record(tmp_path))
    shelf.catalogue()
    order: list[str] = []

    def change(name: str, seconds: float) -> None:
        with shelf.write() as record:
            order.append(f"{name} begins")
            record._connection.execute("SELECT 1")
            time.sleep(seconds)

    with shelf.read():
        first = threading.Thread(target=change, args=("one", 0.3))
        first.start()
        time.sleep(0.1)
        assert order == []
    time.sleep(0.1)
    second = threading.Thread(target=change, args=("two", 0.0))
    second.start()
    second.join(5)
    first.join(5)
    assert order == ["one begins", "two begins"]
    assert not shelf.changing


def test_shelf_many_readers_and_writers_end(tmp_path: Path) -> None:
    shelf = Shelf(sample_record(tmp_path))
    faults: list[Exception] = []

    def use(n: int) -> None:
        try:
            for _ in range(4):
                if n % 3:
                    with shelf.read() as record:
                        record.counts()
                else:
                    with shelf.write(quiet=True) as record:
                        record.counts()
                shelf.catalogue()
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=use, args=(n,)) for n in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert not any(thread.is_alive() for thread in threads)


def test_shelf_the_file_is_free_between_looks(tmp_path: Path) -> None:
    path = sample_record(tmp_path)
    shelf = Shelf(path)
    shelf.catalogue()
    with shelf.read() as record:
        record.counts()
    with Record.open(path) as record:
        assert not record.read_only
