"""Whether a country's or a city's name stands for a party or only says where something is."""

from __future__ import annotations

from legation.actors.english import ENTERING, GOING, LOCATIVE, MOTION, PLACES
from legation.actors.hits import Hit
from legation.actors.words import PREMODIFIERS, Words


def is_place(words: Words, hit: Hit) -> bool:
    """A name after "in", a city at all, a capital that something moves to or from; "in Iraq", "the city of Sivas", "to Geneva"."""
    root = hit.root
    if hit.kind in ("body", "group", "agency", "metonym"):
        return False
    if hit.kind == "demonym":
        return _modifies_place(words, root)
    possessor = words.dep[root] == "nmod:poss" or (hit.end < len(words.text) and words.text[hit.end] in ("'s", "’s"))
    if possessor and hit.kind != "city":
        return _modifies_place(words, root)
    if hit.kind == "city":
        return True
    case = words.case(root)
    if case in LOCATIVE or (case == "at" and hit.kind in ("capital", "region")):
        return True
    if case == "of" and words.lemma[words.governor(root)] in PLACES and words.case(words.governor(root)) in LOCATIVE | MOTION:
        return True
    if _behind_place(words, hit):
        return True
    if hit.kind == "capital" and case == "" and words.relation(root) == "obj" and words.lemma[words.governor(root)] in ENTERING:
        return True
    return hit.kind == "capital" and case in MOTION and _goes_there(words, root, case)


def _goes_there(words: Words, root: int, case: str) -> bool:
    """Behind "from", or "to" after a word of going; "the answer to Washington" is to its government."""
    return case in ("from", "out") or words.lemma[words.governor(root)] in GOING


def _modifies_place(words: Words, root: int) -> bool:
    """ "in the Iraqi city of Basra", "on the Turkish border": the noun is a place and the phrase says where."""
    noun = root
    while words.dep[noun] in PREMODIFIERS and words.head[noun] > noun:
        noun = words.head[noun]
    return noun != root and words.lemma[noun] in PLACES and words.case(noun) in LOCATIVE | MOTION | {"on", "of", "at"}


def _behind_place(words: Words, hit: Hit) -> bool:
    """The Iran of "in Bam, Iran"."""
    root = hit.root
    return (
        words.dep[root] in ("appos", "nmod", "nmod:unmarked", "list", "flat")
        and hit.start >= 2
        and words.text[hit.start - 1] == ","
        and words.head[root] == hit.start - 2
        and words.case(words.head[root]) in LOCATIVE | MOTION
    )
