from __future__ import annotations

import pytest

from legation.language import Parser, Tree, columns, features, load_parser

TEXTS = (
    "Kenya refused on Monday to withdraw its troops from Somalia. The minister, who spoke in Nairobi, said so twice.",
    "  Two  blanks,\n\nand a line: U.S. envoys met (again) in Al-Ula!",
    "Yes",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.mark.parametrize("text", TEXTS)
def test_a_tree_says_what_spacy_says(parser: Parser, text: str) -> None:
    doc = parser.parse_sentence(text)
    tree = Tree(doc)
    assert tree.text == doc.text
    for ours, theirs in zip(tree.tokens, doc, strict=True):
        assert (ours.text, ours.idx, ours.lower_, ours.lemma_) == (theirs.text, theirs.idx, theirs.lower_, theirs.lemma_)
        assert (ours.pos_, ours.dep_, ours.is_space) == (theirs.pos_, theirs.dep_, theirs.is_space)
        assert not ours.dep_ or ours.head.i == theirs.head.i  # spaCy knows no head where there is no relation: white space
        assert [c.i for c in ours.children] == [c.i for c in theirs.children]
        assert [t.i for t in ours.subtree] == [t.i for t in theirs.subtree]
        assert [t.i for t in ours.ancestors] == [t.i for t in theirs.ancestors]
        assert (ours.left_edge.i, ours.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert all(list(ours.morph[name]) == theirs.morph.get(name) for name in ours.morph)


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_and_entities_are_spacys(parser: Parser, text: str) -> None:
    doc = parser.parse_sentence(text)
    sentences = Tree(doc).sentences
    assert [(s.start, s.end, s.text, s.root.i) for s in sentences] == [(s.start, s.end, s.text, s.root.i) for s in doc.sents]
    assert [e.text for s in sentences for e in s.ents] == [e.text for s in doc.sents for e in s.ents]
    assert columns(doc).entities == [(e.start, e.end, e.label_) for e in doc.ents]


@pytest.mark.parametrize("text", TEXTS)
def test_characters_lead_to_the_tokens_that_they_touch(parser: Parser, text: str) -> None:
    doc = parser.parse_sentence(text)
    tree = Tree(doc)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            ours, theirs = tree.char_span(start, end), doc.char_span(start, end, alignment_mode="expand")
            if theirs is None or not len(theirs):
                assert ours is None
            else:
                assert ours is not None
                assert (ours.start, ours.end, ours.root.i) == (theirs.start, theirs.end, theirs.root.i)


def test_features_are_told_apart() -> None:
    assert features("Number=Plur|PronType=Int,Rel") == {"Number": ("Plur",), "PronType": ("Int", "Rel")}
    assert features("") == {}


def test_a_token_shows_itself_and_not_its_neighbours(parser: Parser) -> None:
    shown = repr(Tree(parser.parse_sentence(TEXTS[0])).tokens[1])
    assert "'refused'" in shown
    assert "'Kenya'" not in shown
