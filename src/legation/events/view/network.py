"""The learned view at run time: marked sentences in, what ties the parties out. ONNX Runtime, one thread, no PyTorch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from legation.errors import ModelError
from legation.events.view.examples import Examples
from legation.events.view.marking import Question, Row, row
from legation.events.view.sieve import INSTEAD, Sieve, load_sieve
from legation.language import Encoder, batches, session, shipped_encoder

SHIPPED = Path(__file__).parent / "model"
GRAPH, ABOUT = "view.int8.onnx", "view.json"
FORWARD, BACKWARD, MUTUAL = range(3)
STATUSES = ("actual", "future", "hypothetical", "negated")
PIECES_PER_BATCH = 600
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the view holds of one question: log-probabilities of ``types`` (none first), probabilities of direction, of status, of the modes
    of each type; ``vector`` is that by which like sentences are found."""

    types: Floats
    directions: Floats
    statuses: Floats
    modes: Floats
    vector: Floats


class View:
    """A loaded view. An opinion does not depend on what else is asked with it, but for the last digits of its sums."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        about = _read(folder)
        self.types: list[str] = about["types"]
        self.modes: list[str] = about["modes"]
        self.rule: dict[str, float] = about.get("rule", {})
        self.page_rule: dict[str, float] = about.get("page_rule", self.rule)
        self.marked_rule: dict[str, float] = about.get("marked_rule", self.rule)
        self._encoder, self._session = encoder, session(folder / GRAPH)
        self._folder = folder

    @cached_property
    def sieve(self) -> Sieve:
        """What tells which silent pairs to ask about; :class:`ModelError` if there is none beside the network."""
        return load_sieve(self._folder)

    @cached_property
    def sieve_instead(self) -> Sieve:
        """What tells which pairs to ask about in the place of one that the view denies."""
        return load_sieve(self._folder, INSTEAD)

    @cached_property
    def _examples(self) -> Examples:
        return Examples(self._folder)

    def like(self, opinion: Opinion, count: int = 3) -> list[tuple[str, str]]:
        """Type and text of the corpus sentences most like the one that an opinion is about."""
        return list(self._examples.nearest(opinion.vector, count))

    def ask(self, questions: Sequence[Question]) -> list[Opinion]:
        """One opinion a question, in order; what is asked twice is read once."""
        distinct = list(dict.fromkeys(questions))
        rows = [row(question, self._encoder) for question in distinct]
        found: dict[Question, Opinion] = {}
        for batch in batches([len(r.ids) for r in rows], PIECES_PER_BATCH):
            found.update(zip([distinct[i] for i in batch], self._run([rows[i] for i in batch]), strict=True))
        return [found[question] for question in questions]

    def mode(self, opinion: Opinion, kind: str, least: float) -> str | None:
        """The likeliest mode of a type, if it is at least so likely among that type's modes."""
        own = [i for i, name in enumerate(self.modes) if name.startswith(f"{kind}.")]
        if not own:
            return None
        scores = np.exp(opinion.modes[own] - opinion.modes[own].max())
        best = int(scores.argmax())
        return self.modes[own[best]].split(".")[1] if scores[best] >= least * scores.sum() else None

    def _run(self, rows: Sequence[Row]) -> Iterator[Opinion]:
        kinds, directions, statuses, modes, vectors = self._session.run(None, feed(rows))
        kinds = kinds - kinds.max(1, keepdims=True)
        kinds = kinds - np.log(np.exp(kinds).sum(1, keepdims=True))
        for one in zip(kinds, _softmax(directions), _softmax(statuses), modes, vectors, strict=True):
            yield Opinion(*one)


def feed(rows: Sequence[Row]) -> dict[str, NDArray[Any]]:
    """What goes into the graph for some rows, padded to the longest."""
    longest = max(len(r.ids) for r in rows)
    found: dict[str, NDArray[Any]] = {name: np.zeros((len(rows), longest), np.int64) for name in ("ids", "cases", "marks")}
    for i, r in enumerate(rows):
        for name, values in (("ids", r.ids), ("cases", r.cases), ("marks", r.marks)):
            found[name][i, : len(values)] = values
    return found


@cache
def load_view(folder: Path = SHIPPED) -> View:
    """The view that ships with the package, loaded once a process. Raises ``ModelError``."""
    from legation.language import SHIPPED as LANGUAGE_MODEL

    return View(folder, shipped_encoder(LANGUAGE_MODEL))


def _read(folder: Path) -> dict[str, Any]:
    missing = [name for name in (GRAPH, ABOUT) if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"{folder}: no {missing[0]} there; name a folder that legation.events.view.train made, or reinstall legation")
    about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
    return about


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = raised / raised.sum(1, keepdims=True)
    return result
