"""The training loop of the learned view, and how it is measured."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from legation.events.drafts import NONE
from legation.events.view.marking import PLAIN, PREDICATE, Row, row
from legation.events.view.network import STATUSES
from legation.events.view.train.examples import Example, Sentence, examples
from legation.events.view.train.model import ViewNetwork
from legation.language import Encoder, batches
from legation.language.train.labels import batches as shuffled
from legation.language.train.loop import HAS_BF16

LOG = logging.getLogger(__name__)
IGNORED = -100
WEIGHTS = {"type": 1.0, "direction": 0.5, "status": 0.3, "mode": 0.3}
WARM_UP, SMOOTHING, MASKED = 0.06, 0.05, 0.05
FACELESS = 0.3  # share of examples whose parties are hidden, so that acts are learned and not who usually does what


@dataclass(frozen=True, slots=True)
class Settings:
    """``budget`` is pieces a batch; the rates, both times ``rate``, decay by steps to nothing. ``steps``: instead of epochs."""

    epochs: int = 4
    steps: int | None = None
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    budget: int = 800
    seed: int = 0
    rate: float = 1.0


class Numberer:
    """Examples to rows of numbers."""

    def __init__(self, encoder: Encoder, types: Sequence[str], modes: Sequence[str]) -> None:
        self.encoder, self.types, self.modes = encoder, list(types), list(modes)

    def number(self, example: Example) -> tuple[Row, dict[str, int]]:
        answer, tied = example.answer, example.answer.type != NONE
        mode = f"{answer.type}.{answer.mode}"
        return row(example.question, self.encoder), {
            "type": self.types.index(answer.type),
            "direction": answer.direction if tied else IGNORED,
            "status": STATUSES.index(answer.status) if tied else IGNORED,
            "mode": self.modes.index(mode) if mode in self.modes else IGNORED,
        }


def train(
    network: ViewNetwork, sentences: Sequence[Sentence], drafts: dict[str, list[Example]], numberer: Numberer, settings: Settings
) -> None:
    """Trains in place; the examples are drawn anew in every epoch, ``drafts`` of the sentences are among them as they are."""
    torch.manual_seed(settings.seed)
    slow = [p for name, p in network.named_parameters() if name.startswith("encoder.")]
    fast = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": slow}, {"params": fast}], lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    began, count, total, mean = time.monotonic(), 0, settings.steps or 0, 0.0
    network.train()
    epoch = 0
    while epoch < settings.epochs if settings.steps is None else count < settings.steps:
        rng = random.Random(f"{settings.seed}-{epoch}")
        asked = [example for s in sentences for example in drafts.get(s.identifier, ())]
        numbered = [numberer.number(e) for e in (*examples(sentences, rng), *asked)]
        groups = shuffled([len(r.ids) for r, _ in numbered], settings.budget, rng)
        total = total or len(groups) * settings.epochs
        for group in groups[: total - count]:
            factor = min(1.0, (count + 1) / (WARM_UP * total)) * max(0.0, 1 - count / total)
            for parameters, rate in zip(optimiser.param_groups, (settings.encoder_rate, settings.head_rate), strict=True):
                parameters["lr"] = rate * settings.rate * factor
            loss = _loss(network, *pad([numbered[i] for i in group], rng, numberer.encoder.mask))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            count += 1
            mean = 0.98 * mean + 0.02 * loss.item()
            if count % 50 == 0:
                LOG.info(
                    "epoch %d step %d of %d, %.0f s: loss %.3f", epoch, count, total, time.monotonic() - began, mean / (1 - 0.98**count)
                )
        epoch += 1


def _loss(network: ViewNetwork, inputs: tuple[Tensor, ...], targets: dict[str, Tensor]) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=HAS_BF16):
        found = network(*inputs)
    scores = dict(zip(("type", "direction", "status", "mode"), (part.float() for part in found), strict=True))
    parts = [
        WEIGHTS[name] * functional.cross_entropy(scores[name], target, ignore_index=IGNORED, label_smoothing=SMOOTHING)
        for name, target in targets.items()
        if (target != IGNORED).any()
    ]
    return torch.stack(parts).sum()


def pad(
    numbered: Sequence[tuple[Row, dict[str, int]]], rng: random.Random | None = None, mask: int = 0
) -> tuple[tuple[Tensor, ...], dict[str, Tensor]]:
    """Rows and answers as one batch; with ``rng`` some unmarked pieces are hidden."""
    longest = max(len(r.ids) for r, _ in numbered)
    columns: tuple[list[list[int]], ...] = ([], [], [])
    for r, _ in numbered:
        faceless = rng is not None and rng.random() < FACELESS
        ids = [mask if _is_hidden(m, rng, faceless) else i for i, m in zip(r.ids, r.marks, strict=True)]
        for column, values in zip(columns, (ids, r.cases, r.marks), strict=True):
            column.append(values + [0] * (longest - len(values)))
    targets = {name: torch.tensor([answer[name] for _, answer in numbered]) for name in WEIGHTS}
    return tuple(torch.tensor(column) for column in columns), targets


def _is_hidden(mark: int, rng: random.Random | None, faceless: bool) -> bool:
    if rng is None or mark == PREDICATE:
        return False
    return rng.random() < MASKED if mark == PLAIN else faceless


def predict(network: ViewNetwork, numbered: Sequence[tuple[Row, dict[str, int]]], budget: int = 3000) -> list[tuple[Tensor, ...]]:
    """Scores of type, direction, status and mode of each row, in order."""
    network.eval()
    found: dict[int, tuple[Tensor, ...]] = {}
    with torch.no_grad():
        for group in batches([len(r.ids) for r, _ in numbered], budget):
            inputs, _ = pad([numbered[i] for i in group])
            scores = network(*inputs)
            found.update({i: tuple(part[k] for part in scores) for k, i in enumerate(group)})
    network.train()
    return [found[i] for i in range(len(numbered))]


def measure(network: ViewNetwork, sentences: Sequence[Sentence], numberer: Numberer) -> dict[str, float]:
    """Shares right over the pairs of sentences as they stand: type or none, type of those tied, whether tied, direction, status."""
    numbered = [numberer.number(e) for e in examples(sentences, random.Random(0), plain=True)]
    counts = {name: [0, 0] for name in ("type_or_none", "type", "tied", "direction", "status")}
    for (_, answer), scores in zip(numbered, predict(network, numbered), strict=True):
        got, gold = int(scores[0].argmax()), answer["type"]
        for name, counted, right in (
            ("type_or_none", True, got == gold),
            ("type", gold != 0, got == gold),
            ("tied", True, (got != 0) == (gold != 0)),
            ("direction", gold != 0, int(scores[1].argmax()) == answer["direction"]),
            ("status", gold != 0, int(scores[2].argmax()) == answer["status"]),
        ):
            counts[name][0] += right and counted
            counts[name][1] += counted
    return {name: round(right / max(1, asked), 3) for name, (right, asked) in counts.items()}
