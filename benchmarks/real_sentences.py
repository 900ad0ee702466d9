"""Sentences of real news, labelled by hand in stand-off form (corpora/real): do two readers agree, and how does the coder do?

python benchmarks/real_sentences.py                # agreement of the two readers
python benchmarks/real_sentences.py --code         # and the coder against the labels (needs ../shared/pages, some minutes)
python benchmarks/real_sentences.py --held         # the same on the articles that are held back from training
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from legation.audit import kappa
from legation.events.view.train.examples import is_held

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "corpora" / "real" / "labels.jsonl"
PAGES = ROOT.parent / "shared" / "pages"
Label = dict[str, Any]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--code", action="store_true", help="run the coder over the labelled articles and compare")
    parser.add_argument("--held", action="store_true", help="the same on held-back articles only")
    labels, options = read(), parser.parse_args()
    for name, value in agreement(labels).items():
        print(f"{name} {value}")
    if options.code or options.held:
        chosen = {key: found for key, found in labels.items() if not options.held or is_held(found[0]["article"])}
        for name, value in against(chosen).items():
            print(f"{name} {value}")


def read() -> dict[str, list[Label]]:
    """The readings of each sentence, by its id."""
    found: dict[str, list[Label]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        found[label["id"]].append(label)
    return found


def agreement(labels: dict[str, list[Label]]) -> dict[str, float | int]:
    """Counts, and Cohen's kappa (1960) of two readings: event or none; type or none of each pair of parties that either filed."""
    twice = [readings[:2] for readings in labels.values() if len(readings) > 1]
    whether = [(bool(a["pairs"]), bool(b["pairs"])) for a, b in twice]
    pairs = [pair for a, b in twice for pair in _types(a, b)]
    return {
        "sentences": len(labels),
        "events": sum(len(readings[0]["pairs"]) for readings in labels.values()),
        "read_twice": len(twice),
        "kappa_event_or_none": round(kappa(whether) or 0.0, 3),
        "kappa_type_or_none": round(kappa(pairs) or 0.0, 3),
    }


def _types(a: Label, b: Label) -> list[tuple[str, str]]:
    one, other = ({frozenset((p["a"], p["b"])): p["type"] for p in reversed(x["pairs"])} for x in (a, b))
    return [(one.get(pair, "none"), other.get(pair, "none")) for pair in sorted(one.keys() | other.keys(), key=str)]


def against(labels: dict[str, list[Label]]) -> dict[str, float | int]:
    """The coder's reports on the labelled sentences against the first reading: right in type and parties, right in type."""
    from legation import House, Settings, code_page
    from legation.pages import open_pages

    wanted = {readings[0]["article"] for readings in labels.values()}
    rows = ROOT / "out" / "labelled.jsonl"
    rows.parent.mkdir(exist_ok=True)
    rows.write_text("".join(_articles(wanted)), encoding="utf-8")
    house, counts = House.open(Settings()), Counter[str]()
    by_article = defaultdict(list)
    for readings in labels.values():
        by_article[readings[0]["article"]].append(readings[0])
    for page in open_pages([str(rows)], on_error=print):
        reports = code_page(page, house).reports
        for label in by_article[page.name]:
            text = page.plain[label["start"] : label["end"]]
            if hashlib.sha256(text.encode()).hexdigest()[:16] != label["sha256_16"]:
                counts["changed"] += 1
                continue
            _compare(label, [r for r in reports if r.start < label["end"] and r.end > label["start"]], counts)
    return {
        "reports": counts["reports"],
        "labelled_events": counts["events"],
        "precision": round(counts["right"] / counts["reports"], 3),
        "wholly_right": round(counts["wholly"] / counts["reports"], 3),
        "type_precision": round(counts["typed"] / counts["reports"], 3),
        "no_event": round(counts["idle"] / counts["reports"], 3),
        "recall": round(counts["found"] / counts["events"], 3),
        "wholly_found": round(counts["wholly_found"] / counts["acts"], 3),
        "sentences_whose_text_changed": counts["changed"],
    }


def _articles(wanted: set[str]) -> Iterable[str]:
    for name in ("news_russia", "news_world"):
        with gzip.open(PAGES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (line for line in lines if json.loads(line)["id"] in wanted)


def _compare(label: Label, reports: Sequence[Any], counts: Counter[str]) -> None:
    codes = {party["n"]: party["code"] for party in label["parties"]}
    gold = [(p["type"], codes.get(p["a"]), codes.get(p["b"]), p["mutual"]) for p in label["pairs"]]
    acts = _acts(label, codes)
    counts["events"] += len(gold)
    counts["acts"] += len(acts)
    counts["wholly_found"] += sum(any(_is_wholly(act, report) for report in reports) for act in acts)
    counts["reports"] += len(reports)
    for report in reports:
        actors, recipients = {a.code for a in report.actors}, {r.code for r in report.recipients}
        typed = [g for g in gold if g[0] == report.type]
        counts["typed"] += bool(typed)
        counts["idle"] += not gold
        counts["right"] += any(_fits(g, actors, recipients) for g in typed)
        counts["wholly"] += any(_is_wholly(act, report) for act in acts)
    for type_, a, b, _ in gold:
        named = {a, b} - {None}
        counts["found"] += any(r.type == type_ and named <= {x.code for x in (*r.actors, *r.recipients)} for r in reports)


def _acts(label: Label, codes: dict[int, str | None]) -> list[tuple[str, set[str], set[str]]]:
    """Type and the codes of both sides of each act: the pairs of one type with the same words are one."""
    found: dict[tuple[Any, ...], tuple[str, set[str], set[str]]] = {}
    for pair in label["pairs"]:
        key = (pair["type"], *(pair["predicate"] or ()), pair["mutual"])
        _, actors, recipients = found.setdefault(key, (pair["type"], set(), set()))
        for number, side in ((pair["a"], actors), (pair["b"], actors if pair["mutual"] else recipients)):
            side |= {code} if (code := codes.get(number)) is not None else set()
    return list(found.values())


def _is_wholly(act: tuple[str, set[str], set[str]], report: Any) -> bool:
    """Whether a report has an act's type and just its parties; who act together may stand on one side or two."""
    kind, own, others = act
    actors, recipients = {a.code for a in report.actors}, {r.code for r in report.recipients}
    together = own | others == actors | recipients and not (others and recipients)
    return kind == report.type and ((actors, recipients) == (own, others) or together)


def _fits(gold: tuple[str, str | None, str | None, bool], actors: set[str], recipients: set[str]) -> bool:
    _, a, b, mutual = gold
    if mutual or (not recipients and len(actors) > 1):
        return len((actors | recipients) & {a, b}) >= min(2, len({a, b} - {None}))
    return (a is None or a in actors) and (b is None or b in recipients or not recipients)


if __name__ == "__main__":
    main()
