"""Lemmas as edit scripts, so that a small softmax can give the lemma of any word.

A script is ``casing|edit``: casing ``L`` lower, ``U`` upper, ``T`` title, ``K`` kept; the edit either cuts characters off the end
and adds others (``3+y``: ``countries`` to ``country``) or gives the whole lemma (``=be``).
"""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_CUT = 5


def make_script(form: str, lemma: str) -> str:
    """The script that leads from form to lemma."""
    low_form, low_lemma = form.lower(), lemma.lower()
    common = _common_prefix(low_form, low_lemma)
    cut = len(low_form) - common
    if low_form == low_lemma:
        edit = "0+"
    elif common == 0 or cut > LONGEST_CUT:
        edit = "=" + low_lemma
    else:
        edit = f"{cut}+{low_lemma[common:]}"
    return f"{_casing(form, lemma)}|{edit}"


def apply_script(form: str, script: str) -> str:
    """The lemma of a form. A script that cuts the whole word away leaves the form as it is."""
    casing, edit = script.split("|", 1)
    if edit.startswith("="):
        return _recase(edit[1:], "K" if casing == "L" else casing)
    cut, ending = edit.split("+", 1)
    kept = form[: len(form) - int(cut)] + ending
    return _recase(kept or form, casing)


def correct(form: str, upos: str, lemma: str, lexicon: Mapping[str, str]) -> str:
    """The lemma, unless the lexicon (``form<TAB>UPOS`` in lower case to lemma) knows better; casing as in ``lemma``."""
    known = lexicon.get(f"{form.lower()}\t{upos}")
    if known is None or known == lemma.lower():
        return lemma
    if len(lemma) > 1 and lemma.isupper() and len(form) > 1:
        return known.upper()
    return known[:1].upper() + known[1:] if lemma[:1].isupper() else known


def _common_prefix(left: str, right: str) -> int:
    for position, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return position
    return min(len(left), len(right))


def _casing(form: str, lemma: str) -> str:
    if lemma == lemma.lower():
        return "L"
    if lemma == form:
        return "K"
    if lemma == lemma.upper() and len(lemma) > 1:
        return "U"
    if lemma != lemma[:1].upper() + lemma[1:].lower() and form.startswith(lemma):
        return "K"
    return "T"


def _recase(text: str, casing: str) -> str:
    if casing == "L":
        return text.lower()
    if casing == "U":
        return text.upper()
    return text[:1].upper() + text[1:].lower() if casing == "T" else text
