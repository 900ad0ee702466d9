"""What an address asks for: days, countries, kinds of events, one page of a list. Everything that a page shows is in its address."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from legation.errors import UsageError

ON = "1"
LONGEST = 500
MOST_VALUES = 50
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of an address after ``?``: names and values as they came."""

    path: str
    query: QueryParams

    def text(self, name: str, default: str = "") -> str:
        """One value; :class:`UsageError` if it is longer than any that we know."""
        value = self.query.get(name, default).strip()
        if len(value) > LONGEST:
            raise UsageError(f"{name}: is {len(value):,} characters long; at most {LONGEST} can be asked for")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a name that may stand several times: ``type=AID&type=SANCTION``."""
        values = tuple(dict.fromkeys(value.strip() for value in self.query.getlist(name) if value.strip()))
        if len(values) > MOST_VALUES or any(len(value) > LONGEST for value in values):
            raise UsageError(f"{name}: has too many or too long values; at most {MOST_VALUES} of {LONGEST} characters each")
        return values

    def choice(self, name: str, among: tuple[str, ...]) -> str:
        """One of a few words, the first of them if none is given; :class:`UsageError` for another."""
        value = self.text(name) or among[0]
        if value not in among:
            raise UsageError(f"{name}={value}: is none of {', '.join(among)}")
        return value

    def flag(self, name: str) -> bool:
        return self.text(name) not in ("", "0", "no")

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number within bounds; :class:`UsageError` for anything else."""
        text = self.text(name)
        if not text:
            return default
        if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
            raise UsageError(f"{name}={text}: is no whole number from {least:,} to {most:,}")
        return int(text)

    def since(self) -> date | None:
        """The first day asked for; of a month or a year its first."""
        return _day("since", self.text("since"), last=False)

    def until(self) -> date | None:
        """The last day asked for; of a month or a year its last."""
        return _day("until", self.text("until"), last=True)

    def with_(self, _path: str | None = None, **changes: Any) -> str:
        """This address with some values changed: ``None`` takes a name away. The page of a list is not kept."""
        pairs = [(name, value) for name, value in self.query.multi_items() if name not in changes and name != "page" and value]
        for name, value in changes.items():
            values = value if isinstance(value, list | tuple) else [] if value is None else [value]
            pairs += [(name, str(one)) for one in values]
        path = self.path if _path is None else _path
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def without(self, name: str, value: str) -> str:
        """This address without one of the values of a name."""
        return self.with_(None, **{name: [one for one in self.texts(name) if one != value]})

    def also(self, name: str, value: str) -> str:
        """This address with one more value of a name."""
        return self.with_(None, **{name: [*self.texts(name), value]})

    def as_form(self, form: str) -> str:
        """The same view in another form: ``json``, ``csv``, ``svg``."""
        path = "/index" if self.path == "/" else self.path
        query = urlencode([(name, value) for name, value in self.query.multi_items() if value])
        return f"{path}.{form}?{query}" if query else f"{path}.{form}"

    def hidden(self, *but: str) -> list[tuple[str, str]]:
        """What a form must carry on so that it changes nothing but the names in ``but``."""
        return [(name, value) for name, value in self.query.multi_items() if name not in but and name != "page" and value]


def _day(name: str, text: str, *, last: bool) -> date | None:
    if not text:
        return None
    match = _DAY.fullmatch(text)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise UsageError(f"{name}={text}: is no day; write 2017, 2017-08 or 2017-08-14") from error


def address(path: str, query: Mapping[str, str]) -> str:
    """A path with what is asked of it."""
    return f"{path}?{urlencode(query)}" if query else path
