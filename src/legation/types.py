"""What passes between the rooms: small, immutable, and importable by all.

Positions: ``start`` and ``end`` count Unicode characters. Between the rooms they count in ``Page.plain``; only a finished
:class:`Report` counts in ``Page.source``, the page as decoded, so that a user can check it against the file.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_REFERENCE = re.compile(r"&#?\w+;?")


@dataclass(frozen=True, slots=True)
class Party:
    """A party marked by the user in a row of input: ``code`` over ``text[start:end]`` of the row."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came in: decoded, and, where it was markup, beside it as plain text with a way back.

    ``name`` is the path as given, or a table row's ``id``. ``kind`` is ``dump`` (text of a whole page, menus and all),
    ``html`` or ``body`` (a row whose text is the article itself). ``offsets[i]`` is the position in ``source`` of
    ``plain[i]``; ``None`` says that the two are the same text. ``digest`` is a SHA-256 of all that was read. ``crawled_on`` is the day on
    which an archive says that it fetched the page, no day of publication.
    """

    name: str
    source: str
    kind: str
    digest: str
    plain: str
    offsets: array[int] | None = None
    origin: str = ""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published_on: date | None = None
    language: str | None = None
    parties: tuple[Party, ...] | None = None
    crawled_on: date | None = None

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """``plain[start:end]`` as positions in ``source``; a character reference such as ``&amp;`` is taken whole."""
        if self.offsets is None:
            return start, end
        if start >= end:
            place = self.offsets[start] if start < len(self.offsets) else len(self.source)
            return place, place
        return self.offsets[start], self._end_in_source(self.offsets, end)

    def _end_in_source(self, offsets: array[int], end: int) -> int:
        last = offsets[end - 1]
        if self.source[last] == "<" and self.plain[end - 1].isspace():
            return last  # a gap that begins with a tag takes up nothing
        if self.source[last] != "&":
            return last + 1
        while end < len(offsets) and offsets[end] == last:
            end += 1  # a reference that stands for two characters
        limit = offsets[end] if end < len(offsets) else len(self.source)
        reference = _REFERENCE.match(self.source, last, limit)
        return reference.end() if reference else last + 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page: ``text == page.plain[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment; ``author`` is ``None`` where the dump does not say."""

    author: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One thing on the page that bears on the day of publication.

    ``kind`` is a word such as ``dateline``, ``masthead``, ``weekday``, ``office``, ``death``, ``url``, ``metadata``;
    ``gives`` is a day (``2017-09-20``), a day without a year (``09-20``) or an interval (``2017-02-01/2018-03-31``);
    ``start`` and ``end`` are positions in ``Page.plain``, or ``None`` for what stands outside the text.
    """

    kind: str
    text: str
    gives: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What the reporter wrote, apart from what else stands on the page, and when it was published."""

    page: str
    title: Passage | None
    lead: tuple[Passage, ...]
    body: tuple[Passage, ...]
    captions: tuple[Passage, ...] = ()
    comments: tuple[Comment, ...] = ()
    related: tuple[Passage, ...] = ()
    heading: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published_on: date | None = None
    published_between: tuple[date, date] | None = None
    crawled_on: date | None = None
    date_evidence: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as a sentence mentions it.

    ``code`` is ISO 3166-1 alpha-3 or one of PLOVER's names for parties that are no state (``IGO``, ``NGO``, ...).
    ``start`` and ``end`` are positions in ``Page.plain``; ``why`` says in a few words how the mention led to the code.
    """

    code: str
    entity_text: str
    start: int
    end: int
    sector: str | None = None
    identifier_text: str | None = None
    office: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """On whose word a report stands: the outermost named speaker."""

    code: str | None
    name: str | None
    entity_text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event took place, as the text says it."""

    extracted_place: str
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a sentence that make its event the answer to another: ``in retaliation for``, ``tit-for-tat``.

    ``words`` are the characters ``start`` to ``end`` of the page. ``answered`` is what they name as answered, in the page's words, empty
    where they only point back; ``reports`` are the reports of that page which tell of just that, and ``types`` what it reads as.
    """

    kind: str
    words: str
    start: int
    end: int
    answered: str = ""
    reports: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence that tells of one event. Field by field as ``CONTRACT.md`` names it; ``start`` and ``end`` in ``Page.source``."""

    id: str
    page: str
    type: str
    text: str
    start: int
    end: int
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    status: str = "actual"
    historical: bool = False
    said_by: Speaker | None = None
    date: str | None = None
    enddate: str | None = None
    date_precision: str | None = None
    date_from: str | None = None
    size: Mapping[str, int] = field(default_factory=dict)
    deadline: str | None = None
    place: Place | None = None
    quad_code: int = 0
    event_scale: float = 0.0
    confidence: float = 0.0
    event_text: str = ""
    reasons: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field in which the reports of one event differ: each value with the pages that say so, and with the outlets.

    ``field`` is ``size UNIT``, ``date``, ``said_by``, ``status``, ``actor``, ``recipient``, ``type`` or ``mode``. ``outlets`` has the
    values in the order of ``values``; an outlet that only prints another's article is left out, and so are pages without an outlet.
    """

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    outlets: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """By whom an event is told: "by N outlets of M countries, disputed by K".

    ``outlets`` tell it in words of their own: of articles that copy one another only the first one's counts, and ``copies`` are the
    other pages. ``unnamed`` is how many pages without an outlet tell it as well, each a voice of its own. ``countries`` are those of the
    outlets' seats (ISO 3166-1 alpha-3), as far as the table of outlets has them. ``disputed_by`` are outlets that tell it otherwise than
    the event says: another number, day, actor or recipient, or that it did not happen.
    """

    outlets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """That an event answers another: ``event`` is the id of the one answered.

    ``words`` say so, characters ``start`` to ``end`` of ``page``, in the sentence of ``report``; ``why`` says how they led to that event.
    ``kind`` is ``answers``.
    """

    kind: str
    event: str
    words: str
    report: str
    page: str
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Reports merged: what several sentences and pages tell of one event, and where they disagree."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    historical: bool
    date: str | None
    enddate: str | None
    quad_code: int
    event_scale: float
    confidence: float
    size: Mapping[str, int]
    reports: tuple[str, ...]
    pages: tuple[str, ...]
    outlets: tuple[str, ...]
    said_by: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    reasons: tuple[str, ...] = ()
    voices: Voices = Voices()
    links: tuple[Link, ...] = ()
