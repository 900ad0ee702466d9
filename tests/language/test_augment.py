from __future__ import annotations

import random
from itertools import pairwise

import pytest

from legation.language.train import augment, phrases
from legation.language.train.augment import Augmenter, every_word, join, recase, third_person, title_case, to_sentence, to_words
from legation.language.train.treebank import Sentence
from legation.language.trees import is_tree


def sentence() -> Sentence:
    return Sentence(
        forms=("The", "talks", "were", "held", "by", "Merkel", "and", "Norway", "."),
        lemmas=("the", "talk", "be", "hold", "by", "Merkel", "and", "Norway", "."),
        upos=("DET", "NOUN", "AUX", "VERB", "ADP", "PROPN", "CCONJ", "PROPN", "PUNCT"),
        morphs=("", "Number=Plur", "", "Tense=Past|VerbForm=Part|Voice=Pass", "", "Number=Sing", "", "Number=Sing", ""),
        heads=(2, 4, 4, 0, 6, 4, 8, 6, 4),
        labels=("det", "nsubj:pass", "aux:pass", "root", "case", "obl:agent", "cc", "conj", "punct"),
        tags=("O", "O", "O", "O", "O", "B-PER", "O", "B-LOC", "O"),
        starts=(1, 0, 0, 0, 0, 0, 0, 0, 0),
    )


def test_words_and_back() -> None:
    assert to_sentence(to_words(sentence()), sentence()) == sentence()


@pytest.mark.parametrize("seed", range(40))
def test_make_keeps_every_sentence_a_tree(seed: int) -> None:
    made = Augmenter([sentence(), sentence()]).make(0, random.Random(seed))
    columns = (made.forms, made.lemmas, made.upos, made.morphs, made.heads, made.labels, made.tags or (), made.starts)
    assert {len(column) for column in columns} == {len(made)}
    cuts = [i for i, start in enumerate(made.starts) if start] + [len(made)]
    for start, end in pairwise(cuts):
        assert is_tree([head - start if head else 0 for head in made.heads[start:end]])


def test_make_is_the_same_for_the_same_seed() -> None:
    augmenter = Augmenter([sentence(), sentence()])
    assert augmenter.make(0, random.Random(7)) == augmenter.make(0, random.Random(7))


def test_title_puts_an_office_before_the_name() -> None:
    made = to_sentence(augment._title(to_words(sentence()), random.Random(1)), sentence())
    name = made.forms.index("Merkel")
    assert name > 5
    assert {made.labels[i] for i, head in enumerate(made.heads) if head == name + 1} & {"nmod:desc", "nmod:poss"}


def test_dateline_hangs_on_the_root() -> None:
    made = to_sentence(augment._dateline(to_words(sentence()), random.Random(2)), sentence())
    assert made.labels[0] == "parataxis"
    assert made.heads[0] == made.heads.index(0) + 1
    assert made.tags is not None
    assert made.tags[0] == "B-LOC"


def test_interrupt_keeps_the_subject_with_its_verb() -> None:
    plain = Sentence(
        forms=("The", "border", "will", "open", "."),
        lemmas=("the", "border", "will", "open", "."),
        upos=("DET", "NOUN", "AUX", "VERB", "PUNCT"),
        morphs=("", "Number=Sing", "", "VerbForm=Inf", ""),
        heads=(2, 4, 4, 0, 4),
        labels=("det", "nsubj", "aux", "root", "punct"),
        tags=("O",) * 5,
        starts=(1, 0, 0, 0, 0),
    )
    made = to_sentence(augment._interrupt(to_words(plain), random.Random(5)), plain)
    root = made.heads.index(0) + 1
    assert made.forms[root - 1] == "open"
    assert made.heads[made.forms.index("border")] == root
    assert made.heads[made.labels.index("parataxis")] == root


def test_recase_in_title_case_spares_small_words() -> None:
    assert recase(sentence(), title_case).forms[3:6] == ("Held", "by", "Merkel")
    assert recase(sentence(), every_word).forms[3:6] == ("Held", "By", "Merkel")


def test_join_keeps_two_roots() -> None:
    both = join(sentence(), sentence())
    assert both.heads.count(0) == 2
    assert both.heads[9:12] == (11, 13, 13)
    assert both.starts[9] == 1


@pytest.mark.parametrize(
    ("lemma", "form"), [("expel", "expels"), ("deny", "denies"), ("push", "pushes"), ("delay", "delays"), ("tax", "taxes")]
)
def test_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


@pytest.mark.parametrize("group", [phrases.COUNTRIES, phrases.METONYMS, phrases.OFFICES, phrases.ORIGINS, phrases.SPEAKERS, phrases.PAIRS])
def test_phrases_are_trees(group: tuple[phrases.Phrase, ...]) -> None:
    assert all(is_tree([piece[4] for piece in phrase]) for phrase in group)
