"""What belongs to a noun behind it: "of Russia", "to the United Nations", "in Baghdad"."""

from __future__ import annotations

from dataclasses import dataclass

from legation.actors.english import OUTWARD, SENT
from legation.actors.hits import Hit
from legation.actors.scene import NOMINAL, OWN, Scene, listed

PREPOSITIONS = frozenset({"of", "to", "for", "in", "from", "at"})


@dataclass(frozen=True, slots=True)
class Tail:
    """One "of X" behind a noun: where it begins and ends, the names in it, its last noun; ``unknown``: X is a name that no table has."""

    preposition: str
    start: int
    end: int
    hits: tuple[Hit, ...]
    noun: str
    own: int | None = None
    unknown: bool = False


def tails_of(s: Scene, hit: Hit, *, owned: bool) -> list[Tail]:
    """What belongs to the noun behind it; ``owned``: its country stands before it, so "in X" only says where."""
    found: list[Tail] = []
    end, noun = hit.end, s.words.lemma[hit.root]
    sent = hit.office is not None or noun in SENT
    while len(found) < 3 and (tail := _tail(s, end, hit)) is not None:
        if not _accepts(s, tail, hit, noun, sent) or (owned and tail.preposition in ("from", "in", "at") and not found):
            break
        found.append(tail)
        end, noun = tail.end, tail.noun
        sent = noun in SENT
    return found


def _tail(s: Scene, i: int, hit: Hit) -> Tail | None:
    w = s.words
    if i + 1 >= s.end or w.lower[i] not in PREPOSITIONS or w.pos[i] not in ("ADP", "PART"):
        return None
    k, own = i + 1, None
    hits: list[Hit] = []
    while k < s.end and k not in s.taken:
        there = s.at.get(k)
        if there is not None and there.kind == "person" and hits and not _is_titled_by(hits[-1], k):
            break
        if there is not None and there.start == k:
            hits.append(there)
            k = there.end
        elif w.lower[k] in OWN and w.pos[k] == "PRON" and own is None:
            own, k = k, k + 1
        elif _continues(s, k, hits):
            k += 1
        else:
            break
    while k > i + 1 and w.pos[k - 1] in ("CCONJ", "PUNCT", "DET"):
        k -= 1
    if k == i + 1:
        return None
    kept = tuple(h for h in hits if h.start < k)
    return Tail(w.lower[i], i, k, kept, w.lemma[k - 1], own, any(w.pos[j] == "PROPN" for j in range(i + 1, k)) and not kept)


def _is_titled_by(before: Hit, k: int) -> bool:
    return before.kind in ("office", "agent") and before.end == k


def _continues(s: Scene, k: int, hits: list[Hit]) -> bool:
    w = s.words
    if w.pos[k] in NOMINAL or w.pos[k] == "DET" or w.text[k] in ("'s", "’s"):
        return w.pos[k] != "ADV"
    if w.pos[k] == "VERB":
        return w.dep[k] == "amod"
    if w.lower[k] in ("and", ",", "-", "&") and k + 1 < s.end and hits:
        after = s.at.get(k + 1) or (s.at.get(k + 2) if w.pos[k + 1] == "DET" else None)
        return (
            after is not None
            and after.is_country
            and hits[-1].is_country
            and hits[-1].end == k
            and w.relation(after.root) == w.relation(hits[-1].root)
        )
    return False


def _accepts(s: Scene, tail: Tail, hit: Hit, noun: str, sent: bool) -> bool:
    w = s.words
    if w.lemma[hit.root] in OUTWARD:
        return False
    if tail.preposition == "of":
        return bool(tail.hits) or tail.own is not None or tail.unknown or bool(listed(s, tail.end))
    if tail.preposition in ("to", "for"):
        return sent and any(h.is_country for h in tail.hits)
    if noun in SENT and tail.preposition == "in":
        return False
    if tail.preposition == "from" and w.case(hit.root) == "by" and any(h.is_country for h in tail.hits):
        return True  # "by gunmen from Yemen", wherever the parser hung it
    if tail.preposition == "from" and tail.unknown:  # "soldiers from the 173rd Airborne": whoever's they are, it is not the place's
        return True
    heads = {w.governor(h.root) for h in tail.hits if h.is_country}
    return any(hit.start <= h < tail.end for h in heads) and (tail.preposition != "at" or sent)
