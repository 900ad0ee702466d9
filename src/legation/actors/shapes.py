"""Noun phrases that name a party, as they lie in the words: title, the countries beside it, the names behind it.

The order of words leads and the tree only helps: titles before names are where parsers of news err most.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.actors.before import left
from legation.actors.behind import Tail, tails_of
from legation.actors.english import BARE, DURING, FESTIVE, RELATIONAL, SPANS
from legation.actors.names import TITLES, Hit
from legation.actors.owners import first_and_joined, is_possessor, owners
from legation.actors.scene import Scene, listed
from legation.actors.unlisted import unlisted
from legation.actors.words import Words

_SUBJECT_OR_OBJECT = frozenset({"nsubj", "obj", "nsubj:pass"})
_ORGANS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
_CLOSING = frozenset({",", ".", ")", "–", "—"})


@dataclass(slots=True)
class Shape:
    """A phrase before anybody is recognised: tokens ``[start, end)``, its title or noun, whose it is, and the names in it.

    ``own`` is the pronoun that owns it ("his"); ``called`` a body's name right behind its noun ("the militant group Hamas");
    ``foreign``: it belongs to a name that no table has, so not to the country at hand.
    """

    start: int
    end: int
    nucleus: Hit
    owners: list[Hit] = field(default_factory=list)
    names: list[Hit] = field(default_factory=list)
    own: int | None = None
    foreign: bool = False
    called: Hit | None = None


class Shaper:
    """Finds the shapes of one sentence: titles first, the highest in the tree before those within it, then persons, then the rest."""

    def __init__(self, words: Words, start: int, end: int, hits: list[Hit]) -> None:
        self._w = words
        self._hits = [*hits, *unlisted(words, start, end, hits)]
        self._scene = Scene(words, start, end, {k: hit for hit in self._hits for k in range(hit.start, hit.end)})

    def shapes(self) -> list[Shape]:
        """The phrases in order; no token is in two of them."""
        titles = [h for h in self._hits if h.kind in ("office", "agent", "quantity")]
        titles.sort(key=lambda h: (self._w.depth(h.root), h.start))
        found = [self._titled(hit) for hit in titles if self._is_free(hit) and self._heads_phrase(hit)]
        found += [self._person(hit) for hit in self._hits if hit.kind == "person" and self._is_free(hit)]
        found += [self._organ(hit) for hit in self._hits if hit.kind == "agency" and self._is_free(hit)]
        found += [self._people(hit) for hit in self._hits if hit.is_country and self._is_free(hit)]
        return sorted((shape for shape in found if shape is not None), key=lambda s: (s.start, s.end))

    def _is_free(self, hit: Hit) -> bool:
        return not any(k in self._scene.taken for k in range(hit.start, hit.end))

    def _take(self, shape: Shape) -> Shape:
        self._scene.taken.update(range(shape.start, shape.end))
        for name in shape.names:
            self._scene.taken.update(range(name.start, name.end))
        return shape

    def _heads_phrase(self, hit: Hit) -> bool:
        """Not the police of "police station", the troop of "troop withdrawal" nor the state of "state of affairs"."""
        w, root = self._w, hit.root
        if w.pos[root] not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return False
        if w.lemma[root] == "state" and hit.end < self._scene.end and w.lower[hit.end] == "of":
            return False
        if self._is_bare(hit) or self._is_a_time(hit) or self._is_festive(hit):
            return False
        after = self._scene.hit(hit.end)
        if after is not None and after.kind == "person":
            return True
        inner = w.dep[root] in ("compound", "amod", "nummod") and w.head[root] >= hit.end
        return not inner or w.plural[root]

    def _is_bare(self, hit: Hit) -> bool:
        """ "Taken hostage", "at school"."""
        w, root = self._w, hit.root
        alone = hit.end - hit.start == 1 and not any(c < root and w.pos[c] not in ("ADP", "PUNCT", "CCONJ") for c in w.children[root])
        return alone and w.lemma[root] in BARE and not w.plural[root] and w.text[root].islower()

    def _is_a_time(self, hit: Hit) -> bool:
        """ "During the campaign", "since his presidency"."""
        w = self._w
        return " ".join(w.lower[hit.start : hit.end]) in SPANS and w.case(hit.root) in DURING

    def _is_festive(self, hit: Hit) -> bool:
        """ "A dinner party"."""
        return self._w.lower[hit.root] == "party" and hit.root > self._scene.start and self._w.lower[hit.root - 1] in FESTIVE

    # --- a title or a noun for people ------------------------------------------------------------------------------------------

    def _titled(self, hit: Hit) -> Shape | None:
        if (called := self._called(hit)) is not None:
            start, own = left(self._scene, hit.start, called.end)
            return self._take(Shape(start, called.end, hit, owners=[called], own=own, called=called))
        tails = tails_of(self._scene, hit, owned=self._is_owned(hit))
        if hit.kind == "quantity" and not self._counts_people(hit, tails):
            return None
        shape = self._around(hit, tails)
        if self._w.lemma[hit.root] in RELATIONAL and any(is_possessor(self._w, h) for h in shape.owners):
            return None
        return self._take(self._with_apposition(shape))

    def _around(self, hit: Hit, tails: list[Tail]) -> Shape:
        """The noun with what belongs to it on both sides."""
        end = tails[-1].end if tails else hit.end
        names = listed(self._scene, end) if self._w.plural[hit.root] else listed(self._scene, end)[:1]
        end = names[-1].end if names else end
        start, own = left(self._scene, hit.start, end)
        shape = Shape(start, end, hit, owners(self._scene, start, hit.start, tails), names, own)
        if own is None:
            shape.own = next((t.own for t in tails if t.own is not None), None)
        shape.foreign = not shape.owners and shape.own is None and any(t.unknown for t in tails)
        return shape

    def _called(self, hit: Hit) -> Hit | None:
        """The name right behind a noun: "the militant group Hamas"."""
        name = self._scene.hit(hit.end)
        body = name is not None and name.kind in ("group", "body", "agency")
        return name if body and hit.kind == "agent" and (hit.people or hit.organ) else None

    def _counts_people(self, hit: Hit, tails: list[Tail]) -> bool:
        """Whether those behind "of" are meant: "members of the council" are the council; "a member of the EU" is a state."""
        if not (tails and tails[0].hits) or not any(self._is_people(h, t) for t in tails for h in t.hits):
            return False
        return self._w.lemma[hit.root] != "member" or self._w.plural[hit.root] or any(h.kind in TITLES for h in tails[0].hits)

    def _is_people(self, hit: Hit, tail: Tail) -> bool:
        """The students of "thousands of Chinese students", the Chinese of "a third of the Chinese"; not the Chinese of "Chinese goods"."""
        return hit.kind in TITLES or not (hit.is_country and self._w.premodifies(hit.root, tail.end - 1)) or hit.end == tail.end

    def _is_owned(self, hit: Hit) -> bool:
        start, own = left(self._scene, hit.start, hit.end)
        return own is not None or any((h := self._scene.hit(k)) is not None and h.is_country for k in range(start, hit.start))

    # --- names set off by commas -------------------------------------------------------------------------------------------------

    def _with_apposition(self, shape: Shape) -> Shape:
        """With "Russia's foreign minister, Sergei Lavrov," and "Sergei Lavrov, the Russian foreign minister" each one phrase."""
        if shape.names:
            return shape
        w, scene = self._w, self._scene
        comma = shape.end < scene.end and w.text[shape.end] in (",", "–", "—", ":")
        behind = listed(scene, shape.end + 1) if comma else []
        if behind and self._is_apposition(behind[0], shape) and (len(behind) == 1 or w.plural[shape.nucleus.root]):
            shape.names = behind
            return shape
        before = scene.hit(shape.start - 2) if shape.start - 2 >= scene.start and w.text[shape.start - 1] == "," else None
        if before is not None and before.kind == "person" and before.end == shape.start - 1 and self._follows_name(shape):
            scene.taken.update(range(shape.start, shape.end))
            shape.names, shape.start, shape.end = [before], before.start, before.end
        return shape

    def _is_apposition(self, name: Hit, shape: Shape) -> bool:
        w = self._w
        if w.dep[name.root] in ("appos", "flat", "nmod:desc") and shape.start <= w.head[name.root] < shape.end:
            return True
        closed = name.end >= self._scene.end or w.text[name.end] in _CLOSING or w.lower[name.end] == "and"
        return closed and w.dep[name.root] not in _SUBJECT_OR_OBJECT

    def _follows_name(self, shape: Shape) -> bool:
        w, root = self._w, shape.nucleus.root
        if w.plural[root]:
            return False
        if w.dep[root] == "appos":
            return True
        closed = shape.end >= self._scene.end or w.text[shape.end] in _CLOSING
        named = bool(shape.owners) or w.lower[shape.start] in ("the", "a", "an")
        return closed and named and w.dep[root] not in _SUBJECT_OR_OBJECT

    # --- names without a title ---------------------------------------------------------------------------------------------------

    def _organ(self, hit: Hit) -> Shape | None:
        """Another state's organ of the same name: the Congress of "Colombia's Congress", which our table knows as the American one."""
        w, at = self._w, hit.start - 1
        possessive = at > self._scene.start and w.text[at] in ("'s", "’s", "'", "’")
        owner = self._scene.hit(at - 1 if possessive else at)
        if owner is None or owner.kind not in ("country", "demonym", "capital") or hit.sector not in _ORGANS:
            return None
        if owner.code == hit.code or w.head[owner.root] not in range(hit.start, hit.end) or not self._is_free(owner):
            return None
        noun = Hit(hit.start, hit.end, hit.root, "agent", sector=hit.sector, organ=True)
        return self._take(Shape(owner.start, hit.end, noun, owners=[owner]))

    def _people(self, hit: Hit) -> Shape:
        """A country's name; or its people, who may be another country's: "ethnic Albanians", "the Albanians of southern Serbia"."""
        w = self._w
        if hit.kind != "demonym" or not w.plural[hit.root] or w.premodifies(hit.root, w.head[hit.root]):
            return self._take(Shape(hit.start, hit.end, hit))
        ethnic = hit.start > self._scene.start and w.lower[hit.start - 1] == "ethnic"
        noun = Hit(hit.start, hit.end, hit.root, "agent", sector="CVL", people=True)
        tails = [t for t in tails_of(self._scene, noun, owned=False) if t.preposition in ("of", "in")]
        counted = any(w.dep[c] == "nummod" for c in w.children[hit.root])  # "four Americans in Benghazi" are no Libyans
        there = [h for t in tails for h in t.hits if h.kind in ("country", "region", "city") and not (counted and not ethnic)]
        if not ethnic and not there:
            return self._take(Shape(hit.start, hit.end, hit))
        return self._take(Shape(hit.start - ethnic, tails[0].end if there else hit.end, noun, owners=there[:1]))

    def _person(self, hit: Hit) -> Shape:
        start, own = left(self._scene, hit.start, hit.end)
        shape = Shape(start, hit.end, hit, names=[hit], own=own)
        inside = [h for k in range(start, hit.start) if (h := self._scene.hit(k)) is not None]
        shape.owners = first_and_joined(self._scene, [h for h in inside if h.is_country])
        if not shape.owners and own is None:
            shape.start = hit.start
        return self._take(shape)
