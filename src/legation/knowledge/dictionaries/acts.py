"""Blocks of verbs and patterns as rows of a lexicon, such as a user would write in TOML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from legation.knowledge.dictionaries.lines import LeftOut
from legation.knowledge.dictionaries.patterns import Demands, Inexpressible, read_after, read_pattern
from legation.knowledge.dictionaries.phrases import Phrases
from legation.knowledge.dictionaries.verbs import Block, Coding, Pattern, Verb, Verbs
from legation.knowledge.ontology import Ontology

Row = dict[str, Any]
Recipients = Mapping[str, Sequence[str]]
# Who suffers what the pattern tells, where CAMEO codes the event back from target to source.
_FROM_TARGET = ("obj", "by", "from", "with", "to", "of", "in", "on", "at")
# In our codebook a visit is the guest's act, also where CAMEO codes that the other was host; and who mediates is no party to the talks.
_HOSTED, _ONE_SIDED = "043", frozenset({"042", "043", "045"})
# What the words behind a verb of one word ask for.
_NOTHING = Demands()
# Our type for a reading that is no event; which one does not matter.
_VOID_TYPE = "CONSULT"


@dataclass(slots=True)
class Table:
    """Rows of acts, the irregular forms of their verbs, and how many verbs and patterns they take up."""

    rows: list[Row] = field(default_factory=list)
    irregular: dict[str, str] = field(default_factory=dict)
    verbs: int = 0
    patterns: int = 0


def to_table(found: Verbs, ontology: Ontology, recipients: Recipients, left: list[LeftOut]) -> Table:
    """The acts of a dictionary; ``recipients`` says for each type where they stand. What cannot be said goes to ``left``."""
    table = Table()
    maker = _Maker(Phrases(found.sets), ontology, recipients)
    for block in found.blocks:
        _take_out_untyped(block, ontology, left)
        verbs = maker.verbs(block, left)
        table.verbs += len(verbs)
        table.irregular.update({form: verb.words[0].lower() for verb, _ in verbs for form in verb.forms})
        made = list(maker.of_patterns(block, verbs, left))
        table.patterns += len(made)
        rows = [row for of_pattern in made for row in of_pattern]
        table.rows += sorted(_merged([*rows, *maker.of_verbs(block, verbs)]), key=lambda row: -_longest(row))
    return table


@dataclass(slots=True)
class _Maker:
    phrases: Phrases
    ontology: Ontology
    recipients: Recipients

    def verbs(self, block: Block, left: list[LeftOut]) -> list[tuple[Verb, Demands]]:
        """The verbs of a block with what the words behind them ask for ("off", "of" something)."""
        verbs = []
        for verb in block.verbs:
            try:
                if {"AND", "OR"}.intersection(verb.words):
                    raise Inexpressible("two verbs in one")
                verbs.append((verb, read_after(" ".join(verb.words[1:]), self.phrases) if verb.words[1:] else _NOTHING))
            except Inexpressible as reason:
                left.append(verb.line.left_out(str(reason)))
        return verbs

    def of_patterns(self, block: Block, verbs: list[tuple[Verb, Demands]], left: list[LeftOut]) -> Iterator[list[Row]]:
        """The rows of each pattern that can be said."""
        for pattern in block.patterns:
            try:
                rows = list(self._of_pattern(pattern, verbs))
                if not rows:
                    raise Inexpressible("its verbs bring an object or particle of their own")
                yield rows
            except Inexpressible as reason:
                left.append(pattern.line.left_out(str(reason)))

    def of_verbs(self, block: Block, verbs: list[tuple[Verb, Demands]]) -> Iterator[Row]:
        """A row for each verb that has a code by itself; one that is no event says nothing, as our tables may know it."""
        for verb, own in verbs:
            coding = block.coding if verb.coding is None else verb.coding
            if coding != Coding():
                yield self._row(coding, [_headword(verb, own)], own)

    def _of_pattern(self, pattern: Pattern, verbs: list[tuple[Verb, Demands]]) -> Iterator[Row]:
        demands = read_pattern(pattern.text, self.phrases)
        plain = [_headword(verb, demands) for verb, own in verbs if own is _NOTHING]
        if plain:
            yield self._row(pattern.coding, plain, demands)
        for verb, own in verbs:
            both = _joined(own, demands) if own is not _NOTHING else None
            if both is not None:
                yield self._row(pattern.coding, [_headword(verb, both)], both)

    def _row(self, coding: Coding, headwords: list[str], demands: Demands) -> Row:
        code = coding.there or coding.back
        cameo = self.ontology.of_cameo(code) if code else None
        row: Row = {"type": _VOID_TYPE, "void": True}
        if cameo is not None and cameo.type is not None:  # it has one: those without were taken out
            row = {"type": cameo.type, "mode": cameo.mode, "context": list(cameo.contexts), "needs": "both"}
            row |= self._parties(coding, cameo.type, demands)
        row["verbs"] = list(dict.fromkeys(headwords))
        row |= {"object": sorted(demands.objects), "subject": sorted(demands.subjects)}
        return row | {"obl": {name: sorted(words) for name, words in demands.obliques.items()}}

    def _parties(self, coding: Coding, type_: str, demands: Demands) -> Row:
        """Where source and target stand: as the pattern says, else as in our own acts of the type."""
        if coding.there == _HOSTED or (coding.there is None and coding.back != _HOSTED):
            return {"actor": list(_FROM_TARGET), "recipient": ["subj"]}
        open_ = [name for name, words in demands.obliques.items() if "*" in words and name != demands.actor]
        target = [*filter(None, [demands.recipient]), *open_, *self.recipients[type_]]
        return {
            "actor": [*filter(None, [demands.actor]), "subj"],
            "recipient": [role for role in dict.fromkeys(target) if role not in demands.skipped],
            "mutual": coding.there == coding.back or (type_ == "CONSULT" and coding.there not in _ONE_SIDED),
        }


def _joined(own: Demands, pattern: Demands) -> Demands | None:
    """What a verb's own words and a pattern ask for together; ``None`` where both want the same place."""
    shared = own.obliques.keys() & pattern.obliques.keys()
    if (own.particle and pattern.particle) or (own.objects and pattern.objects) or shared:
        return None
    return replace(
        pattern,
        particle=own.particle or pattern.particle,
        objects=own.objects or pattern.objects,
        obliques={**own.obliques, **pattern.obliques},
    )


def _headword(verb: Verb, demands: Demands) -> str:
    word = verb.words[0].lower()
    return f"{word} {demands.particle}" if demands.particle else word


def _merged(rows: Iterable[Row]) -> list[Row]:
    """Rows that differ only in which words they ask for, as one: the nouns of many patterns in one list."""
    merged: dict[str, Row] = {}
    for row in rows:
        place, name = _open_place(row)
        rest = {key: value for key, value in row.items() if key != place}
        key = repr((sorted(rest.items(), key=lambda item: item[0]), place, name, _longest(row)))
        same = merged.setdefault(key, row)
        if same is not row and place == "obl":
            same["obl"] = {name: sorted({*same["obl"][name], *row["obl"][name]})}
        elif same is not row and place:
            same[place] = sorted({*same[place], *row[place]})
    return list(merged.values())


def _open_place(row: Row) -> tuple[str | None, str]:
    """Where rows may differ and still be one: the object, else the only phrase, else the subject."""
    if row["object"]:
        return "object", ""
    if len(row["obl"]) == 1:
        name = next(iter(row["obl"]))
        return ("obl", name) if row["obl"][name] != ["*"] else (None, "")
    return ("subject", "") if row["subject"] and not row["obl"] else (None, "")


def _longest(row: Row) -> int:
    """How many words the longest phrase that a row asks for has: ``food aid`` goes before ``aid``."""
    asked = [*row["object"], *row["subject"], *(word for words in row["obl"].values() for word in words)]
    return max((len(phrase.split()) for phrase in asked), default=0)


def _take_out_untyped(block: Block, ontology: Ontology, left: list[LeftOut]) -> None:
    """Leave out patterns whose CAMEO code has no type of ours; verbs with such a code are as those without."""
    for pattern in block.patterns:
        left += [pattern.line.left_out(reason)] if (reason := _unknown(pattern.coding, ontology)) else []
    block.patterns = [pattern for pattern in block.patterns if not _unknown(pattern.coding, ontology)]
    block.coding = Coding() if _unknown(block.coding, ontology) else block.coding
    block.verbs = [replace(verb, coding=Coding()) if verb.coding and _unknown(verb.coding, ontology) else verb for verb in block.verbs]


def _unknown(coding: Coding, ontology: Ontology) -> str | None:
    """Why a code has no type: our tables then decide what the words tell."""
    codes = [code for code in (coding.there, coding.back) if code]
    if any(code[:2] not in ontology.cameo for code in codes):
        return "its CAMEO code begins with no root from 01 to 20"
    return "a statement (01), for which PLOVER has no type" if any(not ontology.of_cameo(code).type for code in codes[:1]) else None
