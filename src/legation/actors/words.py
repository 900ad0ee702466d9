"""A parsed passage as plain lists: what the rules of this room read, without asking the parser's objects again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from legation.language import columns, features

#: Relations by which a word stands before the noun that it belongs to.
PREMODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nummod", "det", "flat", "conj", "appos", "nmod:unmarked", "dep"})


@dataclass(frozen=True, slots=True)
class Words:
    """The text, and token by token: its place in it, text, lower-cased text, lemma, part of speech, relation, head, children,
    entity, whether it is a plural; and the sentences as (first, after the last).
    """

    plain: str
    at: list[int]
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    ent: list[str]
    plural: list[bool]
    sentences: list[tuple[int, int]]

    def span(self, start: int, end: int) -> str:
        """The text of the tokens ``[start, end)``."""
        return self.plain[self.at[start] : self.ends(end - 1)]

    def ends(self, i: int) -> int:
        """The character after token ``i``."""
        return self.at[i] + len(self.text[i])

    def case(self, i: int) -> str:
        """The preposition of noun ``i`` in lower case, taken from the first conjunct where ``i`` is a later one; "" if none."""
        for _ in range(8):
            found = [c for c in self.children[i] if self.dep[c] == "case" and c < i]
            if found:
                return self.lower[found[0]]
            if self._has_stray_preposition(i):
                return self.lower[i - 1]
            if self.dep[i] != "conj":
                return ""
            i = self.head[i]
        return ""

    def _has_stray_preposition(self, i: int) -> bool:
        """Whether a preposition stands before ``i`` that the parser gave to nobody: "signed in Astana", "with Russia acting"."""
        if not i or self.dep[i - 1] == "case" or self.head[i] > i:
            return self.dep[i] == "conj" and i > 0 and self.lower[i - 1] == "with"
        return self.pos[i - 1] == "ADP" or self.lower[i - 1] == "with"

    def first(self, i: int) -> int:
        """The first conjunct of ``i``; ``i`` itself where it is none."""
        for _ in range(8):
            if self.dep[i] != "conj" or self.head[i] == i:
                break
            i = self.head[i]
        return i

    def relation(self, i: int) -> str:
        """The relation of ``i``, or of the first conjunct where ``i`` is a later one."""
        return self.dep[self.first(i)]

    def governor(self, i: int) -> int:
        """The head of ``i``, or of the first conjunct where ``i`` is a later one."""
        return self.head[self.first(i)]

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        for _ in range(len(self.head)):
            if self.head[i] == i:
                return
            i = self.head[i]
            yield i

    def depth(self, i: int) -> int:
        return sum(1 for _ in self.ancestors(i))

    def root(self, start: int, end: int) -> int:
        """The first token of ``[start, end)`` whose head lies outside: the head of the span."""
        for i in range(start, end):
            if self.head[i] == i or not start <= self.head[i] < end:
                return i
        return end - 1

    def right_edge(self, i: int) -> int:
        """The position after the last token under ``i``."""
        edge, todo = i, [i]
        while todo:
            k = todo.pop()
            edge = max(edge, k)
            todo.extend(self.children[k])
        return edge + 1

    def premodifies(self, i: int, noun: int) -> bool:
        """Whether ``i`` stands before ``noun`` and belongs to it, directly or through other words before it."""
        while i < noun and self.dep[i] in PREMODIFIERS:
            i = self.head[i]
        return i == noun

    def clause(self, i: int) -> int:
        """The verb (or other clause head, as a noun that something is said to be) under which ``i`` stands."""
        for a in self.ancestors(i):
            if self.pos[a] in ("VERB", "AUX") or self.head[a] == a or any(self.dep[c] == "cop" for c in self.children[a]):
                return a
        return i

    def is_definite(self, i: int) -> bool:
        return any(self.lower[c] in ("the", "both", "this", "these", "that", "those") for c in self.children[i] if self.dep[c] == "det")


def read(doc: Doc) -> Words:
    """The lists of one parsed passage."""
    c = columns(doc)
    head = [h if dep else i for i, (h, dep) in enumerate(zip(c.head, c.dep, strict=True))]  # white space hangs on nothing
    children: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    low = [lemma.lower() for lemma in c.lemma]
    return Words(
        plain=c.plain,
        at=c.at,
        text=c.text,
        lower=c.lower,
        lemma=[lemma or form for lemma, form in zip(low, c.lower, strict=True)],
        pos=c.pos,
        dep=c.dep,
        head=head,
        children=children,
        ent=c.ent,
        plural=list(map(_plural, c.morph, c.tag, c.lower, low)),
        sentences=c.sentences,
    )


def _plural(morph: str, tag: str, form: str, lemma: str) -> bool:
    number = features(morph).get("Number")
    if number:
        return "Plur" in number
    if tag in ("NNS", "NNPS"):
        return True
    return form != lemma and form.endswith("s")
