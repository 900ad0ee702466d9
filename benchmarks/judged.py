"""Reports drawn at random from real news, judged by two readers who see only sentence, title and report: how many are wholly right?

    python benchmarks/judged.py draw --source news_russia --count 200 --out out/russia.jsonl
    python benchmarks/judged.py draw --source news_world --count 100 --other-dyads --out out/world.jsonl
    python benchmarks/judged.py keep out/russia.jsonl A.txt B.txt        # verdicts into benchmarks/judged.jsonl, without the sentences
    python benchmarks/judged.py                                          # what they say
    python benchmarks/judged.py again                                    # which of those reports the coder still makes (minutes)

A verdict is a line ``id || word``: right, type, party (a wrong party or direction), status, none (no event of that kind there).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from legation import House, Settings, code_page
from legation.audit import Stratum, kappa, wilson
from legation.events.view.train.examples import is_held
from legation.pages import open_pages
from legation.types import Actor, Report

ROOT = Path(__file__).resolve().parents[1]
PAGES, KEPT = ROOT.parent / "shared" / "pages", Path(__file__).with_suffix(".jsonl")
LABELS = ROOT / "corpora" / "real" / "labels.jsonl"
VERDICTS = ("right", "type", "party", "status", "none")
Row = dict[str, Any]


def main() -> None:
    """Command line."""
    options = _options()
    if options.what == "draw":
        rows = draw(options)
        options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        options.out.with_suffix(".txt").write_text("".join(map(_shown, rows)), encoding="utf-8")
    elif options.what == "keep":
        _keep(*options.files)
    elif options.what == "again":
        for line in again():
            print(line, flush=True)
    else:
        for line in told(list(map(json.loads, KEPT.read_text("utf-8").splitlines()))):
            print(line)


def draw(options: argparse.Namespace) -> list[Row]:
    """Reports drawn at random from those of the articles that are held back from training; none of a sentence whose reading the rules were
    fitted on. (The sieve, which has seen no reading, may know the articles.)"""
    rng = random.Random(options.seed)
    with gzip.open(PAGES / f"{options.source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        taken = [line for line in lines if is_held(json.loads(line)["id"])]
    rows = options.out.with_suffix(".articles.jsonl")
    rows.write_text("".join(taken), encoding="utf-8")
    house = House.open(Settings())
    pages = open_pages([str(rows)], on_error=print)
    found = [_row(r, page.title, options.source) for page in pages for r in code_page(page, house).reports]
    rows.unlink()
    read = {(row["article"], row["start"]) for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    found = [row for row in found if (row["article"], row["start"]) not in read]
    wanted = [row for row in found if not (options.other_dyads and {"USA", "RUS"} >= _codes(row))]
    return [row | {"id": f"{options.source}-{i:03d}"} for i, row in enumerate(rng.sample(wanted, options.count))]


def again() -> Iterator[str]:
    """By verdict: how many of the judged reports the coder still makes, with the same type and the same countries on both sides."""
    rows = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    house, made = House.open(Settings()), Counter[tuple[object, ...]]()
    for source in sorted({row["source"] for row in rows}):
        wanted = {row["article"] for row in rows if row["source"] == source}
        with gzip.open(PAGES / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            taken = [line for line in lines if json.loads(line)["id"] in wanted]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(taken)
            file.flush()
            for page in open_pages([file.name], on_error=print):
                made.update((source, *_same(_row(r, None))) for r in code_page(page, house).reports)
    for verdict in VERDICTS:
        own = [row for row in rows if set(row["verdicts"]) == {verdict}]
        kept = sum((row["source"], *_same(row)) in made for row in own)
        yield f"{verdict} by both readers: {kept} of {len(own)} still made as they were"


def _same(row: Row) -> tuple[object, ...]:
    sides = (tuple(sorted(code for code, _ in row[side])) for side in ("actor", "recipient"))
    return row["article"], row["start"], row["end"], row["type"], *sides


def _codes(row: Row) -> set[str]:
    return {code for side in ("actor", "recipient") for code, _ in row[side]}


def _row(report: Report, title: str | None, source: str = "") -> Row:
    return {
        "source": source, "article": report.page, "start": report.start, "end": report.end, "title": title, "text": report.text,
        "type": report.type, "mode": list(report.modes), "actor": _side(report.actors), "recipient": _side(report.recipients),
        "status": report.status, "confidence": report.confidence,
    }  # fmt: skip


def _side(actors: Sequence[Actor]) -> list[tuple[str, str]]:
    return [(a.code, a.entity_text) for a in actors]


def _shown(row: Row) -> str:
    sides = " -> ".join(", ".join(f"{code} ({text})" for code, text in row[side]) or "nobody named" for side in ("actor", "recipient"))
    text = " ".join(row["text"].split())
    return f"{row['id']} || {row['title']} || {text} || {'.'.join((row['type'], *row['mode']))}: {sides}; {row['status']}\n"


def _keep(drawn: Path, *verdicts: Path) -> None:
    read = [_verdicts(file) for file in verdicts]
    rows = [json.loads(line) for line in drawn.read_text("utf-8").splitlines()]
    kept = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()] if KEPT.exists() else []
    own = {row["id"] for row in rows}
    new = [{k: v for k, v in row.items() if k not in ("text", "title")} | {"verdicts": [r[row["id"]] for r in read]} for row in rows]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in (*(row for row in kept if row["id"] not in own), *new)]
    KEPT.write_text("".join(lines), encoding="utf-8")


def _verdicts(file: Path) -> dict[str, str]:
    found = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("||")]
        if line.strip() and (len(cells) < 2 or cells[1] not in VERDICTS):
            raise SystemExit(f"{file}:{number}: no verdict in {line[:60]!r}; one of {', '.join(VERDICTS)} must follow ||")
        if line.strip():
            found[cells[0]] = cells[1]
    return found


def told(rows: Sequence[Row]) -> Iterator[str]:
    """By source: what each reader finds wholly right, and wrong with the rest; what both find right; kappa of right or not."""
    for source in sorted({row["source"] for row in rows}):
        own = [row for row in rows if row["source"] == source]
        for reader in range(len(own[0]["verdicts"])):
            said = Counter(row["verdicts"][reader] for row in own)
            share = wilson(Stratum(said["right"], len(own), 100 * len(own)))  # out of far more reports than were drawn
            right = f"{share.value:.3f}, 95% {share.low:.2f} to {share.high:.2f}"
            yield f"{source}, reader {'AB'[reader]}: {said['right']} of {len(own)} wholly right ({right}); {dict(said)}"
        pairs = [tuple(verdict == "right" for verdict in row["verdicts"]) for row in own]
        yield f"{source}: right by both {sum(map(all, pairs)) / len(own):.3f}, kappa of right or not {kappa(pairs):.3f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("draw", "keep", "tell", "again"), default="tell")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--source", choices=("news_russia", "news_world"), default="news_russia")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--other-dyads", action="store_true", help="leave out what is between the United States and Russia only")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
