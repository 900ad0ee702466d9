"""The lexicon: acts, and operators over acts, as tables.

``data/acts/*.toml`` holds one file for each PLOVER type: what words tell of such an act, and in which of its grammatical
roles the parties stand. ``data/operators.toml`` holds what one act becomes inside another word: *refuse* + (*meet*) is
REJECT. ``data/words.toml`` holds word classes (``@troops``), light verbs, units and the words of contexts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from legation.errors import TableError

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
NOTHING = "none"
_Entry = TypeVar("_Entry", "Act", "Operator")

_ACT_KEYS = {
    "verbs",
    "nouns",
    "adjs",
    "object",
    "obl",
    "actor",
    "recipient",
    "mutual",
    "mode",
    "context",
    "needs",
    "void",
    "weight",
    "actor_sector",
    "gist",
    "type",
    "nonfinite",
    "place",
    "direct",
    "subject",
}
_OPERATOR_KEYS = {
    "name",
    "verbs",
    "nouns",
    "adjs",
    "object",
    "obl",
    "inner",
    "of",
    "other",
    "alone",
    "modes",
    "recipient",
    "finite",
    "foreign",
    "status",
    "negated",
    "speech",
    "gist",
    "weight",
    "mode",
    "needs",
}


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


def load_lexicon(folder: Path, *, extra: Path | None = None) -> Lexicon:
    """The lexicon from the tables in ``folder``, with a user's own file over it.

    :raises TableError: a table has an unknown key, type, word class or group; the message names file and entry.
    """
    words_file = folder / "words.toml"
    tables = _read(words_file)
    own = _read(extra) if extra else {}
    words = {name: frozenset(ws) for name, ws in {**tables.get("class", {}), **own.get("class", {})}.items()}
    acts: list[Act] = []
    for path in sorted((folder / "acts").glob("*.toml")):
        acts += _acts(_read(path), path, words)
    operators = _operators(_read(folder / "operators.toml"), folder / "operators.toml", words)
    if extra:
        acts = [*_acts(own, extra, words), *acts]
        operators = [*_operators(own, extra, words), *operators]
    return Lexicon(
        acts=_index(acts),
        operators=_index(operators),
        words=words,
        light_verbs=dict(tables.get("light", {})),
        units={noun: unit for unit, nouns in tables.get("unit", {}).items() for noun in nouns},
        contexts={word: tuple(cs) for word, cs in _context_words(tables.get("context", {})).items()},
        irregular={form: verb for verb, forms in tables.get("irregular", {}).items() for form in forms},
        modes=tables.get("modes", {}),
    )


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise TableError(str(path), None, "is not there; reinstall legation, or check the path given")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(str(path), None, f"is not TOML ({error})") from error


def _context_words(contexts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for context, listed in contexts.items():
        for word in listed:
            words.setdefault(word, []).append(context)
    return words


def _index(entries: Iterable[_Entry]) -> dict[tuple[str, str], tuple[_Entry, ...]]:
    found: dict[tuple[str, str], list[_Entry]] = {}
    for entry in entries:
        found.setdefault((entry.pos, entry.lemma), []).append(entry)
    return {key: tuple(sorted(es, key=lambda e: -e.demands)) for key, es in found.items()}


def _acts(table: Mapping[str, Any], path: Path, words: Mapping[str, frozenset[str]]) -> list[Act]:
    acts = []
    for number, row in enumerate(table.get("act", []), 1):
        where = f"act {number} ({', '.join((row.get('verbs') or row.get('nouns') or ['?'])[:3])})"
        _check(row, _ACT_KEYS, path, where)
        type_ = row.get("type", table.get("type"))
        if type_ not in TYPES:
            raise TableError(str(path), None, f"{where}: type {type_!r} is none of {', '.join(TYPES)}")
        for pos, lemma, particle, modifier in _headwords(row):
            acts.append(
                Act(
                    type=type_,
                    lemma=lemma,
                    particle=particle,
                    pos=pos,
                    modifier=modifier,
                    objects=_lemmas(row.get("object", []), words, path, where),
                    obliques={p: _lemmas(ws, words, path, where) for p, ws in row.get("obl", {}).items()},
                    actor=tuple(row.get("actor", table.get("actor", ["subj"]))),
                    recipient=tuple(row.get("recipient", table.get("recipient", ["obj"]))),
                    mutual=row.get("mutual", table.get("mutual", False)),
                    mode=row.get("mode"),
                    context=tuple(row.get("context", ())),
                    needs=row.get("needs", table.get("needs", "any")),
                    void=row.get("void", False),
                    weight=row.get("weight", 1.0),
                    sectors=frozenset(row.get("actor_sector", ())),
                    nonfinite=row.get("nonfinite"),
                    place=row.get("place", False),
                    direct=row.get("direct", False),
                    subjects=_lemmas(row.get("subject", []), words, path, where),
                )
            )
    return acts


def _operators(table: Mapping[str, Any], path: Path, words: Mapping[str, frozenset[str]]) -> list[Operator]:
    groups: Mapping[str, list[str]] = table.get("group", {})
    operators = []
    for row in table.get("operator", []):
        where = f"operator {row.get('name', '?')}"
        _check(row, _OPERATOR_KEYS, path, where)
        for pos, lemma, particle, modifier in _headwords(row):
            operators.append(
                Operator(
                    name=row["name"],
                    lemma=lemma,
                    particle=particle,
                    pos=pos,
                    modifier=modifier,
                    objects=_lemmas(row.get("object", []), words, path, where),
                    obliques={p: _lemmas(ws, words, path, where) for p, ws in row.get("obl", {}).items()},
                    inner=tuple(row.get("inner", ("xcomp", "ccomp", "obj"))),
                    of=_spread(row.get("of", {}), groups, path, where),
                    other=_spread(row.get("other", {}), groups, path, where),
                    finite=_spread(row.get("finite", {}), groups, path, where),
                    negated=_spread(row.get("negated", {}), groups, path, where),
                    alone=row.get("alone"),
                    mode=row.get("mode"),
                    recipient=tuple(row.get("recipient", ("obj",))),
                    status=row.get("status"),
                    speech=row.get("speech", False),
                    foreign=row.get("foreign", False),
                    weight=row.get("weight", 1.0),
                    needs=row.get("needs", "any"),
                )
            )
    return operators


def _headwords(row: Mapping[str, Any]) -> Iterable[tuple[str, str, str | None, str | None]]:
    """(part of speech, lemma, particle, modifier): verbs may bring a particle ("call off"), nouns a modifier ("hunger strike")."""
    for text in row.get("verbs", ()):
        lemma, _, particle = text.partition(" ")
        yield "verb", lemma, particle or None, None
    for pos, key in (("noun", "nouns"), ("adj", "adjs")):
        for text in row.get(key, ()):
            modifier, _, lemma = text.rpartition(" ")
            yield pos, lemma, None, modifier or None


def _lemmas(listed: Iterable[str], words: Mapping[str, frozenset[str]], path: Path, where: str) -> frozenset[str]:
    found: set[str] = set()
    for word in listed:
        if word.startswith("@") and word[1:] not in words:
            raise TableError(str(path), None, f"{where}: word class {word} is not in words.toml (there: {', '.join(sorted(words))})")
        found |= words[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _spread(table: Mapping[str, str], groups: Mapping[str, list[str]], path: Path, where: str) -> dict[str, str]:
    """``{"cooperation": "AGREE"}`` as one entry for each type of the group; single types win over groups."""
    spread: dict[str, str] = {}
    for key, outcome in table.items():
        if key not in TYPES and key not in groups and key != "default":
            raise TableError(str(path), None, f"{where}: {key!r} is neither a PLOVER type nor a group ({', '.join(groups)})")
        if outcome not in (*TYPES, "inner", NOTHING):
            raise TableError(str(path), None, f"{where}: outcome {outcome!r} is neither a PLOVER type nor inner nor none")
        for type_ in groups.get(key, ()):
            spread.setdefault(type_, outcome)
    spread.update({key: outcome for key, outcome in table.items() if key in TYPES or key == "default"})
    return spread


def _check(row: Mapping[str, Any], known: set[str], path: Path, where: str) -> None:
    unknown = set(row) - known
    if unknown:
        raise TableError(str(path), None, f"{where}: unknown key {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
