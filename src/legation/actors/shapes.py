"""Noun phrases that name a party, as they lie in the words: title, the countries beside it, the names behind it.

The order of words leads and the tree only helps: titles before names are where parsers of news err most.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.actors.english import OUTWARD, PLACES, RELATIONAL, SENT
from legation.actors.names import TITLES, Hit
from legation.actors.unlisted import unlisted
from legation.actors.words import Words

LEFT = frozenset(
    {
        "amod",
        "compound",
        "nmod:poss",
        "nummod",
        "det",
        "nmod",
        "nmod:desc",
        "nmod:unmarked",
        "flat",
        "det:predet",
        "cc:preconj",
        "obl:unmarked",
    }
)
NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"})
JOINTS = frozenset({"and", "or", ",", "-", "–", "/", "&"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
PREPOSITIONS = frozenset({"of", "to", "for", "in", "from", "at"})
OWN = frozenset({"his", "her", "its", "their", "our", "my", "your"})


@dataclass(slots=True)
class Shape:
    """A phrase before anybody is recognised: tokens ``[start, end)``, its title or noun, whose it is, and the names in it."""

    start: int
    end: int
    nucleus: Hit
    owners: list[Hit] = field(default_factory=list)
    names: list[Hit] = field(default_factory=list)
    own: int | None = None
    foreign: bool = False
    called: Hit | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """One "of X" behind a noun: where it ends, the names in it, its last noun; ``unknown``: X is a name that no table has."""

    preposition: str
    end: int
    hits: tuple[Hit, ...]
    noun: str
    own: int | None = None
    unknown: bool = False


class Shaper:
    """Finds the shapes of one sentence: titles first, the highest in the tree before those within it, then persons, then the rest."""

    def __init__(self, words: Words, start: int, end: int, hits: list[Hit]) -> None:
        self._w = words
        self._start, self._end = start, end
        self._hits = [*hits, *unlisted(words, start, end, hits)]
        self._at = {k: hit for hit in self._hits for k in range(hit.start, hit.end)}
        self._taken: set[int] = set()

    def shapes(self) -> list[Shape]:
        titles = sorted(
            (h for h in self._hits if h.kind in ("office", "agent", "quantity")), key=lambda h: (self._w.depth(h.root), h.start)
        )
        found = [self._titled(hit) for hit in titles if self._is_free(hit) and self._heads_phrase(hit)]
        found += [self._person(hit) for hit in self._hits if hit.kind == "person" and self._is_free(hit)]
        found += [self._people(hit) for hit in self._hits if hit.is_country and self._is_free(hit)]
        return sorted((shape for shape in found if shape is not None), key=lambda s: (s.start, s.end))

    def _is_free(self, hit: Hit) -> bool:
        return not any(k in self._taken for k in range(hit.start, hit.end))

    def _take(self, shape: Shape) -> Shape:
        self._taken.update(range(shape.start, shape.end))
        for name in shape.names:
            self._taken.update(range(name.start, name.end))
        return shape

    def _heads_phrase(self, hit: Hit) -> bool:
        """Not the police of "police station" nor the troop of "troop withdrawal"."""
        w, root = self._w, hit.root
        if w.pos[root] not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return False
        after = self._at.get(hit.end)
        if w.lemma[root] == "state" and hit.end < self._end and w.lower[hit.end] == "of":
            return False  # "the state of affairs"
        if after is not None and after.kind == "person":
            return True
        inner = w.dep[root] in ("compound", "amod", "nummod") and w.head[root] >= hit.end
        return not inner or w.plural[root]

    # --- a title or a noun for people -------------------------------------------------------------------------------------

    def _titled(self, hit: Hit) -> Shape | None:
        tails = self._tails(hit, owned=self._is_owned(hit))
        end = tails[-1].end if tails else hit.end
        if (called := self._called(hit)) is not None:
            start, own = self._left(hit.start, called.end)
            return self._take(Shape(start, called.end, hit, owners=[called], own=own, called=called))
        names = self._names_at(end, plural=self._w.plural[hit.root])
        end = names[-1].end if names else end
        start, own = self._left(hit.start, end)
        shape = Shape(start, end, hit, names=names, own=own)
        shape.owners = self._owners(shape, tails)
        if own is None:
            shape.own = next((t.own for t in tails if t.own is not None), None)
        shape.foreign = not shape.owners and shape.own is None and any(t.unknown for t in tails)
        if hit.kind == "quantity" and not self._counts_people(hit, tails):
            return None
        if self._w.lemma[hit.root] in RELATIONAL and any(self._is_possessor(h) for h in shape.owners):
            return None
        return self._take(self._with_apposition(shape))

    def _called(self, hit: Hit) -> Hit | None:
        """The name right behind a noun: "the militant group Hamas"."""
        name = self._at.get(hit.end) if hit.end < self._end else None
        return name if name is not None and name.kind in ("group", "body", "agency") and hit.kind == "agent" and hit.people | hit.organ else None

    def _counts_people(self, hit: Hit, tails: list[Tail]) -> bool:
        """"Members of the council" are the council; "a member of the EU" is a state."""
        if not (tails and tails[0].hits):
            return False
        return self._w.lemma[hit.root] != "member" or self._w.plural[hit.root] or any(h.kind in TITLES for h in tails[0].hits)

    def _is_owned(self, hit: Hit) -> bool:
        start, own = self._left(hit.start, hit.end)
        return own is not None or any(k in self._at and self._at[k].is_country for k in range(start, hit.start))

    def _names_at(self, i: int, *, plural: bool = False) -> list[Hit]:
        names = self._listed(i)
        return names if plural else names[:1]

    def _with_apposition(self, shape: Shape) -> Shape:
        """Names set off by commas: "Russia's foreign minister, Sergei Lavrov," and "Sergei Lavrov, the Russian foreign minister"."""
        if shape.names:
            return shape
        w = self._w
        if shape.end < self._end and w.text[shape.end] in (",", "–", "—", ":") and (behind := self._listed(shape.end + 1)):
            if self._is_apposition(behind[0], shape) and (len(behind) == 1 or w.plural[shape.nucleus.root]):
                shape.names = behind
                return shape
        before = self._at.get(shape.start - 2) if shape.start - 2 >= self._start and w.text[shape.start - 1] == "," else None
        if before is not None and before.kind == "person" and before.end == shape.start - 1 and self._follows_name(shape):
            self._taken.update(range(shape.start, shape.end))
            shape.names, shape.start, shape.end = [before], before.start, before.end
        return shape

    def _listed(self, i: int) -> list[Hit]:
        """The persons of a list that begins at ``i``."""
        found: list[Hit] = []
        while i < self._end and (hit := self._at.get(i)) is not None and hit.kind == "person" and hit.start == i and i not in self._taken:
            found.append(hit)
            i = hit.end
            while i < self._end and self._w.lower[i] in (",", "and"):
                i += 1
        return found

    def _is_apposition(self, name: Hit, shape: Shape) -> bool:
        w = self._w
        if w.dep[name.root] in ("appos", "flat", "nmod:desc") and shape.start <= w.head[name.root] < shape.end:
            return True
        closed = name.end >= self._end or w.text[name.end] in (",", ".", ")", "–", "—") or w.lower[name.end] == "and"
        return closed and w.dep[name.root] not in ("nsubj", "obj", "nsubj:pass")

    def _follows_name(self, shape: Shape) -> bool:
        w, root = self._w, shape.nucleus.root
        if w.plural[root]:
            return False
        if w.dep[root] == "appos":
            return True
        closed = shape.end >= self._end or w.text[shape.end] in (",", ".", ")", "–", "—")
        return (
            closed
            and (bool(shape.owners) or w.lower[shape.start] in ("the", "a", "an"))
            and w.dep[root] not in ("nsubj", "obj", "nsubj:pass")
        )

    # --- what stands before ------------------------------------------------------------------------------------------------

    def _left(self, start: int, end: int) -> tuple[int, int | None]:
        """How far to the left the phrase reaches, and the pronoun that owns it."""
        w, low, k, own = self._w, start, start, None
        while k - 1 >= self._start and k - 1 not in self._taken:
            j = k - 1
            hit = self._at.get(j)
            if hit is not None and hit.is_country:
                if not self._belongs(hit, low, end, k):
                    break
                low = k = hit.start
            elif (w.text[j] in POSSESSIVES and w.pos[j] in ("PART", "PUNCT")) or (w.lower[j] in JOINTS and self._joins(j, low)):
                k = j
            elif w.lower[j] in OWN and w.pos[j] == "PRON":
                return j, j
            elif (w.pos[j] in NOMINAL or w.pos[j] in ("DET", "VERB", "ADV")) and self._links(j, low, end):
                low = k = j
            else:
                break
        return low, own

    def _links(self, j: int, low: int, end: int) -> bool:
        w = self._w
        for _ in range(12):
            if low <= w.head[j] < end and w.head[j] != j:
                return w.dep[j] in LEFT or (w.dep[j] == "advmod" and w.pos[j] == "ADV" and w.lower[j].endswith("ly"))
            if w.head[j] == j or w.head[j] >= end:
                return False
            j = w.head[j]
        return False

    def _belongs(self, hit: Hit, low: int, end: int, k: int) -> bool:
        if self._links(hit.root, low, end):
            return True
        if hit.end != k:
            return False
        adjective = hit.kind == "demonym" and not self._w.plural[hit.root]
        short = self._w.text[hit.root].replace(".", "").isupper() and len(self._w.text[hit.root]) <= 5
        return ((adjective or short) and self._w.case(hit.root) == "") or adjective

    def _joins(self, j: int, low: int) -> bool:
        """Whether a comma, an "and" or a hyphen at ``j`` joins two modifiers of the noun."""
        w, left, right = self._w, self._at.get(j - 1), self._at.get(low)
        if left is not None and left.is_country and right is not None and right.is_country:
            return True
        return (
            w.text[j] in (",", "-", "–", "and")
            and j - 1 >= self._start
            and w.pos[j - 1] in ("ADJ", "NOUN", "VERB")
            and w.head[j] != j
            and self._links(j - 1, low, low + 1 + (w.head[j] >= low))
        )

    # --- what stands behind ------------------------------------------------------------------------------------------------

    def _tails(self, hit: Hit, *, owned: bool) -> list[Tail]:
        tails: list[Tail] = []
        end, noun = hit.end, self._w.lemma[hit.root]
        sent = hit.office is not None or noun in SENT
        while len(tails) < 3 and (tail := self._tail(end, hit)) is not None:
            if not self._accepts(tail, hit, noun, sent) or (owned and tail.preposition in ("from", "in", "at") and not tails):
                break
            tails.append(tail)
            end, noun = tail.end, tail.noun
            sent = noun in SENT
        return tails

    def _tail(self, i: int, hit: Hit) -> Tail | None:
        w = self._w
        if i + 1 >= self._end or w.lower[i] not in PREPOSITIONS or w.pos[i] not in ("ADP", "PART"):
            return None
        k, hits, own = i + 1, [], None
        while k < self._end and k not in self._taken:
            found = self._at.get(k)
            if found is not None and found.kind == "person" and hits and not self._is_titled_by(hits[-1], k):
                break
            if found is not None and found.start == k:
                hits.append(found)
                k = found.end
            elif w.lower[k] in OWN and w.pos[k] == "PRON" and own is None:
                own, k = k, k + 1
            elif self._continues(k, hits):
                k += 1
            else:
                break
        while k > i + 1 and w.pos[k - 1] in ("CCONJ", "PUNCT", "DET"):
            k -= 1
        if k == i + 1:
            return None
        kept = tuple(h for h in hits if h.start < k)
        return Tail(w.lower[i], k, kept, w.lemma[k - 1], own, any(w.pos[j] == "PROPN" for j in range(i + 1, k)) and not kept)

    def _is_titled_by(self, before: Hit, k: int) -> bool:
        return before.kind in ("office", "agent") and before.end == k

    def _continues(self, k: int, hits: list[Hit]) -> bool:
        w = self._w
        if w.pos[k] in NOMINAL or w.pos[k] == "DET" or w.text[k] in ("'s", "’s"):
            return w.pos[k] != "ADV"
        if w.pos[k] == "VERB":
            return w.dep[k] == "amod"
        if w.lower[k] in ("and", ",", "-", "&") and k + 1 < self._end and hits:
            after = self._at.get(k + 1) or (self._at.get(k + 2) if w.pos[k + 1] == "DET" else None)
            return (
                after is not None
                and after.is_country
                and hits[-1].is_country
                and hits[-1].end == k
                and w.relation(after.root) == w.relation(hits[-1].root)
            )
        return False

    def _accepts(self, tail: Tail, hit: Hit, noun: str, sent: bool) -> bool:
        w = self._w
        if w.lemma[hit.root] in OUTWARD:
            return False
        if tail.preposition == "of":
            return bool(tail.hits) or tail.own is not None or tail.unknown or bool(self._names_at(tail.end))
        if tail.preposition in ("to", "for"):
            return sent and any(h.is_country for h in tail.hits)
        if noun in SENT and tail.preposition == "in":
            return False
        heads = {w.governor(h.root) for h in tail.hits if h.is_country}
        return any(hit.start <= h < tail.end for h in heads) and (tail.preposition != "at" or sent)

    # --- whose --------------------------------------------------------------------------------------------------------------

    def _owners(self, shape: Shape, tails: list[Tail]) -> list[Hit]:
        inside = sorted({self._at[k] for k in range(shape.start, shape.nucleus.start) if k in self._at}, key=lambda h: h.start)
        before = self._first_and_joined([h for h in inside if h.is_country or h.kind == "person"])
        if before:
            return self._without_ethnicity(before, shape, tails)
        for preposition in ("of", "from", "in", "at"):
            for tail in (t for t in tails if t.preposition == preposition):
                if owners := self._first_and_joined([h for h in tail.hits if self._owns(h, tail)]):
                    return owners
        return []

    def _owns(self, hit: Hit, tail: Tail) -> bool:
        """The X of "people of X" and of "people of the X government", not of "supporters of X sanctions"."""
        if hit.kind == "person":
            return True
        noun = self._w.head[self._w.first(hit.root)]
        before = self._w.premodifies(hit.root, noun) and hit.end <= noun < tail.end
        return hit.is_country and (not before or noun in self._at or self._w.lemma[noun] in PLACES)

    def _without_ethnicity(self, owners: list[Hit], shape: Shape, tails: list[Tail]) -> list[Hit]:
        """ "Ethnic Albanians in Serbia" are Serbia's."""
        first = owners[0]
        if first.start > self._start and self._w.lower[first.start - 1] == "ethnic":
            there = [h for t in tails if t.preposition in ("in", "of", "from") for h in t.hits if h.is_country]
            return there[:1]
        return owners

    def _is_possessor(self, hit: Hit) -> bool:
        return self._w.case(hit.root) == "of" or self._w.relation(hit.root) == "nmod:poss"

    def _first_and_joined(self, hits: list[Hit]) -> list[Hit]:
        """The first name and those joined to it by "and", a comma or a hyphen; what follows otherwise is detail."""
        kept = hits[:1]
        for hit in hits[1:]:
            between = range(kept[-1].end, hit.start)
            joined = any(self._w.lower[k] in JOINTS for k in between) and all(
                self._w.lower[k] in JOINTS or self._w.lower[k] in ("the", "both") or self._w.pos[k] in ("ADJ", "DET") for k in between
            )
            if not joined:
                break
            kept.append(hit)
        return kept

    # --- a name without a title -------------------------------------------------------------------------------------------------

    def _people(self, hit: Hit) -> Shape:
        """A country's name; or its people, who may be another country's: "ethnic Albanians", "the Albanians of southern Serbia"."""
        w = self._w
        if hit.kind != "demonym" or not w.plural[hit.root] or w.premodifies(hit.root, w.head[hit.root]):
            return self._take(Shape(hit.start, hit.end, hit))
        ethnic = hit.start > self._start and w.lower[hit.start - 1] == "ethnic"
        noun = Hit(hit.start, hit.end, hit.root, "agent", sector="CVL", people=True)
        tails = [t for t in self._tails(noun, owned=False) if t.preposition in ("of", "in")]
        owners = [h for t in tails for h in t.hits if h.is_country and h.kind in ("country", "region", "city")]
        if not ethnic and not owners:
            return self._take(Shape(hit.start, hit.end, hit))
        end = tails[0].end if owners else hit.end
        return self._take(Shape(hit.start - ethnic, end, noun, owners=owners[:1]))

    # --- a person without a title ---------------------------------------------------------------------------------------------

    def _person(self, hit: Hit) -> Shape:
        start, own = self._left(hit.start, hit.end)
        shape = Shape(start, hit.end, hit, names=[hit], own=own)
        inside = [self._at[k] for k in range(start, hit.start) if k in self._at]
        shape.owners = self._first_and_joined([h for h in inside if h.is_country])
        if not shape.owners and own is None:
            shape.start = hit.start
        return self._take(shape)
