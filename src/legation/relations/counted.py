"""Tables made of columns: words against deeds of hundreds of thousands of events at once, and reports counted in place of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from legation.relations.model import COOPERATIVE, MATERIAL, STATUSES, VERBAL, Direction, Ledger, Tally
from legation.relations.observations import Observations


def ledgers_of(observed: Observations) -> tuple[Ledger, ...]:
    """Words against deeds in each direction, as of events one by one; background is not told apart in columns and counts as the rest."""
    return tuple(_ledger(observed, direction) for direction in Direction)


def _ledger(observed: Observations, direction: Direction) -> Ledger:
    words, deeds = (_tally(observed, direction, quads) for quads in (VERBAL, MATERIAL))
    apart = {status: int(observed.among(direction, status).sum()) for status in STATUSES if status != "actual"}
    return Ledger(direction, words, deeds, apart=apart)


def _tally(observed: Observations, direction: Direction, quads: tuple[int, ...]) -> Tally:
    rows = observed.among(direction) & np.isin(observed.quad, quads)
    scores = observed.plover[rows]
    scores = scores[~np.isnan(scores)]
    cooperative = int((rows & np.isin(observed.quad, COOPERATIVE)).sum())
    return Tally(int(rows.sum()), cooperative, float(scores.mean()) if len(scores) else None)


def each_report(observed: Observations, reports: Mapping[str, int]) -> Observations:
    """The same relation with every event as often as it has ``reports`` (by id; once if it is not there): attention, not action."""
    times = np.array([reports.get(str(id), 1) for id in observed.ids], dtype=np.int64)
    rows = np.repeat(np.arange(len(observed)), times)
    starts = np.cumsum(times) - times
    event, outlet = observed.told[:, 0], observed.told[:, 1]
    # Each copy of an event is told by the outlets that tell of the event.
    copies = times[event] if len(event) else np.zeros(0, dtype=np.int64)
    first = np.repeat(starts[event], copies)
    within = np.arange(int(copies.sum())) - np.repeat(np.cumsum(copies) - copies, copies)
    told = np.stack([first + within, np.repeat(outlet, copies)], axis=1)
    columns = ("ids", "first", "last", "direction", "quad", "status", "plover", "goldstein", "placed", "kinds")
    return replace(observed, told=told, **{name: getattr(observed, name)[rows] for name in columns})
