"""Words that make an event the answer to another ("in retaliation for"), found while the sentence's tree is at hand.

Which event is answered is for the record to say: it knows those of other pages. Here only what the sentence itself shows is kept: the
words, what they name as answered, as what that reads, and which reports of the same sentence tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from legation.events.drafts import NONE, Draft
from legation.events.meaning import Meaning
from legation.events.reading import sentence_meanings
from legation.events.scene import Scene
from legation.knowledge.tables import data, read_tsv
from legation.language import Stretch, Token
from legation.types import Cue, Page, Report

ANSWERS = "answers"
_FORMS, _TAKES = ("to", "back", "verb", "kind", "never"), ("any", "act")
# To be willing, to talk and to work together is no act against anybody; a threat to answer is not yet the answer.
_NO_ACT = frozenset({"CONSULT", "COOPERATE", "AGREE", NONE})
_PARTS = frozenset({"nsubj", "nsubj:pass", "compound", "amod", "det", "nmod:poss", "nummod"})
_LATER = frozenset({"THREATEN"})


@dataclass(frozen=True, slots=True)
class _Row:
    form: str
    takes: str


@dataclass(frozen=True, slots=True)
class _Cues:
    """The table ``answers.tsv``: rows by their words, a pattern for all of them, and what makes an answer none."""

    rows: Mapping[str, _Row]
    pattern: re.Pattern[str]
    never: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue in a sentence: its tokens, the word that it hangs on, and the tokens of what is answered."""

    row: _Row
    span: Stretch
    governor: Token
    answered: tuple[Token, ...]


@cache
def load_cues() -> _Cues:
    """The table that the package ships; ``TableError`` with file and line where it is wrong."""
    rows: dict[str, _Row] = {}
    never: list[str] = []
    for row in read_tsv(data("answers.tsv"), ("words", "form", "takes", "not")):
        form, takes = row.choice("form", _FORMS), row.choice("takes", _TAKES)
        if form == "never":
            never += row.items("not")
            continue
        for words in row.items("words"):
            if words in rows:
                raise row.error(f"{words!r} is given twice; leave it with one row")
            rows[words] = _Row(form, takes)
    return _Cues(rows, _pattern(rows), _pattern(never))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + r")\b(?!-)", re.IGNORECASE)


def with_cues(filed: Sequence[tuple[Draft, Report]], page: Page) -> list[Report]:
    """The reports of an article, each with the cues that its sentence has for it."""
    by_scene: dict[int, list[int]] = {}
    for number, (draft, _) in enumerate(filed):
        by_scene.setdefault(id(draft.scene), []).append(number)
    reports = [report for _, report in filed]
    for numbers in by_scene.values():
        for number, cue in _of_sentence([filed[n] for n in numbers], page):
            at = numbers[number]
            reports[at] = replace(reports[at], cues=(*reports[at].cues, cue))
    return reports


def _of_sentence(told: Sequence[tuple[Draft, Report]], page: Page) -> Iterator[tuple[int, Cue]]:
    scene = told[0][0].scene
    found = list(_found(scene))
    meanings = sentence_meanings(scene) if any(f.answered for f in found) else []
    for cue in found:
        inside = {token.i for token in cue.answered}
        read = [m for m in meanings if m.word.i in inside]
        for number in _answering(cue, inside, told):
            draft, report = told[number]
            acts = [m for m in read if _is_act_of_the_other(m, draft)]
            others = [r for d, r in told if d.meaning.word.i in inside and r.id != report.id and r.type not in _NO_ACT]
            if cue.row.takes == "act" and (not acts or draft.meaning.type in _NO_ACT):
                continue
            yield number, _cue(cue, scene, page, others if cue.row.takes == "any" else _turned(others, report), acts)


def _found(scene: Scene) -> Iterator[_Found]:
    """The cues of a sentence, but for those that name no answer between states."""
    cues, sentence = load_cues(), scene.sentence
    for match in cues.pattern.finditer(sentence.text):
        span = sentence.char_span(*match.span())
        if span is None:
            continue
        row = cues.rows[" ".join(match[0].casefold().split())]
        head = _complement(span) if row.form in ("to", "verb") else None
        if row.form == "to" and head is None:
            continue
        own = {token.i for token in span}
        answered = tuple(t for t in head.subtree if t.i not in own) if head is not None else ()
        if not cues.never.search(" ".join(t.text for t in answered)):
            yield _Found(row, span, _governor(span, head), answered if row.form == "to" else ())


def _complement(span: Stretch) -> Token | None:
    """The head of what follows the cue: the word that the cue marks, or the first that hangs on it."""
    own = {token.i for token in span}
    marked = [t.head for t in span if t.head.i not in own and t.head.i >= span.end and t.dep_ in ("case", "mark", "fixed", "advmod")]
    hanging = [c for t in span for c in t.children if c.i >= span.end and c.pos_ != "PUNCT"]
    head = next(iter(marked or hanging), None)
    while head is not None and head.dep_ in _PARTS and head.head.i >= span.end:
        head = head.head  # "after" may hang on the subject of the clause that it opens
    return head


def _governor(span: Stretch, head: Token | None) -> Token:
    """The word outside the cue on which it hangs."""
    own = {token.i for token in span}
    if head is not None and head.head.i not in own:
        return head.head
    top = next((t for t in span if t.head.i not in own or t.head == t), span.root)
    return top.head


def _answering(cue: _Found, inside: set[int], told: Sequence[tuple[Draft, Report]]) -> list[int]:
    """Which reports of the sentence the cue speaks of: those of the nearest predicate over it, or of the only one beside it."""
    able = [n for n, (d, _) in enumerate(told) if d.meaning.word.i not in inside and _is_answer(cue, d)]
    own = {token.i for token in cue.span}
    if cue.row.form == "verb":
        below = {token.i for part in cue.span for token in part.subtree} | {token.i for token in cue.governor.subtree}
        told_by_it = [n for n in able if {w.i for w in told[n][0].meaning.words} & (below | own)]
        return [n for n in told_by_it if told[n][0].meaning.word.i not in own] or told_by_it
    for token in (cue.governor, *cue.governor.ancestors):
        over = [n for n in able if token.i in {w.i for w in told[n][0].meaning.words} | {told[n][0].meaning.word.i}]
        if over:
            return over
    return able if len({told[n][0].meaning.word.i for n in able}) == 1 else []


def _is_answer(cue: _Found, draft: Draft) -> bool:
    meaning = draft.meaning
    return meaning.status in ("actual", "future") and not (cue.row.form == "kind" and meaning.type in _LATER)


def _is_act_of_the_other(act: Meaning, answer: Draft) -> bool:
    """Whether ``act`` is done to whoever answers, by those whom the answer is for, or by nobody named."""
    ours, theirs = {a.code for a in answer.actors}, {a.code for a in answer.recipients}
    by, to = {a.code for a in act.actors}, {a.code for a in act.recipients}
    return act.type not in _NO_ACT and bool(ours & to) and (not by or bool(by & theirs)) and not by & ours


def _turned(others: Iterable[Report], answer: Report) -> list[Report]:
    ours, theirs = {a.code for a in answer.actors}, {a.code for a in answer.recipients}
    return [r for r in others if {a.code for a in r.recipients} & ours and {a.code for a in r.actors} & theirs]


def _cue(found: _Found, scene: Scene, page: Page, reports: Iterable[Report], acts: Iterable[Meaning]) -> Cue:
    base = scene.parsed.passage.start
    start, end = page.to_source(base + found.span.start_char, base + found.span.end_char)
    answered = found.answered
    text = Stretch(scene.sentence.tree, answered[0].i, answered[-1].i + 1).text if answered else ""
    types = tuple(dict.fromkeys(act.type for act in acts))
    return Cue(ANSWERS, page.source[start:end], start, end, " ".join(text.split()), tuple(sorted({r.id for r in reports})), types)
