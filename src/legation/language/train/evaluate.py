"""Scores against a treebank, with gold words and sentences: UAS and LAS with punctuation and subtypes, names as exact spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.language.network import Analysis, Block, Network
from legation.language.train.treebank import NAMES, Sentence


def parse_gold(network: Network, sentences: Sequence[Sentence], *, size: int = 40) -> Iterator[tuple[Sentence, Analysis]]:
    """Sentences with the network's analysis of their gold words, read in groups as an article would be."""
    for at in range(0, len(sentences), size):
        group = sentences[at : at + size]
        yield from zip(group, network.analyse([Block(s.forms) for s in group]), strict=True)


def scores(pairs: Sequence[tuple[Sentence, Analysis]]) -> dict[str, float]:
    """Percent: ``uas``, ``las``, ``upos``, ``morph``, ``lemma`` (case aside), ``names`` (F over the kinds that the gold has),
    ``names3`` (F over persons, organisations and places) and ``names_any`` (F over spans, whatever their kind)."""
    words = sum(len(s) for s, _ in pairs)
    hits = dict.fromkeys(("uas", "las", "upos", "morph", "lemma"), 0)
    for sentence, got in pairs:
        heads = [i if not head else head - 1 for i, head in enumerate(sentence.heads)]
        arcs = [a == b for a, b in zip(heads, got.heads, strict=True)]
        hits["uas"] += sum(arcs)
        hits["las"] += sum(arc and a == b for arc, a, b in zip(arcs, sentence.labels, got.labels, strict=True))
        hits["upos"] += _same(sentence.upos, got.upos)
        hits["morph"] += _same(sentence.morphs, got.morphs)
        hits["lemma"] += _same([x.lower() for x in sentence.lemmas], [x.lower() for x in got.lemmas])
    names = {"names": _names(pairs, NAMES), "names3": _names(pairs, NAMES[:3]), "names_any": _names_any(pairs)}
    return {name: 100 * count / words for name, count in hits.items()} | names


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """BIO tags as (start, end, kind)."""
    found: set[tuple[int, int, str]] = set()
    start = 0
    for i, tag in enumerate([*tags, "O"]):
        if i and tags[i - 1][:1] in "BI" and not tag.startswith("I-"):
            found.add((start, i, tags[i - 1][2:]))
        if tag.startswith("B-"):
            start = i
    return found


def _same(left: Sequence[str], right: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(left, right, strict=True))


def _names_any(pairs: Sequence[tuple[Sentence, Analysis]]) -> float:
    found = [({n[:2] for n in spans(s.tags)}, {n[:2] for n in spans(got.entities)}) for s, got in pairs if s.tags is not None]
    total = sum(len(gold) + len(got) for gold, got in found)
    return 200 * sum(len(gold & got) for gold, got in found) / total if total else 0.0


def _names(pairs: Sequence[tuple[Sentence, Analysis]], kinds: Sequence[str]) -> float:
    golden = [(spans(s.tags), spans(got.entities)) for s, got in pairs if s.tags is not None]
    counted = {kind for gold, _ in golden for _, _, kind in gold} & set(kinds)
    kept = [({name for name in gold if name[2] in counted}, {name for name in got if name[2] in counted}) for gold, got in golden]
    both = sum(len(gold & got) for gold, got in kept)
    total = sum(len(gold) + len(got) for gold, got in kept)
    return 200 * both / total if total else 0.0
