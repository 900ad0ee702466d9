"""The table of points, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import TableError
from legation.knowledge.tables import data
from legation.record import points as module
from legation.record.points import points


def test_points_have_every_feature_of_the_table() -> None:
    assert points()["same_number"] > 0 > points()["other_place"]
    assert {feature for feature in points() if feature.startswith("needs_")} >= {"needs_one_day", "needs_across", "needs_kin", "needs_far"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("same_number\t2", "same_nubmer\t2", "'same_nubmer'; it must be one of"),
        ("same_number\t2", "same_number\ttwo", "'two'; a whole number is wanted"),
        ("same_number\t2", "same_number\t", "column 'points' is empty"),
        ("same_number\t2", "#", "has no row for same_number"),
    ],
)
def test_points_errors_name_file_and_what_is_wrong(old: str, new: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "merging.tsv"
    table.write_text(data("merging.tsv").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    monkeypatch.setattr(module, "data", lambda name: table)
    with pytest.raises(TableError, match=r"merging\.tsv") as error:
        points.__wrapped__()
    assert said in str(error.value)
