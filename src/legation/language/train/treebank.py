"""Sentences of a treebank in CoNLL-U, and the names in them.

Names come from Universal NER (an IOB2 file beside the treebank) for EWT, and from the ``Entity`` brackets of the MISC column for
GUM, where the run of proper nouns around a mention's head is its name.
Formats: https://universaldependencies.org/format.html, https://gucorpling.org/gum/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
NAMES = (*KINDS.values(), "MISC")  # MISC: peoples, religions, events, works; Universal NER's OTH
UNSURE = "?"  # a word of which nobody said whether it is in a name of the kind MISC
FEATURES = frozenset(
    "Case Degree Mood Number NumType Person Polarity Poss PronType Tense VerbForm Voice".split()
)  # what a coder of events may ask for
BEGIN_NAMES = frozenset({"United", "National", "European", "Foreign", "New"})
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or several joined. ``heads`` count from 1, 0 is the root; ``tags`` are BIO, ``None`` where nobody annotated;
    ``starts[i]`` is 1 where a sentence begins."""

    forms: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...] | None
    starts: tuple[int, ...]
    text: str = ""
    document: str = ""
    identifier: str = ""
    opens: bool = False  # a paragraph

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(slots=True)
class _Raw:
    rows: list[list[str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


def read_ewt(conllu: Path, names: Path) -> list[Sentence]:
    """A part of EWT with the names of Universal NER; sentences the two cut differently have ``tags`` ``None``."""
    known = read_names(names)
    return [replace(s, tags=_fitting(known.get(s.identifier), s.forms)) for s, _ in _read(conllu)]


def read_gum(conllu: Path) -> list[Sentence]:
    """A part of GUM, names from its own brackets, which know no MISC: what might be one is ``UNSURE``."""
    return [replace(s, tags=_unsure(s, _bio(len(s), _gum_names(s, rows)))) for s, rows in _read(conllu)]


def read_names(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Sentence id to its tokens and BIO tags; ``OTH`` is our ``MISC``."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    here: tuple[list[str], list[str]] = ([], [])
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id"):
            here = ([], [])
            found[line.split("=", 1)[1].strip()] = here
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            here[0].append(cells[1])
            tag = cells[2].replace("OTH", "MISC")
            here[1].append(tag if tag[2:] in NAMES else "O")
    return found


def _read(path: Path) -> Iterator[tuple[Sentence, list[list[str]]]]:
    document = ""
    for raw in _raw(path):
        document = raw.meta.get("newdoc id", document)
        yield _sentence(raw, document), raw.rows


def _raw(path: Path) -> Iterator[_Raw]:
    raw = _Raw()
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            raw.meta[key.strip()] = value.strip()
        elif line:
            cells = line.split("\t")
            if cells[0].isdigit():
                raw.rows.append(cells)
        elif raw.rows:
            yield raw
            raw = _Raw()


def _sentence(raw: _Raw, document: str) -> Sentence:
    rows = raw.rows
    return Sentence(
        forms=tuple(row[1] for row in rows),
        lemmas=tuple(row[1] if row[2] == "_" else row[2] for row in rows),
        upos=tuple(row[3] for row in rows),
        morphs=tuple(_reduced(row[5]) for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        labels=tuple(row[7] for row in rows),
        tags=None,
        starts=(1, *[0] * (len(rows) - 1)),
        text=raw.meta.get("text", ""),
        document=document,
        identifier=raw.meta.get("sent_id", ""),
        opens="newpar id" in raw.meta or "newpar" in raw.meta or "newdoc id" in raw.meta,
    )


def _reduced(features: str) -> str:
    return "|".join(pair for pair in features.split("|") if pair.split("=")[0] in FEATURES)


def _fitting(known: tuple[list[str], list[str]] | None, forms: Sequence[str]) -> tuple[str, ...] | None:
    """The tags if both sides have the same words, else carried over character by character, else ``None``."""
    if known is None or "".join(known[0]) != "".join(forms):
        return None
    if known[0] == list(forms):
        return tuple(known[1])
    at_char = [tag for word, tag in zip(*known, strict=True) for tag in (tag, *[_inner(tag)] * (len(word) - 1))]
    tags, position = ["O"], 0
    for form in forms:
        tag = at_char[position]
        tags.append("B" + tag[1:] if tag.startswith("I") and tags[-1][2:] != tag[2:] else tag)
        position += len(form)
    return tuple(tags[1:])


def _inner(tag: str) -> str:
    return "I" + tag[1:] if tag.startswith("B") else tag


def _bio(size: int, names: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    tags = ["O"] * size
    for start, end, kind in names:
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tuple(tags)


def _unsure(sentence: Sentence, tags: Sequence[str]) -> tuple[str, ...]:
    columns = zip(tags, sentence.forms, sentence.upos, strict=True)
    return tuple(UNSURE if tag == "O" and form[:1].isupper() and upos in {"ADJ", "NOUN", "PROPN"} else tag for tag, form, upos in columns)


def _gum_names(sentence: Sentence, rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """Outermost names first; a mention of another kind (an event, an object) hides the names inside it."""
    found = {_name(sentence, start, end, kind) for start, end, kind in _mentions(rows)} - {None}
    taken: set[int] = set()
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted((n for n in found if n), key=lambda n: (n[0] - n[1], n[0], n[2])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, kind))
    return sorted((start, end, KINDS[kind]) for start, end, kind in kept if kind in KINDS)


def _mentions(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        misc: Mapping[str, str] = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
        for piece in _BRACKET.findall(misc.get("Entity", "")):
            if not piece.startswith("("):
                opening = next((o for o in reversed(opened) if o[0] == piece[:-1]), None)
                if opening:
                    opened.remove(opening)
                    yield opening[2], i + 1, opening[1]
                continue
            number, kind = piece[1:].rstrip(")").split("-")[:2]
            if piece.endswith(")"):
                yield i, i + 1, kind
            else:
                opened.append((number, kind, i))


def _name(sentence: Sentence, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    heads = [i for i in range(start, end) if not start <= sentence.heads[i] - 1 < end]
    if len(heads) != 1 or sentence.upos[heads[0]] != "PROPN" or kind == "time":
        return None
    low, high = heads[0], heads[0] + 1
    while low > start and (_proper(sentence, low - 1) or (_joins(sentence, low - 1) and low - 1 > start and _proper(sentence, low - 2))):
        low -= 1
    while high < end and (_proper(sentence, high) or (_joins(sentence, high) and high + 1 < end and _proper(sentence, high + 1))):
        high += 1
    if kind == "person":
        while low < high - 1 and (sentence.labels[low] == "nmod:desc" or sentence.forms[low] in {"-", "'"}):
            low += 1
    else:
        high = _past_of(sentence, high, end)
    return low, high, kind


def _past_of(sentence: Sentence, high: int, end: int) -> int:
    """``Ministry`` becomes ``Ministry of Foreign Affairs``."""
    after = high + 1 if high < end and sentence.forms[high] == "of" else end
    if after < end and sentence.forms[after].lower() == "the":
        after += 1
    if after >= end or not _proper(sentence, after):
        return high
    while after < end and _proper(sentence, after):
        after += 1
    return after


def _proper(sentence: Sentence, i: int) -> bool:
    """A proper noun, or a capitalised adjective that a name begins with (``United States``)."""
    return sentence.upos[i] == "PROPN" or (sentence.upos[i] == "ADJ" and sentence.forms[i] in BEGIN_NAMES)


def _joins(sentence: Sentence, i: int) -> bool:
    return sentence.forms[i] in {"-", "&", "–"}
