"""What ``legation who`` says: the likeliest reading of a mention, its tenure and its source, and the other readings with why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from legation.errors import UsageError
from legation.knowledge import Answer, Candidate, Entry, Knowledge, Tenure, cited, complete_to, load, who

Json = dict[str, Any]
_MOST = 12


def ask(mention: str, *, on: date | None, actors: Path | None, everything: bool, as_json: bool) -> int:
    """``legation who``: the answer to standard output, or, where there is none, what is near to standard error. Gives the status."""
    if not mention.strip():
        raise UsageError('who: the mention is empty; give a name or an office in quotation marks, as in "US Secretary of State"')
    if actors is not None and not actors.exists():
        raise UsageError(f"--actors {actors}: no such file; give the path of a table, or leave the option out")
    knowledge = load(actors=actors)
    answer = who(mention, knowledge, on=on)
    data = json.dumps(to_json(answer, knowledge), ensure_ascii=False, indent=2) if as_json else ""
    print(data or as_text(answer, knowledge, everything=everything), file=sys.stdout if as_json or answer.candidates else sys.stderr)
    return 0 if answer.candidates else 1


def as_text(answer: Answer, knowledge: Knowledge, *, everything: bool = False) -> str:
    """The answer as a few lines to read; of many other readings the first, unless ``everything`` is asked for."""
    if not answer.candidates:
        near = f"; near it are {', '.join(answer.near)}" if answer.near else ""
        return f"nobody in the tables is called {answer.mention!r}{near}"
    history = answer.on is None and sum(c.tenure is not None for c in answer.candidates) > 1
    lines = list(_timeline(answer.candidates) if history else _first(answer.candidates[0], knowledge, answer.on))
    others = answer.candidates[1:] if not history else tuple(c for c in answer.candidates if c.tenure is None)
    shown = others if everything else others[:_MOST]
    if shown:
        lines += ["", "Other readings:", *(f"  {_line(c)}: {c.why}" for c in shown)]
    if len(others) > len(shown):
        lines.append(f"  and {len(others) - len(shown)} more: --all shows them")
    return "\n".join(lines)


def to_json(answer: Answer, knowledge: Knowledge) -> Json:
    """The answer as data."""
    return {
        "mention": answer.mention,
        "on": answer.on.isoformat() if answer.on else None,
        "candidates": [_candidate(c, knowledge) for c in answer.candidates],
        "near": list(answer.near),
    }


def _candidate(c: Candidate, knowledge: Knowledge) -> Json:
    shared = {"country": c.country, "sector": c.sector, "kind": c.kind, "name": c.name, "held": c.held, "why": c.why}
    if c.tenure is None:
        days = {"since": _iso(c.entry.since), "until": _iso(c.entry.until)} if c.entry else {}
        return shared | days | {"table": _cited(c.entry, knowledge.actors)}
    t = c.tenure
    held = {"person": t.person, "office": t.office, "since": t.start.isoformat(), "until": _iso(t.end), "precision": t.precision}
    return shared | held | {"source": t.source, "table": _cited(t, knowledge.actors)}


def _first(c: Candidate, knowledge: Knowledge, on: date | None) -> Iterator[str]:
    state = knowledge.countries.by_code(c.country) if c.country else None
    yield f"{c.name}, {c.office}" if c.office else c.name
    yield f"  country  {c.country or 'that of the words around it'}{f' ({state.name})' if state else ''}"
    yield f"  sector   {c.sector or '-'}"
    if c.tenure:
        yield f"  tenure   {_days(c.tenure)}{'' if c.held else ', not on that day'}"
        last = complete_to(c.tenure.office)
        if c.tenure.end is None and on is not None and on > last:
            yield f"           (the tables know this office to {last}; what came after may be missing)"
    elif c.entry and (c.entry.since or c.entry.until):
        yield f"  days     {_iso(c.entry.since) or ''} to {_iso(c.entry.until) or ''}"
    yield f"  why      {c.why}"
    yield f"  source   {_source(c, knowledge.actors)}"


def _source(c: Candidate, own: Path | None) -> str:
    if c.tenure is None:
        return _cited(c.entry, own) or "agents.tsv"
    return " ".join(part for part in (_cited(c.tenure, own), f"({c.tenure.source})" if c.tenure.source else "") if part)


def _timeline(candidates: tuple[Candidate, ...]) -> Iterator[str]:
    held = [c.tenure for c in candidates if c.tenure]
    for t in sorted(held, key=lambda t: (t.start, t.end or date.max), reverse=True):
        yield f"{_days(t):<26}{t.code} {t.sector}  {t.person}, {t.office}"


def _line(c: Candidate) -> str:
    if c.tenure:
        return f"{c.country} {c.sector}  {c.name}, {c.office}, {_days(c.tenure)}"
    return " ".join(part for part in (c.country, c.sector, "", f"{c.name} ({c.kind})") if part is not None)


def _days(t: Tenure) -> str:
    first, last = (day.isoformat()[: _DIGITS[t.precision]] if day else "" for day in (t.start, t.end))
    return f"{first} to {last}" if last else f"since {first}"


_DIGITS = {"day": 10, "month": 7, "year": 4}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cited(what: Tenure | Entry | None, own: Path | None) -> str | None:
    return cited(what, own) or None if what else None
