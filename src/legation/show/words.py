"""How things are called before a reader: days, directions, parties, types, what stands behind a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from legation.relations import By, Direction, Finding, Period, Placing, Relation, Scale, Series, Side, Source, Told, Witness, number, signed
from legation.types import Actor, DateEvidence, Disagreement, Event, Report

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

GLOSSES = {
    "AGREE": "shows willingness",
    "CONSULT": "talks",
    "SUPPORT": "backs",
    "CONCEDE": "yields in words",
    "COOPERATE": "works together",
    "AID": "gives help",
    "RETREAT": "yields in deed",
    "REQUEST": "asks or demands",
    "ACCUSE": "blames",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "people protest",
    "SANCTION": "cuts relations",
    "MOBILIZE": "shows armed force",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}

QUAD_NAMES = {1: "cooperative words", 2: "cooperative deeds", 3: "words in conflict", 4: "deeds in conflict"}
_ONE = {1: "cooperative word", 2: "cooperative deed", 3: "word in conflict", 4: "deed in conflict"}

# Whoever does not act for the state of a country is named beside it.
SECTORS = {
    "AGR": "farmers",
    "BUS": "business",
    "CRM": "criminals",
    "CVL": "citizens",
    "EDU": "education",
    "ELI": "former officials",
    "JRN": "media",
    "LAB": "workers",
    "MED": "health workers",
    "OPP": "opposition",
    "PRE": "unrecognised state",
    "PRM": "militia for the government",
    "PTY": "party",
    "REB": "armed opposition",
    "REF": "refugees",
    "REL": "clergy",
    "SOC": "civil society",
    "UAF": "armed men",
}

QUOTES = "\"'“”‘’«»"

# A speaker that begins with one of these is described, not named.
DESCRIBING = frozenset("A An His Her Its Their Our Some Several Many Two Three Four Both One Another Other Senior".split())

STATUS_NOTES = {"future": "still to come", "hypothetical": "hypothetical", "negated": "did not happen"}

UNNAMED = "no outlet named"


def day(value: date, *, short: bool = False) -> str:
    """``10 August 2017``, or ``10 Aug 2017``."""
    return f"{value.day} {month_name(value, short=short)} {value.year}"


def month_name(value: date, *, short: bool = False) -> str:
    name = MONTHS[value.month - 1]
    return name[:3] if short else name


def span(first: date, last: date, *, short: bool = False) -> str:
    """``10 August 2017``, ``2–5 February 2017``, ``30 January – 2 February 2017``."""
    if first == last:
        return day(first, short=short)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, short=short)}"
    start = f"{first.day} {month_name(first, short=short)}" if first.year == last.year else day(first, short=short)
    return f"{start} – {day(last, short=short)}"


def when(placing: Placing, *, short: bool = False) -> str:
    """The date of an event as precisely as it is known; ``told 10 August 2017`` where only its page has a date."""
    if placing.first is None or placing.last is None:
        return "no date"
    if placing.basis == "published":
        return f"told {span(placing.first, placing.last, short=short)}"
    if placing.precision == "year":
        return str(placing.first.year)
    if placing.precision == "month":
        return f"{month_name(placing.first, short=short)} {placing.first.year}"
    return span(placing.first, placing.last, short=short)


def period(relation: Relation) -> str | None:
    """The days that a relation spans: as asked for, else as found."""
    first = relation.since or relation.coverage.first or relation.coverage.published_first
    last = relation.until or relation.coverage.last or relation.coverage.published_last
    return span(first, max(first, last)) if first and last else None


def quads(counts: tuple[int, int, int, int]) -> str:
    """``2 cooperative words, 1 deed in conflict``."""
    said = (f"{count:,} {_ONE[quad] if count == 1 else QUAD_NAMES[quad]}" for quad, count in enumerate(counts, 1) if count)
    return ", ".join(said) or "nothing"


def arrow(direction: Direction) -> str:
    return "↔" if direction is Direction.MUTUAL else "→"


def heading(relation: Relation, direction: Direction, *, codes: bool = False) -> str:
    """``Russia → United States``, or with ``codes`` ``RUS → USA``."""
    return heading_of(relation.a, relation.b, direction, codes=codes)


def heading_of(a: Side, b: Side, direction: Direction, *, codes: bool = False) -> str:
    """The same of two countries alone."""
    one, other = (b, a) if direction is Direction.BACK else (a, b)
    return f"{one.code if codes else one.name} {arrow(direction)} {other.code if codes else other.name}"


SCALE_NAMES = {Scale.PLOVER: "PLOVER", Scale.GOLDSTEIN: "Goldstein"}
FINDING_NAMES = {
    "words_and_deeds": "Do deeds follow words?",
    "reciprocity": "Do they answer in kind?",
    "turning_point": "Turning points",
    "answers": "Who answers whom",
}


def period_label(period: Period, by: By) -> str:
    """``3 January 2017``, ``week of 2 January 2017``, ``January 2017``, ``2017``."""
    if by is By.WEEK:
        return f"week of {day(period.first)}"
    if by is By.DAY:
        return day(period.first)
    return str(period.first.year) if by is By.YEAR else f"{month_name(period.first)} {period.first.year}"


def witness(found: Witness, a: Side, b: Side) -> str:
    """``2 August 1990, Iraq → Kuwait: ASSAULT (−10.0)``."""
    return f"{day(found.day)}, {heading_of(a, b, found.direction)}: {found.type or 'comment'} ({signed(found.score)})"


def by_kind(found: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Findings under what was asked, in the order in which they were given."""
    kinds = dict.fromkeys(finding.kind for finding in found)
    return [(FINDING_NAMES[kind], [finding for finding in found if finding.kind == kind]) for kind in kinds]


def unread(series: Series) -> str | None:
    """How many periods were not read, if there are such: an empty one of them is no zero."""
    count = sum(not period.covered for period in series.periods)
    if not count:
        return None
    what = "events" if series.data else "pages published"
    return f"{number(count, series.by.value)} without {what} in the record {'is' if count == 1 else 'are'} shown as such, not as zero."


def parties(told: Told, names: Mapping[str, str]) -> str:
    """``Russia → United States, NATO``; ``Russia ↔ United States`` where they act together."""
    actors, recipients = (_parties(side, told, names) for side in (told.event.actors, told.event.recipients))
    others = [party for party in recipients if party not in actors]
    return f"{', '.join(actors)} → {', '.join(others)}" if others else " ↔ ".join(actors)


def _parties(side: tuple[str, ...], told: Told, names: Mapping[str, str]) -> list[str]:
    found = list(dict.fromkeys(_party(*party.partition(":")[::2], told, names) for party in side))
    # A country that is there as a whole need not be named again with a part of it.
    return [party for party in found if not any(party.startswith(f"{whole} (") for whole in found)]


def _party(code: str, sector: str, told: Told, names: Mapping[str, str]) -> str:
    if code in names:
        return f"{names[code]} ({SECTORS[sector]})" if sector in SECTORS else names[code]
    # A party that is no state goes by the name that its pages give it.
    actors = (actor for e in told.evidence for actor in (*e.report.actors, *e.report.recipients) if actor.code == code)
    return next((actor.identifier_text or actor.entity_text for actor in actors), code)


def kind(event: Event) -> str:
    """``SANCTION``, or with its modes ``SANCTION expel``."""
    return " ".join((event.type, *event.modes))


def on_whose_word(event: Event) -> str | None:
    return f"on the word of {', '.join(map(in_prose, event.said_by))}" if event.said_by else None


def in_prose(name: str) -> str:
    """A speaker in the midst of a sentence: ``a White House spokesman``, but ``The Hague``."""
    first, _, rest = name.partition(" ")
    described = first in DESCRIBING or (first == "The" and any(word.islower() for word in rest.split()))
    return f"{first.lower()} {rest}" if described and rest else name


def sizes(event: Event) -> str | None:
    """``60 personnel (disputed: 48 to 60), 2 properties``."""
    told = {found.field: [value for value, _ in found.values] for found in event.disagreements}
    return ", ".join(f"{count:,} {unit}{_range(told.get(f'size {unit}', []))}" for unit, count in sorted(event.size.items())) or None


def _range(values: list[str]) -> str:
    numbers = sorted(int(value) for value in values if value.isdigit())
    return f" (disputed: {numbers[0]:,} to {numbers[-1]:,})" if len(numbers) > 1 else ""


def disputed_type(event: Event) -> str | None:
    """``type disputed: REQUEST or SANCTION``, where pages read one event as two."""
    types = next((found.values for found in event.disagreements if found.field == "type"), ())
    return f"type disputed: {' or '.join(value for value, _ in types)}" if types else None


def quoted(text: str) -> str:
    """``text`` in quotation marks, unless it begins or ends with one of its own."""
    text = text.strip()
    return text if text[:1] in QUOTES or text[-1:] in QUOTES else f"“{text}”"


def disagreements(event: Event) -> list[Disagreement]:
    """What a reader must be told of: all but who says it, for each report says on whose word it stands."""
    return [found for found in event.disagreements if found.field != "said_by"]


def disagreement(found: Disagreement) -> str:
    """``they disagree on personnel: 755 in a.txt; 455 in b.txt``."""
    values = "; ".join(f"{value} in {', '.join(pages)}" for value, pages in found.values)
    return f"they disagree on {subject(found)}: {values}"


def subject(found: Disagreement) -> str:
    """What a disagreement is about: ``personnel``, ``date``, ``mode``."""
    return found.field.removeprefix("size ").replace("_", " ")


def outlets(told: Told) -> str:
    """Which outlet tells of an event in its own words, or how many of how many countries, and who disputes it; else how many pages."""
    voices, pages = told.event.voices, told.event.pages
    named = voices.outlets or told.event.outlets
    if len(named) == 1:
        return f"1 outlet, {named[0]}"
    if not named:
        return number(len(pages), "page")
    countries = len(voices.countries)
    of = f" of {countries} {'country' if countries == 1 else 'countries'}" if countries else ""
    disputed = f", disputed by {len(voices.disputed_by)} ({', '.join(voices.disputed_by)})" if voices.disputed_by else ""
    return f"{number(len(named), 'outlet')}{of}{disputed}"


def notes(told: Told) -> list[str]:
    """What a reader must know beside type and parties: status, background, size, on whose word, how many outlets."""
    event = told.event
    found = [
        STATUS_NOTES.get(event.status, event.status) if event.status != "actual" else None,
        "told as background" if event.historical else None,
        disputed_type(event),
        sizes(event),
        on_whose_word(event),
        outlets(told),
    ]
    return [note for note in found if note]


def published(source: Source) -> str:
    """``published 10 August 2017``, ``published 26 April 2018 – 20 January 2021``, or that it is not known."""
    if source.published_on:
        return f"published {day(source.published_on)}"
    if source.published_between:
        return f"published between {day(source.published_between[0])} and {day(source.published_between[1])}"
    return "day of publication unknown"


def inferred(source: Source) -> list[str]:
    """What a day of publication was inferred from, a line each: ``dateline “September 20” gives 09-20``."""
    return list(dict.fromkeys(map(_inferred, source.date_evidence)))


def _inferred(evidence: DateEvidence) -> str:
    gives = evidence.gives.replace("/..", " on").replace("/", " to ")
    return f"{evidence.kind.replace('_', ' ')} “{evidence.text}” gives {gives}"


def speaker(report: Report) -> str | None:
    """``Sergey Lavrov (RUS)``: on whose word a report stands, if not its reporter's."""
    found = report.said_by
    if found is None:
        return None
    name = in_prose(found.name or found.entity_text)
    return f"{name} ({found.code})" if found.code else name


def who(report: Report) -> str:
    """The parties of a report as its sentence has them: ``Lavrov (Sergey Lavrov, minister of foreign affairs) → Washington``."""
    actors, recipients = (", ".join(map(_mention, side)) for side in (report.actors, report.recipients))
    return f"{actors} → {recipients}" if recipients else actors


def _mention(actor: Actor) -> str:
    text = actor.entity_text
    more = [part for part in (actor.identifier_text, actor.office) if part and part.lower() not in text.lower()]
    return f"{text} ({', '.join(more)})" if more else text
