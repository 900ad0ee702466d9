"""How things are called on the desk: numbers, days, parties, kinds. What ``show`` has a word for is called the same here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from legation import knowledge
from legation.relations import plain as plain
from legation.show import words

GLOSSES = words.GLOSSES
QUAD_NAMES = words.QUAD_NAMES
STATUS_NAMES = {"actual": "happened", "future": "planned", "negated": "denied", "hypothetical": "conditional"}
CERTAINTY_NAMES = {"sure": "sure (0.8 and above)", "likely": "likely (0.6 to 0.8)", "doubtful": "doubtful (below 0.6)"}
ROLE_NAMES = {
    "title": "headline",
    "lead": "lead",
    "body": "article",
    "caption": "caption",
    "comment": "reader’s comment",
    "related": "headline of another story",
    "other": "menu or furniture",
}
FINDING_NAMES = {
    "words_and_deeds": "Words and deeds",
    "reciprocity": "Reciprocity",
    "turning_point": "Turning points",
    "answers": "Who answers whom",
}
UNNAMED = words.UNNAMED
day = words.day
span = words.span


def quoted(text: str) -> str:
    """A report's text as a quotation, without the markup of its page."""
    return words.quoted(plain(text))


def number(count: int, noun: str, plural: str | None = None) -> str:
    """``1 event``, ``1,204 events``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def country(code: str) -> str:
    """The name of a country; the code itself of a party that is none."""
    found = knowledge.load().countries.by_code(code)
    return found.name if found else code


def party(text: str) -> str:
    """``RUS:GOV`` is Russia; ``RUS:OPP`` Russia (opposition)."""
    code, _, sector = text.partition(":")
    return f"{country(code)} ({words.SECTORS[sector]})" if sector in words.SECTORS else country(code)


def parties(actors: Sequence[str], recipients: Sequence[str]) -> str:
    """``Russia → United States``."""
    one, other = ([*dict.fromkeys(map(party, side))] for side in (actors, recipients))
    others = [name for name in other if name not in one]
    return f"{', '.join(one)} → {', '.join(others)}" if others else " ↔ ".join(one)


def kind(row: Mapping[str, Any]) -> str:
    """``SANCTION expel``."""
    return " ".join((row["type"], *row["modes"]))


def when(row: Mapping[str, Any]) -> str:
    """The date of an event as precisely as it is known; ``told 10 Aug 2017`` where only its page has a date."""
    first, last = row["first"], row["last"]
    if first is None or last is None:
        return "no date"
    if row["told"]:
        return f"told {span(first, max(first, last), short=True)}"
    if row["enddate"] is None and len(row["date"]) == 4:
        return str(row["date"])
    if row["enddate"] is None and len(row["date"]) == 7:
        return f"{words.month_name(first, short=True)} {first.year}"
    return span(first, max(first, last), short=True)


def sizes(pairs: Iterable[Mapping[str, Any]]) -> str:
    """``755 personnel, 2 properties``."""
    return ", ".join(f"{pair['number']:,} {pair['unit']}" for pair in pairs)


def certainty(confidence: float) -> str:
    """Confidence in a word."""
    return "sure" if confidence >= 0.8 else "likely" if confidence >= 0.6 else "doubtful"


def whose_word(said_by: Sequence[str]) -> str:
    return f"on the word of {', '.join(map(words.in_prose, said_by))}" if said_by else ""


def outlets(names: Sequence[str], pages: int) -> str:
    """``Eastline``, ``3 outlets``, or ``2 pages, no outlet named``."""
    if not names:
        return f"{number(pages, 'page')}, {UNNAMED}"
    return names[0] if len(names) == 1 else number(len(names), "outlet")


def published(on: date | None, first: date | None, last: date | None) -> str:
    """When a page was published, as far as it shows."""
    if on:
        return f"published on {day(on)}"
    return f"published between {day(first)} and {day(last)}" if first and last else "day of publication unknown"


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def evidence_gives(text: str) -> str:
    """What a piece of evidence for a day gives: ``2017-02-01 to 2018-03-31``."""
    return text.replace("/..", " on").replace("/", " to ")


def days_from(on: date, days: int) -> date:
    """So many days later, or earlier; the day itself at the ends of the calendar."""
    try:
        return on + timedelta(days)
    except OverflowError:
        return on


def assumptions(findings: Iterable[Any]) -> list[str]:
    """What findings take for granted, each once."""
    return list(dict.fromkeys(one for finding in findings for one in finding.assumptions))
