"""A relation in the terminal. What comes from pages is printed as plain text: it is never read as rich's markup or as escapes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.relations import (
    Beside,
    Direction,
    Evidence,
    Finding,
    Ledger,
    Period,
    Relation,
    Scale,
    Series,
    Side,
    Tally,
    Told,
    neutral,
    number,
    signed,
)
from legation.show import words
from legation.show.clean import clean

COOPERATION = "cyan"
CONFLICT = "red"
DATE_WIDTH = 20
# From this width on, dates stand beside the events; on a narrower terminal above them.
BESIDE = 60
MOST_OUTLETS = 8
# A longer series is printed by year; all of it: legation series.
MOST_ROWS = 40
MOST_WITNESSES = 3


def render_terminal(relation: Relation, console: Console) -> None:
    """Print a relation: who and when, the events in order, words against deeds, and what these say."""
    _head(relation, console)
    if relation.events:
        _section("What happened", console)
        for told in relation.events:
            _event(told, relation, console)
        _section("Words against deeds", console)
        console.print(_table(relation.ledgers, relation.a, relation.b))
        console.print()
    if relation.events or not relation.beside:
        for sentence in relation.findings:
            say(Text(clean(sentence)), console)
    if relation.events:
        over_time(relation.series, relation.a, relation.b, relation.scale or Scale.PLOVER, console)
        findings(relation.found, relation.a, relation.b, console)
    for beside in relation.beside:
        _beside(beside, relation.scale or Scale.PLOVER, console)


def _beside(beside: Beside, scale: Scale, console: Console) -> None:
    """What another data set says of the same two."""
    source = beside.source
    _section(f"In {clean(source.name)}", console)
    span = f"{number(beside.events, 'event')} from {words.day(beside.first)} to {words.day(beside.last)}"
    say(Text(f"{span}, of {number(source.taken, 'row')} of this data set ({source.format}, coded in {source.scheme.upper()})."), console)
    console.print()
    console.print(_table(beside.ledgers, beside.a, beside.b))
    over_time(beside.series, beside.a, beside.b, scale, console)
    findings(beside.found, beside.a, beside.b, console)


def render_series(series: Series, a: Side, b: Side, scale: Scale, console: Console) -> None:
    """Print a series whole, or that there is none."""
    say(Text(clean(f"{a.name} and {b.name}{f', in {series.data}' if series.data else ''}"), style="bold"), console)
    if not series.periods:
        say(Text("Nothing found: no event between them that falls in one period."), console)
    over_time(series, a, b, scale, console, whole=True)


def over_time(series: Series, a: Side, b: Side, scale: Scale, console: Console, *, whole: bool = False) -> None:
    """Print a series as a table, its periods put together into years where they are many, unless the ``whole`` is wanted."""
    if not series.periods:
        return
    _section(f"Over time ({series.by.value} by {series.by.value}, {words.SCALE_NAMES[scale]} scores)", console)
    rows = _rows(series, scale, by_year=not whole and len(series.periods) > MOST_ROWS)
    console.print(_series_table(rows, a, b))
    for sentence in filter(None, (*series.notes, words.unread(series))):
        say(Text(sentence, style="dim"), console)


def _rows(series: Series, scale: Scale, *, by_year: bool) -> list[tuple[str, list[tuple[int | None, float]], int]]:
    """Label, events and sum of scores of each direction, and how much was read."""
    found: dict[str, list[Period]] = {}
    for period in series.periods:
        found.setdefault(str(period.first.year) if by_year else period.label, []).append(period)
    return [
        (label, [_cell(some, direction, scale) for direction in Direction], sum(p.pages for p in some)) for label, some in found.items()
    ]


def _cell(periods: Sequence[Period], direction: Direction, scale: Scale) -> tuple[int | None, float]:
    counts = [count for period in periods if (count := period.count(direction)) is not None]
    total = sum(period.cells[direction].scores[scale].total for period in periods)
    return (sum(counts) if counts else None, total)


def _series_table(rows: Sequence[tuple[str, list[tuple[int | None, float]], int]], a: Side, b: Side) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("")
    for direction in Direction:
        table.add_column(f"{words.heading_of(a, b, direction, codes=True)}\nevents", justify="right")
        table.add_column("\nsum", justify="right")
    table.add_column("\nread", justify="right")
    for label, cells, pages in rows:
        numbers = [text for count, total in cells for text in _numbers(count, total)]
        table.add_row(Text(label, style="bold"), *numbers, Text(f"{pages:,}" if pages else "nothing", style="dim"))
    return table


def _numbers(count: int | None, total: float) -> tuple[Text, Text]:
    if count is None:
        return Text("–"), Text("–")
    return Text(f"{count:,}"), Text(signed(total) if count else "–", style="" if neutral(total) else COOPERATION if total > 0 else CONFLICT)


def findings(found: Sequence[Finding], a: Side, b: Side, console: Console) -> None:
    """Print each finding with the events it rests on."""
    for name, some in words.by_kind(tuple(found)):
        _section(name, console)
        for finding in some:
            say(Text(clean(finding.line)), console)
            for one in finding.witnesses[:MOST_WITNESSES]:
                say(Text(clean(words.witness(one, a, b)), style="dim"), console, margin=4)


def say(text: Text, console: Console, *, margin: int = 0) -> None:
    """Print ``text`` in lines as wide as the terminal, less ``margin`` columns on the left, with no blanks at their ends."""
    for line in text.wrap(console, max(console.width - margin, 10)):
        line.rstrip()
        console.print(Text(" " * margin) + line, highlight=False)


def _section(title: str, console: Console) -> None:
    console.print()
    say(Text(title, style="bold"), console)
    console.print()


def _head(relation: Relation, console: Console) -> None:
    say(Text(clean(f"{relation.a.name} and {relation.b.name}"), style="bold"), console)
    if not relation.events:
        return
    coverage = relation.coverage
    told = f"{number(len(relation.events), 'event')} on {coverage.pages:,} of {number(coverage.pages_in_record, 'page')} in the record"
    say(Text(", ".join(filter(None, (words.period(relation), told)))), console)
    outlets = [f"{name or words.UNNAMED} ({count:,})" for name, count in coverage.outlets[:MOST_OUTLETS]]
    more = [f"and {number(len(coverage.outlets) - MOST_OUTLETS, 'more outlet')}"] if len(coverage.outlets) > MOST_OUTLETS else []
    say(Text(clean(", ".join(outlets + more)), style="dim"), console)


def _event(told: Told, relation: Relation, console: Console) -> None:
    date, story = Text(words.when(told.placing, short=True)), _story(told, relation)
    margin = DATE_WIDTH if console.width >= BESIDE else 2
    lines = story.wrap(console, max(console.width - margin, 10))
    if margin == DATE_WIDTH and len(date) < margin:
        date.pad_right(margin - len(date))
        say(date + lines.pop(0), console)
    else:
        say(date, console)
    for line in lines:
        line.rstrip()
        say(Text(" " * margin) + line, console)
    console.print()


def _story(told: Told, relation: Relation) -> Text:
    event = told.event
    lines = [_line(told, relation), Text(clean("; ".join(words.notes(told))), style="dim")]
    if told.best:
        lines.append(Text(clean(words.quoted(told.best.marked)), style="italic"))
        lines.append(Text(clean(_where(told.best, len(told.evidence) - 1)), style="dim"))
    lines += [Text(clean(words.disagreement(found)), style="yellow") for found in words.disagreements(event)]
    return Text("\n").join(lines)


def _line(told: Told, relation: Relation) -> Text:
    event = told.event
    colour = COOPERATION if event.quad_code in (1, 2) else CONFLICT
    style = f"bold {colour}" if event.status == "actual" else colour
    return Text.assemble((clean(words.kind(event)), style), "  ", clean(words.parties(told, relation.names)))


def _where(evidence: Evidence, more: int) -> str:
    page = evidence.source.page
    return f"{page} and {number(more, 'more report')}" if more else page


def _table(ledgers: Sequence[Ledger], a: Side, b: Side) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("")
    for name in ("words\n+", "\n−", "\nmean", "deeds\n+", "\n−", "\nmean", "told as\npast"):
        table.add_column(name, justify="right")
    table.add_column("counted\napart")
    for ledger in ledgers:
        table.add_row(*_row(ledger, a, b))
    return table


def _row(ledger: Ledger, a: Side, b: Side) -> list[Text]:
    apart = ", ".join(f"{count} {status}" for status, count in ledger.apart.items() if count) or "–"
    cells = [*_cells(ledger.words), *_cells(ledger.deeds), Text(str(ledger.historical or "–")), Text(apart)]
    return [Text(words.heading_of(a, b, ledger.direction, codes=True), style="bold"), *cells]


def _cells(tally: Tally) -> list[Text]:
    colour = "" if tally.mean is None or neutral(tally.mean) else COOPERATION if tally.mean > 0 else CONFLICT
    return [Text(str(tally.cooperative)), Text(str(tally.conflictual)), Text(signed(tally.mean), style=colour)]
