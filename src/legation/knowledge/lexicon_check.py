"""What a table of acts and operators may say, checked entry by entry when it is read: a wrong one is named with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from legation.errors import TableError
from legation.knowledge.gazetteer import SECTORS
from legation.knowledge.ontology import Ontology

Row = Mapping[str, Any]
NOTHING = "none"
NEEDS = ("any", "actor", "recipient", "both", "verb")
STATUSES = ("actual", "future", "hypothetical", "negated")
_LISTS = frozenset({"verbs", "nouns", "adjs", "object", "subject", "actor", "recipient", "context", "actor_sector", "inner"})
_TEXTS = frozenset({"gist", "name", "type", "mode", "needs", "nonfinite", "alone", "status"})
_SWITCHES = frozenset({"mutual", "void", "place", "direct", "speech", "foreign"})
_OUTCOMES = frozenset({"of", "other", "finite", "negated"})
# What a role is taken for at times, and how it is called.
_ROLES = {"subject": "subj", "object": "obj", "nsubj": "subj", "iobject": "iobj", "possessor": "poss", "adjective": "adj"}
_HEADWORDS = ("verbs", "nouns", "adjs")
_SHARED = frozenset({*_HEADWORDS, "object", "obl", "recipient", "mode", "needs", "weight", "gist"})
_KEYS = {
    "act": _SHARED | {"type", "subject", "actor", "mutual", "context", "void", "actor_sector", "nonfinite", "place", "direct"},
    "operator": _SHARED | _OUTCOMES | {"name", "inner", "alone", "foreign", "status", "speech"},
}
_TOP = frozenset({"type", "actor", "recipient", "mutual", "needs", "context", "act", "operator", "class", "group"})
_ENTRY = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")


def check_lexicon(table: Row, path: Path, ontology: Ontology, classes: Collection[str], groups: Collection[str] = ()) -> None:
    """Raises ``TableError`` where an entry of ``table``, read from ``path``, has a key or a value that it cannot have.

    ``classes`` of words and ``groups`` of types are those that it may name beside its own.
    """
    _Check(table, path, ontology, classes, groups).run()


class _Check:
    """One table under check; ``_place`` is the entry at hand: its kind, its number from 0, and its first words."""

    def __init__(self, table: Row, path: Path, ontology: Ontology, classes: Collection[str], groups: Collection[str]) -> None:
        self._table = table
        self._path = path
        self._ontology = ontology
        self._classes = set(classes)
        self._groups = set(groups)
        self._place: tuple[str, int, str] | None = None

    def run(self) -> None:
        self._known(self._table, _TOP)
        for name, known in (("class", self._classes), ("group", self._groups)):
            self._is(isinstance(self._table.get(name, {}), dict), name, f"is no table; write [{name}] and lists of words under it")
            known.update(self._table.get(name, {}))
            for key, words in self._table.get(name, {}).items():
                self._list_of_words(key, words)
        self._values({key: value for key, value in self._table.items() if key not in ("act", "operator", "class", "group")})
        for kind in ("act", "operator"):
            self._place = None
            rows = self._table.get(kind, [])
            right = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
            self._is(right, kind, f"is no list of entries; write [[{kind}]] over each of them")
            for number, row in enumerate(rows):
                self._place = (kind, number, _name(row))
                self._entry(kind, row)

    def _entry(self, kind: str, row: Row) -> None:
        self._known(row, _KEYS[kind])
        self._values(row)
        self._is(any(row.get(key) for key in _HEADWORDS), None, "has no words; give it verbs, nouns or adjs")
        if kind == "operator":
            self._operator(row)
            return
        type_ = row.get("type", self._table.get("type"))
        self._is(type_ is not None, None, f"has no type; give it one of {', '.join(self._ontology.types)}")
        self._choice("type", type_, self._ontology.types)
        if "mode" in row:
            self._choice("mode", row["mode"], self._ontology.types[type_].modes, f"a mode of {type_}")

    def _operator(self, row: Row) -> None:
        self._is(bool(row.get("name")), None, "has no name; reports give it in their reasons")
        for key in sorted(_OUTCOMES & row.keys()):
            for inner, outcome in row[key].items():
                self._choice(key, inner, (*self._ontology.types, *sorted(self._groups), "default"), "a type or group inside")
                self._choice(key, outcome, (*self._ontology.types, "inner", NOTHING), "an outcome")
        if "mode" in row:
            self._choice("mode", row["mode"], sorted({mode for kind in self._ontology.types.values() for mode in kind.modes}))

    # ------------------------------------------------------------------ single values

    def _values(self, row: Row) -> None:
        for key, value in row.items():
            self._value(key, value)
        allowed: dict[str, Iterable[str]] = {
            "needs": NEEDS,
            "status": STATUSES,
            "nonfinite": self._ontology.types,
            "alone": (*self._ontology.types, NOTHING),
            "context": self._ontology.contexts,
            "actor_sector": sorted(SECTORS),
        }
        for place in ("actor", "recipient"):
            for role in row.get(place, ()):
                self._is(role not in _ROLES, place, f"has {role!r}; write {_ROLES.get(role)!r}, or a preposition")
        for key in (key for key in allowed if key in row):
            for value in row[key] if key in _LISTS else [row[key]]:
                self._choice(key, value, allowed[key])

    def _value(self, key: str, value: Any) -> None:
        if key in _LISTS:
            self._list_of_words(key, value)
        elif key in _TEXTS:
            self._is(isinstance(value, str), key, f"is {value!r}; write a word in quotation marks")
        elif key in _SWITCHES:
            self._is(isinstance(value, bool), key, f"is {value!r}; write true or false")
        elif key == "weight":
            right = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 1
            self._is(right, key, f"is {value!r}; write a number above 0 and up to 1.0")
        else:
            self._table_of(key, value)

    def _table_of(self, key: str, value: Any) -> None:
        right = isinstance(value, dict) and (key == "obl" or all(isinstance(outcome, str) for outcome in value.values()))
        example = 'to = ["word"]' if key == "obl" else 'cooperation = "REJECT"'
        self._is(right, key, f"is {value!r}; write {{{example}}}")
        for words in value.values() if key == "obl" else ():
            self._list_of_words(key, words)

    def _list_of_words(self, key: str, value: Any) -> None:
        right = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
        self._is(right, key, f'is {value!r}; write a list of words, ["{value if isinstance(value, str) else "word"}"]')
        for word in value:
            if word.startswith("@") and word[1:] not in self._classes:
                self._fail(key, f"has word class {word}, which is in no table; there are {', '.join(sorted(self._classes))}")

    def _choice(self, key: str, value: Any, allowed: Iterable[str], what: str = "") -> None:
        known = list(allowed)
        if value not in known:
            right = f"{_meant(str(value), known)}; there are {', '.join(known) or 'none'}"
            self._fail(key, f"has {value!r}, which is not {what or 'known'}{right}")

    def _known(self, row: Row, keys: Collection[str]) -> None:
        unknown = next((key for key in row if key not in keys), None)
        if unknown is not None:
            self._fail(unknown, f"is a key that is not known{_meant(unknown, keys)}; there are {', '.join(sorted(keys))}")

    # ------------------------------------------------------------------ where it stands

    def _is(self, right: bool, key: str | None, reason: str) -> None:
        if not right:
            self._fail(key, reason)

    def _fail(self, key: str | None, reason: str) -> None:
        entry = f"{self._place[0]} {self._place[1] + 1} ({self._place[2]})" if self._place else ""
        what = f"{entry}: {key}" if entry and key else entry or key
        raise TableError(str(self._path), self._line(key), f"{what} {reason}")

    def _line(self, key: str | None) -> int | None:
        """The line of a key of the entry at hand, or of the entry; of a key outside entries wherever it stands."""
        lines = self._path.read_text(encoding="utf-8-sig").split("\n")
        headers = [i for i, line in enumerate(lines) if (found := _ENTRY.match(line)) and self._place and found[1] == self._place[0]]
        first = headers[self._place[1]] if self._place and self._place[1] < len(headers) else 0
        last = next((i for i in range(first + 1, len(lines)) if self._place and _ENTRY.match(lines[i])), len(lines))
        wanted = re.compile(rf'\s*(\[\[?\s*)?"?{re.escape(key or "")}"?\s*[=\].]')
        return next((i + 1 for i in range(first, last) if key and wanted.match(lines[i])), first + 1 if self._place else None)


def _meant(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f" (is {near[0]} meant?)" if near else ""


def _name(row: Row) -> str:
    """The first words of an entry, by which its author knows it."""
    words = next((row[key] for key in ("name", *_HEADWORDS) if row.get(key)), "no words")
    return words if isinstance(words, str) else ", ".join(map(str, words[:3])) if isinstance(words, list) else repr(words)
