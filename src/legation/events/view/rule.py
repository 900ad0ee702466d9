"""The rule that puts lexicon and learned view together, and how sure a report is by it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from legation.events.drafts import NONE
from legation.events.view.network import Floats


@dataclass(frozen=True, slots=True)
class Rule:
    """``lexicon`` times a reading's weight, and ``base``, are added to the type it reads; ``silence`` to none where it reads nothing;
    what is then less likely than ``least`` (``least_new`` for what only the view sees) is not filed. A side that the lexicon misses is
    filled where the view is ``least_side`` sure of the type, or ``least_better`` and surer than that nobody stands there; parties that
    the view denies (less likely than ``denied``) give way to others of whom it is ``least_instead`` sure. Between parties that the user
    marked, the likeliest event is filed, with its probability among events, unless none is ``none_marked`` sure. What is filed has as
    confidence not the probability itself but how often reports of that probability were right on held-back sentences: its log-odds
    times ``slope`` plus ``shift`` (Platt 1999)."""

    temperature: float = 1.0
    lexicon: float = 2.0
    base: float = 0.0
    silence: float = 0.0
    least: float = 0.4
    least_new: float = 0.6
    least_side: float = 0.6
    least_better: float = 1.0
    denied: float = 0.3
    least_instead: float = 1.0
    none_marked: float = 0.95
    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, chance: float) -> float:
        """How likely a report is right whose type has that probability by the rule."""
        inside = min(max(chance, 1e-6), 1 - 1e-6)
        odds = math.log(inside / (1 - inside))
        return 1 / (1 + math.exp(-(self.slope * odds + self.shift)))

    def scores(self, types: Sequence[str], opinion: Floats, kind: str, weight: float) -> Floats:
        """Probabilities of ``types`` for a draft of a kind, with the lexicon's weight."""
        raised: Floats = opinion / self.temperature
        added = self.silence if kind == NONE else self.base + self.lexicon * weight
        raised[types.index(kind)] += added
        raised = np.exp(raised - raised.max())
        chances: Floats = raised / raised.sum()
        return chances


def among_events(chances: Floats) -> Floats:
    """The probabilities of types, none first, once it is known that there is an event."""
    found: Floats = np.concatenate([[0.0], chances[1:] / chances[1:].sum()]).astype(np.float32)
    return found
