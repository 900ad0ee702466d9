"""What the user decided: these reports are one event, those are not. Kept in the record and held to on every later merge.

A pin names reports, not events, for an event's id may change with its reports. Pins are applied after all else, in the order in which
they were made, so that a later one overrules an earlier one. Reports that are gone (their page was coded anew) are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from legation.errors import UsageError
from legation.record.rows import Row
from legation.types import Event

MERGE, SPLIT = "merge", "split"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pin:
    """``MERGE``: the reports of all ``events`` are one event. ``SPLIT``: those of the first are another than those of the second.

    ``events`` are the reports of each, by id; ``because`` is the user's reason; ``made`` is in UTC.
    """

    id: int
    kind: str
    events: tuple[tuple[str, ...], ...]
    because: str | None
    made: datetime

    @property
    def reports(self) -> frozenset[str]:
        return frozenset(report for event in self.events for report in event)

    @property
    def reason(self) -> str:
        """As an event's reasons give it: ``merged by the user (pin 3): same talks``."""
        done = "merged" if self.kind == MERGE else "split off"
        return f"{done} by the user (pin {self.id})" + (f": {self.because}" if self.because else "")


def pin_row(pin: Pin) -> Row:
    """In the order of ``schema.PINS``."""
    return pin.id, pin.kind, [list(reports) for reports in pin.events], pin.because, pin.made


def pin_from(row: Row) -> Pin:
    """From a row of ``schema.PINS``."""
    id, kind, events, because, made = row
    return Pin(id, kind, tuple(tuple(reports) for reports in events), because, made)


def apply_pins(
    groups: Sequence[T],
    pins: Iterable[Pin],
    *,
    reports: Callable[[T], Iterable[str]],
    join: Callable[[Sequence[T], Pin], T],
    part: Callable[[T, frozenset[str], Pin], tuple[T, T]],
) -> list[T]:
    """``groups`` of reports as the user wants them. ``join`` makes one of several, ``part`` takes some reports out of one."""
    kept = list(groups)
    for pin in sorted(pins, key=lambda p: p.id):
        at: Mapping[str, int] = {report: i for i, group in enumerate(kept) for report in reports(group)}
        if pin.kind == MERGE:
            where = sorted({at[report] for report in pin.reports if report in at})
            if len(where) > 1:
                one = join([kept[i] for i in where], pin)
                kept = [group for i, group in enumerate(kept) if i not in where] + [one]
            continue
        out, stay = ({report for report in side if report in at} for side in pin.events)
        for i in sorted({at[report] for report in out} & {at[report] for report in stay}):
            kept += part(kept[i], frozenset(report for report in out if at[report] == i), pin)
            kept[i] = kept.pop()
    return kept


def find_event(events: Iterable[Event], id: str, record: Path) -> Event:
    """The event of that id, or the only one whose id begins so; :class:`UsageError` if there is none or more than one."""
    near = [event for event in events if event.id.startswith(id)] if id else []
    exact = [event for event in near if event.id == id]
    if len(exact or near) == 1:
        return (exact or near)[0]
    if near:
        some = ", ".join(event.id for event in near[:5])
        raise UsageError(f"{id}: {len(near)} events of {record} begin so ({some}{', ...' if len(near) > 5 else ''}); give more of the id")
    raise UsageError(f"{id or 'an empty id'}: is no event of {record}; legation show and legation export give their ids (event_id)")
