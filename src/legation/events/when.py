"""When a thing took place: the time expression that belongs to its predicate, read against the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from legation.events.grammar import CLAUSES, ancestors, preposition
from legation.events.scene import Scene
from legation.events.status import tense_of
from legation.knowledge import Resolved, TimeExpression, find_times
from legation.language import Token
from legation.types import Article

BACKGROUND_AFTER = timedelta(days=14)  # what lies further back than this is told as background
# "After the victory on 8 November" says from when on, not when.
_ABOUT = frozenset({"for", "over", "about"})  # "apologised for the raid in May" says when the raid was
_NOT_WHEN = frozenset({"after", "before", "since", "until", "till", "following", "ahead of", "prior to", "ahead", "from"})


@dataclass(frozen=True)
class When:
    """A date as a report gives it: first day, last day if it differs, precision, and the words it was inferred from."""

    date: str | None = None
    enddate: str | None = None
    precision: str | None = None
    inferred_from: str | None = None
    last: Day | None = None


@dataclass(frozen=True)
class Clock:
    """The article's day, or the interval in which it lies; ``None`` where nothing is known."""

    anchor: Day | tuple[Day, Day] | None

    @classmethod
    def of(cls, article: Article) -> Clock:
        """The clock of an article."""
        return cls(article.published_on or article.published_between)

    @property
    def last(self) -> Day | None:
        """The latest day on which the article can have been published."""
        return self.anchor[1] if isinstance(self.anchor, tuple) else self.anchor

    def read(self, time: TimeExpression, tense: str | None) -> When | None:
        """A time expression as a date; a day that depends on an unknown day of publication comes out as a range."""
        if self.anchor is None:
            resolved = time.resolve(Day(2000, 1, 1), tense=tense) if time.absolute else None
        else:
            resolved = time.resolve(self.anchor, tense=tense)
        return _when(resolved, time.text) if resolved is not None else None


def _when(resolved: Resolved, text: str) -> When:
    first, last = resolved.first, resolved.last
    if resolved.precision == "day" and first == last:
        return When(first.isoformat(), None, "day", text, last)
    if resolved.precision == "month":
        return When(f"{first:%Y-%m}", None, "month", text, last)
    if resolved.precision == "year":
        return When(f"{first:%Y}", None, "year", text, last)
    return When(first.isoformat(), last.isoformat(), resolved.precision, text, last)


class Times:
    """The time expressions of one sentence, at the tokens where they stand."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.times = find_times(scene.sentence.text)

    def for_word(self, words: Sequence[Token], clock: Clock) -> When | None:
        """The date of what a predicate tells: its own time expression, else that of the clauses above it, else the only one."""
        tense = tense_of(words[0])
        candidates = self._candidates()
        for word in reversed(words):
            own = [t for t in candidates if self._governs(word, t)]
            if own:
                return clock.read(own[0], tense)
        above = next((t for a in ancestors(words[0]) for t in candidates if self._governs(a, t)), None)
        if above is not None:
            return clock.read(above, tense)
        loose = [t for t in candidates if self._reaches(words[0], t)]
        return clock.read(loose[0], tense) if len(loose) == 1 else None

    def own(self, word: Token, clock: Clock) -> When | None:
        """The date that stands with a noun itself, before its verb if it is a subject ("the call on Saturday can ...")."""
        own = [t for t in self._candidates() if self._governs(word, t) or self._stands_between(word, t, word.head)]
        return clock.read(own[0], "past") if own else None

    def _stands_between(self, first: Token, time: TimeExpression, second: Token) -> bool:
        token = self._token(time)
        return token is not None and first.i < token.i < second.i

    def told(self, clock: Clock) -> When | None:
        """The day that the sentence's main clause speaks of, whichever of its words bears it ("at a Thursday meeting")."""
        main = [t for t in self._candidates() if self._in_main_clause(t)]
        return clock.read(main[0], "past") if main else None

    def _in_main_clause(self, time: TimeExpression) -> bool:
        token = self._token(time)
        while token is not None and token.head != token:
            if token.dep_ in CLAUSES and token.dep_ != "parataxis":
                return False
            token = token.head
        return True

    def deadline(self, words: Sequence[Token], clock: Clock) -> str | None:
        """The day by which something is to be done, if the predicate's phrases give one."""
        inside = {t.i for word in words for t in word.subtree}
        for time in self.times:
            token = self._token(time)
            if time.is_deadline and token is not None and token.i in inside:
                when = clock.read(time, "future" if clock.last is None else None)
                return when.date if when is not None else None
        return None

    def _candidates(self) -> list[TimeExpression]:
        return [t for t in self.times if not (t.is_deadline or self._is_relative(t) or self._is_name(t) or self._is_aside(t))]

    def _is_relative(self, time: TimeExpression) -> bool:
        """ "A week earlier", "a day after he had spoken": counted from another event, not from the page."""
        following = self.scene.sentence.text[time.end :].split(maxsplit=1)
        counted = time.kind in ("offset", "span") and bool(following) and following[0] in ("after", "before")
        return time.anaphoric or counted

    def _is_aside(self, time: TimeExpression) -> bool:
        """Whether the time belongs to something before or after which it happened ("after the vote on 2 June")."""
        token = self._token(time)
        while token is not None and token.head != token and token.pos_ not in ("VERB", "AUX"):
            if preposition(token) in _NOT_WHEN:
                return True
            token = token.head
        return False

    def _is_name(self, time: TimeExpression) -> bool:
        """A year that belongs to a noun ("the 2016 election") is not when the sentence's act took place."""
        token = self._token(time)
        return (
            token is not None
            and (token.dep_ in ("nummod", "compound", "amod", "nmod:unmarked") or preposition(token) == "of")
            and token.head.pos_ in ("NOUN", "PROPN")
            and token.lower_.isdigit()
        )

    def _reaches(self, word: Token, time: TimeExpression) -> bool:
        """Whether a time that no predicate governs can be the word's: it stands in no clause that leaves the word out."""
        token = self._token(time)
        while token is not None and token.head != token:
            if (token.dep_ in CLAUSES or self._is_act(token) or preposition(token) in _ABOUT) and word not in token.subtree:
                return False
            token = token.head
        return True

    def _is_act(self, token: Token) -> bool:
        return token.pos_ == "NOUN" and bool(self.scene.lexicon.find_acts("noun", self.scene.lemma(token)))

    def _governs(self, word: Token, time: TimeExpression) -> bool:
        token = self._token(time)
        while token is not None and token.head != token:
            if token.head == word:
                return True
            token = token.head
            if token.pos_ in ("VERB", "AUX") or token.dep_ in CLAUSES or self._is_act(token) or preposition(token) in _ABOUT:
                return False
        return False

    def _token(self, time: TimeExpression) -> Token | None:
        base = self.scene.sentence.start_char
        span = self.scene.sentence.tree.char_span(base + time.start, base + time.end)
        return span.root if span is not None else None


def is_background(when: When | None, clock: Clock) -> bool:
    """Whether what is dated so lies well before the page's own news."""
    published = clock.anchor[0] if isinstance(clock.anchor, tuple) else clock.anchor
    return when is not None and when.last is not None and published is not None and published - when.last > BACKGROUND_AFTER
