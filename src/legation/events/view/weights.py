"""Tables of linear models: a weight for each sign, and the bar that a sum of weights must reach."""

from __future__ import annotations

from pathlib import Path

from legation.errors import ModelError

LEAST = "least"  # the row with the bar
HEADER = "sign\tweight"


def read_weights(path: Path, maker: str) -> tuple[dict[str, float], float]:
    """The weights of a table and its bar; :class:`ModelError` with the line for a table that is none. ``maker`` is the module for it."""
    if not path.is_file():
        raise ModelError(f"{path.parent}: no {path.name} there; make one with python -m {maker}, or reinstall legation")
    weights: dict[str, float] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line == HEADER or line.startswith("#"):
            continue
        sign, tab, weight = line.rpartition("\t")
        try:
            weights[sign] = float(weight)
        except ValueError:
            raise ModelError(f"{path}:{number}: {line!r} is no sign and its weight; two columns with a tab between") from None
        if not tab or weights[sign] != weights[sign]:
            raise ModelError(f"{path}:{number}: {line!r} is no sign and its weight; two columns with a tab between")
    if LEAST not in weights:
        raise ModelError(f"{path}: has no row {LEAST!r}, the bar; train it anew with python -m {maker}, or reinstall legation")
    return weights, weights.pop(LEAST)
