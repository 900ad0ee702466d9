"""The PLOVER ontology: types of event, their modes and scores; and what CAMEO's codes are in it, with Goldstein's values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from statistics import fmean
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
    """One CAMEO code: the PLOVER type it is coded as (``None`` for public statements), mode, contexts, Goldstein's value.

    ``published`` are type and mode by PLOVER's own conversion table, which other people's data are converted by; mostly the same.
    """

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float
    published: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True)
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
    scales: Mapping[str, str]

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

    def goldstein_of(self, type: str, modes: Iterable[str] = ()) -> float:
        """Goldstein's value for a PLOVER event: the mean of the CAMEO codes below the roots that are coded as this type and mode.

        Of several modes the strongest decides; a mode that no code has counts as the type. There is no published scale for PLOVER's
        modes: this one says what the event would have been worth as CAMEO, where CAMEO's finer codes are taken as equally likely.
        """
        known = [value for mode in modes if (value := self._goldstein.get((type, mode))) is not None]
        return max(known, key=abs, default=self._goldstein[self.type(type).name, None])

    @cached_property
    def _goldstein(self) -> Mapping[tuple[str, str | None], float]:
        values: dict[tuple[str, str | None], list[float]] = defaultdict(list)
        for code in self.cameo.values():
            if code.type and len(code.code) > 2:
                values[code.type, code.mode].append(code.goldstein)
        whole = {kind: [v for (name, _), found in values.items() if name == kind for v in found] for kind in self.types}
        for kind, found in whole.items():
            values.setdefault((kind, None), found)
        return {key: round(fmean(found), 2) for key, found in values.items()}

    def of_cameo(self, code: str) -> Cameo:
        """What a CAMEO code is in PLOVER: ``"0841"``, or the nearest code above it. Raises ``UsageError`` for an unknown root."""
        for end in range(len(code), 1, -1):
            if code[:end] in self.cameo:
                return self.cameo[code[:end]]
        raise UsageError(f"unknown CAMEO code {code!r}; codes are text of two to four digits, the first of them 01 to 20")


@cache
def is_deed(kind: str) -> bool:
    """Whether a type of ours is of what is done, not said: quads 2 and 4."""
    return load().quad(kind) in (2, 4)


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
        scales=MappingProxyType(table["scales"]),
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
    rows = tables.read_tsv(tables.data("goldstein.tsv"), ("cameo", "type", "mode", "contexts", "goldstein", "published"))
    return {row.required("cameo"): _cameo_code(row, types, contexts) for row in rows}


def _cameo_code(row: Row, types: Mapping[str, EventType], contexts: tuple[str, ...]) -> Cameo:
    name = row.optional("type")
    _check_act(row, name, row["mode"], types)
    unknown = [context for context in row.items("contexts") if context not in contexts]
    if unknown:
        raise row.error(f"unknown context {unknown[0]!r}; known are {', '.join(contexts)}")
    row.required("goldstein")
    published, _, mode = row["published"].partition(" ")
    _check_act(row, published or None, mode, types)
    ours = name, row.optional("mode")
    return Cameo(
        row["cameo"], *ours, row.items("contexts"), row.decimal("goldstein") or 0.0, (published, mode or None) if published else ours
    )


def _check_act(row: Row, name: str | None, mode: str, types: Mapping[str, EventType]) -> None:
    if name is not None and name not in types:
        raise row.error(f"unknown event type {name!r}; known are {', '.join(types)}")
    if name is not None and mode and mode not in types[name].modes:
        raise row.error(f"{name} has no mode {mode!r}; it must be one of {', '.join(sorted(types[name].modes))}")
