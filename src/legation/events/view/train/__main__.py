"""Train and export the learned view of events.

    make view                                   # as shipped: three runs, each from where the one before stopped, and their mean
    python -m legation.events.view.train --corpora corpora --pages ../shared/pages --out out/view --published    # one run

The view comes to ``OUT/model``; ``OUT/log.txt`` tells what was done and how it does on the parts held back. ``--without written`` or
``--without real`` leaves a corpus out, to see what it adds.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import torch

from legation.events.view.network import GRAPH, View
from legation.events.view.network import SHIPPED as SHIPPED_VIEW
from legation.events.view.train.drafted import drafted
from legation.events.view.train.examples import Sentence, labels, read_real, read_written
from legation.events.view.train.export import calibration, export, pack_examples
from legation.events.view.train.loop import Numberer, Settings, measure, train
from legation.events.view.train.model import ViewNetwork
from legation.language import SHIPPED, Encoder, Words, shipped_encoder
from legation.language.train.sharing import cut_vocabulary, packaged_encoder, shipped_weights, weights, with_tables

LOG = logging.getLogger("legation.events.view.train")


def main() -> None:
    """Command line: train, measure, export."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), logging.FileHandler(options.out / "log.txt", encoding="utf-8")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    torch.set_num_threads(options.threads)
    sentences = _read(options)
    taught = [s for s in sentences if not s.held and ("real" if s.real else "written") != options.without]
    taught = [*(s for s in taught if s.real), *[s for s in taught if not s.real][:: options.share]]
    types, modes = labels(sentences)
    encoder = packaged_encoder()
    numberer = Numberer(Encoder(encoder / "tokenizer.json"), types, modes)
    torch.manual_seed(options.seed)
    network = ViewNetwork({"type": len(types), "mode": len(modes)})
    if options.published:
        network.encoder.load(encoder / "model.safetensors")
    elif options.shipped:
        network.load_state_dict(_shipped(encoder / "tokenizer.json"))
    else:
        network.encoder.load_state_dict(shipped_weights(encoder / "tokenizer.json"))
    LOG.info("%d sentences to learn from, %d real; %s", len(taught), sum(s.real for s in taught), types)
    if options.init:
        network.load_state_dict(torch.load(options.init, weights_only=True)["weights"])
    if options.mean:
        network.load_state_dict(_mean(options.mean))
    else:
        drafts = drafted(taught) if options.drafts else {}
        LOG.info("%d drafts of the lexicon among the questions", sum(map(len, drafts.values())))
        train(network, taught, drafts, numberer, Settings(options.epochs, options.steps, seed=options.seed, rate=options.rate))
    for name, real in (("written", False), ("real", True)):
        held = [s for s in sentences if s.held and s.real == real]
        LOG.info("held back, %s, %d sentences: %s", name, len(held), json.dumps(measure(network, held, numberer)))
    torch.save({"weights": network.state_dict(), "types": types, "modes": modes}, options.out / "last.pt")
    kept, remap = cut_vocabulary(encoder / "tokenizer.json")
    feeds = calibration(taught, Encoder(encoder / "tokenizer.json", remap))
    export(network, types, modes, kept, feeds, options.out / "model")
    pack_examples(sentences, View(options.out / "model", shipped_encoder(SHIPPED)), _texts(options.corpora), options.out / "model")


def _shipped(tokenizer: Path) -> dict[str, torch.Tensor]:
    """The weights of the packaged view, as far as 8 bits kept them."""
    kept, remap = cut_vocabulary(tokenizer)
    found = {f"encoder.{name}" if name.startswith("layers.") else name: value for name, value in weights(SHIPPED_VIEW / GRAPH).items()}
    return with_tables(found, ("encoder.pieces", "encoder.positions"), len(remap), kept)


def _mean(checkpoints: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of runs that went on from one another (Wortsman et al. 2022, Model soups)."""
    runs = [torch.load(path, weights_only=True)["weights"] for path in checkpoints]
    return {name: torch.stack([each[name] for each in runs]).mean(0) for name in runs[0]}


def _texts(corpora: Path) -> dict[str, str]:
    rows = map(json.loads, (corpora / "written" / "sentences.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: row["text"] for row in rows}


def _read(options: argparse.Namespace) -> list[Sentence]:
    cutter = Words()
    written = read_written(options.corpora / "written" / "sentences.jsonl", cutter)
    real = read_real(options.corpora / "real" / "labels.jsonl", options.pages, cutter)
    return [*written, *real]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m legation.events.view.train", description="Train and export the learned view.")
    parser.add_argument("--corpora", type=Path, required=True, help="folder with written/ and real/")
    parser.add_argument(
        "--pages", type=Path, required=True, help="folder with news_russia.jsonl.gz and news_world.jsonl.gz, the text of real/"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", choices=("written", "real"), help="leave a corpus out")
    parser.add_argument("--published", action="store_true", help="begin with the published encoder, not with the language model's")
    parser.add_argument("--shipped", action="store_true", help="go on from the packaged view (its 8-bit weights)")
    parser.add_argument("--init", type=Path, help="go on from this checkpoint (last.pt of a run with the same types and modes)")
    parser.add_argument("--mean", type=Path, nargs="+", help="no training: the mean of these checkpoints")
    parser.add_argument("--drafts", action="store_true", help="ask also what the lexicon will ask")
    parser.add_argument("--rate", type=float, default=1.0, help="a factor on both learning rates")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--steps", type=int, help="as many steps, whatever the epochs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--share", type=int, default=1, help="learn from one written sentence in so many")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
