"""The tables of tenures as a whole: what no single row shows. Each failure names file and line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from legation.knowledge import Knowledge, Tenure, load, tables
from legation.knowledge.people_tables import TENURES, read_people
from legation.knowledge.tables import read_tsv
from legation.knowledge.tenures import COLUMNS, put_over, read_tenure

ROOT = Path(__file__).resolve().parents[2]
VACANT = {f"SOM {year}-01-01" for year in (1998, 1999, 2000)}  # no president in Somalia between Ali Mahdi Mohamed and the Arta conference
SLACK = {"day": 0, "month": 31, "year": 366}  # days that a coarse date leaves open


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="module")
def rows(knowledge: Knowledge) -> list[tuple[str, Tenure]]:
    """All tenures, each with ``file:line``."""
    offices = knowledge.people.offices
    return [(f"{name}:{row.line}", read_tenure(row, offices)) for name in TENURES for row in read_tsv(tables.data(name), COLUMNS)]


def test_tenures_no_row_stands_twice(rows: list[tuple[str, Tenure]]) -> None:
    counts = Counter((t.person, t.code, t.office, t.start) for _, t in rows)
    assert [place for place, t in rows if counts[t.person, t.code, t.office, t.start] > 1] == []


def test_tenures_one_person_offices_have_one_holder(knowledge: Knowledge, rows: list[tuple[str, Tenure]]) -> None:
    seats: dict[tuple[str, str], list[tuple[str, Tenure]]] = defaultdict(list)
    for place, t in rows:
        if knowledge.people.offices.alone(t.office, t.code):
            seats[t.code, t.office].append((place, t))
    assert [clash for held in seats.values() for clash in clashes(held)] == []


def clashes(held: list[tuple[str, Tenure]]) -> Iterator[str]:
    ordered = sorted(held, key=lambda row: row[1].start)
    for i, (place, first) in enumerate(ordered):
        for other, second in ordered[i + 1 :]:
            slack = max(SLACK[first.precision], SLACK[second.precision])
            if first.end is None or (first.end - second.start).days > slack:
                yield f"{place} {first.person} and {other} {second.person}: {first.code} {first.office}, {second.start}"


def test_tenures_end_with_death(knowledge: Knowledge, rows: list[tuple[str, Tenure]]) -> None:
    late = []
    for place, t in rows:
        died = knowledge.people.died(t.person)
        if died and (t.start > died or t.end is None or (t.end - died).days > SLACK[t.precision] + 1):
            late.append(f"{place} {t.person} died on {died}")
    assert late == []


def test_tenures_each_member_of_the_un_has_a_head_in_each_year(knowledge: Knowledge) -> None:
    """From 1990, or the second year of the state, to 2025: somebody is head of state or of government on 1 January."""
    holes = []
    for row in read_tsv(ROOT / "benchmarks" / "un_members.tsv", ("code", "since")):
        country = knowledge.countries.by_code(row["code"])
        assert country is not None
        first = max(1990, (country.since.year + 2) if country.since else 0)
        for day in (date(year, 1, 1) for year in range(first, 2026)):
            if not any(knowledge.people.holders(row["code"], office, day) for office in ("head of state", "head of government", "leader")):
                holes.append(f"{row['code']} {day}")
    assert set(holes) == VACANT


def test_tenures_who_is_in_office_began_before_the_tables_end(rows: list[tuple[str, Tenure]]) -> None:
    assert [place for place, t in rows if t.start > date(2026, 12, 31) or (t.end and t.end > date(2026, 12, 31))] == []


def test_tenures_a_day_is_nobody_after_a_title(knowledge: Knowledge) -> None:
    assert knowledge.people.longest("told the Prime Minister Friday".split(), 4) == (0, ())
    assert knowledge.people.longest("met Godwin Friday there".split(), 1)[0] == 2


def test_tenures_of_persons_seldom_in_the_news_need_a_title(knowledge: Knowledge) -> None:
    assert knowledge.people.longest("when Hinds said".split(), 1) == (0, ())
    assert knowledge.people.longest("President Hinds said".split(), 1)[1][0].person == "Sam Hinds"


def tenure(person: str, start: str, end: str | None, office: str = "president") -> Tenure:
    return Tenure(person, "XKX", office, "GOV", date.fromisoformat(start), date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("ours", "own", "left"),
    [
        (("A", "2001-01-01", "2004-12-31"), ("B", "2006-01-01", "2007-01-01"), [("A", "2001-01-01", "2004-12-31")]),
        (("A", "2001-01-01", "2004-12-31"), ("B", "2003-01-01", None), [("A", "2001-01-01", "2002-12-31")]),
        (("A", "2001-01-01", None), ("B", "2000-01-01", "2003-01-01"), [("A", "2003-01-02", None)]),
        (("A", "2001-01-01", None), ("B", "2002-01-01", "2002-12-31"), [("A", "2001-01-01", "2001-12-31"), ("A", "2003-01-01", None)]),
        (("A", "2001-01-01", "2002-01-01"), ("B", "2000-01-01", "2003-01-01"), []),
        (("A", "2001-01-01", "2002-01-01"), ("A", "2001-03-01", "2003-01-01"), []),
    ],
)
def test_tenures_of_the_user_put_aside_ours(
    ours: tuple[str, str, str | None], own: tuple[str, str, str | None], left: list[tuple[str, str, str | None]]
) -> None:
    assert put_over([tenure(*ours)], [tenure(*own)], lambda _: True) == [tenure(*part) for part in left]


def test_tenures_of_the_user_leave_shared_offices_alone() -> None:
    ours = [tenure("A", "2001-01-01", None)]
    assert put_over(ours, [tenure("B", "2002-01-01", None)], lambda _: False) == ours


def test_tenures_kept_compiled_are_those_of_the_tables(knowledge: Knowledge) -> None:
    kept, read = knowledge.people, read_people(tables.data(""))
    assert dict(kept.names) == dict(read.names)
    assert dict(kept.tenures) == dict(read.tenures)
    assert dict(kept.held) == dict(read.held)
    assert dict(kept.deaths) == dict(read.deaths)
    assert dict(kept.roles) == dict(read.roles)
    assert kept.given == read.given
