"""The closed word lists of English that this room reads by, from the table ``actor_words.toml``, where each says what its words do."""

from __future__ import annotations

from legation.knowledge import word_lists

_LISTS = word_lists()
_set = _LISTS.set

LOCATIVE, MOTION, GOING, ENTERING = _set("locative"), _set("motion"), _set("going"), _set("entering")
PLACES, EVENTS, THINGS = _set("places"), _set("events"), _set("things")
NOT_PARTIES, NOT_PARTIES_BEFORE = _set("not_parties"), _set("not_parties_before")
NOT_OWNERS, NOT_HERE, OUTWARD, ABOUT = _set("not_owners"), _set("not_here"), _set("outward"), _set("about")
QUANTITIES, MANY = _set("quantities"), _set("many")
RELATIONAL, SENT, ABROAD = _set("relational"), _set("sent"), _set("abroad")
PAIR_STATES, PAIR_PERSONS = _set("pair_states"), _set("pair_persons")
PAIR_PLAIN, PAIR_BARE, SCATTERED = _set("pair_plain"), _set("pair_bare"), _set("scattered")
NOT_PERSONS, PERSON_ENDINGS = _set("not_persons"), _LISTS.lists["person_endings"]
MALE, FEMALE, NEUTER, PLURAL = _set("male"), _set("female"), _set("neuter"), _set("plural")
FIRST_SINGULAR, FIRST_PLURAL = _set("first_singular"), _set("first_plural")
RECIPROCAL = frozenset((first, second) for first, second in (pair.split() for pair in _LISTS.lists["reciprocal"]))
WOMEN, IMPERSONAL, OF_SOMEBODY, TOGETHER = _set("women"), _set("impersonal"), _set("of_somebody"), _set("together")
WORLDWIDE, BARE, STATIONING, BACKING = _set("worldwide"), _set("bare"), _set("stationing"), _set("backing")
INTERGOVERNMENTAL, ARRIVING = _set("intergovernmental"), _set("arriving")
SPANS, DURING, FESTIVE = _set("spans"), _set("during"), _set("festive")
NON_GOVERNMENTAL, HARDLY_PARTIES = _set("non_governmental"), _set("hardly_parties")
ATHLETES, CONTESTS, CONTEST_VERBS = _set("athletes"), _set("contests"), _set("contest_verbs")
PLATFORMS, TELLING, LANGUAGES = _set("platforms"), _set("telling"), _set("languages")
POWERS, OF_HOME = _set("adjectives_of_powers"), _set("of_home")
ANYBODYS = _set("anybodys")
HALVES = _LISTS.halves

AT_HOME_IN: dict[str, str] = {word: str(code) for word, code in _LISTS.maps["at_home_in"].items()}
SPEAKING_FOR: dict[str, str | None] = {word: str(sector) or None for word, sector in _LISTS.maps["speaking_for"].items()}
NUMBERS: dict[str, int] = {word: int(number) for word, number in _LISTS.maps["numbers"].items()}
STATES_FOR_SHORT: dict[str, str] = {short: str(state) for short, state in _LISTS.maps["states_for_short"].items()}
