"""The PLOVER ontology: types of event, their modes and scores; and what CAMEO's codes are in it, with Goldstein's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from legation.errors import TableError, UsageError
from legation.knowledge import tables
from legation.knowledge.tables import Row


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type. ``score`` and the modes' scores run from -10 (conflict) to +10 (cooperation); a mode without one has ``None``.

    ``recipient`` is ``required`` or ``optional``; ``cameo`` are the roots of CAMEO that the type covers.
    """

    name: str
    quad: int
    score: float
    recipient: str
    gist: str
    modes: Mapping[str, float | None]
    cameo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cameo:
    """One CAMEO code: the PLOVER type it is coded as (``None`` for public statements), mode, contexts, Goldstein's value."""

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types, contexts and sectors by name; ``future_rules`` says as what an act of a type is coded while it is still to come."""

    version: str
    types: Mapping[str, EventType]
    quads: Mapping[int, str]
    contexts: tuple[str, ...]
    sectors: Mapping[str, str]
    future_rules: Mapping[str, str]
    old_labels: Mapping[str, str]
    cameo: Mapping[str, Cameo]

    def type(self, name: str) -> EventType:
        """The type of this name. Raises ``UsageError``, with the right names, where there is none."""
        found = self.types.get(name)
        if found is None:
            raise UsageError(f"unknown event type {name!r}; PLOVER's are {', '.join(self.types)}")
        return found

    def score(self, type: str, modes: Iterable[str] = ()) -> float:
        """How hostile (-10) or friendly (+10) an event is: the strongest of its modes' scores, the type's own where no mode has one."""
        kind = self.type(type)
        scores = [score for mode in modes if (score := kind.modes.get(mode)) is not None]
        return max(scores, key=abs, default=kind.score)

    def quad(self, type: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self.type(type).quad

    def goldstein(self, cameo: str) -> float:
        """Goldstein's value of a CAMEO code, -10 to +10; a finer code that the scale lacks has the value of the code above it."""
        return self.of_cameo(cameo).goldstein

    def of_cameo(self, code: str) -> Cameo:
        """What a CAMEO code is in PLOVER: ``"0841"``, or the nearest code above it. Raises ``UsageError`` for an unknown root."""
        for end in range(len(code), 1, -1):
            if code[:end] in self.cameo:
                return self.cameo[code[:end]]
        raise UsageError(f"unknown CAMEO code {code!r}; codes are text of two to four digits, the first of them 01 to 20")


def load() -> Ontology:
    """The ontology of ``ontology.toml`` and ``goldstein.tsv``. Raises ``TableError`` where they are wrong or do not agree."""
    path = tables.data("ontology.toml")
    table = tables.read_toml(path)
    types = {name: _type(name, entry, path) for name, entry in table["types"].items()}
    contexts = tuple(table["contexts"]["names"])
    return Ontology(
        version=table["version"],
        types=MappingProxyType(types),
        quads=MappingProxyType({int(number): name for number, name in table["quads"].items()}),
        contexts=contexts,
        sectors=MappingProxyType(table["sectors"]),
        future_rules=MappingProxyType(_renaming(table["future_rules"], types, path)),
        old_labels=MappingProxyType(_renaming(table["old_labels"], types, path)),
        cameo=MappingProxyType(_cameo(types, contexts)),
    )


def _type(name: str, entry: Mapping[str, Any], path: Path) -> EventType:
    missing = {"quad", "score", "recipient", "gist", "cameo"} - entry.keys()
    if missing or entry["quad"] not in (1, 2, 3, 4) or not -10 <= entry["score"] <= 10:
        raise TableError(str(path), None, f"types.{name}: a type has gist, quad (1 to 4), score (-10 to 10), recipient and cameo")
    modes = {mode: None if score == "none" else float(score) for mode, score in entry.get("modes", {}).items()}
    return EventType(
        name, entry["quad"], float(entry["score"]), entry["recipient"], entry["gist"], MappingProxyType(modes), tuple(entry["cameo"])
    )


def _renaming(table: Mapping[str, str], types: Mapping[str, EventType], path: Path) -> dict[str, str]:
    unknown = [name for name in table.values() if name not in types]
    if unknown:
        raise TableError(str(path), None, f"unknown event type {unknown[0]!r}; known are {', '.join(types)}")
    return dict(table)


def _cameo(types: Mapping[str, EventType], contexts: tuple[str, ...]) -> dict[str, Cameo]:
    rows = tables.read_tsv(tables.data("goldstein.tsv"), ("cameo", "type", "mode", "contexts", "goldstein"))
    return {row.required("cameo"): _cameo_code(row, types, contexts) for row in rows}


def _cameo_code(row: Row, types: Mapping[str, EventType], contexts: tuple[str, ...]) -> Cameo:
    name = row.optional("type")
    if name is not None:
        row.choice("type", types)
        if row["mode"]:
            row.choice("mode", types[name].modes)
    unknown = [context for context in row.items("contexts") if context not in contexts]
    if unknown:
        raise row.error(f"unknown context {unknown[0]!r}; known are {', '.join(contexts)}")
    row.required("goldstein")
    return Cameo(row["cameo"], name, row.optional("mode"), row.items("contexts"), row.decimal("goldstein") or 0.0)
