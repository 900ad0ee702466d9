"""Whether confidences mean what they say."""

from __future__ import annotations

from collections.abc import Sequence

BINS = 10


def error(answers: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error (Naeini et al. 2015) of answers: probability, and whether right."""
    total = 0.0
    for low in range(BINS):
        inside = [(p, right) for p, right in answers if low <= min(p * BINS, BINS - 1e-9) < low + 1]
        total += abs(sum(p for p, _ in inside) - sum(right for _, right in inside))
    return total / max(1, len(answers))
