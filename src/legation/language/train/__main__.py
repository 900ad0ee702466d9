"""Train and export the language model.

    python -m legation.language.train --treebanks DIR --out DIR                                  # the recipe, as shipped
    python -m legation.language.train --treebanks DIR --out DIR --stage third --init last.pt     # one stage from a checkpoint
    python -m legation.language.train --treebanks DIR --out DIR --stage third --shipped src/legation/language/model    # from our own
    python -m legation.language.train --treebanks DIR --out DIR --export last.pt                 # no training

``DIR`` holds ``ewt``, ``gum`` and ``uner``. The model comes to ``OUT/model``, in full precision to ``OUT/full``; ``OUT/log.txt`` tells
what was done, and ``OUT/STAGE`` holds a checkpoint of every epoch and ``steps.tsv``. A recipe that was broken off goes on with the
stage that is not done.
"""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from legation.language.features import Encoder
from legation.language.network import Network
from legation.language.train.evaluate import parse_gold, scores
from legation.language.train.export import export
from legation.language.train.labels import Labels, Numberer
from legation.language.train.model import ParserNetwork
from legation.language.train.recipe import STAGES, run
from legation.language.train.restore import checkpoint
from legation.language.train.sharing import cut_vocabulary, packaged_encoder
from legation.language.train.treebank import Sentence, read_ewt, read_gum

LOG = logging.getLogger("legation.language.train")
LONGEST = 120


def main() -> None:
    """Command line: train, export, score."""
    options = _options()
    _start(options.out, options.threads)
    encoder = options.encoder or packaged_encoder()
    parts = [[s for s in read_part(options.treebanks, part) if len(s) <= LONGEST][: options.limit] for part in ("train", "dev")]
    sentences = parts[0]
    labels = Labels.of(sentences)
    LOG.info("%d sentences, %d words, tags: %s", len(sentences), sum(map(len, sentences)), labels.sizes())
    torch.manual_seed(0)
    network = ParserNetwork(labels.sizes())
    network.encoder.load(encoder / "model.safetensors")
    if options.shipped:
        options.init = _from_model(options.shipped, encoder / "tokenizer.json", options.out)
    if options.export:
        network.resume(torch.load(options.export, weights_only=True))
    else:
        chosen = {name: replace(stage, steps=options.steps) for name, stage in STAGES.items() if options.stage in (None, name)}
        run(network, parts, Numberer(labels, Encoder(encoder / "tokenizer.json")), options.out, chosen, options.init)
    for folder, full in (("model", False), ("full", True)):
        export(network, labels, encoder / "tokenizer.json", sentences, options.out / folder, full=full)
        _score(options.out / folder, options.treebanks)


def read_part(treebanks: Path, part: str) -> list[Sentence]:
    """``train``, ``dev`` or ``test`` of EWT, with names, and of GUM."""
    ewt = read_ewt(treebanks / "ewt" / f"en_ewt-ud-{part}.conllu", treebanks / "uner" / f"uner-{part}-first.iob2")
    return ewt + read_gum(treebanks / "gum" / f"en_gum-free-{part}.conllu")


def _start(out: Path, threads: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(out / "log.txt", encoding="utf-8")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    torch.set_num_threads(threads)


def _score(model: Path, treebanks: Path) -> None:
    network = Network(model)
    sentences = read_part(treebanks, "dev")
    for name in ("EWT", "GUM"):
        chosen = [s for s in sentences if s.document.startswith("GUM") == (name == "GUM")]
        found = scores(list(parse_gold(network, chosen)))
        LOG.info("%s dev, %s: %s", name, model.name, " ".join(f"{key} {value:.2f}" for key, value in found.items()))


def _from_model(model: Path, tokenizer: Path, out: Path) -> Path:
    """A checkpoint made of an exported model."""
    kept, remap = cut_vocabulary(tokenizer)
    torch.save(checkpoint(model, len(remap), kept), out / "shipped.pt")
    return out / "shipped.pt"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m legation.language.train", description="Train and export the language model.")
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/, gum/ and uner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and, in model/ and full/, the exported model")
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors and tokenizer.json; default: the installed package")
    parser.add_argument("--stage", choices=STAGES, help="only this stage of the recipe")
    parser.add_argument("--init", type=Path, help="checkpoint to begin with, of a model for the same treebanks")
    parser.add_argument("--shipped", type=Path, help="the same from an exported model's folder, such as the one in this package")
    parser.add_argument("--export", type=Path, help="no training: export this checkpoint")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, help="stop each stage after so many steps (to try the chain)")
    parser.add_argument("--limit", type=int, help="first sentences only (to try the chain)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
