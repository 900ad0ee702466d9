"""Put labelled sentences into the corpora: sentences in our own words, and readings of real ones (stand-off).

    python scripts/build_corpus.py written MARKED.tsv ...  --out corpora/written/sentences.jsonl
    python scripts/build_corpus.py second --drawn corpora/written/sentences.jsonl READING ... --out corpora/written/second.jsonl
    python scripts/build_corpus.py real --drawn out/drawn.jsonl READING ... --out corpora/real/labels.jsonl

A marked line is ``register/region/decade/phenomenon<TAB>text<TAB>labels``: parties as ``[1:RUS Moscow]``, words that tell an event as
``{a accused}``, labels as ``1>2 a ACCUSE.allege ~neg @3; 1=2 b CONSULT`` (``>`` does to, ``=`` together, 0 nobody). A reading is
``id || 1>2 "accused" ACCUSE.allege ; ... || 2=GBR 4=-``. Near duplicates of sentences that are already there are left out and counted.
What PLOVER does not know, parties that are not marked, an event of nobody with nobody, a sentence read twice: refused, with file and line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.events.view.train.examples import is_held
from legation.knowledge import ontology

Row = dict[str, Any]
STATUS = {"": "actual", "~neg": "negated", "~fut": "future", "~hyp": "hypothetical"}
ALIKE = 0.45  # share of runs of four words at which two sentences are near duplicates
_MARK = re.compile(r"\[(?P<n>\d+):(?P<code>[A-Z]{3}) (?P<party>[^\[\]]*)\]|\{(?P<letter>[a-z]) (?P<word>[^{}]*)\}")
_LABEL = re.compile(
    r'(?P<a>\d+)(?P<how>[>=])(?P<b>\d+) (?P<word>[a-z]|"[^"]+") (?P<type>[A-Z]+)(?:\.(?P<mode>[a-z-]+))?'
    r"(?: (?P<status>~\w+))?(?: @(?P<by>\w+))?$"
)


def main() -> None:
    """Command line."""
    options = _options()
    old = [json.loads(line) for line in options.out.read_text("utf-8").splitlines()] if options.out.exists() and options.keep else []
    rows = list(_written(options.files, old) if options.what == "written" else _readings(options.files, options.drawn))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in [*old, *rows]), encoding="utf-8")
    print(f"{len(rows)} sentences added to {len(old)}", file=sys.stderr)


def _written(files: Iterable[Path], old: Iterable[Row]) -> Iterator[Row]:
    seen: dict[tuple[str, ...], int] = {}
    lengths: list[int] = []
    for row in old:
        _is_near(row["text"], seen, lengths)
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                row = checked(_sentence(line))
            except (ValueError, KeyError) as error:
                raise SystemExit(f"{file}:{number}: {error}; {line[:80]}") from error
            if row["phenomenon"] != "minimal-pair" and _is_near(row["text"], seen, lengths):
                print(f"{file}:{number}: near duplicate, left out", file=sys.stderr)
                continue
            yield row


def _is_near(text: str, seen: dict[tuple[str, ...], int], lengths: list[int]) -> bool:
    words = re.findall(r"\w+", text.lower())
    runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    shared: dict[int, int] = {}
    for run in runs & seen.keys():
        shared[seen[run]] = shared.get(seen[run], 0) + 1
    near = any(count > ALIKE * min(len(runs), lengths[other]) for other, count in shared.items())
    if not near:
        seen.update(dict.fromkeys(runs, len(lengths)))
        lengths.append(len(runs))
    return near


def _sentence(line: str) -> Row:
    meta, marked, labels = line.rstrip("\n").split("\t")
    register, region, decade, phenomenon = meta.split("/")
    text, parties, words = _unmarked(marked)
    identifier = "w" + hashlib.sha256(text.encode()).hexdigest()[:10]
    pairs = [] if labels.strip() == "-" else [_pair(label.strip(), words) for label in labels.split(";")]
    return {
        "id": identifier,
        "part": "held" if is_held(identifier) else "train",
        "text": text,
        "parties": parties,
        "pairs": pairs,
        "register": register,
        "region": region,
        "decade": decade,
        "phenomenon": phenomenon,
    }


def _unmarked(marked: str) -> tuple[str, list[Row], dict[str, list[int]]]:
    text, parties, words, at = "", [], {}, 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at, start = found.end(), len(text)
        text += found["party"] or found["word"] or ""
        if found["n"]:
            parties.append({"n": int(found["n"]), "start": start, "end": len(text), "code": found["code"]})
        else:
            words[found["letter"]] = [start, len(text)]
    return text + marked[at:], sorted(parties, key=lambda p: p["n"]), words


def _pair(label: str, words: dict[str, list[int]]) -> Row:
    found = _LABEL.match(label)
    if found is None:
        raise ValueError(f"label {label!r} has not the form of 1>2 a TYPE.mode ~status @speaker")
    by = found["by"]
    return {
        "a": int(found["a"]) or None,
        "b": int(found["b"]) or None,
        "type": found["type"],
        "mode": found["mode"],
        "status": STATUS[found["status"] or ""],
        "mutual": found["how"] == "=",
        "said_by": int(by) if by and by.isdigit() else by,
        "predicate": words[found["word"]],
    }


def _readings(files: Iterable[Path], drawn: Path) -> Iterator[Row]:
    known = {row["id"]: row for row in map(json.loads, drawn.read_text("utf-8").splitlines())}
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            cells = [cell.strip() for cell in line.split("||")]
            if not line.strip():
                continue
            if cells[0] not in known:
                raise SystemExit(f"{file}:{number}: no sentence {cells[0]!r} in {drawn}, or it was read before in one of these files")
            try:
                yield checked(_reading(known.pop(cells[0]), cells[1], cells[2] if len(cells) > 2 else "", file.stem))
            except (ValueError, IndexError) as error:
                raise SystemExit(f"{file}:{number}: {error}; {line[:80]}") from error


def checked(row: Row) -> Row:
    """The row, if its pairs are of marked parties, of words that stand in the sentence, and of types and modes that PLOVER has."""
    types, numbers = ontology.load().types, {party["n"] for party in row["parties"]}
    for pair in row["pairs"]:
        sides = {pair["a"], pair["b"]} - {None}
        if not sides or pair["a"] == pair["b"] or not sides <= numbers:
            raise ValueError(f"no pair of {pair['a'] or 0} with {pair['b'] or 0} among the parties {sorted(numbers)}")
        if pair["type"] not in types or (pair["mode"] and pair["mode"] not in types[pair["type"]].modes):
            raise ValueError(f"no {pair['type']}.{pair['mode'] or ''} in PLOVER")
        if not pair["predicate"]:
            raise ValueError(f"the words of {pair['type']} do not stand in the sentence as quoted")
    return row


def _reading(row: Row, labels: str, corrections: str, reader: str) -> Row:
    unsure = labels.endswith("?")
    labels = labels.rstrip("? ")
    changed = dict(item.strip(",;").split("=") for item in corrections.split())
    parties = [{**p, "code": _code(changed.get(str(p["n"])), p["code"])} for p in row["parties"]]
    pairs = [] if labels in ("-", "") else [_pair(label.strip(), _Words(row["text"])) for label in re.split(r"\s;\s", labels)]
    place = {key: row[key] for key in ("source", "article", "start", "end", "sha256_16", "drawn") if key in row}
    return {"id": row["id"], "reader": reader} | place | {"parties": parties, "pairs": pairs, "sure": not unsure}


def _code(correction: str | None, code: str) -> str | None:
    return None if correction in ("-", "?") else correction or code


class _Words(dict[str, list[int]]):
    """Where quoted words stand in a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, quoted: str) -> list[int]:
        at = self.text.find(quoted.strip('"'))
        return [at, at + len(quoted) - 2] if at >= 0 else []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("written", "second", "real"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--drawn", type=Path, help="the sentences that were read, as draw_sentences.py wrote them")
    parser.add_argument("--keep", action="store_true", help="add to what is there")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
