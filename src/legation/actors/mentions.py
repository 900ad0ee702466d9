"""From the shape of a phrase to the parties it means, as far as its own words and the tables tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from legation.actors.candidates import Day
from legation.actors.hits import Hit
from legation.actors.party import BODY, NON_STATES, NOWHERE, ORGAN, PEOPLE, PERSON, PLACE, STATE, Mention, Referent
from legation.actors.persons import Persons, woman
from legation.actors.places import is_place
from legation.actors.shapes import Shape
from legation.actors.words import PREMODIFIERS, Words
from legation.knowledge import Knowledge, Tenure

_HOMES = frozenset({"country", "demonym", "capital", "metonym", "region"})
_TELLING = PREMODIFIERS - {"det", "nummod"}
_BEFORE = PREMODIFIERS - {"conj", "appos", "nmod"}
_KINDS = {"body": BODY, "group": PEOPLE, "agency": ORGAN}


class Mentions:
    """Turns shapes into mentions for one article: knows its day and the persons it has named."""

    def __init__(self, knowledge: Knowledge, on: Day, persons: Persons) -> None:
        self._people = knowledge.people
        self._on = on
        self._persons = persons

    def read(self, words: Words, shape: Shape) -> Mention | None:
        """The mention; without referents if its country is still to be found; ``None`` if it is no party."""
        if shape.nucleus.is_country:
            return self._name(words, shape)
        if shape.nucleus.kind == "person":
            return self._person(words, shape)
        return self._title(words, shape)

    # --- countries and bodies by name -----------------------------------------------------------------------------------------

    def _name(self, words: Words, shape: Shape) -> Mention | None:
        hit = shape.nucleus
        if hit.code is None:
            return None
        text = _text(words, hit)
        plural = hit.kind == "demonym" and words.plural[hit.root] and not _modifies(words, hit.root)
        kind = PEOPLE if plural else _KINDS.get(hit.kind, BODY if hit.code in NON_STATES else STATE)
        referent = Referent(
            hit.code,
            kind,
            self._sector(words, hit, plural),
            hit.identifier if kind != STATE else None,
            None,
            self._why(words, hit, text),
            text,
            candidates=hit.candidates,
        )
        several = (referent, *(replace(referent, code=code) for code in hit.also))
        return self._mention(words, shape, kind, several, plural=plural or len(several) > 1, title=text)

    def _sector(self, words: Words, hit: Hit, plural: bool) -> str | None:
        if hit.sector or plural or hit.code in NON_STATES:
            return hit.sector or ("CVL" if plural else None)
        return None if hit.kind == "demonym" else "GOV"

    def _why(self, words: Words, hit: Hit, text: str) -> str:
        if is_place(words, hit):
            return f"{PLACE}{hit.kind} {text}"
        return f"{hit.kind} {text}" + (" before a noun" if _modifies(words, hit.root) else "")

    # --- persons ------------------------------------------------------------------------------------------------------------------

    def _person(self, words: Words, shape: Shape) -> Mention | None:
        hit = shape.names[0]
        name = _name(words, hit)
        codes = [code for owner in shape.owners if owner.kind in _HOMES for code in self._codes(words, owner)]
        person = self._persons.resolve(name, hit, codes, None, "")
        if person is None:
            self._persons.remember(name, None)
            if shape.own is not None:
                return self._mention(words, shape, PERSON, (), name=name, why="unknown person")
            nobody = Referent(NOWHERE, PERSON, None, name, None, "unknown person", woman=woman(name, ""))
            return self._mention(words, shape, PERSON, (nobody,), name=name)
        if codes or " " in name:  # a surname alone may still turn out to be somebody else's
            self._persons.remember(name, person)
        return self._mention(words, shape, PERSON, (person,), name=name)

    # --- titles and nouns for people ----------------------------------------------------------------------------------------------

    def _title(self, words: Words, shape: Shape) -> Mention | None:
        hit = shape.nucleus
        text = _text(words, hit)
        hit = self._of_body(words, hit, shape)
        local = any(owner.kind in ("region", "city") for owner in shape.owners)
        plural = words.plural[hit.root] or hit.kind == "quantity"
        whose = {code: _text(words, owner) for owner in reversed(shape.owners) for code in self._codes(words, owner)}
        whose = {code: whose[code] for code in reversed(whose)} or ({hit.code: ""} if hit.code else {})
        elsewhere = NOWHERE in whose
        whose.pop(NOWHERE, None)
        codes = list(whose)
        kind = ORGAN if hit.organ else PEOPLE if plural or hit.people or hit.kind == "quantity" else PERSON
        if hit.kind == "quantity":
            crowd = any(owner.kind == "demonym" and words.plural[owner.root] for owner in shape.owners)
            hit = replace(hit, sector="CVL" if crowd else hit.sector)
        mention = self._mention(words, shape, kind, (), plural=plural, title=text.lower())
        mention.sector, mention.elsewhere = hit.sector, not whose and (elsewhere or bool(shape.owners))
        mention.office = hit.office.name if hit.office else None
        mention.referents = tuple(self._named(words, shape, codes, text, plural)) or tuple(
            self._untold(Referent(code, kind, hit.sector, None, mention.office, why, text.lower()), hit, plural, local)
            for code, owner in whose.items()
            for why in [f"{text} of {owner}" if owner else text]
        )
        if shape.called is not None:
            mention.referents = tuple(replace(r, identifier=shape.called.identifier) for r in mention.referents)
        if shape.names and not mention.referents:
            mention.name = _name(words, shape.names[0])
        return mention if mention.referents or not shape.foreign else None

    def _named(self, words: Words, shape: Shape, codes: list[str], title: str, plural: bool) -> Iterable[Referent]:
        """The persons whose names stand by the title; where they are several, each goes with its country."""
        office, left = shape.nucleus.office, list(codes)
        several = plural and len(codes) > 1
        for hit in shape.names:
            name = _name(words, hit)
            person = self._persons.resolve(name, hit, codes, office, title.lower(), sure=several)
            if person is None and left:
                person = self._persons.resolve(name, hit, left, office, title.lower())
            if person is None:
                continue
            left = [code for code in left if code != person.code]
            person = replace(person, title=title.lower(), sector=person.sector or shape.nucleus.sector)
            self._persons.remember(name, person)
            yield person
        if several and shape.names:
            yield from (Referent(c, PERSON, shape.nucleus.sector, None, office.name if office else None, f"{title} of {c}") for c in left)

    def _of_body(self, words: Words, hit: Hit, shape: Shape) -> Hit:
        """The secretary-general of "NATO's secretary general": the office of that body, where the title alone is another's."""
        body = shape.owners[0] if shape.owners and shape.owners[0].kind == "body" else None
        if body is None or hit.office is None:
            return hit
        title, name = _text(words, hit).lower(), _text(words, body).lower()
        office = self._people.offices.named(f"{name} {title}") or self._people.offices.named(f"{title} of {name}")
        return replace(hit, office=office) if office is not None else hit

    def _untold(self, referent: Referent, hit: Hit, plural: bool, local: bool) -> Referent:
        """Who held the office, where only one person can have; not a governor, nor a ``local`` attorney general."""
        leader = hit.office is not None and hit.office.name == "leader"
        if hit.office is None or not (hit.office.unique or leader) or plural or self._on is None or local:
            return referent
        holders = in_office(self._people.holders(referent.code, hit.office.name, self._on), self._on)
        if len({t.person for t in holders}) != 1:
            return referent
        return replace(
            referent, identifier=holders[0].person, woman=woman(holders[0].person, ""), why=f"{referent.why}: {holders[0].person} then"
        )

    def _codes(self, words: Words, owner: Hit) -> list[str]:
        if owner.kind == "person":
            person = self._persons.resolve(_name(words, owner), owner, (), None, "")
            return [person.code] if person is not None else []
        return [owner.code] if owner.code else []

    def _mention(
        self,
        words: Words,
        shape: Shape,
        kind: str,
        referents: tuple[Referent, ...],
        *,
        plural: bool = False,
        title: str = "",
        name: str | None = None,
        why: str = "",
    ) -> Mention:
        head = words.root(shape.start, shape.end)
        return Mention(
            shape.start,
            shape.end,
            head,
            kind,
            referents,
            plural,
            title,
            owner=shape.own,
            definite=_is_definite(words, shape),
            name=name,
            rank=rank(words, head),
            why=why,
            marks=_marks(words, shape),
        )


def in_office(holders: tuple[Tenure, ...], on: Day) -> tuple[Tenure, ...]:
    """Those who hold an office on a day, without who leaves it on that very day; of several leaders, whoever was it first."""
    staying = tuple(t for t in holders if t.end != on) or holders
    return staying[:1] if staying and staying[0].office == "leader" else staying


def rank(words: Words, head: int) -> int:
    """How much a mention's place in the sentence makes it the topic: main subject 5, subject 4, object 3, argument 2, else 1."""
    relation = words.relation(head)
    if relation.startswith(("nsubj", "csubj")) or relation == "root":
        return 5 if words.dep[words.governor(head)] == "root" else 4
    if relation in ("obj", "iobj", "obl:agent"):
        return 3
    return 2 if relation.startswith("obl") else 1


def _marks(words: Words, shape: Shape) -> frozenset[str]:
    """The words of a phrase that set whom it means apart from others so called: "Shia" militia, "nerve" agent, "anti-war" protesters."""
    own = {k for hit in (shape.nucleus, *shape.names) for k in range(hit.start, hit.end)}
    inner = [k for k in range(shape.start, shape.nucleus.root) if k not in own and words.dep[k] in _TELLING]
    told = [k for k in inner if words.pos[k] in ("NOUN", "PROPN", "VERB") or words.text[k][0].isupper() or "-" in words.text[k]]
    return frozenset(words.lower[k] for k in told)


def _modifies(words: Words, root: int) -> bool:
    return words.dep[root] in _BEFORE and words.head[root] > root


def _is_definite(words: Words, shape: Shape) -> bool:
    return words.lower[shape.start] in ("the", "both", "these", "those") or words.is_definite(shape.nucleus.root)


def _text(words: Words, hit: Hit) -> str:
    return words.span(hit.start, hit.end)


def _name(words: Words, hit: Hit) -> str:
    text = _text(words, hit)
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return " ".join(text.split())
