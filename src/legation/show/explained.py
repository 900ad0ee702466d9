"""An explanation in the terminal: the parse as a tree, the parties, the readings step by step, what is filed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from legation.explain import Explanation, Reading, Word
from legation.show.clean import clean
from legation.types import Actor, Report

SILENT = "none"


def render_explanation(explanation: Explanation, console: Console) -> None:
    """Print an explanation from the words to the reports."""
    _title("Parse", console)
    for root in (word for word in explanation.words if word.head == word.at):
        console.print(_tree(root, explanation.words), highlight=False)
    _title("Parties", console)
    for party in explanation.parties:
        _say(_party(party), console)
    _title("Readings", console)
    for reading in explanation.readings:
        _reading(reading, console)
    _title("Reports", console)
    for report in explanation.reports:
        _say(_report(report), console)
    if not explanation.reports:
        _say("none", console)


def _title(text: str, console: Console) -> None:
    console.print(Text(f"\n{text}", style="bold"))


def _say(text: str, console: Console, margin: int = 2) -> None:
    for line in Text(clean(text)).wrap(console, max(console.width - margin, 20)):
        line.rstrip()
        console.print(Text(" " * margin) + line, highlight=False)


def _tree(word: Word, words: Sequence[Word]) -> Tree:
    tree = Tree(_node(word))
    for child in (w for w in words if w.head == word.at and w.at != word.at):
        tree.children.append(_tree(child, words))
    return tree


def _node(word: Word) -> Text:
    node = Text(clean(word.text), style="bold" if word.pos in ("VERB", "NOUN", "PROPN") else "")
    return node + Text(f"  {word.relation} · {word.pos.lower()} · {clean(word.lemma)}", style="dim not bold")


def _party(party: Actor) -> str:
    code = f"{party.code} {party.sector}" if party.sector else party.code
    return f"{party.entity_text}: {code} ({party.why})"


def _reading(reading: Reading, console: Console) -> None:
    sides = f"{', '.join(reading.actors) or '?'} → {', '.join(reading.recipients) or '–'}"
    head = f"{reading.type} ({reading.predicate}, {reading.weight:.2f})" if reading.type != SILENT else "no reading of the lexicon"
    _say(f"{sides}: {head}", console)
    for step in reading.steps:
        _say(f"· {step}", console, 4)
    if reading.view:
        _say(f"· the learned view: {_chances(reading.view)}", console, 4)
        _say(f"· both together: {_chances(reading.chances)}; {'filed as ' + reading.filed if reading.filed else 'not filed'}", console, 4)
        for kind, text in reading.like:
            _say(f"like, {kind}: {text}", console, 6)


def _chances(chances: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{kind} {chance:.2f}" for kind, chance in chances)


def _report(report: Report) -> str:
    sides = f"{_codes(report.actors)} → {_codes(report.recipients)}" if report.recipients else _codes(report.actors)
    parts = [" ".join((report.type, *report.modes)), sides, report.status, report.date or "no date", f"confidence {report.confidence:.2f}"]
    if report.said_by:
        parts.append(f"on the word of {report.said_by.name or report.said_by.entity_text}")
    return ", ".join(parts)


def _codes(actors: Sequence[Actor]) -> str:
    return " + ".join(f"{a.code} ({a.entity_text})" for a in actors)
