"""A relation in the terminal. What comes from pages is printed as plain text: it is never read as rich's markup or as escapes."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.relations import Evidence, Ledger, Relation, Tally, Told, neutral, number, signed
from legation.show import words
from legation.show.clean import clean

COOPERATION = "cyan"
CONFLICT = "red"
DATE_WIDTH = 20
# From this width on, dates stand beside the events; on a narrower terminal above them.
BESIDE = 60
MOST_OUTLETS = 8


def render_terminal(relation: Relation, console: Console) -> None:
    """Print a relation: who and when, the events in order, words against deeds, and what these say."""
    _head(relation, console)
    if relation.events:
        _section("What happened", console)
        for told in relation.events:
            _event(told, relation, console)
        _section("Words against deeds", console)
        console.print(_table(relation))
        console.print()
    for sentence in relation.findings:
        say(Text(clean(sentence)), console)


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


def _table(relation: Relation) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("")
    for name in ("words\n+", "\n−", "\nmean", "deeds\n+", "\n−", "\nmean", "told as\npast"):
        table.add_column(name, justify="right")
    table.add_column("counted\napart")
    for ledger in relation.ledgers:
        table.add_row(*_row(relation, ledger))
    return table


def _row(relation: Relation, ledger: Ledger) -> list[Text]:
    apart = ", ".join(f"{count} {status}" for status, count in ledger.apart.items() if count) or "–"
    cells = [*_cells(ledger.words), *_cells(ledger.deeds), Text(str(ledger.historical or "–")), Text(apart)]
    return [Text(words.heading(relation, ledger.direction, codes=True), style="bold"), *cells]


def _cells(tally: Tally) -> list[Text]:
    colour = "" if tally.mean is None or neutral(tally.mean) else COOPERATION if tally.mean > 0 else CONFLICT
    return [Text(str(tally.cooperative)), Text(str(tally.conflictual)), Text(signed(tally.mean), style=colour)]
