"""What news looks like and treebanks do not: headlines, capitals, datelines, titles before names, countries as subjects, quotations.

Every change keeps the tree true: a word is dropped only with nothing hanging on it, a phrase is put in with its own analysis.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from legation.language.train import templates
from legation.language.train.phrases import (
    AGENCIES,
    CITIES,
    COUNTRIES,
    METONYMS,
    OFFICES,
    ORIGINS,
    PAIRS,
    SECOND,
    SMALL,
    SPEAKERS,
    SPEECH,
    Phrase,
)
from legation.language.train.treebank import Sentence

LONGEST_JOIN = 90
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"})
TAILS = frozenset({"conj", "cc", "punct", "appos", "acl:relcl", "nmod", "acl"})
MODIFIERS = frozenset({"nmod:desc", "det", "amod", "compound", "nmod:poss", "nummod", "flat"})


@dataclass(slots=True, eq=False)
class Word:
    """A word that knows its head as a word, so that a sentence can be cut and filled."""

    form: str
    lemma: str
    upos: str
    morph: str
    head: Word | None
    label: str
    tag: str | None
    start: int


Edit = Callable[[list[Word], random.Random], list[Word]]


class Augmenter:
    """Changes sentences at random, the same for the same ``rng``."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._present = _present_forms(sentences)

    def make(self, i: int, rng: random.Random) -> Sentence:
        """Sentence ``i``, changed or not, perhaps with the sentences after it."""
        sentence = _edited(self.sentences[i], _names(rng), rng)
        chance = rng.random()
        if chance < 0.08:
            sentence = _edited(sentence, [self._headline], rng)
            sentence = recase(sentence, rng.choice([title_case, title_case, title_case, every_word, str_as_is]))
        elif chance < 0.20:
            sentence = _recased(sentence, chance)
        elif chance < 0.29:
            sentence = _edited(sentence, [_dateline if chance < 0.235 else _quote if chance < 0.26 else _interrupt], rng)
        return self._joined(i, sentence, rng) if rng.random() < 0.1 else sentence

    def _joined(self, i: int, sentence: Sentence, rng: random.Random) -> Sentence:
        for other in self.sentences[i + 1 : i + 4]:
            if other.document != self.sentences[i].document or len(sentence) + len(other) > LONGEST_JOIN:
                break
            if sentence.tags is not None and rng.random() < 0.2:  # a caption, a link
                sentence = to_sentence(without_stop(to_words(sentence)), sentence) if sum(sentence.starts) == 1 else sentence
            sentence = join(sentence, other)
            if rng.random() < 0.5:
                break
        return sentence

    def _headline(self, words: list[Word], rng: random.Random) -> list[Word]:
        """``The talks were held`` to ``Talks held``; ``will hold`` to ``to hold``; ``held`` to ``holds``."""
        dropped = {id(w) for w in words if _may_drop(w, words, rng)}
        for word in words:
            if word.label == "aux" and word.lemma in {"will", "would", "shall"} and word.head and word.head.label == "root":
                word.form, word.lemma, word.upos, word.morph, word.label = "to", "to", "PART", "", "mark"
            elif word.label == "cc" and word.lemma == "and" and word.head and word.head.upos in {"NOUN", "PROPN"} and rng.random() < 0.6:
                word.form, word.lemma, word.upos, word.label = ",", ",", "PUNCT", "punct"
            elif word.label == "root" and "Tense=Past|VerbForm=Fin" in word.morph and rng.random() < 0.8:
                self._to_present(word, words)
        return without_stop([w for w in words if id(w) not in dropped])

    def _to_present(self, verb: Word, words: Sequence[Word]) -> None:
        plural = any(w.head is verb and w.label == "nsubj" and "Number=Plur" in w.morph for w in words)
        verb.form = verb.lemma if plural else self._present.get(verb.lemma, third_person(verb.lemma))
        verb.morph = PRESENT.replace("Number=Sing", "Number=Plur") if plural else PRESENT


def patterns(count: int, rng: random.Random) -> list[Sentence]:
    """Sentences of ``templates.py``, headlines in their casings."""
    cases = [title_case, title_case, every_word, str_as_is, str_as_is, _capitals, _capitals]
    return [recase(made, rng.choice(cases)) if headline else made for made, headline in templates.sentences(count, rng)]


def _capitals(_: int, form: str) -> str:
    return form.upper()


def title_case(i: int, form: str) -> str:
    return form if i and form.lower() in SMALL else form[:1].upper() + form[1:]


def every_word(i: int, form: str) -> str:
    return form[:1].upper() + form[1:]


def str_as_is(i: int, form: str) -> str:
    return every_word(i, form) if i == 0 else form


def recase(sentence: Sentence, change: Callable[[int, str], str]) -> Sentence:
    """The same sentence in other letters; lemmas stay."""
    return replace(sentence, forms=tuple(change(i, form) for i, form in enumerate(sentence.forms)))


def join(left: Sentence, right: Sentence) -> Sentence:
    """Two sentences as one row, each with its own root."""
    shift = len(left)
    return replace(
        left,
        forms=left.forms + right.forms,
        lemmas=left.lemmas + right.lemmas,
        upos=left.upos + right.upos,
        morphs=left.morphs + right.morphs,
        heads=left.heads + tuple(head + shift if head else 0 for head in right.heads),
        labels=left.labels + right.labels,
        tags=None if left.tags is None or right.tags is None else left.tags + right.tags,
        starts=left.starts + right.starts,
    )


def third_person(lemma: str) -> str:
    """``expel`` to ``expels``, ``deny`` to ``denies``, ``push`` to ``pushes``."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


def to_words(sentence: Sentence) -> list[Word]:
    tags = sentence.tags or [None] * len(sentence)
    columns = zip(sentence.forms, sentence.lemmas, sentence.upos, sentence.morphs, sentence.labels, tags, sentence.starts, strict=True)
    words = [Word(form, lemma, upos, morph, None, label, tag, start) for form, lemma, upos, morph, label, tag, start in columns]
    for word, head in zip(words, sentence.heads, strict=True):
        word.head = words[head - 1] if head else None
    return words


def to_sentence(words: Sequence[Word], like: Sentence) -> Sentence:
    place = {id(word): i + 1 for i, word in enumerate(words)}
    tags = [word.tag for word in words]
    return replace(
        like,
        forms=tuple(w.form for w in words),
        lemmas=tuple(w.lemma for w in words),
        upos=tuple(w.upos for w in words),
        morphs=tuple(w.morph for w in words),
        heads=tuple(place[id(w.head)] if w.head else 0 for w in words),
        labels=tuple(w.label for w in words),
        tags=None if None in tags else tuple(tag or "O" for tag in tags),
        starts=(1, *[0] * (len(words) - 1)),
    )


def _edited(sentence: Sentence, edits: Sequence[Edit], rng: random.Random) -> Sentence:
    if not edits or len(sentence) < 3:
        return sentence
    words = to_words(sentence)
    for edit in edits:
        words = edit(words, rng)
        words[0].form = words[0].form[:1].upper() + words[0].form[1:] if sentence.forms[0][:1].isupper() else words[0].form
    return to_sentence(words, sentence)


def _names(rng: random.Random) -> list[Edit]:
    chances: list[tuple[float, Edit]] = [(0.35, _swap_place), (0.2, _metonym), (0.35, _title), (0.2, _pair), (0.1, _second)]
    return [edit for chance, edit in chances if rng.random() < chance]


def _recased(sentence: Sentence, chance: float) -> Sentence:
    change: Callable[[int, str], str] = title_case
    if chance > 0.17:
        change = (lambda i, form: form.upper()) if chance < 0.187 else (lambda i, form: form.lower())
    elif chance > 0.14:
        change = every_word
    short = to_sentence(without_stop(to_words(sentence)), sentence) if chance % 0.01 < 0.006 else sentence
    return recase(short, change)


def without_stop(words: list[Word]) -> list[Word]:
    """The words without a final stop, if nothing hangs on it."""
    last = words[-1]
    return words[:-1] if len(words) > 3 and last.upos == "PUNCT" and not _has_children(last, words) and last.head else words


def _has_children(word: Word, words: Sequence[Word]) -> bool:
    return any(other.head is word for other in words)


def _may_drop(word: Word, words: Sequence[Word], rng: random.Random) -> bool:
    if word.label == "det" and word.lemma in {"a", "the"} and word.tag in {"O", None}:
        return rng.random() < 0.85 and not _has_children(word, words)
    helps = word.label in {"aux:pass", "cop"} and word.lemma == "be" and word.form.lower() in {"is", "are", "was", "were"}
    return helps and rng.random() < 0.7 and not _has_children(word, words)


def _phrase(phrase: Phrase, like: Word) -> list[Word]:
    """A phrase as words; its head takes the place of ``like``."""
    words = [Word(form, lemma, upos, morph, None, label, tag, 0) for form, lemma, upos, morph, _, label, tag in phrase]
    for word, piece in zip(words, phrase, strict=True):
        word.head = words[piece[4] - 1] if piece[4] else like.head
        if not piece[4]:
            word.label = like.label
    return words


def _swap(words: list[Word], old: Word, new: list[Word], head: Word) -> list[Word]:
    for word in words:
        if word.head is old:
            word.head = head
    at = next(i for i, word in enumerate(words) if word is old)
    return [*words[:at], *new, *words[at + 1 :]]


def _single(words: Sequence[Word], kind: str) -> list[Word]:
    """Names of one word that is a proper noun with no other name-part hanging on it."""
    after = [*words[1:], None]
    alone = [w for w, nxt in zip(words, after, strict=True) if w.tag == f"B-{kind}" and (nxt is None or nxt.tag != f"I-{kind}")]
    return [w for w in alone if w.upos == "PROPN" and w.head and not any(o.head is w and o.label in MODIFIERS for o in words)]


def _swap_place(words: list[Word], rng: random.Random) -> list[Word]:
    places = [w for w in _single(words, "LOC") if w.label in ARGUMENTS]
    return _put(words, rng.choice(places), rng.choice(COUNTRIES)) if places else words


def _metonym(words: list[Word], rng: random.Random) -> list[Word]:
    people = [w for w in [*_single(words, "PER"), *_single(words, "ORG")] if w.label == "nsubj" and w.head and w.head.upos == "VERB"]
    return _put(words, rng.choice(people), rng.choice(METONYMS)) if people else words


def _pair(words: list[Word], rng: random.Random) -> list[Word]:
    """``Turkish ties`` to ``Russia-Turkey ties``."""
    bare = [w for w, after in pairwise(words) if w.head is after and after.tag == "O" and after.upos == "NOUN" and _is_national(w)]
    bare = [w for w in bare if not _has_children(w, words)]
    return _put(words, rng.choice(bare), rng.choice(PAIRS), "compound") if bare else words


def _is_national(word: Word) -> bool:
    demonym = word.label == "amod" and word.upos == "ADJ" and word.form.istitle() and word.lemma.istitle()
    return demonym or (word.label == "compound" and word.tag == "B-LOC")


def _second(words: list[Word], rng: random.Random) -> list[Word]:
    """``Iran`` to ``Iran and Turkey``, or to ``Iran, Turkey and Syria``."""
    places = [
        w for w in _single(words, "LOC") if w.label in ARGUMENTS - {"conj"} and not any(o.head is w and o.label in TAILS for o in words)
    ]
    if not places:
        return words
    first = rng.choice(places)
    at = next(i for i, word in enumerate(words) if word is first) + 1
    added: list[Word] = []
    for last in [False, True][rng.random() < 0.6 :]:
        piece = rng.choice(SECOND)
        name = Word(piece[0], piece[1], piece[2], piece[3], first, "conj", "B-LOC", 0)
        mark = Word("and", "and", "CCONJ", "", name, "cc", "O", 0) if last else _mark(",", name)
        added += [mark, name]
    return [*words[:at], *added, *words[at:]]


def _put(words: list[Word], old: Word, phrase: Phrase, label: str | None = None) -> list[Word]:
    new = _phrase(phrase, old)
    head = next(word for word, piece in zip(new, phrase, strict=True) if not piece[4])
    head.label = label or head.label
    return _swap(words, old, new, head)


def _title(words: list[Word], rng: random.Random) -> list[Word]:
    """``Putin`` to ``Russian President Putin``."""
    people = [w for w in words if w.tag == "B-PER" and w.upos == "PROPN" and w.label not in MODIFIERS]
    people = [w for w in people if not any(o.head is w and o.label in MODIFIERS - {"flat"} for o in words)]
    if not people:
        return words
    name = rng.choice(people)
    office = _office(name, rng)
    at = next(i for i, word in enumerate(words) if word is name)
    return [*words[:at], *office, *words[at:]]


def _office(name: Word, rng: random.Random) -> list[Word]:
    words = _phrase(rng.choice(OFFICES), name)
    head = next(word for word in words if word.head is name.head and word.label == name.label)
    head.head, head.label = name, "nmod:desc"
    chance = rng.random()
    if chance < 0.15:  # Germany's Merkel
        place = rng.choice(SECOND)
        owner = Word(place[0], place[1], place[2], place[3], name, "nmod:poss", "B-LOC", 0)
        return [owner, Word("'s", "'s", "PART", "", owner, "case", "O", 0)]
    if chance < 0.75:
        origin = _phrase(rng.choice(ORIGINS), head)
        origin[-1].head, origin[-1].label = head, "amod" if origin[-1].upos == "ADJ" else "compound"
        words = [*origin, *words]
    return words


def _dateline(words: list[Word], rng: random.Random) -> list[Word]:
    """``MOSCOW (Reuters) - `` before the sentence: the city hangs on the root as ``parataxis``, the agency on the city."""
    root = next(w for w in words if w.head is None)
    city = rng.choice(CITIES)
    form = city.upper() if rng.random() < 0.7 else city
    place = Word(form, city, "PROPN", "Number=Sing", root, "parataxis", "B-LOC", 1)
    out = [place]
    if rng.random() < 0.7:
        agency = Word(rng.choice(AGENCIES), "", "PROPN", "Number=Sing", place, "parataxis", "B-ORG", 0)
        agency.lemma = agency.form
        out += [_mark("(", agency), agency, _mark(")", agency)]
    return [*out, _mark(rng.choice(["-", "--", "—", ":"] if len(out) > 1 else ["-", "--", "—"]), place), *words]


def _quote(words: list[Word], rng: random.Random) -> list[Word]:
    """``"...," the minister said.`` around a sentence that ends in a full stop; one in three without the quotes."""
    root = next(w for w in words if w.head is None)
    if words[-1].form != "." or any(w.upos == "PUNCT" and w.form in {'"', "“"} for w in words):
        return words
    verb = Word(*rng.choice(SPEECH), "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", None, "root", "O", 0)
    speaker = _phrase(rng.choice(SPEAKERS), Word("", "", "", "", verb, "nsubj", "O", 0))
    root.head, root.label = verb, "ccomp"
    left, right = rng.choice([('"', '"'), ("“", "”")])
    said = [verb, *speaker] if rng.random() < 0.4 and len(speaker) > 1 else [*speaker, verb]
    marks = ([_mark(left, root)], [_mark(right, root)]) if rng.random() < 0.67 else ([], [])
    return [*marks[0], *words[:-1], _mark(",", root), *marks[1], *said, _mark(".", verb)]


def _interrupt(words: list[Word], rng: random.Random) -> list[Word]:
    """``The border will open`` to ``The border, officials said, will open``; one in three with quotes."""
    root = next(w for w in words if w.head is None)
    subject = next((w for w in words if w.head is root and w.label in {"nsubj", "nsubj:pass"} and w.upos in {"NOUN", "PROPN"}), None)
    if subject is None or root.upos != "VERB" or words[-1].form != "." or any(w.form in {'"', "“", "”"} for w in words):
        return words
    inside = [i for i, word in enumerate(words) if _is_under(word, subject)]
    after = inside[-1] + 1
    if inside != list(range(after)) or words[after].upos == "PUNCT" or words[after].label == "parataxis":
        return words
    verb = Word(*rng.choice(SPEECH), "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", root, "parataxis", "O", 0)
    speaker = _phrase(rng.choice(SPEAKERS), Word("", "", "", "", verb, "nsubj", "O", 0))
    said = [verb, *speaker] if rng.random() < 0.25 and len(speaker) > 1 else [*speaker, verb]
    left, right = rng.choice([('"', '"'), ("“", "”")])
    quoted = rng.random() < 0.35
    before, close, again, end = ([_mark(sign, root)] if quoted else [] for sign in (left, right, left, right))
    middle = [_mark(",", verb), *close, *said, _mark(",", verb), *again]
    return [*before, *words[:after], *middle, *words[after:], *end]


def _is_under(word: Word, top: Word) -> bool:
    here: Word | None = word
    while here is not None and here is not top:
        here = here.head
    return here is top


def _mark(form: str, head: Word) -> Word:
    return Word(form, '"' if form in "“”" else form, "PUNCT", "", head, "punct", "O", 0)


def _present_forms(sentences: Sequence[Sentence]) -> dict[str, str]:
    found: dict[str, str] = {}
    for s in sentences:
        for form, lemma, morph in zip(s.forms, s.lemmas, s.morphs, strict=True):
            if morph == PRESENT and form.islower() and "'" not in form and len(form) > 2:
                found.setdefault(lemma, form)
    return found | {"be": "is", "have": "has", "do": "does"}
