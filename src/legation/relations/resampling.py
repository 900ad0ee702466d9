"""How much a series hangs on which outlets were read: outlets drawn anew with replacement (a cluster bootstrap, Efron 1979).

An event that k outlets tell counts 1/k for each of them. So the sum over all outlets is the count as it stands, and a draw that
has an outlet twice has its share twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from legation.relations.observations import Floats, Integers, Observations
from legation.relations.series_model import Scale

FEWEST_OUTLETS = 3
LEVEL = (2.5, 97.5)
# Cells times draws that are held at once, in numbers of eight bytes.
_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Spans:
    """Low and high ends by cell (2, cells); NaN where fewer than three outlets tell of a cell and its mean would seem surer than it is."""

    count: Floats
    total: Mapping[Scale, Floats]
    mean: Mapping[Scale, Floats]


def resample(
    observed: Observations, cell: Integers, actual: Integers, scores: Mapping[Scale, Floats], size: int, draws: int, seed: int
) -> Spans | None:
    """Spans of ``draws`` resamples for cells 0 to ``size``; ``None`` where fewer than three outlets tell of these events."""
    kept = np.zeros(len(observed), dtype=bool)
    kept[actual] = True
    told = observed.told[kept[observed.told[:, 0]]] if len(observed.told) else observed.told
    outlets, outlet = np.unique(told[:, 1], return_inverse=True) if len(told) else (np.zeros(0), np.zeros(0, dtype=np.int64))
    if len(outlets) < FEWEST_OUTLETS:
        return None
    event = told[:, 0]
    share = 1.0 / np.bincount(event, minlength=len(observed))[event]
    busy, at = np.unique(cell[event], return_inverse=True)
    pairs = at * len(outlets) + outlet
    shape = (len(busy), len(outlets))
    times = np.random.default_rng(seed).multinomial(len(outlets), np.full(len(outlets), 1 / len(outlets)), size=draws).T.astype(float)

    def spread(weights: Floats) -> Floats:
        return np.bincount(pairs, weights=weights, minlength=shape[0] * shape[1]).astype(float).reshape(shape)

    counted = spread(share * (observed.quad[event] > 0))
    voices = (spread(np.ones(len(event))) > 0).sum(axis=1)
    sums = {scale: spread(share * np.nan_to_num(values[event])) for scale, values in scores.items()}
    scored = {scale: spread(share * ~np.isnan(values[event])) for scale, values in scores.items()}
    return Spans(
        _whole(_ends(counted, None, times), busy, size, 0.0),
        {scale: _whole(_ends(found, None, times), busy, size, 0.0) for scale, found in sums.items()},
        {scale: _whole(_few(_ends(found, scored[scale], times), voices), busy, size, np.nan) for scale, found in sums.items()},
    )


def _ends(found: Floats, over: Floats | None, times: Floats) -> Floats:
    """Percentiles of ``found @ times``, or of its ratio to ``over @ times``, row by row: (2, rows)."""
    step = max(1, _AT_ONCE // times.shape[1])
    parts = []
    for start in range(0, len(found), step):
        drawn = found[start : start + step] @ times
        if over is None:
            parts.append(np.percentile(drawn, LEVEL, axis=1))
            continue
        beneath = over[start : start + step] @ times
        ratio = np.divide(drawn, beneath, out=np.full_like(drawn, np.nan), where=beneath > 0)
        with np.errstate(all="ignore"):
            parts.append(_percentiles(ratio))
    return np.concatenate(parts, axis=1)


def _percentiles(ratio: Floats) -> Floats:
    """As ``nanpercentile``, but silent where a row has no draw with an event."""
    some = ~np.isnan(ratio).all(axis=1)
    ends = np.full((2, len(ratio)), np.nan)
    if some.any():
        ends[:, some] = np.nanpercentile(ratio[some], LEVEL, axis=1)
    return ends


def _few(ends: Floats, voices: Integers) -> Floats:
    ends[:, voices < FEWEST_OUTLETS] = np.nan
    return ends


def _whole(ends: Floats, busy: Integers, size: int, empty: float) -> Floats:
    found = np.full((2, size), empty)
    found[:, busy] = ends
    return found
