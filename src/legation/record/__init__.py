"""The record: storage, identity, provenance, resuming; and the first merge of reports into events."""

from legation.record.claims import PageFacts
from legation.record.clock import now
from legation.record.copies import Copies
from legation.record.copying import copy_record
from legation.record.datapackage import MEANING, read_package
from legation.record.datasets import DataSet
from legation.record.export import COLUMNS, event_lines
from legation.record.guessing import guessable
from legation.record.jsonl import report_json
from legation.record.merge import merge
from legation.record.pins import MERGE, SPLIT, Pin
from legation.record.store import Provenance, Record
from legation.record.verdicts import RIGHT, SKIP, WRONG, Verdict, verdict_json

__all__ = [
    "COLUMNS",
    "MEANING",
    "MERGE",
    "RIGHT",
    "SKIP",
    "SPLIT",
    "WRONG",
    "Copies",
    "DataSet",
    "PageFacts",
    "Pin",
    "Provenance",
    "Record",
    "Verdict",
    "copy_record",
    "event_lines",
    "guessable",
    "merge",
    "now",
    "read_package",
    "report_json",
    "verdict_json",
]
