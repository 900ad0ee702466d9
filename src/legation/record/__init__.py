"""The record: storage, identity, provenance, resuming; and the first merge of reports into events."""

from legation.record.claims import PageFacts
from legation.record.jsonl import report_json
from legation.record.merge import merge
from legation.record.store import Provenance, Record

__all__ = ["PageFacts", "Provenance", "Record", "merge", "report_json"]
