"""A parsed document as plain Python: what the rules read of it, taken from spaCy once.

spaCy makes a new object for each look at a token and finds each of its strings anew, which rules that look many times pay for many times.
:func:`columns` reads a document into lists; :class:`Tree` makes of these tokens that know their heads and children, under spaCy's names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from spacy.lang.lex_attrs import is_punct
from spacy.tokens import Doc

_KEPT = "legation_columns"
_STRINGS: list[int | str] = ["ORTH", "LEMMA", "POS", "DEP", "ENT_TYPE", "MORPH", "TAG"]
_NUMBERS: list[int | str] = ["HEAD", "SENT_START", "ENT_IOB", "SPACY"]
_BEGINS, _GOES_ON = 3, 1  # as spaCy numbers the tags of entities
_TURN = 1 << 64  # spaCy gives heads as steps, those to the left modulo 2^64
Features = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The text, and a value a token: its place in the text, its text, the same in lower case, lemma, part of speech, relation, type of
    entity, features (``Number=Plur|...``), tag, position of its head. Sentences are (first, after the last), entities (first, after the
    last, type)."""

    plain: str
    at: list[int]
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    ent: list[str]
    morph: list[str]
    tag: list[str]
    head: list[int]
    sentences: list[tuple[int, int]]
    entities: list[tuple[int, int, str]]


def columns(doc: Doc) -> Columns:
    """What a parsed document holds, read in one go and kept with it; ask when no more is written into it."""
    kept: Columns | None = doc.user_data.get(_KEPT)
    if kept is None:
        kept = doc.user_data[_KEPT] = _read(doc)
    return kept


def _read(doc: Doc) -> Columns:
    size = len(doc)
    rows: list[list[int]] = doc.to_array([*_STRINGS, *_NUMBERS]).T.tolist()
    text, lemma, pos, dep, ent, morph, tag = (_strings(doc, row) for row in rows[: len(_STRINGS)])
    steps, starts, iob, blanks = rows[len(_STRINGS) :]
    cuts = [0, *(i for i in range(1, size) if starts[i] == 1), size]
    return Columns(
        plain="".join([f"{word} " if blank else word for word, blank in zip(text, blanks, strict=True)]),
        at=_places(text, blanks),
        text=text,
        lower=[word.lower() for word in text],
        lemma=lemma,
        pos=pos,
        dep=dep,
        ent=ent,
        morph=morph,
        tag=tag,
        head=[i + (step if step < size else step - _TURN) for i, step in enumerate(steps)],
        sentences=list(pairwise(cuts)) if size else [],
        entities=list(_entities(iob, ent)),
    )


def _strings(doc: Doc, keys: list[int]) -> list[str]:
    strings = doc.vocab.strings
    names = {key: strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def _places(text: list[str], blanks: list[int]) -> list[int]:
    at, found = 0, []
    for word, blank in zip(text, blanks, strict=True):
        found.append(at)
        at += len(word) + blank
    return found


def _entities(iob: list[int], kinds: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for i, tag in enumerate((*iob, 0)):
        if tag == _GOES_ON:
            continue
        if start >= 0 and kinds[start]:
            yield start, i, kinds[start]
        start = i if tag == _BEGINS else -1


@lru_cache(maxsize=4096)
def features(text: str) -> Features:
    """The features of a token by name: ``Number=Plur|Person=3`` gives ``{"Number": ("Plur",), "Person": ("3",)}``."""
    parts = (part.split("=", 1) for part in text.split("|") if "=" in part)
    return {name: tuple(values.split(",")) for name, values in parts}


@dataclass(eq=False, slots=True)
class Token:
    """A token of a tree; the head of a root is the root itself, that of white space the word before. ``after`` is the next token of the
    document, ``None`` behind the last."""

    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    morph: Features
    children: Sequence[Token] = field(default=(), repr=False)
    head: Token = field(init=False, repr=False)
    after: Token | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def lefts(self) -> Iterator[Token]:
        """The children before it."""
        return (c for c in self.children if c.i < self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads over it, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all that hangs on it, in the order of the text where the tree has no crossing edges."""
        own = False
        for c in self.children:
            if not own and c.i > self.i:
                own = True
                yield self
            yield from c.subtree
        if not own:
            yield self

    @property
    def left_edge(self) -> Token:
        return min(self.subtree, key=lambda t: t.i)

    @property
    def right_edge(self) -> Token:
        return max(self.subtree, key=lambda t: t.i)


@dataclass(frozen=True, eq=False)
class Stretch:
    """Tokens in a row: a sentence, an entity (``label_`` its type), a mention."""

    tree: Tree
    start: int
    end: int
    label_: str = ""

    @cached_property
    def tokens(self) -> list[Token]:
        return self.tree.tokens[self.start : self.end]

    @cached_property
    def text(self) -> str:
        return self.tree.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Where it starts in the document's text."""
        return self.tree.columns.at[self.start] if self.start < len(self.tree.tokens) else len(self.tree.text)

    @property
    def end_char(self) -> int:
        """Where its last token ends in the document's text."""
        last = self.end - 1
        return self.tree.columns.at[last] + len(self.tree.columns.text[last]) if self.end > self.start else self.start_char

    @cached_property
    def root(self) -> Token:
        """The root of a tree in it, else the first of those tokens that stand highest, punctuation last, as spaCy has it."""
        own = next((t for t in self.tokens if t.head is t), None)
        if own is not None:
            return own
        tops = [t for t in self.tokens if not self.start <= t.head.i < self.end]
        return min(tops, key=self._depth) if tops else self.tokens[0]

    def _depth(self, token: Token) -> int:
        aside = not token.children and (token.is_space or is_punct(token.text))
        return len(self.tree.tokens) if aside else sum(1 for _ in token.ancestors)

    @cached_property
    def ents(self) -> list[Stretch]:
        """The entities that lie whole within it."""
        return [Stretch(self.tree, a, b, kind) for a, b, kind in self.tree.columns.entities if self.start <= a and b <= self.end]

    def char_span(self, start: int, end: int) -> Stretch | None:
        """The tokens that the characters ``start`` to ``end`` of its own text touch; ``None`` where there are none."""
        return self.tree.char_span(self.start_char + start, self.start_char + end)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]


class Tree:
    """The tokens of a document."""

    def __init__(self, doc: Doc) -> None:
        self.columns = c = columns(doc)
        self.text = c.plain
        kinds = map(features, c.morph)
        rows = zip(range(len(c.at)), c.at, c.text, c.lower, c.lemma, c.pos, c.dep, kinds, strict=True)
        self.tokens = [Token(*row) for row in rows]
        below: dict[int, list[Token]] = {}
        for token, head in zip(self.tokens, c.head, strict=True):
            token.head = self.tokens[head]
            if head != token.i:
                below.setdefault(head, []).append(token)
        for i, found in below.items():
            self.tokens[i].children = found
        for token, after in pairwise(self.tokens):
            token.after = after

    @property
    def sentences(self) -> list[Stretch]:
        return [Stretch(self, start, end) for start, end in self.columns.sentences]

    def char_span(self, start: int, end: int) -> Stretch | None:
        """The tokens that the characters ``start`` to ``end`` touch; ``None`` where there are none."""
        at, text = self.columns.at, self.columns.text
        if start < 0 or end <= start or end > len(self.text):
            return None
        first, last = bisect_right(at, start) - 1, bisect_right(at, end - 1) - 1
        first += start == at[first] + len(text[first])  # a blank belongs to no token
        return Stretch(self, first, last + 1) if first <= last else None
