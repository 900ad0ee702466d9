"""How two countries get on: their events in order, words against deeds, the series over time. It counts and draws nothing."""

from legation.relations.evidence import show_evidence
from legation.relations.findings import neutral, number, signed
from legation.relations.model import (
    Coverage,
    Direction,
    Dyad,
    Evidence,
    Ledger,
    Month,
    Placing,
    Relation,
    Series,
    Side,
    Source,
    Tally,
    Told,
    TypeCount,
)
from legation.relations.relate import build, dyads, relate
from legation.relations.sources import source_of

__all__ = [
    "Coverage",
    "Direction",
    "Dyad",
    "Evidence",
    "Ledger",
    "Month",
    "Placing",
    "Relation",
    "Series",
    "Side",
    "Source",
    "Tally",
    "Told",
    "TypeCount",
    "build",
    "dyads",
    "neutral",
    "number",
    "relate",
    "show_evidence",
    "signed",
    "source_of",
]
