"""What the tables say, in a plain sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from legation.relations.model import Coverage, Direction, Ledger, Side, Tally, Told

# Below this, a mean says more about one page than about a country.
ENOUGH = 3
# Fewer than three in five are no tendency.
MOSTLY = 0.6
# On a scale from -10 to +10, means nearer to each other than this are the same for a reader.
TELLING = 1.0


def findings(a: Side, b: Side, told: Sequence[Told], coverage: Coverage, ledgers: Sequence[Ledger]) -> tuple[str, ...]:
    """Sentences on a relation: what was found, then each side's words against its deeds."""
    if not told:
        return (_nothing(a, b, coverage),)
    return (_head(told, coverage), *(sentence(a, b, ledger) for ledger in ledgers if ledger.words.count + ledger.deeds.count))


def _nothing(a: Side, b: Side, coverage: Coverage) -> str:
    read = f"{number(coverage.pages_in_record, 'page')} in the record" if coverage.pages_in_record else "the record, which is empty"
    return f"Nothing found: no event between {a.name} and {b.name} in {read}."


def _head(told: Sequence[Told], coverage: Coverage) -> str:
    actual = sum(t.event.status == "actual" for t in told)
    # "All" of one or two sounds odd, and nothing is hidden by the bare number.
    happened = "all told as having happened" if actual == len(told) else f"{actual:,} told as having happened"
    outlets = sum(name is not None for name, _ in coverage.outlets)
    source = f"{number(coverage.pages, 'page')} of {number(outlets, 'named outlet')}" if outlets else number(coverage.pages, "page")
    return f"{number(len(told), 'event')} on {source}, {happened}."


def number(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def sentence(a: Side, b: Side, ledger: Ledger) -> str:
    """One side's words against its deeds: what each mostly is, and which is harsher."""
    words, deeds = ledger.words, ledger.deeds
    return f"{_who(a, b, ledger.direction)}: {_leaning('words', words)}; {_leaning('deeds', deeds)}.{_verdict(words, deeds)}"


def _who(a: Side, b: Side, direction: Direction) -> str:
    if direction is Direction.MUTUAL:
        return f"{a.name} and {b.name} together"
    first, second = (a, b) if direction is Direction.FORTH else (b, a)
    return f"{first.name} to {second.name}"


def _leaning(what: str, tally: Tally) -> str:
    if not tally.count:
        return f"no {what}"
    most, name = max((tally.cooperative, "cooperative"), (tally.conflictual, "in conflict"))
    if tally.count > 1 and most < MOSTLY * tally.count:
        return f"{what} divided ({tally.cooperative:,} cooperative, {tally.conflictual:,} in conflict, mean score {signed(tally.mean)})"
    if neutral(tally.mean):  # Plain demands: verbal conflict by their quad, but 0.0 by their score.
        name = f"{'verbal' if what == 'words' else 'material'} {'cooperation' if name == 'cooperative' else 'conflict'} by quad but neutral"
    if tally.count == 1:
        return f"one {what[:-1]}, {name} (score {signed(tally.mean)})"
    share = "all" if most == tally.count else "mostly"
    return f"{what} {share} {name} ({most:,} of {tally.count:,}, mean score {signed(tally.mean)})"


def neutral(score: float | None) -> bool:
    """Whether a score, as shown, is neither cooperation nor conflict: a plain demand has 0.0."""
    return score is not None and round(score, 1) == 0


def signed(score: float | None) -> str:
    """A score with its sign and one decimal, ``+2.5``, ``−6.0``, and a dash where there is none."""
    if score is None:
        return "–"
    rounded = round(score, 1)
    return "0.0" if rounded == 0 else f"{rounded:+.1f}".replace("-", "−")


def _verdict(words: Tally, deeds: Tally) -> str:
    if words.mean is None or deeds.mean is None:
        return ""
    if min(words.count, deeds.count) < ENOUGH:
        return " Too few to set one against the other."
    gap = deeds.mean - words.mean
    if abs(gap) < TELLING:
        return " Deeds match words."
    return " Deeds are friendlier than words." if gap > 0 else " Deeds are harsher than words."
