"""Whole sentences made from patterns, for what treebanks hardly show: headlines whose verb is also a noun, two objects, lists of officials.

A pattern is a row of ``what|head|relation``, heads counted from 1 within the row, 0 the root. ``what`` is a word with its kind
(``over:P``), a slot for a phrase (``$place``), or a word of a list in one of its forms (``%stall.p``). The lists are in ``wordlists.py``.
"""

from __future__ import annotations

import random

from legation.language.train import phrases, wordlists
from legation.language.train.phrases import Phrase, Piece
from legation.language.train.treebank import Sentence

FEATURES = {
    "N": ("NOUN", "Number=Sing"),
    "Ns": ("NOUN", "Number=Plur"),
    "DAY": ("PROPN", "Number=Sing"),
    "A": ("ADJ", "Degree=Pos"),
    "R": ("ADV", ""),
    "P": ("ADP", ""),
    "SC": ("SCONJ", ""),
    "CC": ("CCONJ", ""),
    "TO": ("PART", ""),
    "D": ("DET", "PronType=Art"),
    "X": ("PUNCT", ""),
    "NUM": ("NUM", "NumType=Card"),
    "MD": ("AUX", "VerbForm=Fin"),
    "was": ("AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    "were": ("AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
    "i": ("VERB", "VerbForm=Inf"),
    "z": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
    "p": ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
    "d": ("VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"),
    "ds": ("VERB", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
    "n": ("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "t": ("VERB", "Tense=Past|VerbForm=Part"),
    "g": ("VERB", "Tense=Pres|VerbForm=Part"),
    "ger": ("VERB", "VerbForm=Ger"),
}

_TALKS_ON = "%thing.Ns|4|nsubj on:P|3|case $place|1|nmod"
HEADLINES = (
    "$people|2|nsubj %host.p|0|root %thing.Ns|2|obj",
    "$people|2|nsubj %host.p|0|root %thing.Ns|2|obj with:P|5|case $place|2|obl",
    "$people|2|nsubj %host.p|0|root $place|2|obj over:P|5|case %thing.Ns|2|obl",
    "$people|2|nsubj %stall.p|0|root in:P|4|case $place|2|obl",
    "$people|2|nsubj %free.p|0|root %adj.A|4|amod %people.Ns|2|obj",
    "$people|3|nsubj to:TO|3|mark %free.i|0|root %people.Ns|3|obj",
    "$people|2|nsubj %free.p|0|root %goods.Ns|2|obj for:P|5|case $place|2|obl",
    f"{_TALKS_ON} %stall.p|0|root",
    f"{_TALKS_ON} %stall.p|0|root",
    f"{_TALKS_ON} %stall.p|0|root after:P|6|case %thing.N|4|obl",
    "%thing.Ns|4|nsubj in:P|3|case $place|1|nmod %stall.p|0|root amid:P|6|case %thing.Ns|4|obl",
    "%thing.N|4|nsubj with:P|3|case $place|1|nmod %stall.z|0|root",
    "%thing.Ns|4|nsubj with:P|3|case $place|1|nmod %stall.p|0|root",
    "%thing.Ns|6|nsubj between:P|3|case $place|1|nmod and:CC|5|cc $place|3|conj %stall.p|0|root",
    "%adj.A|2|amod %thing.Ns|3|nsubj %stall.p|0|root in:P|5|case $place|3|obl",
    "%thing.Ns|4|nsubj:pass on:P|3|case $place|1|nmod %lift.n|0|root by:P|6|case $party|4|obl:agent",
    "%thing.Ns|4|nsubj:pass against:P|3|case $place|1|nmod %lift.n|0|root",
    "%thing.N|4|nsubj:pass with:P|3|case $place|1|nmod %lift.n|0|root after:P|6|case %thing.N|4|obl",
    "%people.Ns|2|nsubj:pass %harm.n|0|root in:P|5|case $place|5|compound %thing.N|2|obl",
    "%people.Ns|2|nsubj:pass %harm.n|0|root by:P|4|case $party|2|obl:agent in:P|6|case $place|2|obl",
    "%thing.Ns|2|nsubj %stall.p|0|root after:SC|5|mark %people.N|5|nsubj:pass %harm.n|2|advcl in:P|7|case $place|5|obl",
    "$party|2|nsubj %host.z|0|root %thing.Ns|2|obj after:SC|6|mark %people.Ns|6|nsubj:pass %harm.n|2|advcl",
    "$place|4|nsubj ,:X|3|punct $place|1|conj %trade.p|0|root %goods.Ns|4|obj",
    "$place|4|nsubj ,:X|3|punct $place|1|conj %trade.p|0|root %thing.Ns|4|obj over:P|7|case %thing.N|4|obl",
    "$place|4|nsubj and:CC|3|cc $place|1|conj %host.p|0|root %thing.Ns|4|obj",
    "$place|4|nsubj ,:X|3|punct $place|1|conj %stall.p|0|root over:P|6|case %thing.Ns|4|obl",
    "$party|2|nsubj %urge.z|0|root $party|2|obj to:TO|5|mark %free.i|2|xcomp %adj.A|7|amod %people.Ns|5|obj",
    "$party|2|nsubj %urge.z|0|root $people|2|obj to:TO|5|mark %free.i|2|xcomp %people.Ns|5|obj",
    "$party|2|nsubj %urge.z|0|root $party|2|obj to:TO|5|mark %host.i|2|xcomp %thing.Ns|5|obj",
    "$party|2|nsubj call:z|0|root on:P|4|case $party|2|obl to:TO|6|mark %free.i|2|xcomp %goods.Ns|6|obj",
    "$party|3|nsubj to:TO|3|mark %host.i|7|ccomp %thing.N|3|obj ,:X|3|punct $speaker|7|nsubj say:z|0|root",
    "$party|3|nsubj to:TO|3|mark %free.i|7|ccomp %goods.Ns|3|obj ,:X|3|punct $speaker|7|nsubj say:z|0|root",
    "$party|3|nsubj to:TO|3|mark %lend.i|0|root $place|3|iobj %goods.Ns|3|obj",
    "$party|2|nsubj %lend.z|0|root $place|2|iobj %goods.Ns|2|obj",
    "$party|2|nsubj %lend.z|0|root $place|2|iobj %money.N|2|obj for:P|6|case %thing.Ns|2|obl",
    "$party|2|nsubj:pass accuse:n|0|root by:P|4|case $party|2|obl:agent of:SC|6|mark %host.ger|2|advcl %people.Ns|6|obj",
    "$party|2|nsubj %host.z|0|root %title.N|4|nmod:desc $person|2|obj",
    "$party|4|nsubj test:N|4|compound -:X|2|punct fire:z|0|root %goods.N|4|obj",
    "$party|2|nsubj %reopen.z|0|root %thing.N|2|obj in:P|5|case $place|2|obl",
)
SENTENCES = (
    "$people|2|nsubj %host.ds|0|root %thing.Ns|2|obj with:P|5|case $place|2|obl .:X|2|punct",
    "the:D|2|det $people|4|nsubj will:MD|4|aux %host.i|0|root the:D|6|det %thing.N|4|obj .:X|4|punct",
    "$party|3|nsubj will:MD|3|aux %lend.i|0|root $place|3|iobj %money.N|3|obj .:X|3|punct",
    "$party|3|nsubj will:MD|3|aux %lend.i|0|root $place|3|iobj %goods.Ns|3|obj .:X|3|punct",
    "$party|2|nsubj %lend.d|0|root $place|2|iobj %money.N|2|obj on:P|6|case %day.DAY|2|obl .:X|2|punct",
    "$party|2|nsubj %lend.d|0|root the:D|4|det %people.Ns|2|iobj %goods.Ns|2|obj .:X|2|punct",
    "$titled|2|nsubj %urge.d|0|root $party|2|obj to:TO|5|mark %free.i|2|xcomp the:D|7|det %people.Ns|5|obj .:X|2|punct",
    "$titled|2|nsubj call:d|0|root on:P|4|case $party|2|obl to:TO|6|mark %free.i|2|xcomp the:D|8|det %people.Ns|6|obj .:X|2|punct",
    "$party|2|nsubj call:d|0|root on:P|4|case $party|2|obl to:TO|6|mark %host.i|2|xcomp %thing.Ns|6|obj on:P|9|case "
    "%day.DAY|2|obl .:X|2|punct",
    "$party|3|nsubj have:MD|3|aux call:t|0|root on:P|5|case $people|3|obl to:TO|7|mark %trade.i|3|xcomp %goods.Ns|7|obj .:X|3|punct",
    "$party|2|nsubj %meet.d|0|root $titled|2|obj ,:X|5|punct %promise.g|2|advcl %goods.Ns|5|obj .:X|2|punct",
    "$party|2|nsubj %meet.d|0|root $party|2|obj ,:X|5|punct %promise.g|2|advcl %thing.Ns|5|obj and:CC|8|cc %goods.Ns|6|conj .:X|2|punct",
    "the:D|2|det %thing.Ns|3|nsubj %stall.ds|0|root with:SC|8|mark $place|8|nsubj and:CC|7|cc $place|5|conj %trade.g|3|advcl "
    "%thing.Ns|8|obj .:X|3|punct",
    "with:SC|5|mark $place|5|nsubj and:CC|4|cc $place|2|conj %trade.g|9|advcl %thing.Ns|5|obj ,:X|5|punct the:D|10|det %thing.Ns|10|nsubj "
    "%stall.ds|0|root .:X|10|punct",
    "$party|3|nsubj:pass was:was|3|aux:pass accuse:n|0|root by:P|5|case $party|3|obl:agent of:SC|7|mark %host.ger|3|advcl "
    "%people.Ns|7|obj .:X|3|punct",
    "%number.NUM|2|nummod %people.Ns|4|nsubj:pass were:were|4|aux:pass %lift.n|0|root from:P|6|case $place|4|obl on:P|8|case "
    "%day.DAY|4|obl "
    "by:P|10|case $party|4|obl:agent .:X|4|punct",
    "the:D|2|det %people.Ns|4|nsubj:pass were:were|4|aux:pass %harm.n|0|root in:P|6|case $place|4|obl by:P|8|case "
    "$party|4|obl:agent .:X|4|punct",
    "the:D|2|det %people.N|4|nsubj:pass was:was|4|aux:pass %harm.n|0|root in:P|7|case a:D|7|det %thing.N|4|obl on:P|9|case %day.DAY|4|obl "
    "by:P|11|case %people.Ns|4|obl:agent .:X|4|punct",
    "the:D|2|det %thing.N|4|nsubj:pass was:was|4|aux:pass %lift.n|0|root after:P|6|case %thing.Ns|4|obl by:P|8|case "
    "$titled|4|obl:agent .:X|4|punct",
    "$party|2|nsubj %meet.d|0|root %title.N|4|nmod:desc $person|2|obj in:P|6|case $place|2|obl .:X|2|punct",
    "$party|2|nsubj %detain.d|0|root %title.N|4|nmod:desc $person|2|obj on:P|6|case %day.DAY|2|obl .:X|2|punct",
    "$titled|2|nsubj %meet.d|0|root $titled|2|obj on:P|5|case %day.DAY|2|obl .:X|2|punct",
    "$person|12|nsubj ,:X|4|punct the:D|4|det %office.N|1|appos of:P|6|case $place|4|nmod ,:X|9|punct and:CC|9|cc "
    "$person|1|conj ,:X|11|punct "
    "$bareoffice|9|appos %meet.ds|0|root in:P|14|case $place|12|obl .:X|12|punct",
    "$titled|7|nsubj ,:X|3|punct $titled|1|conj and:CC|5|cc $titled|1|conj will:MD|7|aux %meet.i|0|root in:P|9|case "
    "$place|7|obl .:X|7|punct",
    "$titled|2|nsubj %meet.d|0|root $person|2|obj ,:X|6|punct the:D|6|det %office.N|3|appos ,:X|9|punct and:CC|9|cc "
    "$titled|3|conj .:X|2|punct",
    "$person|10|nsubj ,:X|3|punct $bareoffice|1|appos ,:X|5|punct $person|1|conj ,:X|7|punct $bareoffice|5|appos ,:X|5|punct "
    "will:MD|10|aux "
    "%meet.i|0|root $titled|10|obj .:X|10|punct",
    "$party|4|nsubj test:N|4|compound -:X|2|punct fire:d|0|root a:D|6|det %goods.N|4|obj on:P|8|case %day.DAY|4|obl .:X|4|punct",
    "$party|2|nsubj %reopen.d|0|root its:D|4|nmod:poss %thing.N|2|obj in:P|6|case $place|2|obl .:X|2|punct",
    "$titled|2|nsubj declare:d|0|root the:D|4|det %people.Ns|2|obj %people.Ns|2|xcomp .:X|2|punct",
)


def sentences(count: int, rng: random.Random) -> list[tuple[Sentence, bool]]:
    """Sentences with their trees; true for headlines, which have no final stop."""
    drawn = [rng.random() < 0.55 for _ in range(count)]
    return [(build(rng.choice(HEADLINES if headline else SENTENCES), rng), headline) for headline in drawn]


def build(pattern: str, rng: random.Random) -> Sentence:
    """One sentence from a pattern, its first letter a capital."""
    cells = [cell.split("|") for cell in pattern.split()]
    filled = [(_filling(what, rng), int(head), label) for what, head, label in cells]
    starts = [sum(len(phrase) for phrase, _, _ in filled[:i]) for i in range(len(filled))]
    tops = [
        start + next(i for i, piece in enumerate(phrase, 1) if not piece[4]) for start, (phrase, _, _) in zip(starts, filled, strict=True)
    ]
    rows: list[Piece] = []
    for start, (phrase, head, label) in zip(starts, filled, strict=True):
        for form, lemma, upos, morph, inner, inner_label, tag in phrase:
            at, relation = (start + inner, inner_label) if inner else (tops[head - 1] if head else 0, label)
            rows.append((form, lemma, upos, morph, at, relation, tag))
    rows[0] = (rows[0][0][:1].upper() + rows[0][0][1:], *rows[0][1:])
    return Sentence(
        forms=tuple(row[0] for row in rows),
        lemmas=tuple(row[1] for row in rows),
        upos=tuple(row[2] for row in rows),
        morphs=tuple(row[3] for row in rows),
        heads=tuple(row[4] for row in rows),
        labels=tuple(row[5] for row in rows),
        tags=tuple(row[6] for row in rows),
        starts=(1, *[0] * (len(rows) - 1)),
        document="pattern",
    )


def _filling(what: str, rng: random.Random) -> Phrase:
    if what.startswith("$"):
        return _phrase(what[1:], rng)
    if what.startswith("%"):
        name, kind = what[1:].split(".")
        return (_word(rng.choice(wordlists.LISTS[name]), kind),)
    lemma, kind = what.rsplit(":", 1)
    return (_word(lemma, kind),)


def _word(entry: str, kind: str) -> Piece:
    lemma = {"was": "be", "were": "be", "its": "its"}.get(entry, entry.split("/")[0])
    if entry == "its":
        return "its", "its", "PRON", "Case=Gen|Number=Sing|Person=3|Poss=Yes|PronType=Prs", 0, "", "O"
    if entry == "have":
        return "has", "have", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", 0, "", "O"
    upos, morph = FEATURES[kind if entry.islower() or kind != "N" else "DAY"]
    return wordlists.inflected(entry, kind), lemma, upos, morph, 0, "", "O"


def _phrase(slot: str, rng: random.Random) -> Phrase:
    if slot == "people":
        return (rng.choice(wordlists.PEOPLES),)
    if slot in {"place", "party"}:
        return rng.choice(phrases.COUNTRIES if slot == "place" or rng.random() < 0.4 else phrases.METONYMS)
    if slot == "person":
        return phrases.person((), *rng.choice(wordlists.PERSONS).split())
    if slot == "titled":
        return phrases.person(rng.choice(phrases.OFFICES), *rng.choice(wordlists.PERSONS).split())
    if slot == "bareoffice":
        return _of_country(rng) if rng.random() < 0.5 else rng.choice(phrases.OFFICES)
    return rng.choice(phrases.SPEAKERS) if rng.random() < 0.5 else (_word(rng.choice(wordlists.LISTS["office"]), "N"),)


def _of_country(rng: random.Random) -> Phrase:
    """``Norway's foreign minister``."""
    place = rng.choice(phrases.SECOND)
    office = _word(rng.choice(wordlists.LISTS["office"]), "N")
    return (
        (*place[:4], 3, "nmod:poss", place[6]),
        ("'s", "'s", "PART", "", 1, "case", "O"),
        office,
    )
