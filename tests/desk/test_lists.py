"""Lists of events, what they are counted by, and the columns that relations counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from legation.desk.catalogue import Catalogue
from legation.desk.lists import SORTS, Wanted, count, facets, listed, words_of
from legation.desk.observed import observed, reports_of
from legation.record import Record
from legation.relations import Direction, Side, each_report, ledgers_of, observe, relate, tabulate

USA, RUS = Side("USA", "United States"), Side("RUS", "Russia")
PAIR = ("USA", "RUS")


@pytest.fixture(scope="module")
def catalogue(record: Path) -> Catalogue:
    return Catalogue.of(record)


def _ids(catalogue: Catalogue, sort: str = "oldest", **wanted: Any) -> list[str]:
    return [row["id"] for row in listed(catalogue, Wanted(**wanted), sort=sort)]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"types": ("SANCTION",), "direction": "b_to_a", "pair": PAIR}, {"e03", "e10"}),
        ({"types": ("SANCTION",), "direction": "a_to_b", "pair": ("RUS", "USA")}, {"e03", "e10"}),
        ({"direction": "mutual", "pair": PAIR}, {"e02"}),
        ({"speakers": ("Vladimir Putin",)}, {"e03"}),
        ({"speakers": ("Vladimir Putin", "Sergey Lavrov")}, {"e03", "e07"}),
        ({"statuses": ("hypothetical",)}, {"e07"}),
        ({"outlets": ("Example Weekly",)}, {"e09", "e10", "e12"}),
        ({"disputed": True}, {"e03"}),
        ({"person": "Mike Pompeo"}, {"e06", "e08"}),
        ({"words": '755 "on Sunday"'}, {"e03"}),
        ({"words": "seattle"}, {"e09"}),
        ({"quads": (4,), "since": date(2018, 1, 1)}, {"e09", "e10"}),
        # e04 and e05 have no day of their own and stand on the day of their page; e12 too, though it is background.
        ({"since": date(2017, 7, 31), "until": date(2017, 7, 31)}, {"e04", "e05"}),
        ({"since": date(2030, 1, 1)}, set()),
        ({"party": "FRA"}, set()),
        ({"certainties": ("sure",)}, {f"e{n:02}" for n in range(1, 13)}),
        ({"certainties": ("doubtful",)}, set()),
    ],
)
def test_lists_events_that_are_wanted(catalogue: Catalogue, wanted: dict[str, Any], ids: set[str]) -> None:
    assert set(_ids(catalogue, **wanted)) == ids
    assert count(catalogue, Wanted(**wanted)) == len(ids)


def test_lists_what_is_asked_for_is_a_value_and_no_sql(catalogue: Catalogue) -> None:
    harm = "x') OR 1=1; DROP TABLE events; --"
    for wanted in (Wanted(types=(harm,)), Wanted(speakers=(harm,)), Wanted(words=harm), Wanted(person=harm), Wanted(outlets=(harm,))):
        assert count(catalogue, wanted) == 0
    assert count(catalogue, Wanted()) == 12


def test_lists_come_in_the_order_asked_for(catalogue: Catalogue) -> None:
    assert _ids(catalogue, "oldest")[0] == "e01"
    assert _ids(catalogue, "newest")[0] in ("e07", "e08")
    assert _ids(catalogue, "most told")[0] == "e03"
    for sort in SORTS:
        whole = _ids(catalogue, sort)
        paged = [row["id"] for at in range(0, 12, 5) for row in listed(catalogue, Wanted(), sort=sort, start=at, size=5)]
        assert paged == whole, sort


def test_lists_quote_the_surest_report_of_the_events_type(catalogue: Catalogue) -> None:
    row = next(row for row in listed(catalogue, Wanted(), sort="oldest") if row["id"] == "e03")
    assert row["report"] in ("r03", "r04")
    assert "755" in row["text"] or "455" in row["text"]


def test_lists_facets_count_without_regard_to_their_own_choice(catalogue: Catalogue) -> None:
    found = {facet.name: dict(facet.values) for facet in facets(catalogue, Wanted(types=("SANCTION",)))}
    assert found["type"] == {"SANCTION": 4, "ACCUSE": 2, "AGREE": 2, "CONSULT": 2, "COERCE": 1, "THREATEN": 1}
    assert found["outlet"] == {"Example Weekly": 2, "The Example Daily": 2}
    assert found["speaker"] == {"the reporter": 3, "Vladimir Putin": 1}
    assert found["status"] == {"actual": 4}


@pytest.mark.parametrize(
    ("text", "words"),
    [("Putin said", ["putin", "said"]), ('a "b C" d', ["a", "b c", "d"]), ("“b c”", ["b c"]), ('"', ['"']), ("", [])],
)
def test_lists_words_to_look_for(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize("span", [(None, None), (date(2017, 7, 1), date(2018, 3, 28)), (date(2019, 1, 1), None), (date(2030, 1, 1), None)])
@pytest.mark.parametrize("sides", [(USA, RUS), (RUS, USA)])
def test_lists_columns_are_those_of_relations(
    record: Path, catalogue: Catalogue, sides: tuple[Side, Side], span: tuple[date | None, date | None]
) -> None:
    """What the desk takes from its catalogue is what ``relations.observe`` reads from the record."""
    with Record.open(record, create=False, read_only=True) as opened:
        theirs = observe(opened, sides[0].code, sides[1].code, since=span[0], until=span[1])
    ours = observed(catalogue, *sides, *span)
    order, other = np.argsort(ours.ids.astype(str)), np.argsort(theirs.ids.astype(str))
    for name in ("ids", "first", "last", "direction", "quad", "status", "placed", "kinds"):
        assert list(getattr(ours, name)[order]) == list(getattr(theirs, name)[other]), name
    for name in ("plover", "goldstein"):
        np.testing.assert_allclose(getattr(ours, name)[order], getattr(theirs, name)[other])
    assert tabulate(ours, "month", resamples=50).periods == tabulate(theirs, "month", resamples=50).periods
    assert _pairs(ours) == _pairs(theirs)


def _pairs(seen: Any) -> set[tuple[str, str]]:
    return {(str(seen.ids[event]), seen.outlets[outlet]) for event, outlet in seen.told}


def test_lists_columns_of_the_examples_are_those_of_relations(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from legation.cli import main

    pages = [
        str(path) for path in sorted(Path("examples/pages").glob("*")) if path.name.split("-")[0] in ("eastline", "meridian", "dispatch")
    ]
    assert CliRunner().invoke(main, ["code", *pages, "--record", str(tmp_path / "r.duckdb")]).exit_code == 0
    made = Catalogue.of(tmp_path / "r.duckdb")
    with Record.open(tmp_path / "r.duckdb", create=False, read_only=True) as opened:
        theirs = observe(opened, "USA", "RUS")
    ours = observed(made, USA, RUS)
    days = [
        {str(seen.ids[n]): (int(seen.first[n]), int(seen.last[n]), int(seen.direction[n])) for n in range(len(seen))}
        for seen in (ours, theirs)
    ]
    assert days[0] == days[1]
    assert tabulate(ours, "week", resamples=50).periods == tabulate(theirs, "week", resamples=50).periods


def test_lists_ledgers_of_columns_are_those_of_events(record: Path, catalogue: Catalogue) -> None:
    with Record.open(record, create=False, read_only=True) as opened:
        theirs = relate(opened, "USA", "RUS").ledgers
    for ours, other in zip(ledgers_of(observed(catalogue, USA, RUS)), theirs, strict=True):
        assert (ours.direction, ours.words, ours.deeds, ours.apart) == (other.direction, other.words, other.deeds, other.apart)


def test_lists_reports_are_counted_in_place_of_events(catalogue: Catalogue) -> None:
    seen = observed(catalogue, USA, RUS)
    counted = each_report(seen, reports_of(catalogue, "USA", "RUS"))
    assert (len(seen), len(counted)) == (12, 13)
    assert int(counted.among(Direction.BACK).sum()) == int(seen.among(Direction.BACK).sum()) + 1
    assert list(counted.ids).count("e03") == 2
    # Both copies of e03 are told by both of its pages' outlets.
    rows = np.flatnonzero(counted.ids == "e03")
    assert [int((counted.told[:, 0] == row).sum()) for row in rows] == [2, 2]


def test_lists_a_record_without_events(tmp_path: Path) -> None:
    with Record.open(tmp_path / "empty.duckdb") as opened:
        opened.merge()
    empty = Catalogue.of(tmp_path / "empty.duckdb")
    assert count(empty, Wanted()) == 0
    assert listed(empty, Wanted(), sort="newest") == []
    assert len(observed(empty, USA, RUS)) == 0
    assert tabulate(observed(empty, USA, RUS), "month").periods == ()
