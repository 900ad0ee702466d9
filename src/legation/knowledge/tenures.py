"""One person's time in one office, as a row of a table says it, and what becomes of ours where the user's own table has another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.knowledge.officers import Offices
from legation.knowledge.tables import Row

When = date | tuple[date, date]
COLUMNS = ("person", "spellings", "code", "office", "start", "end", "source")
# To which day the tables are complete, as far as they go: for the heads of states, and for the other offices.
_HEADS_KNOWN, _OTHERS_KNOWN = date(2025, 12, 31), date(2025, 6, 30)
_HEADS = frozenset(
    {"supreme leader", "king", "emperor", "emir", "sultan", "pope", "grand duke", "captain regent", "general secretary", "president"}
    | {"prime minister", "chancellor", "head of state", "head of government", "leader"}
)
_PRECISION = {4: "year", 7: "month", 10: "day"}
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office. ``end`` is ``None`` for who still held it on the table's day.

    ``precision`` is that of the coarser of its two days: ``day``, ``month`` or ``year``.
    """

    person: str
    code: str
    office: str
    sector: str
    start: date
    end: date | None
    source: str = ""
    precision: str = "day"
    rank: int = 0

    def holds(self, on: When) -> bool:
        """Whether the office was held on that day, or on any day of the interval."""
        return self.gap(on) == 0

    def gap(self, on: When) -> int:
        """Days from ``on`` to the nearest day in office; 0 while it was held."""
        first, last = on if isinstance(on, tuple) else (on, on)
        late = 0 if self.end is None else (first - self.end).days
        return max((self.start - last).days, late, 0)


def prominence(tenure: Tenure) -> tuple[int, int, str]:
    """Highest office first, then the latest."""
    return tenure.rank, -tenure.start.toordinal(), tenure.person


def read_tenure(row: Row, offices: Offices) -> Tenure:
    """The tenure in one row of a table. Raises ``TableError`` for an unknown office, a day that is none, an end before its start."""
    office = offices.by_name.get(row["office"])
    if office is None:
        raise row.error(f"office {row['office']!r} is not in offices.tsv; use one of its names or add it there")
    start, end = _plain_day(row["start"]) or row.first_day("start"), _plain_day(row["end"]) or row.last_day("end")
    if start is None:
        raise row.error("column 'start' is empty; write at least the year")
    if end is not None and end < start:
        raise row.error(f"{row['person']} ends on {end}, before the start on {start}")
    precision = _PRECISION[min(len(row["start"]), len(row["end"] or row["start"]))]
    return Tenure(
        row.required("person"), row.required("code"), office.name, office.sector, start, end, row["source"], precision, office.rank
    )


def _plain_day(cell: str) -> date | None:
    """A whole day that every month has, read without further ado; most cells are such, and loading is three times as fast."""
    if len(cell) != 10 or not cell.isascii() or not "01" <= cell[8:] <= "28" or not "01" <= cell[5:7] <= "12":
        return None
    year, month, day = cell[:4], cell[5:7], cell[8:]
    whole = cell[4] == cell[7] == "-" and (year + month + day).isdecimal()
    return date(int(year), int(month), int(day)) if whole else None


def put_over(ours: Iterable[Tenure], own: Iterable[Tenure], alone: Callable[[Tenure], bool]) -> list[Tenure]:
    """``ours`` without what ``own`` says otherwise: the same person in the same office at the time, and, where an office is held
    ``alone``, anybody else on the days that ``own`` gives to somebody."""
    left = list(ours)
    for new in own:
        left = [kept for old in left for kept in _beside(old, new, alone)]
    return left


def _beside(old: Tenure, new: Tenure, alone: Callable[[Tenure], bool]) -> Iterator[Tenure]:
    """What of ``old`` stays beside ``new``: all, a part before it, a part after it, or nothing."""
    last = date.max if new.end is None else new.end
    same = (old.code, old.office) == (new.code, new.office) and (old.person == new.person or alone(new))
    if not same or not old.holds((new.start, last)):
        yield old
    elif old.person != new.person:
        if old.start < new.start:
            yield replace(old, end=new.start - _DAY)
        if new.end is not None and (old.end is None or old.end > new.end):
            yield replace(old, start=new.end + _DAY)


def complete_to(office: str) -> date:
    """The day to which the tables follow who holds ``office``; a tenure without an end was going on then."""
    return _HEADS_KNOWN if office in _HEADS else _OTHERS_KNOWN
