"""The training loop: AdamW, linear decay, bfloat16 products, a checkpoint after every epoch."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from legation.language.train.augment import Augmenter, patterns
from legation.language.train.labels import IGNORED, TARGETS, Numberer, batches, pad
from legation.language.train.model import ParserNetwork
from legation.language.train.treebank import Sentence

LOG = logging.getLogger(__name__)
WEIGHTS = {"head": 1.0, "rel": 1.0, "upos": 1.0, "morph": 0.7, "lem": 0.7, "ner": 1.0, "ss": 0.5}
WARM_UP = 0.06
MASKED = 0.04
HAS_BF16 = "avx512" in torch.backends.cpu.get_cpu_capability().lower()  # elsewhere bfloat16 is emulated, many times slower


@dataclass(frozen=True, slots=True)
class Settings:
    """``budget`` is pieces a batch, ``rate`` a factor on both learning rates, ``patterns`` the share of made-up sentences beside the
    treebanks', ``names`` the weight of names in the loss; ``all_names`` false: learn names from EWT's annotators only, whose notion of a
    name GUM's brackets do not share; ``dev``: from the development parts too. The rates decay by steps, never by the clock, to nothing at
    the end of the last epoch; ``stop`` ends the run after so many epochs of that plan, ``steps`` after so many steps."""

    epochs: int = 10
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    budget: int = 1400
    seed: int = 0
    rate: float = 1.0
    patterns: float = 0.0
    names: float = 1.0
    all_names: bool = True
    dev: bool = False
    stop: int | None = None
    steps: int | None = None


def train(network: ParserNetwork, sentences: Sequence[Sentence], numberer: Numberer, out: Path, settings: Settings) -> None:
    """Trains in place; ``out/epoch-N.pt`` after every epoch, ``out/last.pt`` at the end, losses of every step in ``out/steps.tsv``."""
    torch.manual_seed(settings.seed)
    run = _Run(network, settings)
    augmenter = Augmenter(sentences)
    for epoch in range(settings.stop or settings.epochs):
        rng = random.Random(f"{settings.seed}-{epoch}")
        made = [*(augmenter.make(i, rng) for i in range(len(sentences))), *patterns(round(settings.patterns * len(sentences)), rng)]
        rows = [numberer.row(sentence, rng, MASKED) for sentence in made]
        order = batches([len(row["ids"]) for row in rows], settings.budget, rng)
        for chosen in order:
            run.step(pad([rows[i] for i in chosen]), len(order) * settings.epochs)
            if run.is_over:
                break
        (out / "steps.tsv").write_text("".join(run.lines), "utf-8")
        torch.save(network.state_dict(), out / f"epoch-{epoch + 1}.pt")
        if run.is_over:
            break
    torch.save(network.state_dict(), out / "last.pt")


class _Run:
    """Optimiser, clock and running losses of one training."""

    def __init__(self, network: ParserNetwork, settings: Settings) -> None:
        self.network, self.settings, self.count, self.began = network, settings, 0, time.monotonic()
        slow = [p for name, p in network.named_parameters() if _pretrained(name)]
        fast = [p for name, p in network.named_parameters() if not _pretrained(name)]
        self.rates = (settings.encoder_rate, settings.head_rate)
        self.optimiser = torch.optim.AdamW([{"params": slow}, {"params": fast}], lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.losses: dict[str, float] = {}
        self.lines: list[str] = ["step\trate\t" + "\t".join(["head", *TARGETS]) + "\n"]
        self.is_over = False
        network.train()

    def step(self, batch: dict[str, Tensor], total: int) -> None:
        self._set_rates(total)
        losses = _losses(self.network, batch)
        weights = WEIGHTS | {"ner": self.settings.names}
        loss = torch.stack([weights[name] * value for name, value in losses.items()]).sum()
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.count += 1
        self._log(losses, total)

    def _set_rates(self, total: int) -> None:
        done = self.count / total
        factor = min(1.0, (self.count + 1) / max(50, WARM_UP * total)) * max(0.0, 1 - done)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * self.settings.rate * factor
        self.is_over = self.settings.steps is not None and self.count + 1 >= self.settings.steps

    def _log(self, losses: dict[str, Tensor], total: int) -> None:
        values = {name: value.item() for name, value in losses.items()}
        shown = "\t".join(f"{values[name]:.4f}" for name in ("head", *TARGETS))
        self.lines.append(f"{self.count}\t{self.optimiser.param_groups[0]['lr']:.3e}\t{shown}\n")
        for name, value in values.items():
            self.losses[name] = 0.98 * self.losses.get(name, value) + 0.02 * value
        if self.count % 50 == 0:
            self.report(total)

    def report(self, total: int) -> None:
        rate = self.optimiser.param_groups[0]["lr"]
        shown = " ".join(f"{name} {value:.3f}" for name, value in self.losses.items())
        LOG.info("step %d of %d, rate %.1e, %.0f s: %s", self.count, total, rate, time.monotonic() - self.began, shown)


def _pretrained(name: str) -> bool:
    return name.startswith("encoder.") and name != "encoder.cases.weight"


def _losses(network: ParserNetwork, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    with torch.autocast("cpu", torch.bfloat16, enabled=HAS_BF16):
        for_tree, for_tags = network.words(*(batch[name] for name in ("ids", "cs", "first", "last", "suf", "shp")))
        arcs = network.arcs(for_tree, batch["nmask"])
        heads = batch["head"].clamp(min=0)
        scores = {"rel": network.labels(network.label_word(for_tree[:, 1:]), network.label_head(for_tree), heads)}
        scores |= network.tags(for_tags)
    losses = {"head": _entropy(arcs, batch["head"])}
    return losses | {name: _entropy(scores[name], batch[name]) for name in TARGETS}


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != IGNORED).any():
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]).float(), gold.reshape(-1), ignore_index=IGNORED)
