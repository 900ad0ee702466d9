from __future__ import annotations

import pytest

from legation.language.features import Row, Word, case_class, fold, shape


@pytest.mark.parametrize(
    ("form", "expected"),
    [("talks", 1), ("Moscow", 2), ("NATO", 3), ("I", 4), ("T-72", 5), ("1994", 6), (",", 7), ("McFaul", 8), ("", 7)],
)
def test_case_class_names_each_kind(form: str, expected: int) -> None:
    assert case_class(form) == expected


@pytest.mark.parametrize(("form", "expected"), [("T-72", "X-dd"), ("ceasefire", "xxx"), ("2,500", "d,ddd"), ("NATO's", "XXX'x")])
def test_shape_cuts_long_runs(form: str, expected: str) -> None:
    assert shape(form) == expected


@pytest.mark.parametrize(("form", "expected"), [("’s", "'s"), ("“", '"'), ("–", "-"), ("\u200bKyiv", "Kyiv"), ("\xad", "")])
def test_fold_makes_print_plain(form: str, expected: str) -> None:
    assert fold(form) == expected


def test_row_points_from_words_to_pieces() -> None:
    row = Row([101], [0])
    row.add(Word((7, 8, 9), 2, 5, 6))
    row.add(Word((4,), 1, 3, 2))
    assert row.ids == [101, 7, 8, 9, 4]
    assert row.cases == [0, 2, 2, 2, 1]
    assert (row.first, row.last) == ([0, 1, 4], [0, 3, 4])
