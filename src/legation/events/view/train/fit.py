"""Fit the rules that put lexicon and view together, on the sentences that are held back from training.

    python -m legation.events.view.train.fit --corpora corpora --pages ../shared/pages --model src/legation/events/view/model --write

Temperature and bonuses by maximum likelihood over the drafts of the real sentences among them (written ones flatter the view, which
knows their writers); what each threshold costs and gains is
printed as a table. ``--write`` keeps the rules in the model's ``view.json``: that of pages as fitted, but for what ``--page-...`` gives,
that of sentences picked out, but for what the options without a prefix give, and that of marked parties, which is the one before but for
what ``--marked-...`` gives. The calibration error is measured by fitting on one half and asking the other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from legation.events.drafts import NONE
from legation.events.view.calibration import error
from legation.events.view.network import View
from legation.events.view.rule import Rule, among_events
from legation.events.view.train.drafted import drafts_of
from legation.events.view.train.examples import is_held, marks_of, texts_of
from legation.events.view.train.mentions import mentions_of, tying
from legation.events.view.weighing import Weigher
from legation.knowledge import load
from legation.language import SHIPPED, load_parser, shipped_encoder

GIVEN = ("temperature", "lexicon", "base", "silence", "least", "least_new", "least_side", "least_better", "denied", "least_instead")


@dataclass(frozen=True, slots=True)
class Case:
    """A draft of a held-back sentence: what the lexicon reads and how surely, what the view holds, and the reader's type."""

    kind: str
    weight: float
    opinion: np.ndarray
    gold: str
    sentence: str
    real: bool


def main() -> None:
    """Command line."""
    options = _options()
    view = View(options.model, shipped_encoder(SHIPPED))
    cases = list(_cases(options.corpora, options.pages, view, Rule(**_given(options, "page_"))))
    rule = fit([c for c in cases if c.real], view.types)
    print(json.dumps(asdict(rule)))
    halves = [[c for c in cases if c.real and is_held_half(c.sentence) == half] for half in (True, False)]
    errors = [calibration(fit(one, view.types), other, view.types) for one, other in (halves, halves[::-1])]
    print(f"{len(cases)} drafts; calibration error, fitted on one half and asked of the other: {errors[0]:.3f} {errors[1]:.3f}")
    for line in table(rule, cases, view.types):
        print(line)
    if options.write:
        about = json.loads((options.model / "view.json").read_text("utf-8"))
        rules = {name: asdict(rule) | _given(options, prefix) for name, prefix in (("rule", ""), ("page_rule", "page_"))}
        rules["marked_rule"] = rules["rule"] | _given(options, "marked_")
        page = [c for c in cases if c.real]
        for name in ("rule", "marked_rule"):
            rules[name] |= sureness(Rule(**rules[name]), [c for c in cases if c.gold != NONE], view.types, marked=True)
        rules["page_rule"] |= sureness(Rule(**rules["page_rule"]), page, view.types, marked=False)
        (options.model / "view.json").write_text(json.dumps(about | rules, indent=1) + "\n", "utf-8")


def sureness(rule: Rule, cases: Sequence[Case], types: Sequence[str], *, marked: bool) -> dict[str, float]:
    """``slope`` and ``shift`` of the rule, by maximum likelihood over what it files. ``marked``: as between parties that the user
    marked, the probabilities are those among events, and ``cases`` are such as have one."""
    odds, right = [], []
    for case in cases:
        chances = rule.scores(types, case.opinion, case.kind, case.weight)
        if marked:
            chances = among_events(chances)
        best, chance = types[int(chances.argmax())], min(float(chances.max()), 1 - 1e-6)
        if best != NONE and chance >= (0.0 if marked else rule.least_new if case.kind == NONE else rule.least):
            odds.append(np.log(chance / (1 - chance)))
            right.append(float(best == case.gold))
    given, wanted = torch.tensor(odds), torch.tensor(right, dtype=torch.float64)
    numbers = torch.tensor([1.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([numbers], max_iter=100)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(numbers[0] * given + numbers[1], wanted)
        value.backward()
        return value

    optimiser.step(loss)
    slope, shift = numbers.detach().tolist()
    return {"slope": round(slope, 3), "shift": round(shift, 3)}


def _given(options: argparse.Namespace, prefix: str) -> dict[str, float]:
    return {name: given for name in GIVEN if (given := getattr(options, prefix + name)) is not None}


def is_held_half(identifier: str) -> bool:
    """Which half of the held-back sentences one belongs to."""
    return sum(identifier.encode()) % 2 == 0


def fit(cases: Sequence[Case], types: Sequence[str]) -> Rule:
    """The rule under which the readers' types are likeliest; thresholds as in ``Rule``."""
    opinions = torch.tensor(np.stack([c.opinion for c in cases]))
    gold = torch.tensor([types.index(c.gold) for c in cases])
    told = torch.tensor([types.index(c.kind) for c in cases])
    weights = torch.tensor([c.weight for c in cases])
    silent = torch.tensor([c.kind == NONE for c in cases])
    numbers = torch.tensor([0.0, 1.0, 0.0, 0.0], requires_grad=True)  # log temperature, lexicon, base, silence
    optimiser = torch.optim.LBFGS([numbers], max_iter=200)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        added = torch.where(silent, numbers[3], numbers[2] + numbers[1] * weights)
        scores = opinions / numbers[0].exp() + added[:, None] * torch.nn.functional.one_hot(told, len(types))
        value = torch.nn.functional.cross_entropy(scores, gold) + 0.001 * (numbers**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    found = [round(float(n), 3) for n in numbers.detach()]
    return Rule(temperature=round(float(np.exp(found[0])), 3), lexicon=found[1], base=found[2], silence=found[3])


def calibration(rule: Rule, cases: Sequence[Case], types: Sequence[str]) -> float:
    """Expected calibration error (Naeini et al. 2015, ten bins) of the reports that the rule files."""
    return error([(chance, kind == case.gold) for case in cases for kind, chance in [_best(rule, case, types)] if kind != NONE])


def table(rule: Rule, cases: Sequence[Case], types: Sequence[str]) -> Iterator[str]:
    """What is filed and how much of it is right at each threshold: of the lexicon's readings, and of what only the view sees."""
    for real in (True, False):
        for name, new in (("read by the lexicon", False), ("seen by the view alone", True)):
            chosen = [(_best(rule, c, types), c) for c in cases if c.real == real and (c.kind == NONE) == new]
            yield f"{'real' if real else 'written'}, {name}: {len(chosen)} drafts, {sum(c.gold != NONE for _, c in chosen)} with an event"
            for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
                filed = [(kind, c) for (kind, chance), c in chosen if kind != NONE and chance >= least]
                right = sum(kind == c.gold for kind, c in filed)
                yield f"  at least {least:.1f}: {len(filed):4} filed, {right / max(1, len(filed)):.3f} right"


def _best(rule: Rule, case: Case, types: Sequence[str]) -> tuple[str, float]:
    chances = rule.scores(types, case.opinion, case.kind, case.weight)
    return types[int(chances.argmax())], float(chances.max())


def _cases(corpora: Path, pages: Path, view: View, rule: Rule) -> Iterator[Case]:
    """A case for each draft, with the sides that the view fills in under ``rule``."""
    knowledge, parser, weigher = load(), load_parser(), Weigher(view)
    for row, text, real in _held(corpora, pages):
        found = drafts_of(text, marks_of(row), row["id"], knowledge, parser)
        for draft, opinion in weigher.asked(found, rule):
            pair = tying(draft, row["pairs"], mentions_of(row["parties"], text))
            yield Case(draft.meaning.type, draft.meaning.weight, opinion.types, pair["type"] if pair else NONE, row["id"], real)


def _held(corpora: Path, pages: Path) -> Iterator[tuple[dict[str, Any], str, bool]]:
    for line in (corpora / "written" / "sentences.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == "held":
            yield row, row["text"], False
    rows: dict[str, dict[str, Any]] = {}
    for line in (corpora / "real" / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if is_held(row["article"]):
            rows.setdefault(row["id"], row)
    texts = texts_of(pages, {row["article"] for row in rows.values()})
    for row in rows.values():
        yield row, texts[row["article"]][row["start"] : row["end"]], True


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="keep the rule in the model's view.json")
    for name in GIVEN:
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, help="of sentences picked out, instead of what fits")
        parser.add_argument(f"--page-{name.replace('_', '-')}", type=float, help="of pages, instead of what fits")
        parser.add_argument(f"--marked-{name.replace('_', '-')}", type=float, help="of marked parties, instead of what the first give")
    return parser.parse_args()


if __name__ == "__main__":
    main()
