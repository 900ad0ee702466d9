"""What a measure against another state's missions is about: its staff, or its premises.

The cut of a mission's staff is told as an expulsion by one outlet and as a demand by the next, the closing of a house as a seizure, a
ban or a sanction. Reports about one subject are compared across these types.
"""

from __future__ import annotations

from legation.record.wording import deed_words, sentence_words, stem
from legation.types import Report

STAFF, PREMISES = "staff", "premises"
_MEASURES = frozenset({"SANCTION", "REQUEST", "COERCE"})
_PEOPLE = frozenset(map(stem, "staff personnel diplomat envoy employee worker mission legation embassy attache".split()))
_CUT = frozenset(map(stem, "cut reduce leave expel withdraw lower".split()))
_HOUSES = frozenset(
    map(stem, "house dacha warehouse compound property premises consulate building annex residence villa estate embassy".split())
)
_CLOSE = frozenset(map(stem, "close seize confiscate vacate bar suspend restrict block evict freeze hand".split()))


def subject_of(report: Report) -> str | None:
    """``staff``, ``premises``, or ``None`` for what is neither or no measure."""
    if report.type not in _MEASURES:
        return None
    if report.type == "SANCTION" and "expel" in report.modes:
        return STAFF
    deed = deed_words(report.event_text).keys()
    if report.type == "COERCE":
        return PREMISES if _seizes(report) and _tells(report, _HOUSES, _CLOSE) else None
    if report.type == "SANCTION" and report.modes:
        return None
    if deed & _PEOPLE and deed & _CUT:
        return STAFF
    if deed & _HOUSES:
        return PREMISES
    if deed - _CUT:
        return None  # The predicate names some other object.
    counted = {"people", "personnel"} & report.size.keys()
    if _tells(report, _PEOPLE, _CUT) or (counted and _tells(report, _CUT, _CUT)):
        return STAFF
    return PREMISES if _tells(report, _HOUSES, _CLOSE) else None


def _seizes(report: Report) -> bool:
    return not report.modes or bool({"seize", "restrict"} & set(report.modes))


def _tells(report: Report, objects: frozenset[str], verbs: frozenset[str]) -> bool:
    words = sentence_words(report.text, ()) | deed_words(report.event_text).keys()
    return bool(words & objects) and bool(words & verbs)
