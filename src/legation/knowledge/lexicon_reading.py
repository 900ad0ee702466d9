"""The lexicon put together from its tables, ours and the user's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from legation.knowledge import tables
from legation.knowledge.compiled import compiled
from legation.knowledge.lexicon import TYPES, Act, Lexicon, Operator
from legation.knowledge.lexicon_check import check_lexicon
from legation.knowledge.ontology import Ontology

Table = Mapping[str, Any]
_Entry = TypeVar("_Entry", Act, Operator)


def load_lexicon(folder: Path, ontology: Ontology, *, extra: Path | None = None, dictionary: Table | None = None) -> Lexicon:
    """The lexicon from the tables in ``folder``; over it the rows of a ``dictionary``, and over both the user's own file ``extra``.

    Raises ``TableError``, with file and line, for a key, value, type, mode or word class that there is not.
    """
    words_table, operators_table, acts_tables = _ours(folder, ontology)
    own = tables.read_toml(extra) if extra else {}
    if extra:
        check_lexicon(own, extra, ontology, words_table["class"], operators_table["group"])
    words = {name: frozenset(ws) for name, ws in {**words_table["class"], **own.get("class", {})}.items()}
    acts = [act for table in (own, dictionary or {}, *acts_tables) for act in _acts(table, words)]
    irregular = {form: verb for verb, forms in words_table["irregular"].items() for form in forms}
    return Lexicon(
        acts=_index(acts),
        operators=_index([*_operators(own, words, operators_table["group"]), *_operators(operators_table, words)]),
        words=words,
        light_verbs=dict(words_table["light"]),
        units={noun: unit for unit, nouns in words_table["unit"].items() for noun in nouns},
        contexts={word: tuple(cs) for word, cs in _context_words(words_table["context"]).items()},
        irregular={**(dictionary or {}).get("irregular", {}), **irregular},
        modes=words_table["modes"],
    )


def _ours(folder: Path, ontology: Ontology) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    """The words, the operators and the acts of our tables: read and checked when one of them has changed."""
    _, operators, *acts = paths = [folder / "words.toml", folder / "operators.toml", *sorted((folder / "acts").glob("*.toml"))]

    def read() -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
        words_table, operators_table, *acts_tables = map(tables.read_toml, paths)
        for path, table in zip([*acts, operators], [*acts_tables, operators_table], strict=True):
            check_lexicon(table, path, ontology, words_table["class"])
        return words_table, operators_table, acts_tables

    if folder != tables.data(""):
        return read()
    return compiled("lexicon", [*paths, folder / "ontology.toml"], read)


def usual_recipients(folder: Path) -> dict[str, tuple[str, ...]]:
    """For each type the roles in which its table looks for the recipient, unless an act says otherwise."""
    heads = (tables.read_toml(path) for path in sorted((folder / "acts").glob("*.toml")))
    return {head["type"]: tuple(head["recipient"]) for head in heads}


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


def _acts(table: Table, words: Mapping[str, frozenset[str]]) -> list[Act]:
    usual = {key: table[key] for key in ("type", "actor", "recipient", "mutual", "needs") if key in table}
    return [act for row in table.get("act", []) for act in _of_row({**usual, **row}, words)]


def _of_row(row: Table, words: Mapping[str, frozenset[str]]) -> Iterable[Act]:
    objects, subjects = (_lemmas(row.get(key, []), words) for key in ("object", "subject"))
    obliques = {p: _lemmas(ws, words) for p, ws in row.get("obl", {}).items()}
    for pos, lemma, particle, modifier in _headwords(row):
        yield Act(
            type=row["type"],
            lemma=lemma,
            particle=particle,
            pos=pos,
            modifier=modifier,
            objects=objects,
            obliques=obliques,
            actor=tuple(row.get("actor", ["subj"])),
            recipient=tuple(row.get("recipient", ["obj"])),
            mutual=row.get("mutual", False),
            mode=row.get("mode"),
            context=tuple(row.get("context", ())),
            needs=row.get("needs", "any"),
            void=row.get("void", False),
            weight=row.get("weight", 1.0),
            sectors=frozenset(row.get("actor_sector", ())),
            nonfinite=row.get("nonfinite"),
            place=row.get("place", False),
            direct=row.get("direct", False),
            subjects=subjects,
        )


def _operators(table: Table, words: Mapping[str, frozenset[str]], known: Mapping[str, list[str]] | None = None) -> list[Operator]:
    groups: Mapping[str, list[str]] = {**(known or {}), **table.get("group", {})}
    operators = []
    for row in table.get("operator", []):
        for pos, lemma, particle, modifier in _headwords(row):
            operators.append(
                Operator(
                    name=row["name"],
                    lemma=lemma,
                    particle=particle,
                    pos=pos,
                    modifier=modifier,
                    objects=_lemmas(row.get("object", []), words),
                    obliques={p: _lemmas(ws, words) for p, ws in row.get("obl", {}).items()},
                    inner=tuple(row.get("inner", ("xcomp", "ccomp", "obj"))),
                    of=_spread(row.get("of", {}), groups),
                    other=_spread(row.get("other", {}), groups),
                    finite=_spread(row.get("finite", {}), groups),
                    negated=_spread(row.get("negated", {}), groups),
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


def _headwords(row: Table) -> Iterable[tuple[str, str, str | None, str | None]]:
    """(part of speech, lemma, particle, modifier): verbs may bring a particle ("call off"), nouns a modifier ("hunger strike")."""
    for text in row.get("verbs", ()):
        lemma, _, particle = text.partition(" ")
        yield "verb", lemma, particle or None, None
    for pos, key in (("noun", "nouns"), ("adj", "adjs")):
        for text in row.get(key, ()):
            modifier, _, lemma = text.rpartition(" ")
            yield pos, lemma, None, modifier or None


def _lemmas(listed: Iterable[str], words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in listed:
        found |= words[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _spread(table: Mapping[str, str], groups: Mapping[str, list[str]]) -> dict[str, str]:
    """``{"cooperation": "AGREE"}`` as one entry for each type of the group; single types win over groups."""
    spread: dict[str, str] = {}
    for key, outcome in table.items():
        for type_ in groups.get(key, ()):
            spread.setdefault(type_, outcome)
    spread.update({key: outcome for key, outcome in table.items() if key in TYPES or key == "default"})
    return spread
