"""What belongs to a noun before it: how far to the left its phrase reaches."""

from __future__ import annotations

from legation.actors.names import TITLES, Hit
from legation.actors.scene import JOINTS, NOMINAL, OWN, Scene

LEFT = frozenset({"amod", "cc:preconj", "compound", "det", "det:predet", "flat", "nummod", "obl:unmarked"}) | frozenset(
    {"nmod", "nmod:desc", "nmod:poss", "nmod:unmarked"}
)
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def left(s: Scene, start: int, end: int) -> tuple[int, int | None]:
    """How far to the left the phrase reaches, and the pronoun that owns it."""
    w, low, k = s.words, start, start
    while k - 1 >= s.start and k - 1 not in s.taken:
        j = k - 1
        hit = s.at.get(j)
        if hit is not None and hit.is_country:
            if not _belongs(s, hit, low, end, k):
                break
            low = k = hit.start
        elif (w.text[j] in POSSESSIVES and w.pos[j] in ("PART", "PUNCT")) or (w.lower[j] in JOINTS and _joins(s, j, low)):
            k = j
        elif w.lower[j] in OWN and w.pos[j] == "PRON":
            return j, j
        elif (w.pos[j] in NOMINAL or w.pos[j] in ("DET", "VERB", "ADV")) and _links(s, j, low, end):
            low = k = j
        else:
            break
    return low, None


def _links(s: Scene, j: int, low: int, end: int) -> bool:
    w = s.words
    for _ in range(12):
        if low <= w.head[j] < end and w.head[j] != j:
            return w.dep[j] in LEFT or (w.dep[j] == "advmod" and w.pos[j] == "ADV" and w.lower[j].endswith("ly"))
        if w.head[j] == j or w.head[j] >= end:
            return False
        j = w.head[j]
    return False


def _belongs(s: Scene, hit: Hit, low: int, end: int, k: int) -> bool:
    """Whether a country's name that ends at ``k`` belongs to the phrase that begins at ``low``, by the tree or by its place."""
    w = s.words
    if _links(s, hit.root, low, end):
        return True
    if hit.end != k:
        return False
    if hit.kind == "demonym" and not w.plural[hit.root]:
        return True
    short = w.text[hit.root].replace(".", "").isupper() and len(w.text[hit.root]) <= 5
    right = s.at.get(low)
    beside = low == k and right is not None and right.kind in TITLES
    joined = right is not None and right.is_country and w.dep[right.root] == "conj" and w.head[right.root] == hit.root
    return (short or beside or joined) and w.case(hit.root) == ""


def _joins(s: Scene, j: int, low: int) -> bool:
    """Whether a comma, an "and" or a hyphen at ``j`` joins two modifiers of the noun."""
    w, left, right = s.words, s.at.get(j - 1), s.at.get(low)
    if left is not None and left.is_country and right is not None and right.is_country:
        return True
    return (
        w.text[j] in (",", "-", "–", "and")
        and j - 1 >= s.start
        and w.pos[j - 1] in ("ADJ", "NOUN", "VERB")
        and w.head[j] != j
        and _links(s, j - 1, low, low + 1 + (w.head[j] >= low))
    )
