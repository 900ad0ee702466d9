from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.audit import KEYS, QUIT, UNDO, from_keyboard, from_lines
from legation.errors import UsageError
from legation.record import RIGHT, SKIP, WRONG


def typed(*keys: str | BaseException) -> Callable[[], str]:
    left = list(keys)

    def read() -> str:
        key = left.pop(0)
        if isinstance(key, BaseException):
            raise key
        return key

    return read


def test_answers_every_verdict_has_one_key_and_shows_it() -> None:
    assert [key.answer for key in KEYS] == [RIGHT, *WRONG, SKIP, UNDO, QUIT]
    assert len({key.key for key in KEYS}) == len(KEYS)
    assert [key for key in KEYS if f"[{key.key}]" not in key.shown] == []


def test_answers_from_the_keyboard_pass_over_keys_that_mean_nothing() -> None:
    answer = from_keyboard(typed("x", "\x1b[A", "R", "t", "q"))
    assert [answer(), answer(), answer()] == [RIGHT, "wrong type", QUIT]


def test_answers_from_the_keyboard_end_with_control_d_and_not_with_control_c() -> None:
    assert from_keyboard(typed("x", EOFError()))() == QUIT
    with pytest.raises(KeyboardInterrupt):
        from_keyboard(typed(KeyboardInterrupt()))()


def test_answers_from_lines_are_keys_or_words() -> None:
    answer = from_lines(["r\n", "\n", "Wrong party \n", "undo", "k"])
    assert [answer() for _ in range(6)] == [RIGHT, "wrong party", UNDO, SKIP, QUIT, QUIT]


def test_answers_from_lines_name_the_line_that_is_none() -> None:
    answer = from_lines(["r", "", "maybe"])
    assert answer() == RIGHT
    with pytest.raises(UsageError, match=r"standard input, line 3: 'maybe' is no verdict; write one of r \(right\), t \(wrong type\)"):
        answer()
