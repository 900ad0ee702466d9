"""The lexicon: acts, and operators over acts, as tables.

``data/acts/*.toml`` holds one file for each PLOVER type: what words tell of such an act, and in which of its grammatical
roles the parties stand. ``data/operators.toml`` holds what one act becomes inside another word: *refuse* + (*meet*) is
REJECT. ``data/words.toml`` holds word classes (``@troops``), light verbs, units and the words of contexts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)


@dataclass(frozen=True, slots=True)
class Act:
    """One way to say that something of one PLOVER type was done.

    ``objects`` and ``obliques`` (by preposition) hold the lemmas that must stand there, empty for no demand; ``actor`` and
    ``recipient`` are the roles in which to look for the parties, best first; ``needs`` says which parties must be found
    (``actor``, ``recipient``, ``both``, ``any``; ``verb``: both, and a verb that carries the noun). ``nonfinite`` is the type of
    the act where it is only spoken of ("a step to improving ties"); ``place`` asks for a recipient named as a place, ``direct``
    for an object that is the recipient itself and not only of it; ``void`` marks a reading that is no event ("meet a deadline").
    """

    type: str
    lemma: str
    particle: str | None
    pos: str
    modifier: str | None = None
    objects: frozenset[str] = frozenset()
    obliques: Mapping[str, frozenset[str]] = field(default_factory=dict)
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ("obj",)
    mutual: bool = False
    mode: str | None = None
    context: tuple[str, ...] = ()
    needs: str = "any"
    void: bool = False
    weight: float = 1.0
    sectors: frozenset[str] = frozenset()
    nonfinite: str | None = None
    place: bool = False
    direct: bool = False
    subjects: frozenset[str] = frozenset()

    @property
    def demands(self) -> int:
        """How specific the reading is: more demands met win over fewer."""
        wanted = (self.particle, self.modifier, self.objects, self.sectors, self.subjects)
        return sum(bool(x) for x in wanted) + len(self.obliques)


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that takes an act inside it and makes another act of it.

    ``of`` maps the inner act's type (or a quad group such as ``cooperation``) to the outer type when the operator's subject is
    also the inner act's author; ``other`` the same when somebody else is ("wants Iran to stop"). ``alone`` is its type without an
    inner act. ``foreign`` says that an act named as its object is somebody else's ("rejected an offer"). Types may be ``inner``
    (the act as it is) or ``none``.
    """

    name: str
    lemma: str
    particle: str | None
    pos: str
    modifier: str | None = None
    objects: frozenset[str] = frozenset()
    obliques: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inner: tuple[str, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, str] = field(default_factory=dict)
    finite: Mapping[str, str] = field(default_factory=dict)
    negated: Mapping[str, str] = field(default_factory=dict)
    alone: str | None = None
    mode: str | None = None
    recipient: tuple[str, ...] = ("obj",)
    status: str | None = None
    speech: bool = False
    foreign: bool = False
    weight: float = 1.0
    needs: str = "any"

    @property
    def demands(self) -> int:
        """How specific the reading is, as for :class:`Act`."""
        return bool(self.particle) + bool(self.objects) + bool(self.modifier) + len(self.obliques)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All acts and operators, found by part of speech and lemma (``("verb", "expel")``)."""

    acts: Mapping[tuple[str, str], tuple[Act, ...]]
    operators: Mapping[tuple[str, str], tuple[Operator, ...]]
    words: Mapping[str, frozenset[str]]
    light_verbs: Mapping[str, str]
    units: Mapping[str, str]
    contexts: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]
    modes: Mapping[str, Mapping[str, str]]

    def find_acts(self, pos: str, lemma: str) -> tuple[Act, ...]:
        """The acts that a word can tell, most demanding first."""
        return self.acts.get((pos, lemma), ())

    def find_operators(self, pos: str, lemma: str) -> tuple[Operator, ...]:
        """The operators that a word can be, most demanding first."""
        return self.operators.get((pos, lemma), ())

    def lemma(self, pos: str, form: str, lemma: str) -> str:
        """The lemma under which a word stands here. A parser's lemma that the tables do not have ("expell") gives way to a regular
        stem of the form that they do ("expel")."""
        if (pos, lemma) in self.acts or (pos, lemma) in self.operators:
            return lemma
        known = self.irregular.get(form)
        if known is not None and pos == "verb":
            return known
        stems = (stem for stem in (form, *_stems(form)) if (pos, stem) in self.acts or (pos, stem) in self.operators)
        return next(stems, lemma)

    def is_one_of(self, form: str, lemma: str, words: frozenset[str]) -> bool:
        """Whether a word is among the words of a table, by its lemma, its form or its regular singular ("troops", "troop")."""
        return "*" in words or lemma in words or form in words or any(stem in words for stem in _stems(form))

    def says(self, kind: str, lemma: str) -> bool:
        """Whether ``lemma`` is in the word class ``kind`` (given without its ``@``)."""
        return lemma in self.words.get(kind, frozenset())


def _stems(form: str) -> Iterable[str]:
    """What a regular English ending can have been put to, likeliest first."""
    for ending, puts in (("ies", ("y",)), ("ied", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",))):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield from (stem + put for put in puts)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
