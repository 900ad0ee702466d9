"""Days that run on: a quotation keeps the day on which it was spoken, a retelling the day of the sentence before.

Nothing is carried further than the next paragraph, and what is carried says so in the report's ``date_from``.
"""

from __future__ import annotations

from dataclasses import replace

from legation.events.grammar import child
from legation.events.scene import Scene
from legation.events.when import Clock, Times, When, is_background

_REACH = 1  # paragraphs
_LINKS = frozenset(
    {
        "meeting",
        "talk",
        "address",
        "speech",
        "visit",
        "summit",
        "call",
        "conversation",
        "session",
        "part",
        "statement",
        "conference",
        "interview",
        "briefing",
        "negotiation",
    }
)


class Narrative:
    """Follows the days that an article tells of, sentence by sentence."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spoken: When | None = None
        self._told: When | None = None
        self._age = 0

    def next_passage(self) -> None:
        """A paragraph has ended."""
        self._age += 1

    def note(self, scene: Scene, times: Times) -> None:
        """Take in the days of a sentence, after its reports were made."""
        root = scene.sentence.root
        when = times.told(self._clock)
        if when is None or when.precision not in ("day", "range") or is_background(when, self._clock):
            return
        self._told, self._age = when, 0
        if scene.lexicon.says("speech", scene.lemma(root)):
            self._spoken = when

    def carried(self, scene: Scene, *, quoted: bool) -> When | None:
        """The day that runs on into a sentence without one: for a quotation the day it was spoken, else the day told last, if the
        sentence points back to it ("during her address")."""
        if quoted and self._spoken is not None and self._age <= _REACH:
            return _carried(self._spoken)
        if self._told is not None and self._age <= _REACH and _points_back(scene):
            return _carried(self._told)
        return None


def _carried(when: When) -> When:
    return replace(when, inferred_from=f"carried over from \u201c{when.inferred_from}\u201d")


def _points_back(scene: Scene) -> bool:
    """Whether the sentence opens with "during her address", "after the meeting", "for his part"."""
    return any(
        t.lemma_.lower() in _LINKS and child(t, "nmod:poss", "det") is not None and t.i < scene.sentence.root.i for t in scene.sentence[:10]
    )
