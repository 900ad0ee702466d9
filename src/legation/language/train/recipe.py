"""How the shipped model came about: four runs, each from where the one before it stopped.

Every plan is in steps and seeds, none in minutes, so that a rerun takes the same course on any machine.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from legation.language.train.labels import Numberer
from legation.language.train.loop import Settings, train
from legation.language.train.model import ParserNetwork
from legation.language.train.treebank import Sentence

LOG = logging.getLogger(__name__)
STAGES = {
    "first": Settings(epochs=18, stop=5, seed=0),
    "second": Settings(epochs=16, seed=1),
    "third": Settings(epochs=4, seed=2, rate=0.35, patterns=0.06),
    "fourth": Settings(epochs=6, seed=3, rate=0.6, patterns=0.04, names=1.5, all_names=False, dev=True),
}


def run(
    network: ParserNetwork, parts: Sequence[list[Sentence]], numberer: Numberer, out: Path, stages: dict[str, Settings], init: Path | None
) -> None:
    """All stages in order, each in a folder of its own under ``out``; ``parts``: the treebanks' train and dev parts. A stage that is done
    (its ``last.pt`` is there) is not run again."""
    for name, settings in stages.items():
        folder, done = out / name, out / name / "last.pt"
        if init:
            network.resume(torch.load(init, weights_only=True))
        if not done.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            LOG.info("stage %s: %s", name, settings)
            train(network, _taught(parts, settings), numberer, folder, settings)
        init = done
    if init:
        network.resume(torch.load(init, weights_only=True))


def _taught(parts: Sequence[list[Sentence]], settings: Settings) -> list[Sentence]:
    """The sentences that a stage learns from."""
    chosen = [*parts[0], *(parts[1] if settings.dev else ())]
    return chosen if settings.all_names else [replace(s, tags=None) if s.document.startswith("GUM") else s for s in chosen]
