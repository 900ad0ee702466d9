"""Days that run on: a quotation keeps the day on which it was spoken, a retelling the day of the sentence before.

Nothing is carried further than the next paragraph, but for the day of a meeting: where a paragraph comes back to it ("the call was a good
start"), what both sides there wanted or said was on that day. What is carried says so in the report's ``date_from``.
"""

from __future__ import annotations

from dataclasses import replace

from legation.events.grammar import child
from legation.events.scene import Scene
from legation.events.when import Clock, Times, When, is_background
from legation.language import Token

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


_MEETINGS = frozenset({"meeting", "talk", "summit", "call", "conversation", "negotiation", "visit"})
_BOTH = frozenset({"both", "two", "leaders", "sides", "they", "presidents", "ministers", "parties"})


class Narrative:
    """Follows the days that an article tells of, sentence by sentence."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._spoken: When | None = None
        self._told: When | None = None
        self._age = 0
        self._met: When | None = None
        self._comes_back = False

    def next_passage(self) -> None:
        """A paragraph has ended."""
        self._age += 1
        self._comes_back = False

    def note(self, scene: Scene, times: Times) -> None:
        """Take in the days of a sentence, after its reports were made."""
        root = scene.sentence.root
        when = times.told(self._clock)
        self._note_meeting(scene, times)
        if when is None or when.precision not in ("day", "range") or is_background(when, self._clock):
            return
        self._told, self._age = when, 0
        if scene.lexicon.says("speech", scene.lemma(root)):
            self._spoken = when

    def _note_meeting(self, scene: Scene, times: Times) -> None:
        meeting = _meeting(scene)
        if meeting is None:
            return
        own = times.own(meeting, self._clock)
        self._met = own if own is not None and own.precision == "day" and not is_background(own, self._clock) else self._met
        self._comes_back = self._comes_back or (own is None and child(meeting, "det") is not None)

    def carried(self, scene: Scene, *, quoted: bool) -> When | None:
        """The day that runs on into a sentence without one: for what both sides did, that of the meeting which the paragraph is about;
        for a quotation the day it was spoken; else the day told last, if the sentence points back to it ("during her address")."""
        if self._met is not None and self._comes_back and _is_joint(scene):
            return _carried(self._met)
        if quoted and self._spoken is not None and self._age <= _REACH:
            return _carried(self._spoken)
        if self._told is not None and self._age <= _REACH and _points_back(scene):
            return _carried(self._told)
        return None


def _carried(when: When) -> When:
    return replace(when, inferred_from=f"carried over from \u201c{when.inferred_from}\u201d")


def _points_back(scene: Scene) -> bool:
    """Whether the sentence opens with "during her address", "after the meeting", "for his part"."""
    first, root = scene.sentence.tokens[:10], scene.sentence.root
    return any(t.lemma_.lower() in _LINKS and child(t, "nmod:poss", "det") is not None and t.i < root.i for t in first)


def _meeting(scene: Scene) -> Token | None:
    """The sentence's first word for a meeting."""
    return next((t for t in scene.sentence if t.pos_ == "NOUN" and t.lemma_.lower() in _MEETINGS), None)


def _is_joint(scene: Scene) -> bool:
    """Whether both sides are the subject of something past ("both leaders hoped")."""
    subjects = [t for t in scene.sentence if t.dep_.startswith("nsubj") and any(map(_is_past, (t.head, *t.head.children)))]
    return any(w.lower_ in _BOTH for t in subjects for w in t.subtree if w.i - t.i < 3)


def _is_past(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Past" in token.morph.get("Tense", ()) and "Fin" in token.morph.get("VerbForm", ())
