"""Observations counted by period: quads, scores, shares of what was read, and intervals over outlets."""

from __future__ import annotations

from legation.relations.observations import Observations
from legation.relations.periods import By
from legation.relations.series_model import Series

RESAMPLES = 1000


def tabulate(
    observed: Observations, by: By | str = By.MONTH, *, intervals: bool = True, seed: int = 0, resamples: int = RESAMPLES
) -> Series:
    """The series of ``observed`` by day, week, month or year, on both scales.

    With ``intervals``, outlets are drawn anew with replacement ``resamples`` times (``seed`` makes it repeatable), and each figure gets
    the span that 95 of 100 draws lie in; from fewer than three outlets there is none, and ``notes`` say so.
    """
    raise NotImplementedError
