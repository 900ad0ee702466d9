"""Do the two answer each other in kind? A vector autoregression of both sides, and Granger's question asked both ways.

Goldstein and Freeman (1990), Three-Way Street; Granger (1969). The model is statsmodels' VAR with a constant; F tests that all lags of
the one side's series are zero in the equation of the other.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from legation.relations.finding import RECIPROCITY, Figure, Finding, nothing
from legation.relations.model import Direction, Side
from legation.relations.observations import Floats
from legation.relations.signals import SIDES, Signal, missing, needed, too_little

SURE = 0.05
MOST_LAGS = 12
HORIZON = 12
ASSUMPTIONS = (
    "The sums of scores hang together in a straight line, and the same way in the whole span.",
    "No third party moves both sides; what was not read did not matter.",
    "Granger's test says that one series helps to foretell the other, not that it causes it.",
)


@dataclass(frozen=True, slots=True)
class Granger:
    """Whether the lags of one series help to foretell another: the F statistic with its degrees of freedom, and the p value.

    ``effect`` is the sum of the coefficients of those lags: above zero, the other answers in kind. ``response`` is how the other moves, by
    period from 0 on, after a shock of one standard deviation of the first one's residuals. ``peak`` is the period in which it moves most.
    """

    f: float
    p: float
    lags: int
    periods: int
    freedom: tuple[int, int]
    effect: float
    response: tuple[float, ...]

    @property
    def peak(self) -> int:
        return int(np.argmax(np.abs(self.response[1:]))) + 1 if len(self.response) > 1 else 0


def granger(values: Floats, lags: int | None = None) -> tuple[Granger, Granger]:
    """Of two series (periods, 2): does the first foretell the second, and the second the first?

    Lags by Akaike's criterion, at most ``MOST_LAGS``, where not given. Raises ``ImportError`` without the extra ``findings`` and
    ``ValueError`` where the series is too short for so many lags or does not vary.
    """
    from statsmodels.tsa.api import VAR

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on frequencies of an index that plain arrays do not have
        model = VAR(values)
        most = min(MOST_LAGS, (len(values) - 2) // 8)
        lags = lags or max(1, int(model.select_order(most).aic)) if most >= 1 else lags or 1
        if len(values) <= 5 * lags + 2 or not values.std(axis=0).all():
            raise ValueError(f"{len(values)} periods are too few for {lags} lags, or a series does not vary")
        fitted = model.fit(lags)
        return _test(fitted, 0, 1, lags), _test(fitted, 1, 0, lags)


def _test(fitted: Any, cause: int, effect: int, lags: int) -> Granger:
    found = fitted.test_causality(effect, [cause], kind="f")
    shock = float(np.sqrt(np.asarray(fitted.sigma_u)[cause, cause]))
    moves = fitted.irf(HORIZON).irfs[:, effect, cause] * shock
    return Granger(
        f=float(found.test_statistic),
        p=float(found.pvalue),
        lags=lags,
        periods=int(fitted.nobs),
        freedom=(int(found.df[0]), int(found.df[1])),
        effect=float(fitted.coefs[:, effect, cause].sum()),
        response=tuple(round(float(move), 6) for move in moves),
    )


def reciprocity(signal: Signal | None, a: Side, b: Side, lags: int | None = None) -> tuple[Finding, ...]:
    """For each side whether it answers the other, in kind or inversely, and after how many periods it moves most."""
    refusal = too_little(signal, RECIPROCITY, "answers in kind", ASSUMPTIONS, a, b)
    if refusal or signal is None:
        return (refusal,) if refusal else ()
    if needed("statsmodels.tsa.api") is None:
        return (missing(RECIPROCITY, "statsmodels"),)
    try:
        forth, back = granger(signal.values, lags)
    except (ValueError, np.linalg.LinAlgError) as error:
        return (nothing(RECIPROCITY, f"the model cannot be fitted ({error}).", assumptions=ASSUMPTIONS),)
    # The first foretells the second: then it is the second that answers.
    return _finding(signal, forth, b, a, Direction.BACK), _finding(signal, back, a, b, Direction.FORTH)


def _finding(signal: Signal, found: Granger, who: Side, whom: Side, direction: Direction) -> Finding:
    stationary = _unit_root(signal.values[:, SIDES.index(direction)])
    figures: dict[str, Figure] = {
        "f": round(found.f, 2),
        "p": found.p,
        "lags": found.lags,
        "periods": found.periods,
        "df1": found.freedom[0],
        "df2": found.freedom[1],
        "effect": round(found.effect, 4),
        "peak": found.peak,
        "scale": signal.scale.value,
        "by": signal.series.by.value,
        "unit_root_p": stationary,
    }
    f = f"F({found.freedom[0]}, {found.freedom[1]:,}) = {found.f:.2f}, p {_p(found.p)}"
    test = f"{f}; {found.lags} lags, {found.periods:,} {signal.unit()}"
    return Finding(
        RECIPROCITY,
        found.p < SURE,
        _line(found, who, whom, signal, test),
        direction,
        signal.span,
        figures,
        {"response": found.response},
        periods=(signal.span[0], signal.span[1]),
        assumptions=(f"Rests on {signal.extent}.", *ASSUMPTIONS, *_doubt(stationary)),
    )


def _line(found: Granger, who: Side, whom: Side, signal: Signal, test: str) -> str:
    if found.p >= SURE:
        return f"Nothing found: what {whom.name} did does not help to foretell what {who.name} does ({test})."
    how = "in kind" if found.effect > 0 else "inversely"
    more = "harsher weeks are followed by harsher ones" if found.effect > 0 else "harsher weeks are followed by milder ones"
    more = more.replace("weeks", signal.unit())
    return f"{who.name} answers {whom.name} {how}: {more}, most after {found.peak} {signal.unit(found.peak)} ({test})."


def _p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"


def _unit_root(column: Floats) -> float | None:
    """The p value of the augmented Dickey-Fuller test; ``None`` where it cannot be made."""
    from statsmodels.tsa.stattools import adfuller

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return round(float(adfuller(column)[1]), 4)
        except (ValueError, np.linalg.LinAlgError):
            return None


def _doubt(unit_root: float | None) -> tuple[str, ...]:
    if unit_root is None or unit_root < SURE:
        return ()
    return (f"The series may wander without a mean to come back to (augmented Dickey-Fuller, p = {unit_root:.2f}); then F is too large.",)
