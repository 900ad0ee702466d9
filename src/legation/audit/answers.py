"""What a judge types: one key on a terminal, one line of a file or a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legation.audit.session import QUIT, UNDO
from legation.errors import UsageError
from legation.record import RIGHT, SKIP, WRONG


@dataclass(frozen=True, slots=True)
class Key:
    """A key, the answer that it gives, and how it is shown."""

    key: str
    answer: str
    shown: str


_TYPE, _PARTY, _STATUS, _NOTHING = WRONG
KEYS = (
    Key("r", RIGHT, "[r]ight"),
    Key("t", _TYPE, "wrong [t]ype"),
    Key("p", _PARTY, "wrong [p]arty"),
    Key("s", _STATUS, "wrong [s]tatus"),
    Key("n", _NOTHING, "[n]ot an event"),
    Key("k", SKIP, "s[k]ip"),
    Key("u", UNDO, "[u]ndo"),
    Key("q", QUIT, "[q]uit"),
)
_ANSWERS = {name: key.answer for key in KEYS for name in (key.key, key.answer)}


def from_keyboard(read: Callable[[], str]) -> Callable[[], str]:
    """Answers from ``read``, which gives the next key pressed. Keys that mean nothing are passed over; Ctrl-D quits."""

    def answer() -> str:
        while True:
            try:
                key = read().lower()
            except EOFError:
                return QUIT
            if key in _ANSWERS:
                return _ANSWERS[key]

    return answer


def from_lines(lines: Iterable[str]) -> Callable[[], str]:
    """Answers from ``lines``, each a key or its answer in words; the end is ``QUIT``; :class:`UsageError` on anything else."""
    numbered = enumerate(lines, 1)

    def answer() -> str:
        number, line = next(((number, line.strip().lower()) for number, line in numbered if line.strip()), (0, QUIT))
        if line not in _ANSWERS:
            raise UsageError(
                f"standard input, line {number}: {line!r} is no verdict; write one of {_said()}; what stood before it is kept in the record"
            )
        return _ANSWERS[line]

    return answer


def _said() -> str:
    return ", ".join(f"{key.key} ({key.answer})" for key in KEYS)
