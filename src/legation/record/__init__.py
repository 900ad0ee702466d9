"""The record: storage, identity, provenance, resuming; and the first merge of reports into events."""

from legation.record.claims import PageFacts
from legation.record.copies import Copies
from legation.record.jsonl import report_json
from legation.record.merge import merge
from legation.record.pins import MERGE, SPLIT, Pin
from legation.record.store import Provenance, Record
from legation.record.verdicts import RIGHT, SKIP, WRONG, Verdict, verdict_json

__all__ = [
    "MERGE",
    "RIGHT",
    "SKIP",
    "SPLIT",
    "WRONG",
    "Copies",
    "PageFacts",
    "Pin",
    "Provenance",
    "Record",
    "Verdict",
    "merge",
    "report_json",
    "verdict_json",
]
