"""Two reports side by side: what speaks against their being one event, and what speaks for it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

from legation.record.claims import MUTUAL, PLACED, SPOKEN, agree, modes_of
from legation.record.subjects import subject_of
from legation.record.wording import ceiling, deed_words, numbers_in, sentence_words
from legation.types import Actor, Report

# Fewer than this, and many reports have the number by chance.
TELLING_NUMBER = 10
# Numbers nearer to each other than this may be two counts of one thing.
NEAR = 0.5
SAME_SENTENCE, ALIKE_SENTENCE = 0.6, 0.2
# What is counted under either name in a cut of staff.
_ONE_UNIT = {"people": "personnel"}


@dataclass(frozen=True, slots=True)
class Weight:
    """How much speaks for one event, less what speaks against it; ``why`` names what speaks for it."""

    score: int
    why: tuple[str, ...] = ()
    same_number: bool = False
    same_sentence: bool = False


@dataclass(frozen=True)
class Traits:
    """A report as the merge compares it."""

    report: Report

    @cached_property
    def modes(self) -> frozenset[str]:
        return modes_of(self.report)

    @cached_property
    def subject(self) -> str | None:
        return subject_of(self.report)

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        measure = self.report.type in ("SANCTION", "REQUEST")
        return {_ONE_UNIT.get(unit, unit) if measure else unit: number for unit, number in self.report.size.items()}

    @cached_property
    def deed(self) -> Mapping[str, str]:
        return deed_words(self.report.event_text)

    @cached_property
    def words(self) -> frozenset[str]:
        parties = (*self.report.actors, *self.report.recipients)
        return sentence_words(self.report.text, (actor.identifier_text or actor.entity_text for actor in parties))

    @cached_property
    def numbers(self) -> frozenset[int]:
        return numbers_in(self.report.text)

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """Who is named for each country: persons, not the state itself."""
        found: dict[str, set[str]] = {}
        for actor in (*self.report.actors, *self.report.recipients):
            if name := _person(actor):
                found.setdefault(actor.code, set()).add(name)
        return {code: frozenset(names) for code, names in found.items()}

    @cached_property
    def stance(self) -> Hashable:
        """All by which it can contradict another report."""
        people = frozenset((code, names) for code, names in self.people.items())
        return frozenset(self.report.modes), frozenset(self.sizes.items()), people

    @cached_property
    def place(self) -> str | None:
        """Where it took place, of what takes place somewhere."""
        place = self.report.place
        return place.extracted_place.casefold() if place and self.report.type in PLACED else None


def contradict(a: Traits, b: Traits, *, across_types: bool = False) -> bool:
    """Whether two reports cannot be one event, whatever else they share: modes that are two acts, other people, other numbers."""
    if not across_types and not agree(a.modes, b.modes):
        return True
    if a.report.type in MUTUAL and a.report.type == b.report.type:
        if {"phone", "visit"} <= {*a.report.modes, *b.report.modes}:
            return True
        both = a.people.keys() & b.people.keys()
        if len(both) > 1 and not any(a.people[code] & b.people[code] for code in both):
            return True
    return any(not _related(a, b, a.sizes[unit], b.sizes[unit]) for unit in a.sizes.keys() & b.sizes.keys())


def weigh(a: Traits, b: Traits, *, by_type: bool = True, across_types: bool = False) -> Weight:
    """What speaks for one event. ``by_type``: in talks the type itself says what was done, and says it as well as a verb would."""
    score, why = 0, []
    same = sorted(unit for unit in a.sizes.keys() & b.sizes.keys() if a.sizes[unit] == b.sizes[unit])
    if same:
        score, why = 2, [f"same number ({a.sizes[same[0]]:,} {same[0]})"]
    elif across_types and a.sizes.keys() & b.sizes.keys():
        score, why = 1, ["numbers of one measure"]
    telling = not across_types and a.report.type not in SPOKEN
    if telling and a.modes & b.modes:
        both = sorted({*a.report.modes} & {*b.report.modes})
        score, why = score + 1, [*why, f"same mode ({', '.join(both)})" if both else "modes of one kind"]
    verbs, for_deed = _deeds(a, b, by_type=by_type)
    sentence, alike = _sentences(a, b)
    people, for_people = _people(a, b)
    places = _places(a, b)
    score += verbs + sentence + people + places
    why += [*for_deed, *alike, *for_people, *(["same place"] if places > 0 else [])]
    return Weight(score, tuple(why), _telling(a, same), sentence > 1)


def _telling(a: Traits, units: list[str]) -> bool:
    return any(a.sizes[unit] >= TELLING_NUMBER for unit in units)


def _related(a: Traits, b: Traits, one: int, other: int) -> bool:
    if min(one, other) >= NEAR * max(one, other) or one in b.numbers or other in a.numbers:
        return True
    return ceiling(a.report.text, one) != ceiling(b.report.text, other)


def _deeds(a: Traits, b: Traits, *, by_type: bool) -> tuple[int, list[str]]:
    if a.report.type in MUTUAL:
        return int(by_type), []
    kin = a.subject is not None and a.subject == b.subject
    if kin and (a.report.type, a.modes) != (b.report.type, b.modes):
        return 1, [f"both about {a.subject}"]
    if shared := a.deed.keys() & b.deed.keys():
        return 1, [f"same words ({', '.join(sorted(a.deed[word] for word in shared))})"]
    # Another verb may stand for the same deed, if the sentences tell of the same things.
    apart = a.deed and b.deed and not kin and not a.deed.keys() & b.words and not b.deed.keys() & a.words
    return (-1 if apart else 0), []


def _sentences(a: Traits, b: Traits) -> tuple[int, list[str]]:
    shared = len(a.words & b.words)
    share = shared / (len(a.words | b.words) or 1)
    if shared > 4 and share >= SAME_SENTENCE:
        return 3, ["nearly the same sentence"]
    return (1, ["sentences alike"]) if shared > 1 and share >= ALIKE_SENTENCE else (0, [])


def _people(a: Traits, b: Traits) -> tuple[int, list[str]]:
    both = a.people.keys() & b.people.keys()
    if not both:
        return 0, []
    if all(a.people[code] & b.people[code] for code in both):
        return 1, ["same people named"]
    return -1, []


def _places(a: Traits, b: Traits) -> int:
    if not a.place or not b.place:
        return 0
    return 1 if a.place in b.place or b.place in a.place else -1


def _person(actor: Actor) -> str | None:
    # Who holds an office is a person; a name without one may be that of a ministry.
    return actor.identifier_text.casefold() if actor.identifier_text and actor.office else None
