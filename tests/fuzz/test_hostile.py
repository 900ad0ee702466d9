"""The short part of the fuzzing, the same every time: files made to do harm, and some hundred bent ones. The long part is ``make fuzz``."""

from __future__ import annotations

import resource
import time

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.hostile import HOSTILE, hostile, overlapping_zip
from tests.fuzz.mutate import files
from tests.fuzz.sound import samples
from tests.fuzz.target import Escaped, confined, read

SLOW_SECONDS = 10.0
MOST_KILOBYTES = 500_000


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("name", sorted(samples()))
def test_sound_files_are_read_without_a_word(name: str) -> None:
    found = read(name, samples()[name])
    assert (bool(found.pages), found.errors) == (True, [])


@pytest.mark.parametrize("case", sorted(HOSTILE))
def test_hostile_file_does_no_harm(case: str) -> None:
    name, data, pages = hostile(case)
    before, begun = peak(), time.process_time()
    found = read(name, data)
    assert time.process_time() - begun < SLOW_SECONDS
    assert peak() - before < MOST_KILOBYTES
    assert pages in (None, len(found.pages))


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_bent_files_do_no_harm(file: tuple[str, bytes]) -> None:
    begun = time.process_time()
    read(*file)
    assert time.process_time() - begun < SLOW_SECONDS


@pytest.mark.parametrize("case", ["feed that asks for a file", "tar of links", "zip of a link"])
def test_nothing_of_the_machine_gets_into_a_page(case: str) -> None:
    name, data, _ = hostile(case)
    with open("/etc/passwd", encoding="utf-8") as file:
        secret = file.readline().strip()
    assert all(secret not in page.plain for page in read(name, data).pages)


def test_bombs_are_told_of_as_such() -> None:
    name, data, _ = hostile("gzip of empty lines")
    assert ["bomb" in error.reason for error in read(name, data).errors] == [True]
    assert ["bomb" in error.reason for error in read("a.zip", overlapping_zip(2, 1000)).errors] == [True]


def test_the_watch_sees_what_is_written_outside(tmp_path: object) -> None:
    with pytest.raises(Escaped, match="open"), confined(), open(f"{tmp_path}/x", "w"):
        pass
    with confined() as folder:
        (folder / "x").write_bytes(b"")
