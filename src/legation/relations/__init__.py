"""How two countries get on: their events in order, words against deeds, the series over time. It counts and draws nothing."""

from legation.relations.analyse import analyse
from legation.relations.beside import Beside, counts_of
from legation.relations.counted import each_report, ledgers_of
from legation.relations.evidence import plain, show_evidence
from legation.relations.finding import Answer, Finding, Witness, answers_of
from legation.relations.findings import neutral, number, sentence, signed
from legation.relations.model import (
    Coverage,
    Direction,
    Dyad,
    Evidence,
    Ledger,
    Placing,
    Relation,
    Side,
    Source,
    Tally,
    Told,
    TypeCount,
)
from legation.relations.observations import Observations, Reading
from legation.relations.observe import data_sets, observe
from legation.relations.periods import By
from legation.relations.reciprocity import Granger, granger
from legation.relations.relate import build, dyads, relate
from legation.relations.series import tabulate
from legation.relations.series_model import Cell, Interval, Period, Scale, Score, Series
from legation.relations.sources import source_of
from legation.relations.turning import change_points

__all__ = [
    "Answer",
    "Beside",
    "By",
    "Cell",
    "Coverage",
    "Direction",
    "Dyad",
    "Evidence",
    "Finding",
    "Granger",
    "Interval",
    "Ledger",
    "Observations",
    "Period",
    "Placing",
    "Reading",
    "Relation",
    "Scale",
    "Score",
    "Series",
    "Side",
    "Source",
    "Tally",
    "Told",
    "TypeCount",
    "Witness",
    "analyse",
    "answers_of",
    "build",
    "change_points",
    "counts_of",
    "data_sets",
    "dyads",
    "each_report",
    "granger",
    "ledgers_of",
    "neutral",
    "number",
    "observe",
    "plain",
    "relate",
    "sentence",
    "show_evidence",
    "signed",
    "source_of",
    "tabulate",
]
