"""All findings on a relation: each analysis is asked, and each answers, if only that there is nothing to be found and why."""

from __future__ import annotations

from collections.abc import Iterable

from legation.relations.answering import answers
from legation.relations.finding import Answer, Finding
from legation.relations.gap import gaps
from legation.relations.observations import Observations
from legation.relations.periods import By
from legation.relations.reciprocity import reciprocity
from legation.relations.series import tabulate
from legation.relations.series_model import Scale
from legation.relations.signals import signal_of
from legation.relations.turning import turning_points


def analyse(
    observed: Observations,
    *,
    by: By | str = By.WEEK,
    scale: Scale | str = Scale.GOLDSTEIN,
    lags: int | None = None,
    links: Iterable[Answer] = (),
) -> tuple[Finding, ...]:
    """What can be said of ``observed``: words against deeds, reciprocity, turning points, who answers whom. Never empty.

    Series are sums of ``scale`` by ``by``; ``lags`` of the vector autoregression are chosen by Akaike's criterion if not given. Needs the
    extra ``findings`` (statsmodels, ruptures) for reciprocity and turning points; without it these two say so. It takes some
    seconds: a page that must be quick asks for it apart.
    """
    by, scale = By(by), Scale(scale)
    signal = signal_of(tabulate(observed, by, intervals=False), scale)
    a, b = observed.a, observed.b
    return (
        *gaps(observed, tabulate(observed, By.YEAR, intervals=False), scale),
        *reciprocity(signal, a, b, lags),
        *turning_points(signal, observed, a, b),
        *answers(observed, links),
    )
