"""What the user decides of events: these are one, those are not. And one event with all that led to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from legation.errors import UsageError
from legation.record import MERGE, SPLIT, Pin, Record, now
from legation.types import Event


def merge_events(record: Path, events: Sequence[str], *, because: str | None, undo: bool) -> None:
    """``legation merge``: ``events`` are one from now on; with ``undo``, what the user merged into them is taken back."""
    with Record.open(record, create=False) as kept:
        found = _distinct([kept.event(id) for id in events])
        if undo:
            _undo(kept, MERGE, found)
            return
        if len(found) < 2:
            raise UsageError(f"{', '.join(events)}: is one event already; name two or more that are to be one")
        pin = kept.pin(MERGE, [event.reports for event in found], because=because, now=now().replace(microsecond=0))
        print(_of(kept, pin.events[0]).id)
        _say(f"{len(found)} events are one (pin {pin.id}); take it back with: legation pins --undo {pin.id} --record {record}")


def split_event(record: Path, event: str, reports: Sequence[str], *, because: str | None, undo: bool) -> None:
    """``legation split``: ``reports`` are another event than the rest of ``event``; with ``undo``, what was split off comes back."""
    with Record.open(record, create=False) as kept:
        found = kept.event(event)
        if undo:
            _undo(kept, SPLIT, [found])
            return
        out = sorted({_report(found, report, record) for report in reports})
        rest = [report for report in found.reports if report not in out]
        if not out or not rest:
            which = "all" if out else "none"
            raise UsageError(f"{event}: name some of its {len(found.reports)} reports, not {which}: {_list(found.reports)}")
        pin = kept.pin(SPLIT, [out, rest], because=because, now=now().replace(microsecond=0))
        print(_of(kept, out).id)
        _say(f"{len(out)} of {len(found.reports)} reports of {found.id} are an event of their own (pin {pin.id}); "
             f"take it back with: legation pins --undo {pin.id} --record {record}")  # fmt: skip


def list_pins(record: Path, *, undo: Iterable[int], as_json: bool) -> None:
    """``legation pins``: what the user decided, a line each; or take some of it back."""
    with Record.open(record, create=False, read_only=not undo) as kept:
        pins = {pin.id: pin for pin in kept.pins()}
        if numbers := sorted(set(undo)):
            if unknown := [number for number in numbers if number not in pins]:
                raise UsageError(f"--undo {unknown[0]}: {record} has no pin of that number; it has {', '.join(map(str, pins)) or 'none'}")
            kept.unpin(numbers)
            _say(f"taken back: {', '.join(f'pin {number}' for number in numbers)}; {kept.counts()['events']:,} events in the record")
            return
        there = {report for event in kept.events() for report in event.reports} if pins else set()
    if as_json:
        json.dump([_pin_json(pin, there) for pin in pins.values()], sys.stdout, ensure_ascii=False, indent=2)
        print()
        return
    for pin in pins.values():
        print(_pin_line(pin, there))
    if not pins:
        _say(f"{record}: nothing is pinned; legation merge and legation split do so")


def show_event(record: Path, event: str, *, as_json: bool) -> None:
    """``legation event``: an event with its reports, why they are one, what they disagree on, and what it answers."""
    from rich.console import Console

    from legation.show.one_event import event_json, render_event

    with Record.open(record, create=False, read_only=True) as kept:
        found = kept.event(event)
        reports = list(kept.reports(found.reports))
        facts = kept.sources()
        answered = [kept.event(link.event) for link in found.links]
        answers = [other for other in kept.events() if any(link.event == found.id for link in other.links)]
    if as_json:
        json.dump(event_json(found, reports, facts), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        render_event(found, reports, facts, answered, answers, Console())


def _undo(kept: Record, kind: str, events: Iterable[Event]) -> None:
    own = {report for event in events for report in event.reports}
    pins = [pin for pin in kept.pins() if pin.kind == kind and pin.reports & own]
    if not pins:
        done = "merged" if kind == MERGE else "split"
        raise UsageError(f"--undo: nothing was {done} by hand there; legation pins --record {kept.path} lists what was")
    kept.unpin([pin.id for pin in pins])
    _say(f"taken back: {', '.join(f'pin {pin.id}' for pin in pins)}; {kept.counts()['events']:,} events in the record")


def _distinct(events: Iterable[Event]) -> list[Event]:
    return list({event.id: event for event in events}.values())


def _of(kept: Record, reports: Iterable[str]) -> Event:
    """The event that has one of ``reports``."""
    wanted = set(reports)
    return next(event for event in kept.events() if wanted & set(event.reports))


def _report(event: Event, id: str, record: Path) -> str:
    near = [report for report in event.reports if report == id] or [report for report in event.reports if id and report.startswith(id)]
    if len(near) != 1:
        what = "is no report" if not near else f"begins {len(near)} reports"
        raise UsageError(f"{id}: {what} of event {event.id} in {record}; it has {_list(event.reports)}")
    return near[0]


def _list(reports: Sequence[str]) -> str:
    return ", ".join(reports[:8]) + (f" and {len(reports) - 8} more" if len(reports) > 8 else "")


def _pin_line(pin: Pin, there: set[str]) -> str:
    gone = len(pin.reports - there)
    counts = " and ".join(str(len(reports)) for reports in pin.events)
    lost = f"; {gone} of these are no longer in the record" if gone else ""
    return f"{pin.id}  {pin.kind}  {pin.made:%Y-%m-%d %H:%M}  {counts} reports{lost}" + (f"  {pin.because}" if pin.because else "")


def _pin_json(pin: Pin, there: set[str]) -> dict[str, object]:
    events = [list(reports) for reports in pin.events]
    return {
        "id": pin.id, "kind": pin.kind, "events": events, "because": pin.because, "made": f"{pin.made.isoformat()}Z",
        "gone": sorted(pin.reports - there),
    }  # fmt: skip


def _say(message: str) -> None:
    print(message, file=sys.stderr)
