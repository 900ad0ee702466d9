"""Two reports side by side: what speaks against their being one event, and what speaks for it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from legation.record.claims import MUTUAL, PLACED, SPOKEN, agree, modes_of
from legation.record.points import points
from legation.record.subjects import subject_of
from legation.record.wording import ceiling, deed_words, numbers_in, sentence_words
from legation.types import Actor, Report

# Fewer than this, and many reports have the number by chance.
TELLING_NUMBER = 10
# Numbers nearer to each other than this may be two counts of one thing.
NEAR = 0.5
SAME_SENTENCE, ALIKE_SENTENCE = 0.6, 0.2
# Features of the table that hold of two reports, each with what it is called among the reasons (nothing where it speaks against).
Found = Iterator[tuple[str, str]]
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
    """What speaks for one event, by the table. ``by_type``: in talks the type itself says what was done, as well as a verb would."""
    same = sorted(unit for unit in a.sizes.keys() & b.sizes.keys() if a.sizes[unit] == b.sizes[unit])
    found = [
        *_numbers(a, b, same, across_types=across_types),
        *_modes(a, b, across_types=across_types),
        *_deeds(a, b, by_type=by_type),
        *_sentences(a, b),
        *_people(a, b),
        *_places(a, b),
    ]
    score = sum(points()[feature] for feature, _ in found)
    return Weight(score, tuple(why for _, why in found if why), _telling(a, same), any(f == "same_sentence" for f, _ in found))


def _telling(a: Traits, units: list[str]) -> bool:
    return any(a.sizes[unit] >= TELLING_NUMBER for unit in units)


def _related(a: Traits, b: Traits, one: int, other: int) -> bool:
    if min(one, other) >= NEAR * max(one, other) or one in b.numbers or other in a.numbers:
        return True
    return ceiling(a.report.text, one) != ceiling(b.report.text, other)


def _numbers(a: Traits, b: Traits, same: list[str], *, across_types: bool) -> Found:
    if same:
        yield "same_number", f"same number ({a.sizes[same[0]]:,} {same[0]})"
    elif across_types and a.sizes.keys() & b.sizes.keys():
        yield "numbers_of_one_measure", "numbers of one measure"


def _modes(a: Traits, b: Traits, *, across_types: bool) -> Found:
    if not across_types and a.report.type not in SPOKEN and a.modes & b.modes:
        both = sorted({*a.report.modes} & {*b.report.modes})
        yield "same_mode", f"same mode ({', '.join(both)})" if both else "modes of one kind"


def _deeds(a: Traits, b: Traits, *, by_type: bool) -> Found:
    if a.report.type in MUTUAL:
        if by_type:
            yield "same_talks", ""
        return
    kin = a.subject is not None and a.subject == b.subject
    if kin and (a.report.type, a.modes) != (b.report.type, b.modes):
        yield "same_subject", f"both about {a.subject}"
    elif shared := a.deed.keys() & b.deed.keys():
        yield "same_words", f"same words ({', '.join(sorted(a.deed[word] for word in shared))})"
    elif a.deed and b.deed and not kin and not a.deed.keys() & b.words and not b.deed.keys() & a.words:
        # Another verb may stand for the same deed, if the sentences tell of the same things.
        yield "other_words", ""


def _sentences(a: Traits, b: Traits) -> Found:
    shared = len(a.words & b.words)
    share = shared / (len(a.words | b.words) or 1)
    if shared > 4 and share >= SAME_SENTENCE:
        yield "same_sentence", "nearly the same sentence"
    elif shared > 1 and share >= ALIKE_SENTENCE:
        yield "sentences_alike", "sentences alike"


def _people(a: Traits, b: Traits) -> Found:
    both = a.people.keys() & b.people.keys()
    if not both:
        return
    if all(a.people[code] & b.people[code] for code in both):
        yield "same_people", "same people named"
    else:
        yield "other_people", ""


def _places(a: Traits, b: Traits) -> Found:
    if a.place and b.place:
        yield ("same_place", "same place") if a.place in b.place or b.place in a.place else ("other_place", "")


def _person(actor: Actor) -> str | None:
    # Who holds an office is a person; a name without one may be that of a ministry.
    return actor.identifier_text.casefold() if actor.identifier_text and actor.office else None
