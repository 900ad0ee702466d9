from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.audit import Stratum, agreements, summaries, whole, wilson
from legation.audit.summary import summarise
from legation.record import RIGHT, SKIP, Record
from tests.audit.samples import A, judge, make, session
from tests.record.samples import article


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(make(tmp_path / "r.duckdb")) as opened:
        yield opened


def test_summary_counts_by_type_and_weighs_the_whole(record: Record) -> None:
    judge(record, "anna", RIGHT, "wrong type", SKIP)
    (found,) = summaries(record)
    assert [(row.type, row.of, row.judged, dict(row.verdicts)) for row in found.rows] == [
        ("CONSULT", 2, 1, {RIGHT: 1}),
        ("ACCUSE", 1, 1, {"wrong type": 1}),
        ("REQUEST", 1, 0, {SKIP: 1}),
    ]
    assert [row.share for row in found.rows] == [wilson(Stratum(1, 1, 2)), wilson(Stratum(0, 1, 1)), None]
    assert found.whole == whole([Stratum(1, 1, 2), Stratum(0, 1, 1)])
    assert (found.reports, found.judged, found.count(SKIP), found.count("wrong type"), found.gone) == (4, 2, 1, 1, 0)


def test_summary_of_each_judge_by_name_or_of_one(record: Record) -> None:
    judge(record, "ben", RIGHT)
    judge(record, "anna", "wrong party", RIGHT)
    assert [(found.judge, found.judged, found.count(RIGHT)) for found in summaries(record)] == [("anna", 2, 1), ("ben", 1, 1)]
    assert [found.judge for found in summaries(record, "ben")] == ["ben"]


def test_summary_leaves_out_verdicts_on_what_is_gone_and_says_how_many(record: Record) -> None:
    judge(record, "anna", RIGHT, RIGHT, RIGHT, "wrong type")
    record.file(A, article(A), [])
    record.flush()
    (found,) = summaries(record)
    assert (found.reports, found.judged, found.count(RIGHT), found.gone) == (1, 1, 0, 3)


def test_summary_without_a_verdict_has_no_share() -> None:
    found = summarise("anna", {"r1": "AID"}, [])
    assert (found.whole, found.judged, [row.share for row in found.rows]) == (None, 0, [None])


def test_agreement_of_two_judges_by_hand(record: Record) -> None:
    judge(record, "anna", RIGHT, RIGHT, "wrong type", "wrong type")
    judge(record, "ben", RIGHT, "wrong type", "wrong type", "wrong party")
    (found,) = agreements(record)
    assert (found.judges, found.both, found.same) == (("anna", "ben"), 4, 0.5)
    # By chance they agree on right in 2/4 x 1/4, on the type in 2/4 x 2/4: on 6/16 together; seen are 8/16.
    assert found.kappa == pytest.approx((8 - 6) / (16 - 6))
    # Right or wrong: seen are 3/4; by chance 2/4 x 1/4 + 2/4 x 3/4 = 1/2.
    assert found.kappa_right == pytest.approx((0.75 - 0.5) / (1 - 0.5))


def test_agreement_needs_reports_that_both_judged(record: Record) -> None:
    judge(record, "anna", RIGHT, SKIP, RIGHT)
    judge(record, "ben", SKIP, RIGHT, RIGHT)
    judge(record, "cleo", RIGHT)
    assert [(found.judges, found.both, found.kappa) for found in agreements(record)] == [
        (("anna", "ben"), 1, None),
        (("anna", "cleo"), 1, None),
    ]
    assert [found.judges for found in agreements(record, "ben")] == [("anna", "ben")]
    assert session(record, "dora").done == 0
