"""An audit in the terminal: a report to judge, and what the verdicts say. Text of pages is printed as plain text, as in ``terminal``."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.audit import KEYS, Agreement, Case, Share, Summary, TypeRow
from legation.record import RIGHT, SKIP, WRONG
from legation.relations import number
from legation.show import words
from legation.show.clean import clean
from legation.show.terminal import say
from legation.types import Actor, Report

# The sentence stands between these, for where there is no bold.
OPEN, CLOSE = "»", "«"
# The last four are ``WRONG``.
_COLUMNS = ("in\nrecord", "\njudged", "\nright", "pre-\ncision", "\n95%", "wrong\ntype", "wrong\nparty", "wrong\nstatus", "not an\nevent")


def render_case(case: Case, console: Console, *, done: int, total: int) -> None:
    """Print a report before it is judged: its article, the sentence in its passage, and what was coded."""
    console.rule(Text(f"{done + 1:,} of {total:,}", style="dim"), align="left")
    source = case.source
    say(Text(clean(source.title or "no title"), style="bold"), console)
    say(Text(clean(", ".join((source.outlet or words.UNNAMED, words.published(source), source.page))), style="dim"), console)
    console.print()
    marked = Text(f"{OPEN} {clean(case.marked)} {CLOSE}", style="bold")
    passage = Text(" ").join(filter(None, (Text(clean(case.before)), marked, Text(clean(case.after)))))
    say(passage, console, margin=2)
    console.print()
    for name, value in _coded(case.report):
        say(Text.assemble((f"{name:<9}", "dim"), clean(value)), console)
    console.print()
    say(Text("  ".join(key.shown for key in KEYS)), console)


def _coded(report: Report) -> Iterable[tuple[str, str]]:
    gloss = words.GLOSSES.get(report.type)
    yield "type", " ".join((report.type, *report.modes)) + (f" ({gloss})" if gloss else "")
    yield "who", _parties(report)
    yield "status", report.status + (", told as background" if report.historical else "")
    yield "date", " to ".join(filter(None, (report.date, report.enddate))) or "not said"
    yield "said by", words.speaker(report) or "the reporter"


def _parties(report: Report) -> str:
    """Who acts on whom; where all act alike, ``↔`` between them."""
    actors, recipients = (list(map(_party, side)) for side in (report.actors, report.recipients))
    return f"{', '.join(actors)} → {', '.join(recipients)}" if recipients else " ↔ ".join(actors)


def _party(actor: Actor) -> str:
    """``RUS GOV (Lavrov: Sergey Lavrov, minister of foreign affairs)``."""
    more = ", ".join(filter(None, (actor.identifier_text, actor.office)))
    name = f"{actor.entity_text}: {more}" if more and more != actor.entity_text else actor.entity_text
    return f"{' '.join(filter(None, (actor.code, actor.sector)))} ({name})"


def render_audit(summaries: Iterable[Summary], agreements: Iterable[Agreement], console: Console) -> None:
    """Print what each judge found, precision by type and of the whole record, and how far each two agree."""
    for summary in summaries:
        _summary(summary, console)
        console.print()
    for agreement in agreements:
        _agreement(agreement, console)


def _summary(summary: Summary, console: Console) -> None:
    head = f"{summary.judged:,} of {number(summary.reports, 'report')} judged by {summary.judge}"
    skipped = summary.count(SKIP)
    say(Text(clean(f"{head}, {skipped:,} skipped" if skipped else head), style="bold"), console)
    if summary.whole:
        console.print()
        console.print(_table(summary))
        console.print()
        say(Text(_whole(summary.whole)), console)
    for sentence in filter(None, (_unseen(summary), _gone(summary.gone))):
        say(Text(sentence), console)


def _table(summary: Summary) -> Table:
    table = Table(box=None, padding=(0, 1), collapse_padding=True, pad_edge=False, header_style="dim")
    table.add_column("type", no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for row in summary.rows:
        table.add_row(*_row(row))
    every = (f"{summary.reports:,}", f"{summary.judged:,}", f"{summary.count(RIGHT):,}", *_share(summary.whole))
    table.add_row("all", *every, *(f"{summary.count(verdict) or '–'}" for verdict in WRONG), style="bold")
    return table


def _row(row: TypeRow) -> list[Text | str]:
    counts = (f"{row.verdicts.get(verdict) or '–'}" for verdict in WRONG)
    return [Text(clean(row.type)), f"{row.of:,}", f"{row.judged:,}", f"{row.verdicts.get(RIGHT, 0):,}", *_share(row.share), *counts]


def _share(share: Share | None) -> tuple[str, str]:
    return (f"{share.value:.2f}", _interval(share)) if share else ("–", "–")


def _interval(share: Share) -> str:
    return f"{share.low:.2f}–{share.high:.2f}"


def _whole(share: Share) -> str:
    return (
        f"Of all reports in the record, a share of {share.value:.2f} is right, with 95% confidence between {share.low:.2f} and "
        f"{share.high:.2f}. Each type counts here as often as the record has it, not as often as it was judged."
    )


def _unseen(summary: Summary) -> str | None:
    unseen = [row for row in summary.rows if not row.judged]
    if not unseen or summary.whole is None:
        return None
    names, count = ", ".join(clean(row.type) for row in unseen), sum(row.of for row in unseen)
    return f"That leaves out types without a verdict: {names} ({number(count, 'report')})."


def _gone(gone: int) -> str | None:
    if not gone:
        return None
    return f"Not counted: {number(gone, 'verdict')} on what the record no longer has as it was judged; --export still gives them."


def _agreement(agreement: Agreement, console: Console) -> None:
    one, other = map(clean, agreement.judges)
    judged = f"{one} and {other} judged {number(agreement.both, 'report')} both, and {agreement.same:.2f} of them alike"
    say(Text(f"{judged}: kappa {_kappa(agreement.kappa)}; of right against wrong alone, {_kappa(agreement.kappa_right)}."), console)


def _kappa(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "not defined (all verdicts alike)"
