from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge import dates
from legation.knowledge.dates import find_dates


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("Published 3 May 2018", 2018, 5, 3),
        ("3 мая 2018 г., 14:10", 2018, 5, 3),
        ("نشر في ٣ مايو ٢٠١٨", 2018, 5, 3),
        ("3 كانون الثاني 2018", 2018, 1, 3),
        ("۳ ژوئن ۲۰۱۸", 2018, 6, 3),
        ("2018年5月3日 10:00", 2018, 5, 3),
        ("2018년 5월 3일", 2018, 5, 3),
        ("Publié le 1er mars 2019", 2019, 3, 1),
        ("15 de abril de 2020", 2020, 4, 15),
        ("octubre 7, 2020", 2020, 10, 7),
        ("2020. 08. 18. 12:00", 2020, 8, 18),
        ("6. Oktober", None, 10, 6),
    ],
)
def test_find_dates(text: str, year: int | None, month: int, day: int) -> None:
    (found,) = find_dates(text)
    assert (found.year, found.month, found.day) == (year, month, day)
    assert text[found.start : found.end] == found.text


def test_find_dates_reads_spaced_numbers_two_ways() -> None:
    (found,) = find_dates("1 / 12 / 2020")
    assert found.kind == "ambiguous"
    assert len(found.alternatives) == 2


@pytest.mark.parametrize("text", ["5 ago", "the 2 may go", "31 февраля 2018", "No. 3, Mayer Street", "2018"])
def test_find_dates_sees_none_in_other_words(text: str) -> None:
    assert find_dates(text) == []


def test_load_months_names_the_line_of_a_name_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "months.tsv"
    months = "\t".join(("language", *dates.MONTHS))
    table.write_text(f"{months}\nxx\tfoo\nyy\t\tfoo\n", encoding="utf-8")
    monkeypatch.setattr(dates, "data", lambda name: table)
    with pytest.raises(TableError, match=r"months\.tsv:3: 'foo' is month 1"):
        dates.load_months.__wrapped__()
